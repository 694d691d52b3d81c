/**
 * Four projects: `quick`, which starts no runner and which the gate runs when it judges this repository; `unit`; `e2e`, which starts dist/ against
 * small real repositories; and `timed`: tests of any kind that mind what else the machine does, since they are about load and time. They run
 * beside each other, each worker on a core of its own. A fifth, `batch`, is for when the trial of drafts changes: it takes a minute or two.
 */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.cjs' },
  modulePathIgnorePatterns: [
    '<rootDir>/test/projects/',
    '<rootDir>/examples/',
    '<rootDir>/dist/',
    '<rootDir>/toolchains/',
  ],
};

const TIMED = [
  '<rootDir>/test/speed/',
  '<rootDir>/test/toolchain/conditions/',
  '<rootDir>/test/system/contained.test.ts',
  '<rootDir>/test/e2e/corpus/',
  '<rootDir>/test/e2e/flaky.test.ts',
  '<rootDir>/test/e2e/rerun.test.ts',
  '<rootDir>/test/e2e/limits.test.ts',
];
const NO_TESTS_OF_OURS = ['/node_modules/', '<rootDir>/test/projects/'];
const QUICK_ROOMS = [
  ...['briefs', 'config', 'domain', 'drafting/prompt', 'drafting/redaction', 'mutation', 'report', 'review', 'source'],
  ...['stability', 'trial', 'undone', 'verdict', 'weakened'],
];
const BATCH = ['trial/batch', 'trial/unruled-drafts'];
/** What starts a runner or Stryker, or reads thousands of files, in the rooms of quick tests. */
const NOT_QUICK = [
  ...['mutation/frameworks', 'mutation/judge-change', 'mutation/reuse/gate-with-store', 'mutation/reuse/verdict-keys'],
  ...['review/review-many-files', 'review/second-witness', 'trial/clauses', 'trial/invoice', 'trial/patch'],
  ...['undone/judge-undone', 'weakened/judge-weakened', ...BATCH],
].join('|');
const QUICK = `<rootDir>/test/(?!(?:${NOT_QUICK})\\.test\\.ts$)(?:${QUICK_ROOMS.join('|')})/`;
const fileOf = (name) => `<rootDir>/test/${name}.test.ts`;
const E2E = '<rootDir>/test/e2e/';

export default {
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // Modules of finished test files stay in memory, and a process with much of it starts others slowly.
  workerIdleMemoryLimit: '500MB',
  projects: [
    {
      ...shared,
      displayName: 'quick',
      testMatch: QUICK_ROOMS.map((room) => `<rootDir>/test/${room}/**/*.test.ts`),
      testPathIgnorePatterns: [...NO_TESTS_OF_OURS, `<rootDir>/test/(?:${NOT_QUICK})\\.test\\.ts$`],
    },
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [...NO_TESTS_OF_OURS, QUICK, ...TIMED, E2E, ...BATCH.map(fileOf)],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: [`${E2E}**/*.test.ts`],
      testPathIgnorePatterns: [...NO_TESTS_OF_OURS, ...TIMED],
    },
    {
      ...shared,
      displayName: 'timed',
      setupFiles: ['<rootDir>/test/own-core.cjs'],
      testMatch: TIMED.map((place) => (place.endsWith('.ts') ? place : `${place}**/*.test.ts`)),
      testPathIgnorePatterns: NO_TESTS_OF_OURS,
    },
    {
      ...shared,
      displayName: 'batch',
      testMatch: BATCH.map(fileOf),
      testPathIgnorePatterns: NO_TESTS_OF_OURS,
    },
  ],
};
