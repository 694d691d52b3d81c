import { brittle, type CorpusTest, daysUntil, expires, nonIdempotent, stable, strained, testsOf, varies, victim } from './truth.ts';

const PROJECT = 'flaky-jest';
const tests = (file: string, truths: Parameters<typeof testsOf>[2]) => testsOf(PROJECT, file, truths);
const spoils = stable('spoils another test, and passes by itself');

const order: readonly CorpusTest[] = [
  ...tests('test/basket.test.js', {
    'basket > starts empty': victim('test/basket.test.js > basket > keeps what is added', 'state of a module that both tests share'),
    'basket > keeps what is added': spoils,
  }),
  ...tests('test/accounts.test.js', {
    'account > opens': stable('sets up what the next test needs'),
    'account > books a payment': brittle('test/accounts.test.js > account > opens', 'the account is opened by the test before it'),
    'vouchers > can be redeemed': spoils,
    'vouchers > can be forgotten': stable('cleans what the first test spoils, so that neither the declared nor the reversed order shows it'),
    'vouchers > wait for their first use': victim('test/accounts.test.js > vouchers > can be redeemed', 'cleaned by the test between them: of six orders two show it, and neither is the reversed one'),
    'registers a name': nonIdempotent('the name is taken the second time'),
  }),
  ...tests('test/session.test.js', {
    'session > welcomes a stranger': victim('test/session.test.js > session > of a customer > greets by name', 'the test in the inner suite signs in and never out'),
    'session > of a customer > greets by name': spoils,
  }),
  ...tests('test/mailer.test.js', {
    'leaves alone who opted out': victim('test/mailer.test.js > writes to who agreed', 'calls of a shared jest.fn are never cleared'),
    'writes to who agreed': spoils,
  }),
  ...tests('test/countdown.test.js', {
    'pauses for a moment': victim('test/countdown.test.js > pauses for a minute', 'fake timers are left on: it hangs until its limit'),
    'pauses for a minute': spoils,
  }),
  ...tests('test/surroundings.test.js', {
    'currency > is the euro by itself': victim('test/surroundings.test.js > currency > follows the environment', 'process.env is left changed'),
    'currency > follows the environment': spoils,
    'goods > are counted by kind': victim('test/surroundings.test.js > goods > have a last one', 'Array.prototype is left with one more enumerable key'),
    'goods > have a last one': spoils,
  }),
  ...tests('test/receipts.test.js', {
    'there is no receipt before the first sale': victim('test/receipts.test.js > a sale leaves a receipt', 'both use one folder on disk'),
    'a sale leaves a receipt': spoils,
  }),
];

const environment: readonly CorpusTest[] = [
  ...tests('test/calendar.test.js', {
    'days > an order after midnight belongs to the new day': varies('time-zone', 'local day of a fixed instant, west of Greenwich'),
    'days > an order in the evening belongs to the old day': varies('time-zone', 'local day of a fixed instant, east of Greenwich'),
    'days > a delivery date is read as it stands': varies('time-zone', 'a date and time without a zone is read as local time'),
    'days > a week has seven days': varies('time-zone', 'days counted by 24 hours over a change of clocks'),
    'days > a local day stays the day it was made as': stable('written and read in local time'),
    'validity > the winter coupon is accepted': expires(45, 'a fixed day some weeks ahead'),
    'validity > the certificate is trusted': expires(200, 'a fixed day months ahead'),
    'validity > a coupon of old is refused': stable('a fixed day in the past'),
    'validity > the page carries the year': expires(daysUntil(1, 1), 'the present year, hard-coded'),
  }),
  ...tests('test/renewal.test.js', {
    'a subscription is renewed in the next month': expires(0, '30 February is in March: it fails at the end of a month, and the next one is near'),
  }),
  ...tests('test/bookings.test.js', {
    'bookings > of a room': varies('time-zone', 'one of three with one failure'),
    'bookings > of a table': varies('time-zone', 'one of three with one failure'),
    'bookings > of a court': varies('time-zone', 'one of three with one failure'),
  }),
  ...tests('test/money.test.js', {
    'amounts have their thousands grouped': varies('locale', 'toLocaleString without a locale'),
    'names are sorted': varies('locale', 'localeCompare without a locale: å is a letter of its own in Swedish'),
    'days are printed': varies('locale', 'toLocaleDateString without a locale'),
    'with everything named > an amount': stable('names its locale'),
    'with everything named > a day': stable('names its locale and its zone'),
    'with everything named > an order of names': stable('names its locale'),
  }),
  ...tests('test/chance.test.js', {
    'a message arrives': varies('random', 'fails once in 20 runs'),
    'two visitors draw two tickets': varies('random', 'two of a thousand numbers collide once in 1000 runs'),
  }),
  ...tests('test/delivery.test.js', {
    'a parcel is delivered': varies('random', 'fails once in 5 tries, and jest.retryTimes hides it'),
  }),
  ...tests('test/catalogue.test.js', {
    'the catalogue renders within its budget': strained('timing', '100 ms of work within 330 ms of time'),
    'the catalogue is there before the page gives up': strained('timing', '100 ms of work against a timer of 330 ms'),
    'a long catalogue renders in the end': stable('200 ms of work within the 5 s of the runner'),
  }),
  ...tests('test/service.test.js', {
    'the shop answers on its port': strained('port', 'a hard-coded port'),
    'the shop answers the street': stable('this machine is there under all of its addresses, with a network or without'),
    'the warehouse has an address': strained('network', 'asks for the address of a machine elsewhere'),
  }),
];

const lookAlikes: readonly CorpusTest[] = [
  ...tests('test/emptied-basket.test.js', {
    'emptied basket > holds the pen': stable('beforeEach sets up what it needs'),
    'emptied basket > takes the ink': stable('beforeEach sets up what it needs'),
    'emptied basket > can be emptied': stable('beforeEach sets up what it needs'),
  }),
  ...tests('test/checkout.test.js', {
    'checkout, step after step > opens the account': stable('marked as ordered'),
    'checkout, step after step > books on that account': stable('marked as ordered'),
  }),
  ...tests('test/tokens.test.js', {
    'an event is stamped with the present': stable('compares with the clock before and after'),
    'a token lives for an hour': stable('both ends move with the clock'),
    'a file is as young as it is': stable('times of files and the clock agree'),
    'at a fixed time > an event is stamped with that time': stable('fake timers with a fixed time, put back afterwards'),
    'at a fixed time > a token runs out': stable('fake timers, put back afterwards'),
    'at a fixed time > an action is tried three times': stable('retries by fake timers'),
  }),
  ...tests('test/draws.test.js', {
    'shuffling keeps the cards': stable('holds for every draw'),
    'four parcels in five arrive': stable('the mean of 10,000 draws, within 25 standard deviations'),
    'an unlucky parcel is refused': stable('Math.random is spied on'),
    'numbers of orders differ': stable('random numbers of the system'),
    'a draw lies between nought and one': stable('holds for every draw'),
  }),
  ...tests('test/sockets.test.js', {
    'the shop answers on a port of the system': stable('port 0, loopback'),
    'the shop answers on a port that was free a moment ago': stable('a number that the system gave a moment ago'),
    'the shop answers on a socket of the file system': stable('no port, no network'),
  }),
  ...tests('test/tables.test.js', {
    'the amount 1 is printed as 1': stable('too small to be grouped'),
    'the amount 12 is printed as 12': stable('too small to be grouped'),
    'the amount 123 is printed as 123': stable('too small to be grouped'),
    'good pen > is sorted to itself': stable('a suite of a table'),
    'good ink > paper > is sorted to itself': stable('a title that holds the separator of titles'),
    'good 100 % > is sorted to itself': stable('a suite of a table'),
    'a catalogue looks as it did': stable('snapshots: the second repetition must not ask for others'),
    'one clerk sorts': stable('runs beside another test'),
    'another clerk sorts beside': stable('runs beside another test'),
    'another program says what it is told': stable('starts a program of its own'),
    'a short timer comes before a long one': stable('timers fire in the order of their times, however late'),
  }),
  ...tests('test/clocks.test.js', {
    'the date of an answer is the present': stable('the server of node and the test read one clock'),
    'another program has the same time': stable('programs that are started read the same clock'),
    'another thread has the same time': stable('threads that are started read the same clock'),
    'the clock of performance agrees': stable('all clocks of a process agree'),
    'a file has the times that it is given': stable('what is written is read back'),
    'a date is a date': stable('classes, types and comparisons of Date'),
    'the clock can be spied on': stable('Date.now is spied on'),
    'a deadline comes': stable('a timer of the platform'),
  }),
  ...tests('test/habits.test.js', {
    'a deck of cards is in another order once it is shuffled': stable('52 cards keep their order once in 10^68 runs'),
    'a hundred thousand draws differ': stable('two of them are equal once in 2,000,000 runs'),
    'two long names differ': stable('they are equal once in 10^19 runs'),
    'a wait varies within its bounds': stable('holds for every draw'),
    'a taken port is told': stable('the port was given by the system'),
    'the next port is taken when one is not free': stable('goes on to the next port'),
    'a name of our own leads to this machine': stable('its own lookup gives loopback'),
    'a closed port refuses': stable('loopback'),
    'assertions are counted': stable('expect.assertions'),
    'what is known to fail': stable('test.failing'),
    'with hooks > one': stable('hooks set up what it needs'),
    'with hooks > two': stable('hooks set up what it needs, and it calls back'),
    'the same title > again': stable('two tests of one title'),
    'not today': stable('skipped'),
    'some day': stable('to do'),
  }),
];

export const jestTests: readonly CorpusTest[] = [...order, ...environment, ...lookAlikes];
