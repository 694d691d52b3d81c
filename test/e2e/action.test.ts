import { afterEach, describe, expect, test } from '@jest/globals';
import { removeFolders } from './folders.ts';
import { normalSummary } from './normal-summary.ts';
import { pullRequest } from './pull-request.ts';
import { type JobResult, pullRequestEvent, runAction } from './run-action.ts';
import { SHIPPING, STRONG_TEST, WEAK_TEST } from './shipping.ts';

afterEach(removeFolders);

const STRONG = { 'src/shipping.js': SHIPPING, 'test/shipping.test.js': STRONG_TEST };
const WEAK = { 'src/shipping.js': SHIPPING, 'test/shipping.test.js': WEAK_TEST };

describe('the action, started as the runner starts it on a pull request', () => {
  test('passes tests that kill every mutant of the changed lines', async () => {
    const pull = await pullRequest('node-test-basic', STRONG);

    const run = await runAction(pull, pullRequestEvent(pull));

    expect(said(run)).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toEqual({
      verdict: 'pass',
      score: '100.00',
      killed: '5',
      survived: '0',
      'no-coverage': '0',
      'patch-path': '',
      timeout: '0',
      'report-path': `${run.runnerTemporary}/earnest/report.json`,
      'mutation-report-path': `${run.runnerTemporary}/earnest/mutation.json`,
      'ctrf-path': `${run.runnerTemporary}/earnest/ctrf.json`,
      'summary-path': `${run.runnerTemporary}/earnest/summary.md`,
      'html-path': `${run.runnerTemporary}/earnest/mutation.html`,
    });
    expect(normalSummary(run.summary)).toBe(`## ✅ Earnest: pass

It rests on: 6 tests pass; 1 test ran SOME times under varied conditions without a failure: at 95 % confidence it fails in at most SOME % of such runs; mutation score 100.0 %, threshold 80.0 %: 5 of 5 mutants killed; 1 of 1 added or edited test kills mutants; with the change undone 1 of 1 added or modified test fails: test/shipping.test.js &gt; ships free from 50.00 on

6 passed in TIMEs · 0 survived, 5 killed, 0 timeout

| Check | Result | What was found |
|---|---|---|
| ✅ suite | pass | 6 tests pass |
| ✅ flaky | pass | 1 test ran SOME times under varied conditions without a failure: at 95 % confidence it fails in at most SOME % of such runs |
| ✅ mutation | pass | mutation score 100.0 %, threshold 80.0 %: 5 of 5 mutants killed |
| ✅ worth | pass | 1 of 1 added or edited test kills mutants |
| ✅ base | pass | with the change undone 1 of 1 added or modified test fails: test/shipping.test.js &gt; ships free from 50.00 on |
| ➖ weakened | skipped | no former test was asked: no test of the base commit was edited or deleted |
| ✅ review | pass | nothing blocks or warns in 1 added or edited test |
| ➖ brief | skipped | no clause was traced: no brief at the base commit is about what this change touches |
| ✅ drafts | pass | no added or edited test is a draft that nobody has taken |
| ✅ suppressions | pass | the change takes nothing out of judgement |

### Flaky tests

HOW OFTEN THEY RAN

### What the added and edited tests kill

| Test | Covers | Kills | Kills nobody else makes |
|---|--:|--:|--:|
| [\`test/shipping.test.js > ships free from 50.00 on\`](https://github.example/owner/project/blob/COMMIT/test/shipping.test.js#L5) (added) | 5 | 5 | 5 |

### Review of the tests

| | Question | What was found |
|---|---|---|
| ✅ | Do they assert public behaviour, and not how it is built? | nothing blocks or warns in 1 test |
| ✅ | Would they fail if a condition flipped or a field disappeared? | 5 of 5 mutants of the changed lines are killed |
| ❌ | Is there a case for invalid input or a real boundary? | the one test neither expects an error nor is given a boundary (0, -1, an empty text, null …) |
| – | Is a genuine integration seam exercised? | no import between two modules of the repository that the change touches |
| ✅ | Are giant snapshots and over-mocking avoided? | nothing blocks or warns in 1 test; 0 rest on a snapshot alone, 0 modules doubled |
| ✅ | Do they do more than mirror the implementation? | nothing blocks or warns in 1 test |

Timings: change TIME · suite TIME · flaky TIME · mutation TIME · base TIME · weakened TIME · review TIME · brief TIME · total TIME

Reproduce, on a checkout of this change:

\`\`\`sh
earnest gate --base COMMIT
\`\`\`

<details><summary>Remarks (4)</summary>

- Judged against \`COMMIT12\`: first parent of the merge commit of pull request 1
- \`.\`: node-test VERSION, StrykerJS VERSION (pinned by Earnest)
- Policy: defaults (no earnest.yml at COMMIT7).
- How the tests were held.

</details>
`);
  });

  test('fails tests that let mutants live, and shows them beside the lines', async () => {
    const pull = await pullRequest('node-test-basic', WEAK);

    const run = await runAction(pull, pullRequestEvent(pull));

    expect(said(run)).toEqual([
      {
        name: 'error',
        properties: { title: 'Earnest: a mutant survives', file: 'src/shipping.js', line: '2', endLine: '2' },
        message:
          'EqualityOperator: total >= 5000 → total > 5000\n' +
          'Ran this line and still passed, strengthen these: test/shipping.test.js > ships free from 50.00 on',
      },
      {
        name: 'error',
        properties: {},
        message: 'The tests of this change do not hold what they promise: see the job summary.',
      },
    ]);
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'fail', score: '60.00', killed: '3', survived: '2' });
    expect(normalSummary(run.summary)).toBe(`## ❌ Earnest: fail

Judged, and it fails: mutation score 60.0 %, threshold 80.0 %: 3 of 5 mutants killed, 2 survived

6 passed in TIMEs · 2 survived, 3 killed, 0 timeout

| Check | Result | What was found |
|---|---|---|
| ✅ suite | pass | 6 tests pass |
| ✅ flaky | pass | 1 test ran SOME times under varied conditions without a failure: at 95 % confidence it fails in at most SOME % of such runs |
| ❌ mutation | fail | mutation score 60.0 %, threshold 80.0 %: 3 of 5 mutants killed, 2 survived |
| ✅ worth | pass | 1 of 1 added or edited test kills mutants |
| ✅ base | pass | with the change undone 1 of 1 added or modified test fails: test/shipping.test.js &gt; ships free from 50.00 on |
| ➖ weakened | skipped | no former test was asked: no test of the base commit was edited or deleted |
| ✅ review | pass | nothing blocks or warns in 1 added or edited test |
| ➖ brief | skipped | no clause was traced: no brief at the base commit is about what this change touches |
| ✅ drafts | pass | no added or edited test is a draft that nobody has taken |
| ✅ suppressions | pass | the change takes nothing out of judgement |

### Flaky tests

HOW OFTEN THEY RAN

### Survivors

#### \`src/shipping.js\`

**[line 2](https://github.example/owner/project/blob/COMMIT/src/shipping.js#L2)** · EqualityOperator · \`COMMIT12\`

\`\`\`diff
-return total >= 5000;
+return total > 5000;
\`\`\`

Ran this line and still passed, strengthen these: \`test/shipping.test.js > ships free from 50.00 on\`

1 more survivor of this file in report.json.

### What the added and edited tests kill

| Test | Covers | Kills | Kills nobody else makes |
|---|--:|--:|--:|
| [\`test/shipping.test.js > ships free from 50.00 on\`](https://github.example/owner/project/blob/COMMIT/test/shipping.test.js#L5) (added) | 5 | 3 | 3 |

### Review of the tests

| | Question | What was found |
|---|---|---|
| ✅ | Do they assert public behaviour, and not how it is built? | nothing blocks or warns in 1 test |
| ❌ | Would they fail if a condition flipped or a field disappeared? | 3 of 5 mutants of the changed lines are killed; the first that is not: src/shipping.js:2 |
| ❌ | Is there a case for invalid input or a real boundary? | the one test neither expects an error nor is given a boundary (0, -1, an empty text, null …) |
| – | Is a genuine integration seam exercised? | no import between two modules of the repository that the change touches |
| ✅ | Are giant snapshots and over-mocking avoided? | nothing blocks or warns in 1 test; 0 rest on a snapshot alone, 0 modules doubled |
| ✅ | Do they do more than mirror the implementation? | nothing blocks or warns in 1 test |

Timings: change TIME · suite TIME · flaky TIME · mutation TIME · base TIME · weakened TIME · review TIME · brief TIME · total TIME

Reproduce, on a checkout of this change:

\`\`\`sh
earnest gate --base COMMIT
\`\`\`

<details><summary>Remarks (4)</summary>

- Judged against \`COMMIT12\`: first parent of the merge commit of pull request 1
- \`.\`: node-test VERSION, StrykerJS VERSION (pinned by Earnest)
- Policy: defaults (no earnest.yml at COMMIT7).
- How the tests were held.

</details>
`);
  });

  test('cannot judge when the runner is not installed, and says what to run', async () => {
    const pull = await pullRequest('jest-basic', { 'src/price.js': 'module.exports = {};\n' });

    const run = await runAction({ ...pull, modules: null }, pullRequestEvent(pull));

    expect(said(run).map(({ message }) => message)).toEqual(['This change could not be judged: see the job summary.']);
    expect(run.exitCode).toBe(2);
    expect(run.outputs).toMatchObject({ verdict: 'error', score: '', killed: '0', survived: '0' });
    expect(normalSummary(run.summary)).toBe(`## ⛔ Earnest: could not judge

No verdict was reached: this repository runs its tests on jest (test script runs jest), but jest is not installed. Run &#96;npm ci&#96; before this step, or name the folders to judge under &#96;packages&#96;.

Timings: change TIME · total TIME

Reproduce, on a checkout of this change:

\`\`\`sh
earnest gate --base COMMIT
\`\`\`

<details><summary>Remarks (2)</summary>

- Judged against \`COMMIT12\`: first parent of the merge commit of pull request 1
- Policy: defaults (no earnest.yml at COMMIT7).

</details>
`);
  });

  test('passes a change of documents alone, and says that nothing relevant changed', async () => {
    const pull = await pullRequest('node-test-basic', { 'docs/shipping.md': '# Shipping\n' });

    const run = await runAction(pull, pullRequestEvent(pull));

    expect(said(run)).toEqual([]);
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({ verdict: 'pass', score: '', killed: '0', survived: '0' });
    expect(normalSummary(run.summary)).toBe(`## ✅ Earnest: pass

It rests on: nothing relevant changed

| Check | Result | What was found |
|---|---|---|
| ➖ suite | skipped | no suite was run: nothing relevant changed |
| ➖ flaky | skipped | no test was run again: nothing relevant changed |
| ➖ mutation | skipped | no mutant was judged: nothing relevant changed |
| ➖ worth | skipped | no test was weighed: nothing relevant changed |
| ➖ base | skipped | the change was not undone: nothing relevant changed |
| ➖ weakened | skipped | no former test was asked: nothing relevant changed |
| ➖ review | skipped | no test was reviewed: nothing relevant changed |
| ➖ brief | skipped | no clause was traced: nothing relevant changed |
| ✅ drafts | pass | no added or edited test is a draft that nobody has taken |
| ✅ suppressions | pass | the change takes nothing out of judgement |

Timings: change TIME · total TIME

Reproduce, on a checkout of this change:

\`\`\`sh
earnest gate --base COMMIT
\`\`\`

<details><summary>Remarks (2)</summary>

- Judged against \`COMMIT12\`: first parent of the merge commit of pull request 1
- Policy: defaults (no earnest.yml at COMMIT7).

</details>
`);
  });
});

describe('the action and its policy and inputs', () => {
  test('mode: report of the base commit shows a failure without reddening the job, though the change asks otherwise', async () => {
    const change = { ...WEAK, 'earnest.yml': 'mode: enforce\nmutation: { threshold: 0 }\n' };
    const pull = await pullRequest('node-test-basic', change, { 'earnest.yml': 'mode: report\n' });

    const run = await runAction(pull, pullRequestEvent(pull));

    expect(run.exitCode).toBe(0);
    expect(run.outputs.verdict).toBe('fail');
    expect(run.summary).toContain('Report mode: the verdict does not redden the job.');
    expect(run.summary).toContain('This change edits the policy; the policy at base judged it.');
    expect(said(run)).toMatchObject([{ name: 'warning', properties: { file: 'src/shipping.js', line: '2' } }]);
  });

  test('annotations: false leaves the lines alone', async () => {
    const skipping = "import { test } from 'node:test';\ntest.skip('ships nothing', () => {});\n";
    const pull = await pullRequest('node-test-basic', { 'test/skipping.test.js': skipping });
    const annotated = async (annotations: string) => {
      const run = await runAction(pull, pullRequestEvent(pull), { inputs: { only: 'change', annotations } });
      return run.commands.filter(({ properties }) => 'file' in properties);
    };

    expect(await annotated('true')).toMatchObject([
      { name: 'warning', properties: { file: 'test/skipping.test.js', line: '2' } },
    ]);
    expect(await annotated('false')).toEqual([]);
  });

  test('a stage that does not exist is refused before anything runs', async () => {
    const pull = await pullRequest('node-test-basic', STRONG);

    const run = await runAction(pull, pullRequestEvent(pull), { inputs: { only: 'mutants' } });

    expect(run.exitCode).toBe(2);
    expect(run.outputs).toEqual({ verdict: 'error' });
    expect(run.summary).toContain('--only knows change, suite, flaky, mutation, review, but was given "mutants".');
  });
});

describe('the action on other events', () => {
  const only = { only: 'suite' };

  test('measures a merge group against its base', async () => {
    const pull = await pullRequest('node-test-basic', STRONG);
    const event = {
      name: 'merge_group',
      payload: { action: 'checks_requested', merge_group: { base_sha: pull.base, head_sha: pull.merge } },
      sha: pull.merge,
      reference: 'refs/heads/gh-readonly-queue/main/pr-1',
    };

    const run = await runAction(pull, event, { inputs: only });

    expect(run.summary).toContain(`Judged against \`${pull.base.slice(0, 12)}\`: base of the merge group`);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  });

  test('measures a push against what stood there before', async () => {
    const pull = await pullRequest('node-test-basic', STRONG);
    const event = {
      name: 'push',
      payload: {
        ref: 'refs/heads/feature',
        before: pull.base,
        after: pull.head,
        repository: { default_branch: 'main' },
      },
      sha: pull.head,
      reference: 'refs/heads/feature',
    };

    const run = await runAction(pull, event, { inputs: only });

    expect(run.summary).toContain(`Judged against \`${pull.base.slice(0, 12)}\`: commit before the push`);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass' } });
  });

  test('refuses pull_request_target, which would give code of the pull request a token that can write', async () => {
    const pull = await pullRequest('node-test-basic', STRONG);

    const run = await runAction(pull, { ...pullRequestEvent(pull), name: 'pull_request_target' });

    expect(run).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } });
    expect(run.stdout).toContain('Earnest does not run on pull_request_target');
    expect(run.summary).toContain('Earnest does not run on pull\\_request\\_target');
    expect(run.summary).toContain('Use &#96;on: pull\\_request&#96;.');
  });
});

/** What the runner is told, groups of the log aside. */
function said({ commands }: JobResult): JobResult['commands'] {
  return commands.filter(({ name }) => name !== 'group' && name !== 'endgroup');
}
