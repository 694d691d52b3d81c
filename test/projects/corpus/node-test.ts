import { brittle, type CorpusTest, expires, stable, strained, testsOf, varies, victim } from './truth.ts';

const PROJECT = 'flaky-node-test';
const tests = (file: string, truths: Parameters<typeof testsOf>[2]) => testsOf(PROJECT, file, truths);
const spoils = stable('spoils another test, and passes by itself');

export const nodeTestTests: readonly CorpusTest[] = [
  ...tests('test/till.test.js', {
    'till > is empty in the morning': victim('test/till.test.js > till > after a sale > holds the price', 'the hook of an inner suite is never undone'),
    'till > after a sale > holds the price': spoils,
    'clerk > arrives': stable('sets up what the next test needs'),
    'clerk > has a name': brittle('test/till.test.js > clerk > arrives', 'the clerk arrives in the test before it'),
    'the till counts in euros': victim('test/till.test.js > the till counts in what the environment says', 'process.env is left changed'),
    'the till counts in what the environment says': spoils,
  }),
  ...tests('test/time.test.js', {
    'time > the first of May is in May': varies('time-zone', 'local month of a fixed instant, west of Greenwich'),
    'time > the last of May is in May': varies('time-zone', 'local month of a fixed instant, east of Greenwich'),
    'time > a form is read as it stands': varies('time-zone', 'a date and time without a zone is read as local time'),
    'time > a stay over the change of clocks has whole nights': varies('time-zone', 'days counted by 24 hours over a change of clocks'),
    'time > the contract runs': expires(50, 'a fixed day some weeks ahead'),
    'time > the warranty runs': expires(250, 'a fixed day months ahead'),
    'time > noon is read in the zone it names': stable('the text names its zone'),
    'time > now lies between before and after': stable('compares with the clock before and after'),
    'time > a page is as young as it is': stable('times of files and the clock agree'),
    'time > waits by a clock of its own': stable('fake timers with a fixed time, put back afterwards'),
    'words > a note names the day': varies('locale', 'toLocaleDateString without a locale'),
    'words > names are listed': varies('locale', 'localeCompare without a locale: ä is a letter of its own in Swedish'),
    'words > pieces are counted': varies('locale', 'toLocaleString without a locale'),
    'words > few pieces are counted alike everywhere': stable('too few to be grouped'),
  }),
  ...tests('test/chance.test.js', {
    'chance > a door opens': varies('random', 'fails once in 20 runs, on high draws'),
    'chance > a code has six figures': varies('random', 'the number has fewer digits once in 10 runs'),
    'chance > what is picked is one of them': stable('holds for every draw'),
    'chance > most doors open': stable('the mean of 10,000 draws, within 18 standard deviations'),
    'chance > a door at the brink stays shut': stable('Math.random is mocked'),
  }),
  ...tests('test/machine.test.js', {
    'machine > grinds before the customer leaves': strained('timing', '100 ms of work against a timer of 330 ms'),
    'machine > is offered on its port': strained('port', 'a hard-coded port'),
    'machine > is offered to the street': stable('this machine is there under all of its addresses, with a network or without'),
    'machine > finds the warehouse': strained('network', 'asks for the addresses of a machine elsewhere'),
    'machine > is offered on a port of the system': stable('port 0, loopback'),
    'machine > grinds in the end': stable('200 ms of work without a limit'),
    'two machines > one grinds': stable('runs beside another test'),
    'two machines > the other grinds beside': stable('runs beside another test'),
  }),
  ...tests('test/papers.test.js', {
    'papers > take a page': stable('beforeEach sets up what it needs'),
    'papers > begin with a cover': stable('beforeEach sets up what it needs'),
    'papers > are counted to 1 > 0': stable('a title that holds the separator of titles'),
    'papers > are counted to 2 > 0': stable('a title that holds the separator of titles'),
    'papers > look as they did': stable('a snapshot'),
    'papers, step after step > are written': stable('marked as ordered'),
    'papers, step after step > are signed once they are written': stable('marked as ordered'),
  }),
  ...tests('test/habits.test.js', {
    'a parcel': stable('holds two tests that it runs one after the other'),
    'a parcel > is packed': stable('the outer test awaits it'),
    'a parcel > is sent once it is packed': stable('its order is the program of the outer test'),
    'calls back': stable('a callback'),
    'has the time of another program': stable('programs that are started read the same clock'),
    'draws a hundred thousand times': stable('two draws are equal once in 2,000,000 runs'),
    'is not for today': stable('skipped'),
    'is for some day': stable('to do'),
    'the same title > again': stable('two tests of one title'),
  }),
];
