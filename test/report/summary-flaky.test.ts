import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Flake, RunMark, StabilityRun } from '../../src/domain/stability.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { decide } from '../../src/verdict/decide.ts';
import { flakyCheck } from '../../src/verdict/flaky.ts';
import { aCheck, aFlake, aJudgement, aPolicy, aStabilityRun, aTestStability } from '../judgements.ts';
import { hostile, outsideFences } from './hostile-text.ts';

const links = { repositoryUrl: 'https://github.com/owner/name', commit: 'b'.repeat(40) };
const blob = `https://github.com/owner/name/blob/${'b'.repeat(40)}`;

function summary(runs: readonly StabilityRun[], largestBytes?: number): string {
  const decision = decide([aCheck(), flakyCheck(runs, null)], aPolicy());
  const judgement = aJudgement({ ...decision, stability: runs });
  return summaryMarkdown(judgement, {
    links,
    sources: new Map(),
    ...(largestBytes === undefined ? {} : { largestBytes }),
  });
}

/** From the heading on, to the timings. */
function section(runs: readonly StabilityRun[], largestBytes?: number): string {
  return /^### Flaky tests[\s\S]*?(?=^Timings:)/m.exec(summary(runs, largestBytes))?.[0] ?? '';
}

/** `✓✗` under these conditions. */
function strip(marks: string, conditions: readonly string[]): readonly RunMark[] {
  return [...marks].map((mark, index) => ({
    outcome: mark === '✓' ? 'passed' : 'failed',
    condition: conditions[index] ?? 'natural',
  }));
}

const flaky = (name: string, flake: Partial<Flake> = {}, marks = strip('✓✗', ['natural', 'order=reversed'])) =>
  aTestStability({ id: name, name, strip: marks, flake: aFlake(flake), bound95: null });

const COMBINED = 'time-zone=America/Los_Angeles,locale=de_DE,clock=+400d,random=low:1';

describe('the section on flaky tests', () => {
  test('shows each with its runs, cause, blame, failure and command, and what was run folded', () => {
    const text = section([
      aStabilityRun({
        outcome: 'out-of-time',
        tests: [
          flaky(
            'adds up',
            {},
            strip('✓✓✗✗✗✓✓', [
              'natural',
              'order=reversed',
              COMBINED,
              'time-zone=America/Los_Angeles',
              'time-zone=America/Los_Angeles',
              'clock=01-31',
            ]),
          ),
          flaky('victim', {
            cause: 'order',
            dependence: 'victim',
            condition: 'order=reversed',
            polluter: 'test/b.test.ts > sets',
            evidence: 'fails 2 of 2 times under order=reversed',
            level: 'warn',
            onBase: 'flaky',
            blame: 'pre-existing: it fails on the base commit too',
            baseNote: 'run at 1234567',
            failure: '\nTypeError: x\n    at y',
            reproduce: 'npx jest test/b.test.ts',
          }),
          flaky('slow', {
            cause: 'timing',
            level: 'warn',
            blame: 'stress findings only warn',
            accepted: { reason: 'see the plan', until: '2027-01-31' },
          }),
          aTestStability({ earlierRuns: 4, bound95: 0.393 }),
          aTestStability({ id: 'weaker', name: 'weaker' }),
        ],
        notVaried: [{ what: 'order', why: 'node:test before 26.1' }],
        discarded: [{ what: 'network=denied', why: '9 of 12 tests fail' }],
        ordered: ['test/c.test.ts > steps'],
        runs: 9,
        durationMs: 12_000,
      }),
    ]);
    expect(text).toBe(`### Flaky tests

#### ❌ [\`test/invoice.test.ts > adds up\`](${blob}/test/invoice.test.ts#L3)

**Cause:** time zone · **This change is to blame:** added by this change

**Seen:** passes 3 of 3 times naturally, fails 2 of 2 times under time-zone=America/Los\\_Angeles

| ✓ | ✓ | ✗ | ✗ × 2 | ✓ | ✓ |
| :-: | :-: | :-: | :-: | :-: | :-: |
| natural | reversed | Los Angeles<br>de\\_DE<br>+400 d<br>random low | Los Angeles | 31 Jan | natural |

Fails with: \`Error: expected 1 but got 2\`

\`\`\`sh
TZ=America/Los_Angeles npx jest test/invoice.test.ts
\`\`\`

#### ⚠️ [\`test/invoice.test.ts > victim\`](${blob}/test/invoice.test.ts#L3)

**Cause:** order: spoiled by \`test/b.test.ts > sets\` · **This change is not to blame:** pre-existing: it fails on the base commit too

**Seen:** fails 2 of 2 times under order=reversed (base commit: run at 1234567)

| ✓ | ✗ |
| :-: | :-: |
| natural | reversed |

Fails with: \`TypeError: x\`

\`\`\`sh
npx jest test/b.test.ts
\`\`\`

Beside that:

- ⚠️ no verdict under network=denied, a condition that this suite cannot run under: 9 of 12 tests fail

<details><summary>What was run: 9 runs in 12.0 s</summary>

- \`.\`: 5 tests in 9 runs, 12.0 s (limit 1 min 0 s). Conditions: natural; reversed; Los Angeles, de\\_DE, +400 d, random low; Los Angeles; 31 Jan

Short forms: reversed is \`order=reversed\`, Los Angeles is \`time-zone=America/Los_Angeles\`, de\\_DE is \`locale=de_DE\`, +400 d is \`clock=+400d\`, random low is \`random=low:1\`, 31 Jan is \`clock=01-31\`; natural is nothing varied.

Not tried for want of time (\`stability.budget\`):

- other time zones, other locales, another clock, other random numbers, stress, taken ports, a second run in one process (2 of 5 tests)

Not varied:

- order: node:test before 26.1

Marked \`// earnest-ordered\`, whose inner order was kept:

- \`test/c.test.ts > steps\`

Accepted by the policy:

- \`test/invoice.test.ts > slow\` ✓✗ · timing: fails when other work competes for the core · until 2027-01-31 because see the plan

</details>

<details><summary>2 tests without a failure: how often they may fail all the same, at 95 % confidence</summary>

| Test | Runs | Earlier runs | Fails in at most |
|---|--:|--:|--:|
| \`test/invoice.test.ts > weaker\` | 2 | 0 | 77.7 % |
| \`test/invoice.test.ts > invoice > adds up\` | 2 | 4 | 39.3 % |

</details>

`);
  });

  test('is short where no test is flaky, and claims no more than the bound', () => {
    const text = section([aStabilityRun()]);
    expect(text.replace(/<details>[\s\S]*<\/details>/, '')).toBe(
      '### Flaky tests\n\nNo test gave two outcomes. That bounds how often they fail, as listed below, and proves no more.\n\n\n\n',
    );
    expect(text).not.toMatch(/\bstable|not flaky/i);
  });

  test('is left out where nothing was run again', () => {
    expect(section([aStabilityRun({ outcome: 'nothing-to-judge', tests: [] })])).toBe('');
    const off = decide(
      [flakyCheck([aStabilityRun({ tests: [flaky('a')] })], null)],
      aPolicy({ checks: { flaky: 'off' } }),
    );
    const judgement = aJudgement({ ...off, stability: [aStabilityRun({ tests: [flaky('a')] })] });
    expect(summaryMarkdown(judgement, { links, sources: new Map() })).not.toContain('### Flaky tests');
  });

  test('tells a cluster once, with at most five of its tests', () => {
    const text = section([aStabilityRun({ tests: 'abcdefg'.split('').map((name) => flaky(name, { cluster: 1 })) })]);
    expect(text.match(/^####.*$/gm)).toEqual([
      `#### ❌ [\`test/invoice.test.ts > a\`](${blob}/test/invoice.test.ts#L3) and 6 more`,
    ]);
    expect(text.match(/^- .*invoice\.test\.ts > .*$|^- … .*$/gm)).toEqual([
      ...'bcde'.split('').map((name) => `- [\`test/invoice.test.ts > ${name}\`](${blob}/test/invoice.test.ts#L3)`),
      '- … and 2 more in report.json',
    ]);
  });

  test('gives the command as it is, blanks and all, and none that is cut', () => {
    const command = (reproduce: string) =>
      /```sh\n(.*)\n```/.exec(section([aStabilityRun({ tests: [flaky('a', { reproduce })] })]))?.[1];
    expect(command("earnest rerun --test 'two  blanks\tand a tab'")).toBe(
      "earnest rerun --test 'two  blanks\tand a tab'",
    );
    expect(command('x'.repeat(3000))).toBe('# too long to show here: see report.json');
  });

  test('keeps a strip of many runs to eight columns that hold its failures', () => {
    const marks = strip(
      `${'✓'.repeat(12)}✗✓✗✓`,
      Array.from({ length: 16 }, (_, index) => `order=shuffled:${index}`),
    );
    const table = section([aStabilityRun({ tests: [flaky('a', {}, marks)] })]).match(/^\|.*$|^… and .*$/gm);
    expect(table?.slice(0, 4)).toEqual([
      '| ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✗ | ✗ |',
      '| :-: | :-: | :-: | :-: | :-: | :-: | :-: | :-: |',
      '| shuffled 0 | shuffled 1 | shuffled 2 | shuffled 3 | shuffled 4 | shuffled 5 | shuffled 12 | shuffled 14 |',
      '… and 8 more runs, of which 0 failed.',
    ]);
  });

  test('does not call a test blocking that the policy lets pass', () => {
    const runs = [aStabilityRun({ tests: [flaky('a')] })];
    const decision = decide([aCheck(), flakyCheck(runs, null)], aPolicy({ checks: { flaky: 'warn' } }));
    const text = summaryMarkdown(aJudgement({ ...decision, stability: runs }), { links, sources: new Map() });
    expect(text).toContain('#### ⚠️ [`test/invoice.test.ts > a`]');
  });

  test('gives a line each to what does not fit in full', () => {
    const tests = Array.from({ length: 75 }, (_, index) => flaky(`t${String(index).padStart(2, '0')}`));
    const text = section([aStabilityRun({ tests })]);
    expect(text.match(/^#### /gm)).toHaveLength(20);
    expect(text.match(/^- ❌ .*$/gm)).toHaveLength(50);
    expect(text).toContain(
      `- ❌ [\`test/invoice.test.ts > t20\`](${blob}/test/invoice.test.ts#L3) ✓✗ · time zone · **This change is to blame:** added by this change`,
    );
    expect(text).toContain('- … and 5 more in report.json');
    const short = Buffer.byteLength(summary([aStabilityRun({ tests })])) - 1;
    expect(section([aStabilityRun({ tests })], short).match(/^#### /gm)).toHaveLength(10);
  });
});

describe('hostile names of flaky tests', () => {
  const run = fc.record({ a: hostile, b: hostile, c: hostile }).map(({ a, b, c }) =>
    aStabilityRun({
      packageDirectory: a,
      outcome: 'out-of-time',
      tests: [
        aTestStability({
          id: 'flaky',
          file: a,
          name: b,
          strip: [
            { outcome: 'passed', condition: c },
            { outcome: 'failed', condition: a },
          ],
          flake: aFlake({
            dependence: 'victim',
            condition: b,
            evidence: a,
            polluter: c,
            reproduce: b,
            failure: c,
            baseNote: a,
            blame: b,
          }),
        }),
        ...['x', 'y'].map((id) =>
          aTestStability({ id, file: b, name: c, flake: aFlake({ cluster: 1, level: 'warn', evidence: c, blame: a }) }),
        ),
        aTestStability({ id: 'accepted', file: c, name: a, flake: aFlake({ accepted: { reason: b, until: c } }) }),
        aTestStability({ id: 'broken', file: c, name: a, broken: true }),
        aTestStability({ id: 'clean', file: a, name: b }),
      ],
      notVaried: [{ what: a, why: b }],
      discarded: [{ what: b, why: c }],
      ordered: [c],
      staleAccepts: [a],
    }),
  );

  test('never break out of where they stand', () => {
    fc.assert(
      fc.property(run, (hostileRun) => {
        const text = summary([hostileRun]);
        const { lines, closed } = outsideFences(text);
        const outside = lines.join('\n');
        expect(closed).toBe(true);
        expect(text).not.toMatch(/^\s*::/m);
        expect(text).not.toContain('##[');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(text.isWellFormed()).toBe(true);
        expect(outside.replace(/<\/?(?:details|summary|code)>|<br>/g, '')).not.toContain('<');
        expect(outside.match(/<details>/g)).toHaveLength(3);
        expect(outside.match(/<\/details>/g)).toHaveLength(3);
        const prose = outside
          .replace(/`[^`]*`/g, '')
          .replace(/\]\(https:\/\/github\.com\/owner\/name\/blob\/[\w%.#/~-]*\)/g, ']');
        expect(prose).not.toMatch(/@[\w-]|:\/\/|\bwww\./i);
        const tables = lines.filter((line) => line.startsWith('|')).map((line) => line.split('|').length - 2);
        expect(tables).toEqual([3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 4, 4, 4]);
        expect(lines.filter((line) => /^\s{0,3}(?:#{1,6}|[-+*]|\d+[.)]|>|=+|-+|~~~)(?:\s|$)/.test(line))).toEqual(
          lines.filter((line) => /^(?:## [✅❌⛔] |### Flaky tests$|#### [❌⚠]|- )/u.test(line)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
