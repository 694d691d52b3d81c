/** Functions that `jest` and `vi` have alike. */
export const ALIKE: ReadonlySet<string> = new Set(
  `fn spyOn mock unmock doMock mocked isMockFunction clearAllMocks resetAllMocks restoreAllMocks resetModules
  useFakeTimers useRealTimers setSystemTime advanceTimersByTime advanceTimersByTimeAsync advanceTimersToNextTimer runAllTimers
  runAllTimersAsync runOnlyPendingTimers clearAllTimers getTimerCount`.split(/\s+/),
);

/** What the modules of jest and vitest both export. */
export const SHARED: ReadonlySet<string> = new Set(
  'describe it test expect beforeAll beforeEach afterAll afterEach'.split(' '),
);

/** What can be imported from each runner's module, of what drafts use as globals. */
export const OF_VITEST: ReadonlySet<string> = new Set([
  ...SHARED,
  'vi',
  'suite',
  'assert',
  'expectTypeOf',
  'assertType',
  'onTestFinished',
  'onTestFailed',
]);
export const OF_JEST: ReadonlySet<string> = new Set([...SHARED, 'jest']);
export const OF_NODE_TEST: ReadonlySet<string> = new Set(
  'describe it test suite before after beforeEach afterEach mock'.split(' '),
);
