const { relative } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Seconds, as seen on two cores. A file that is not listed takes less than those that are. */
const SECONDS = {
  'test/e2e/demo.test.ts': 290,
  'test/toolchain/stryker/doubt.test.ts': 200,
  'test/mutation/frameworks.test.ts': 140,
  'test/e2e/corpus/vitest.test.ts': 140,
  'test/e2e/corpus/jest.test.ts': 120,
  'test/weakened/judge-weakened.test.ts': 110,
  'test/mutation/judge-change.test.ts': 100,
  'test/trial/batch.test.ts': 100,
  'test/toolchain/stryker/runners.test.ts': 90,
  'test/e2e/bad-input.test.ts': 75,
  'test/toolchain/stryker/scope.test.ts': 70,
  'test/e2e/changes.test.ts': 65,
  'test/e2e/draft.test.ts': 64,
  'test/e2e/action.test.ts': 60,
  'test/e2e/flaky.test.ts': 59,
  'test/toolchain/conditions/vitest.test.ts': 58,
  'test/e2e/corpus/node-test.test.ts': 54,
  'test/gate.test.ts': 53,
  'test/e2e/github.test.ts': 50,
  'test/trial/invoice.test.ts': 50,
  'test/e2e/hostile.test.ts': 50,
  'test/e2e/corpus/mocha.test.ts': 47,
  'test/mutation/reuse/gate-with-store.test.ts': 46,
  'test/toolchain/stryker/who-kills.test.ts': 45,
  'test/e2e/base-and-weakened.test.ts': 44,
  'test/toolchain/vitest.test.ts': 43,
  'test/drafting/outcomes.test.ts': 42,
  'test/toolchain/mocha.test.ts': 35,
  'test/change/references.test.ts': 33,
  'test/toolchain/conditions/jest.test.ts': 31,
  'test/workspaces.test.ts': 30,
  'test/project/base-project.test.ts': 28,
  'test/entry/rerun-command.test.ts': 27,
  'test/change/read-change.test.ts': 25,
  'test/toolchain/jest.test.ts': 23,
  'test/review/second-witness.test.ts': 22,
  'test/undone/judge-undone.test.ts': 20,
  'test/toolchain/node-test.test.ts': 20,
  'test/toolchain/conditions/mocha.test.ts': 19,
  'test/draft.test.ts': 18,
  'test/drafting/mend.test.ts': 17,
  'test/e2e/rerun.test.ts': 17,
  'test/toolchain/stryker/engine.test.ts': 16,
  'test/e2e/worth.test.ts': 15,
  'test/change/lines.property.test.ts': 14,
  'test/briefs/load-briefs.test.ts': 13,
  'test/change/same-tree.test.ts': 13,
  'test/system/containment.test.ts': 13,
};

/**
 * Starts the longest files first on a machine that has run none of them, where jest would start the largest: a worker is then not left with
 * a long one when the others have nothing more to do. Most of these start many processes, which is cheap while a worker has little memory.
 */
class LongestFirst extends Sequencer {
  /** In ms: what jest remembers, else what the list says; for other files next to nothing, the more the larger they are. */
  time(test) {
    const { config, hasteFS } = test.context;
    const listed = SECONDS[relative(config.rootDir, test.path)];
    return super.time(test) ?? (listed === undefined ? (hasteFS.getSize(test.path) ?? 0) / 10_000 : listed * 1_000);
  }
}

module.exports = LongestFirst;
