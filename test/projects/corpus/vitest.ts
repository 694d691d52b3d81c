import { brittle, type CorpusTest, daysUntil, expires, nonIdempotent, stable, strained, testsOf, varies, victim } from './truth.ts';

const PROJECT = 'flaky-vitest';
const tests = (file: string, truths: Parameters<typeof testsOf>[2]) => testsOf(PROJECT, file, truths);
const spoils = stable('spoils another test, and passes by itself');

const order: readonly CorpusTest[] = [
  ...tests('test/cart.test.ts', {
    'cart > holds no pen at first': victim('test/cart.test.ts > cart > holds as many pens as were put', 'state of a module that both tests share'),
    'cart > holds as many pens as were put': spoils,
    'rates > are loaded': stable('sets up what another test needs'),
    'rates > of a currency > turn euros into kronor': brittle('test/cart.test.ts > rates > are loaded', 'the rates are loaded by a test outside of its suite'),
    'subscribes an address': nonIdempotent('the address is subscribed the second time'),
  }),
  ...tests('test/display.test.ts', {
    'display > is black on white': victim('test/display.test.ts > display > at night > is white on black', 'the beforeAll of an inner suite is never undone'),
    'display > at night > is white on black': spoils,
    'language > is English by itself': victim('test/display.test.ts > language > follows the environment', 'vi.stubEnv is never undone'),
    'language > follows the environment': spoils,
    'copies > equal what they are of': victim('test/display.test.ts > copies > are made by the platform', 'vi.stubGlobal is never undone'),
    'copies > are made by the platform': spoils,
  }),
  ...tests('test/announcements.test.ts', {
    'nothing is told about nothing': stable('calls of a shared vi.fn are cleared before each test, as vitest 5 does by itself'),
    'news is told': stable('calls of a shared vi.fn are cleared before each test, as vitest 5 does by itself'),
    'news is heard': victim('test/announcements.test.ts > news is missed', 'what a shared vi.fn returns is never put back'),
    'news is missed': spoils,
  }),
  ...tests('test/stamps.test.ts', {
    'a sale is stamped in this century': victim('test/stamps.test.ts > a sale of old keeps its day', 'vi.setSystemTime is never undone'),
    'a sale of old keeps its day': spoils,
  }),
];

const environment: readonly CorpusTest[] = [
  ...tests('test/dates.test.ts', {
    'days > early Monday is not the weekend': varies('time-zone', 'local weekday of a fixed instant, west of Greenwich'),
    'days > late Friday is not the weekend': varies('time-zone', 'local weekday of a fixed instant, east of Greenwich'),
    'days > Wednesday noon is not the weekend': stable('the same in every zone'),
    'days > a deadline is read as it stands': varies('time-zone', 'a date and time without a zone is read as local time'),
    'days > midnight is followed by midnight': varies('time-zone', 'days of 24 hours over a change of clocks'),
    'days > a local hour is the hour it was made as': stable('written and read in local time'),
    'opening hours > cover the morning': varies('time-zone', 'one of three with one failure'),
    'opening hours > cover nine': varies('time-zone', 'one of three with one failure'),
    'opening hours > cover the half hour': varies('time-zone', 'one of three with one failure'),
    'expiry > the licence runs': expires(30, 'a fixed day some weeks ahead'),
    'expiry > the lease runs': expires(300, 'a fixed day months ahead'),
    'expiry > a lease runs out on its day': stable('is told the time'),
    'expiry > the wine is of this year': expires(daysUntil(1, 1), 'the present year, hard-coded'),
  }),
  ...tests('test/words.test.ts', {
    'a price carries its currency': varies('locale', 'Intl.NumberFormat without a locale'),
    'an index is sorted': varies('locale', 'Intl.Collator without a locale: ö is a letter of its own in Swedish'),
    'a month has its name': varies('locale', 'toLocaleString without a locale'),
    'with everything named > a price': stable('names its locale'),
    'with everything named > a month': stable('names its locale and its zone'),
    'with everything named > plain words in plain order': stable('code units have no locale'),
  }),
  ...tests('test/luck.test.ts', {
    'luck > a shot hits': varies('random', 'fails three times in 10 runs'),
    'luck > an id has four letters': varies('random', 'the number has fewer digits once in 36 runs'),
    'luck > a second shot hits, sooner or later': varies('random', 'fails three times in 10 tries, and retry hides it'),
    'what luck cannot change > a sample holds what is there': stable('holds for every draw'),
    'what luck cannot change > seven shots in ten hit': stable('the mean of 10,000 draws, within 20 standard deviations'),
    'what luck cannot change > a poor draw misses': stable('Math.random is spied on'),
    'what luck cannot change > an id is short': stable('holds for every draw'),
    'what luck cannot change > an order has a number of its own': stable('random numbers of the system'),
  }),
  ...tests('test/work.test.ts', {
    'speed > a report is computed in time': strained('timing', '100 ms of work within 330 ms of time'),
    'speed > a job in the background is done after a while': strained('timing', 'a fixed sleep of 330 ms for 100 ms of work'),
    'speed > a long report is computed in the end': stable('200 ms of work within the 5 s of the runner'),
    'speed > a job in the background is waited for': stable('polls, with a generous limit'),
    'speed > another thread answers': stable('starts a thread of its own'),
    'with timers of our own > three polls take two seconds': stable('fake timers, put back afterwards'),
    'with timers of our own > the day is the leap day': stable('fake timers with a fixed time, put back afterwards'),
  }),
  ...tests('test/line.test.ts', {
    'line > is picked up on its number': strained('port', 'a hard-coded port'),
    'line > is heard from afar': stable('this machine is there under all of its addresses, with a network or without'),
    'line > leads to the warehouse': strained('network', 'asks for the address of a machine elsewhere'),
    'line > is picked up on any number': stable('port 0, loopback'),
    'line > is picked up on a number that was free': stable('a number that the system gave a moment ago'),
    'line > is picked up in a folder': stable('no port, no network'),
  }),
];

const lookAlikes: readonly CorpusTest[] = [
  ...tests('test/order.test.ts', {
    'a cart cleared before each test > holds the ink': stable('beforeEach sets up what it needs'),
    'a cart cleared before each test > can hold more ink': stable('beforeEach sets up what it needs'),
    'an order, step after step > is packed': stable('marked as ordered'),
    'an order, step after step > is sent once it is packed': stable('marked as ordered'),
    'papers > of 1 × pen': stable('a row of a table, with a snapshot'),
    'papers > of 2 × ink > paper': stable('a row whose title holds the separator of titles, with a snapshot'),
    'papers > look as they did': stable('an inline snapshot'),
    'papers > are as young as they are': stable('times of files and the clock agree'),
    'clerks > one packs': stable('runs beside another test'),
    'clerks > another packs beside': stable('runs beside another test'),
  }),
  ...tests('test/habits.test.ts', {
    'the date of an answer is the present': stable('the server of node and the test read one clock'),
    'another program has the same time': stable('programs that are started read the same clock'),
    'another thread has the same time': stable('threads that are started read the same clock'),
    'the clock of performance agrees': stable('all clocks of a process agree'),
    'a date is a date': stable('classes, types and comparisons of Date'),
    'the clock can be spied on': stable('Date.now is spied on'),
    'a hundred thousand draws differ': stable('two of them are equal once in 2,000,000 runs'),
    'a deck of cards comes in another order': stable('52 cards keep their order once in 10^68 runs'),
    'a mocked module stays mocked': stable('vi.mock'),
    'assertions are counted': stable('expect.assertions'),
    'what is known to fail': stable('test.fails'),
    'a fixture is made anew': stable('test.extend'),
    'a fixture is made anew once more': stable('test.extend'),
    'with a clock that is put back > time stands still': stable('fake timers, put back afterwards'),
    'with a clock that is put back > the present is the real one': stable('the real clock behind fake timers'),
    'clerk one > has a name': stable('a suite of a table'),
    'clerk two > has a name': stable('a suite of a table'),
    'the same title > again': stable('two tests of one title'),
    'not today': stable('skipped'),
    'some day': stable('to do'),
  }),
];

export const vitestTests: readonly CorpusTest[] = [...order, ...environment, ...lookAlikes];
