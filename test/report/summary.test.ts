import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Judgement } from '../../src/domain/judgement.ts';
import { LARGEST_SUMMARY_BYTES, summaryMarkdown } from '../../src/report/summary.ts';
import { decide } from '../../src/verdict/decide.ts';
import { mutationCheck } from '../../src/verdict/mutation.ts';
import { judgementOfProblem } from '../../src/verdict/problem.ts';
import { NOTHING_RELEVANT } from '../../src/verdict/skip.ts';
import { suiteCheck } from '../../src/verdict/suite.ts';
import {
  aCheck,
  aFinding,
  aJudgement,
  aMutant,
  aMutationRun,
  aPolicy,
  aRun,
  aSmell,
  aTest,
  mutants,
} from '../judgements.ts';
import { hostile, outsideFences } from './hostile-text.ts';

const links = { repositoryUrl: 'https://github.com/owner/name', commit: 'b'.repeat(40) };
const none = { links: null, sources: new Map<string, string>() };

const SOURCE = `export function total(items: readonly Item[], discount: number) {
  const sum = items.reduce((all, item) => all + item.price, 0);
  if (discount > 0) {
    return sum - discount;
  }
  return sum;
}
`;

function weakTests(): Judgement {
  const found = [
    ...mutants(14, 'killed'),
    aMutant({
      id: 'survivor',
      line: 3,
      column: 7,
      endLine: 3,
      endColumn: 19,
      original: 'discount > 0',
      replacement: 'discount >= 0',
      status: 'survived',
      coveredBy: ['a', 'b', 'c', 'd'].map((name) => `test/invoice.test.ts > total > ${name}`),
    }),
    aMutant({
      id: 'unreached',
      file: 'src/[id]/page.ts',
      mutator: 'BlockStatement',
      line: 5,
      endLine: 9,
      original: '{\n  draw();\n}',
      replacement: '{}',
      status: 'no-coverage',
    }),
    aMutant({ id: 'unstable', line: 8, status: 'unstable', reason: 'killed in one run, survived in another' }),
  ];
  const tests = Array.from({ length: 18 }, (_, index) => aTest({ titlePath: ['total', `case ${index}`] }));
  const run = aRun({ tests });
  const decision = decide(
    [
      suiteCheck([{ packageDirectory: '.', run, testFiles: 1 }]),
      mutationCheck([aMutationRun({ mutants: found })], {
        threshold: 95,
        uncertain: 'warn',
        skipped: null,
        reproduce: null,
      }),
      aCheck({ id: 'suppressions', summary: 'the change takes nothing out of judgement' }),
    ],
    aPolicy(),
  );
  return aJudgement({
    ...decision,
    mutants: found,
    packages: [{ directory: '.', runner: 'jest', engine: 'StrykerJS 10.0.0 (pinned by Earnest)', run }],
    notJudged: [{ what: 'whole blocks', why: 'they span more lines than the change adds', count: 2 }],
    remarks: ['Policy: earnest.yml at aaaaaaa'],
  });
}

describe('the job summary', () => {
  test('shows what the review found once, in a section of its own', () => {
    const message = 'test/invoice.test.ts:3 no-assertion: nothing is asserted';
    const judgement = aJudgement({
      verdict: 'fail',
      reasons: [message],
      checks: [
        aCheck({ id: 'review', status: 'fail', summary: '1 finding blocks', findings: [aFinding({ message })] }),
      ],
      smells: [aSmell({ level: 'block', message: 'nothing is asserted' })],
      checklist: [{ question: 'would-fail', answer: 'no', evidence: 'no-assertion' }],
    });
    const text = summaryMarkdown(judgement, none);
    expect(text.match(/nothing is asserted/g)).toHaveLength(1);
    expect(text).toContain('### Review of the tests\n\n| | Question |');
    expect(text).not.toContain('Found by review');
    expect(summaryMarkdown(judgement, { ...none, largestBytes: 300 })).not.toContain('### Review');
  });

  test('of weak tests shows the survivor as a diff, its line, and the tests to strengthen', () => {
    const text = summaryMarkdown(weakTests(), { links, sources: new Map([['src/invoice.ts', SOURCE]]) });
    const blob = `https://github.com/owner/name/blob/${'b'.repeat(40)}`;
    expect(text).toBe(`## ❌ Earnest: fail

Judged, and it fails: mutation score 87.5 %, threshold 95.0 %: 14 of 16 mutants killed, 1 survived, 1 without coverage, 1 unstable

18 passed in 2.41s · 1 survived, 14 killed, 0 timeout, 1 no coverage, 1 unstable

| Check | Result | What was found |
|---|---|---|
| ✅ suite | pass | 18 tests pass |
| ❌ mutation | fail | mutation score 87.5 %, threshold 95.0 %: 14 of 16 mutants killed, 1 survived, 1 without coverage, 1 unstable |
| ✅ suppressions | pass | the change takes nothing out of judgement |

### Survivors

#### \`src/invoice.ts\`

**[line 3](${blob}/src/invoice.ts#L3)** · EqualityOperator · \`survivor\`

\`\`\`diff
-if (discount > 0) {
+if (discount >= 0) {
\`\`\`

Ran this line and still passed, strengthen these: \`test/invoice.test.ts > total > a\`, \`test/invoice.test.ts > total > b\`, \`test/invoice.test.ts > total > c\` and 1 more

### No test reaches

#### \`src/[id]/page.ts\`

- [lines 5 to 9](${blob}/src/%5Bid%5D/page.ts#L5-L9): BlockStatement, \`{ draw(); }\` → \`{}\` · \`unreached\`

### Not judged, outside of the score

- whole blocks (2): they span more lines than the change adds
- [\`src/invoice.ts:8\`](${blob}/src/invoice.ts#L8) · EqualityOperator is unstable: killed in one run, survived in another

Timings: suite 2.4 s · mutation 31.0 s · total 40.1 s

Reproduce, on a checkout of this change:

\`\`\`sh
earnest gate --base ${'a'.repeat(40)}
\`\`\`

<details><summary>Remarks (3)</summary>

- Judged against \`aaaaaaaaaaaa\`: first parent of the merge commit
- \`.\`: jest 30.5.2, StrykerJS 10.0.0 (pinned by Earnest)
- Policy: earnest.yml at aaaaaaa

</details>
`);
  });

  test('lists what the policy accepts with reason and last day, apart from what a comment suppresses', () => {
    const accepted = { reason: 'rounding is up to the bank', until: '2027-03-31' };
    const text = summaryMarkdown(
      aJudgement({
        mutants: [
          aMutant({ status: 'suppressed', reason: 'accepted until 2027-03-31: …', accepted }),
          aMutant({ status: 'suppressed', line: 9, reason: 'Stryker disable' }),
        ],
      }),
      { links: null, sources: new Map() },
    );
    expect(text).toContain(
      '### Accepted by the policy, outside of the score\n\n- `src/invoice.ts:2` · EqualityOperator `0123456789ab`, until 2027-03-31: rounding is up to the bank\n\n',
    );
    expect(text).toContain(
      '### Suppressed by a comment or the configuration\n\n- `src/invoice.ts:9` · EqualityOperator: Stryker disable\n\n',
    );
  });

  test('of a failing suite names the tests and how to run them', () => {
    const run = aRun({
      tests: [aTest(), aTest({ titlePath: ['rounds'], status: 'failed', failure: 'expected 3\n  received 4' })],
      exitCode: 1,
    });
    const suite = suiteCheck([{ packageDirectory: 'packages/core', run, testFiles: 1 }]);
    const judgement = aJudgement({ ...decide([suite], aPolicy()), packages: [], change: null });
    expect(summaryMarkdown(judgement, none)).toBe(`## ❌ Earnest: fail

Judged, and it fails: 1 of 2 tests fails

| Check | Result | What was found |
|---|---|---|
| ❌ suite | fail | 1 of 2 tests fails |

### Found by suite

- ❌ \`test/invoice.test.ts:3\` · test/invoice.test.ts &gt; rounds fails: expected 3

Reproduce:

\`\`\`sh
cd packages/core && npx jest
\`\`\`

Timings: suite 2.4 s · mutation 31.0 s · total 40.1 s
`);
  });

  test('of a problem says that nobody knows, and not that the tests failed', () => {
    const judgement = judgementOfProblem(
      'earnest.yml:1:1: received the unknown key "mutaton".\nDid you mean mutation?',
      {
        change: null,
        mode: 'report',
        threshold: 80,
        remarks: [],
        timings: { totalMs: 12, stages: [] },
      },
    );
    expect(summaryMarkdown(judgement, none)).toBe(`## ⛔ Earnest: could not judge

No verdict was reached (first of 2 lines): earnest.yml:1:1: received the unknown key "mutaton".

Report mode: this one is red all the same.

- earnest.yml:1:1: received the unknown key "mutaton".
- Did you mean mutation?

Timings: total 12 ms
`);
  });

  test('shows signs of Markdown as themselves, in a sentence as in a table', () => {
    const judgement = judgementOfProblem('Run `npm ci` | or set $A to a\\b for #1', {
      ...aJudgement({}),
      threshold: 80,
    });
    const [, , why] = summaryMarkdown(judgement, none).split('\n');
    expect(why).toBe('No verdict was reached: Run &#96;npm ci&#96; &#124; or set &#36;A to a&#92;b for #\u200b1');
  });

  test('of a change that concerns no test says so', () => {
    const skipped = NOTHING_RELEVANT;
    const decision = decide(
      [suiteCheck([], skipped), mutationCheck([], { threshold: 80, uncertain: 'warn', skipped, reproduce: null })],
      aPolicy(),
    );
    const text = summaryMarkdown(aJudgement({ ...decision, packages: [] }), none);
    expect(text.split('\n').slice(0, 3)).toEqual(['## ✅ Earnest: pass', '', 'It rests on: nothing relevant changed']);
  });

  test('shows one survivor a line and seven a file, the most telling first, and counts the rest', () => {
    const found = [
      ...mutants(9, 'survived', { mutator: 'StringLiteral' }),
      aMutant({ id: 'z', line: 9, status: 'survived', mutator: 'ConditionalExpression' }),
    ];
    const text = summaryMarkdown(aJudgement({ mutants: found }), none);
    expect([...text.matchAll(/^\*\*line (\d+)\*\* · (\w+)/gm)].map((match) => `${match[1]} ${match[2]}`)).toEqual([
      '9 ConditionalExpression',
      '1 StringLiteral',
      '2 StringLiteral',
      '3 StringLiteral',
      '4 StringLiteral',
      '5 StringLiteral',
      '6 StringLiteral',
    ]);
    expect(text).toContain('3 more survivors of this file in report.json.');
  });

  test('uses a longer fence where the code holds one', () => {
    const found = [aMutant({ status: 'survived', original: '`a```b`', replacement: '``' })];
    expect(summaryMarkdown(aJudgement({ mutants: found }), none)).toContain('````diff\n-`a```b`\n+``\n````');
  });
});

describe('trimming', () => {
  const trimmed = (text: string) =>
    /^> Trimmed to fit the limit of a job summary: (.+)\. The whole is in report\.json\.$/m.exec(text)?.[1];
  const wide = (files: number, each: number) =>
    Array.from({ length: files }, (_, index) => mutants(each, 'survived', { file: `src/${index}.ts` })).flat();

  test.each([
    ['fewer survivors a file', wide(1500, 7), 'at most three survivors a file are shown'],
    ['fewer files', wide(5000, 4), 'one survivor a file is shown, of the first 200 files'],
  ])('says that it leaves out %s', (_, found, said) => {
    const text = summaryMarkdown(aJudgement({ mutants: found }), none);
    expect(trimmed(text)).toBe(said);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST_SUMMARY_BYTES);
  });

  test.each([
    [20_000, 'one survivor a file is shown, of the first 200 files, without diffs'],
    [3_000, 'only the table is shown'],
    [100, 'everything but the verdict is left out'],
  ])('goes further the less room there is: %d bytes', (largestBytes, said) => {
    const text = summaryMarkdown(aJudgement({ mutants: wide(400, 1) }), { ...none, largestBytes });
    expect(trimmed(text)).toBe(said);
    expect(text.startsWith('## ✅ Earnest: pass\n')).toBe(true);
  });
});

const hostileJudgement = fc
  .record({
    a: hostile,
    b: hostile,
    c: hostile,
    source: hostile,
    verdict: fc.constantFrom('pass' as const, 'fail' as const, 'error' as const),
  })
  .map(({ a, b, c, source, verdict }) => ({
    source: { path: b, text: source },
    judgement: aJudgement({
      verdict,
      reasons: [a, b, c],
      checks: [
        aCheck({
          status: 'fail',
          summary: a,
          why: b,
          findings: [aFinding({ message: c, at: { file: a, line: 1 }, reproduce: b })],
        }),
        aCheck({ id: 'mutation', status: 'error', summary: c, why: a }),
      ],
      packages: [
        {
          directory: a,
          runner: b,
          engine: c,
          run: aRun({ tests: [aTest({ file: a, titlePath: [b, c] })], runnerVersion: a }),
        },
      ],
      mutants: [
        aMutant({ file: b, original: a, replacement: c, status: 'survived', mutator: b, coveredBy: [a, b, c] }),
        aMutant({
          file: b,
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
          original: '',
          replacement: c,
          status: 'survived',
        }),
        aMutant({ file: a, original: b, replacement: c, status: 'no-coverage', mutator: c }),
        aMutant({ file: a, status: 'unstable', reason: c }),
        aMutant({ file: c, status: 'suppressed', reason: a }),
      ],
      notJudged: [{ what: a, why: b, count: 2 }],
      remarks: [a, b, c],
      timings: { totalMs: 1, stages: [{ id: c, ms: 1 }] },
    }),
  }));

describe('hostile names', () => {
  test('never break out of where they stand', () => {
    fc.assert(
      fc.property(hostileJudgement, ({ judgement, source }) => {
        const text = summaryMarkdown(judgement, { links, sources: new Map([[source.path, source.text]]) });
        const { lines, closed } = outsideFences(text);
        const outside = lines.join('\n');
        expect(closed).toBe(true);
        expect(text).not.toMatch(/^\s*::/m);
        expect(text).not.toContain('##[');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(text.isWellFormed()).toBe(true);
        // The only elements are our own.
        expect(outside.replace(/<\/?(?:details|summary|code)>/g, '')).not.toContain('<');
        expect(outside.match(/<details>/g)).toHaveLength(1);
        expect(outside.match(/<\/details>/g)).toHaveLength(1);
        const table = lines.filter((line) => line.startsWith('|'));
        expect(table).toHaveLength(4);
        expect(table.every((row) => row.split('|').length === 5)).toBe(true);
        const prose = outside
          .replace(/`[^`]*`/g, '')
          .replace(/\]\(https:\/\/github\.com\/owner\/name\/blob\/[\w%.#/~-]*\)/g, ']');
        expect(prose).not.toMatch(/@[\w-]|:\/\/|\bwww\./i);
        expect(
          lines
            .filter((line) => /^#{1,6} /.test(line))
            .every((line) => /^(## [✅❌⛔]|### (Found by|Survivors|No test|Not judged|Suppressed)|#### )/u.test(line)),
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
