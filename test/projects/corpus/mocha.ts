import { brittle, type CorpusTest, expires, nonIdempotent, stable, strained, testsOf, varies, victim } from './truth.ts';

const PROJECT = 'flaky-mocha';
const tests = (file: string, truths: Parameters<typeof testsOf>[2]) => testsOf(PROJECT, file, truths);
const spoils = stable('spoils another test, and passes by itself');

export const mochaTests: readonly CorpusTest[] = [
  ...tests('test/advertised-prices.test.js', {
    'advertised prices > are charged in full': victim('test/winter-sale.test.js > winter sale > takes a tenth off', 'files share one process: a test of another file spoils it'),
  }),
  ...tests('test/winter-sale.test.js', { 'winter sale > takes a tenth off': spoils }),
  ...tests('test/shelf.test.js', {
    'shelf > has no pens by itself': victim('test/shelf.test.js > shelf with pens > has pens', 'the hook of the next suite is never undone'),
    'shelf > has no glass by itself': stable('mocha runs the tests of a suite before its inner suites, whatever their order'),
    'shelf > with glass > has glass': stable('runs after the tests of the outer suite'),
    'shelf with pens > has pens': spoils,
    'labels > are printed': stable('sets up what the next test needs'),
    'labels > can be read': brittle('test/shelf.test.js > labels > are printed', 'the label is printed by the test before it'),
    'region > is the north by itself': victim('test/shelf.test.js > region > follows the environment', 'process.env is left changed'),
    'region > follows the environment': spoils,
    'reservation > holds a good': nonIdempotent('the good is reserved the second time'),
  }),
  ...tests('test/times.test.js', {
    'times > the shop opens at nine': varies('time-zone', 'local hour of a fixed instant'),
    'times > the clock shows half past ten': varies('time-zone', 'a date printed in local time'),
    'times > the season ends some day': expires(20, 'a fixed day some weeks ahead'),
    'times > a length is rounded': varies('locale', 'toLocaleString without a locale'),
    'times > an event has no age yet': stable('compares the clock with itself'),
    'times > a local noon is noon': stable('written and read in local time'),
    'times > a zone that is named holds everywhere': stable('names its locale and its zone'),
    'times > a note is as young as it is': stable('times of files and the clock agree'),
  }),
  ...tests('test/cards.test.js', {
    'cards > are in another order once they are shuffled': varies('random', 'four cards keep their order once in 24 runs'),
    'cards > are dealt in the end': varies('random', 'fails once in 4 tries, and this.retries hides it'),
    'cards > are all there once they are shuffled': stable('holds for every draw'),
    'cards > come up evenly': stable('the mean of 10,000 draws, within 11 standard deviations'),
    'cards > are numbered by the system': stable('random numbers of the system'),
  }),
  ...tests('test/printer.test.js', {
    'printer > prints a page in time': strained('timing', '100 ms of work within 330 ms of time'),
    'printer > is shared on its port': strained('port', 'a hard-coded port'),
    'printer > is shared on a port of the system': stable('port 0, loopback'),
    'printer > prints two pages in the end': stable('160 ms of work within the 2 s of the runner'),
  }),
  ...tests('test/stocktaking.test.js', {
    'stocktaking with a list of its own > counts one': stable('beforeEach sets up what it needs'),
    'stocktaking with a list of its own > counts the other': stable('beforeEach sets up what it needs'),
    'stocktaking with a list of its own > places glue': stable('one title of a loop'),
    'stocktaking with a list of its own > places tape > roll': stable('a title that holds the separator of titles'),
    'stocktaking, step after step > counts': stable('marked as ordered'),
    'stocktaking, step after step > writes down what was counted': stable('marked as ordered'),
  }),
  ...tests('test/habits.test.js', {
    'habits > calls back': stable('hooks and a callback'),
    'habits > takes its time': stable('sets its own limit'),
    'habits > skips itself': stable('skipped'),
    'habits > some day': stable('to do'),
    'habits > draws a hundred thousand times': stable('two draws are equal once in 2,000,000 runs'),
    'habits > shuffles a whole deck': stable('52 cards keep their order once in 10^68 runs'),
    'habits > has the time of another program': stable('programs that are started read the same clock'),
    'habits > repeats a title': stable('two tests of one title'),
  }),
];
