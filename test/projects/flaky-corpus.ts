import { jestTests } from './corpus/jest.ts';
import { mochaTests } from './corpus/mocha.ts';
import { nodeTestTests } from './corpus/node-test.ts';
import { type CorpusTest, leftOut } from './corpus/truth.ts';
import { vitestTests } from './corpus/vitest.ts';

/**
 * What is true of every test of test/projects/flaky-*: which are flaky, why, and which only look so. It holds on a machine in
 * UTC with an English locale and a network interface, and for projects made by `pullRequest` (flaky-pull-request.ts), which
 * fills in the days that their texts are to name.
 */
export const corpus: readonly CorpusTest[] = [...jestTests, ...vitestTests, ...mochaTests, ...nodeTestTests].filter(
  ({ file }) => !leftOut(file),
);
