/**
 * Three projects: `unit`, `e2e`, which starts dist/ against small real repositories, and `timed`: tests of either kind that mind what else
 * the machine does, since they are about load and time. They run beside each other, each worker on a core of its own.
 */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/test/strip-types.cjs' },
  moduleNameMapper: { '^@secretlint/profiler$': '<rootDir>/test/no-profiler.cjs' },
  modulePathIgnorePatterns: [
    '<rootDir>/test/projects/',
    '<rootDir>/examples/',
    '<rootDir>/dist/',
    '<rootDir>/toolchains/',
  ],
};

const TIMED = [
  '<rootDir>/test/toolchain/conditions/',
  '<rootDir>/test/system/contained.test.ts',
  '<rootDir>/test/e2e/corpus/',
  '<rootDir>/test/e2e/flaky.test.ts',
  '<rootDir>/test/e2e/rerun.test.ts',
  '<rootDir>/test/e2e/limits.test.ts',
];
const E2E = '<rootDir>/test/e2e/';
const NO_TESTS_OF_OURS = ['/node_modules/', '<rootDir>/test/projects/'];

export default {
  testTimeout: 120_000,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // Modules of finished test files stay in memory, and a process with much of it starts others slowly.
  workerIdleMemoryLimit: '500MB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [...NO_TESTS_OF_OURS, ...TIMED, E2E],
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
  ],
};
