import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { ChecklistAnswer } from '../../src/domain/smell.ts';
import { reviewSection } from '../../src/report/summary-review.ts';
import { aCheck, aFinding, aJudgement, aSmell } from '../judgements.ts';
import { hostile, outsideFences } from './hostile-text.ts';

const links = { repositoryUrl: 'https://github.com/owner/name', commit: 'b'.repeat(40) };
const command = 'earnest gate --cwd . --base aaaa --only mutation,review';
const failed = aCheck({ id: 'review', status: 'fail', findings: [aFinding({ reproduce: command })] });

const answers: readonly ChecklistAnswer[] = [
  { question: 'public-behaviour', answer: 'yes', evidence: 'nothing blocks or warns in 4 tests' },
  { question: 'would-fail', answer: 'no', evidence: 'no-assertion at test/invoice.test.ts:3' },
  { question: 'integration-seam', answer: 'unknown', evidence: 'the change touches none' },
];

const blocking = aSmell({ level: 'block', witness: 'the runner counted no assertion in it' });
const warning = aSmell({ rule: 'test-only-export', file: 'src/a.ts', line: 9, test: null, message: 'for tests alone' });
const noted = aSmell({ rule: 'weak-only', level: 'info', message: 'only asserts that it is there' });
const waived = aSmell({ level: 'info', waived: { reason: 'a smoke test', until: '2027-01-31' } });

const section = (changes: Partial<Judgement>, most = 30, withLinks: typeof links | null = null) =>
  [...reviewSection(aJudgement({ checklist: answers, checks: [failed], ...changes }), withLinks, most)].join('\n\n');

describe('the review in the summary', () => {
  test('is the checklist, what blocks and warns, the command, and what is only noted, folded', () => {
    expect(section({ smells: [blocking, warning, noted, noted, waived] })).toBe(`### Review of the tests

| | Question | What was found |
|---|---|---|
| ✅ | Do they assert public behaviour, and not how it is built? | nothing blocks or warns in 4 tests |
| ❌ | Would they fail if a condition flipped or a field disappeared? | no-assertion at test/invoice.test.ts:3 |
| – | Is a genuine integration seam exercised? | the change touches none |

| | Where | Rule | Finding |
|---|---|---|---|
| ❌ | \`test/invoice.test.ts:3\` | no-assertion | \`invoice > adds up\`: nothing is asserted: say what the result should be (the runner counted no assertion in it) |
| ⚠️ | \`src/a.ts:9\` | test-only-export | for tests alone |

Reproduce:

\`\`\`sh
${command}
\`\`\`

<details><summary>Noted: 2 × weak-only; 1 × no-assertion, waived</summary>

- \`test/invoice.test.ts:3\` · weak-only · \`invoice > adds up\`: only asserts that it is there
- \`test/invoice.test.ts:3\` · weak-only · \`invoice > adds up\`: only asserts that it is there
- \`test/invoice.test.ts:3\` · no-assertion · \`invoice > adds up\`: nothing is asserted: say what the result should be; waived until 2027-01-31: a smoke test

</details>`);
  });

  test('links each place, and says which check judges a focused test', () => {
    const smells = [aSmell({ rule: 'focused-test', level: 'block', test: null, message: 'is focused' })];
    const checks = [aCheck({ id: 'review', status: 'pass' }), aCheck({ id: 'suppressions', status: 'fail' })];
    expect(section({ smells, checks }, 30, links)).toContain(
      `| ❌ | [\`test/invoice.test.ts:3\`](https://github.com/owner/name/blob/${'b'.repeat(40)}/test/invoice.test.ts#L3) | focused-test (judged by suppressions) | is focused |`,
    );
  });

  test('shows what blocks as a warning where the policy lets the check only warn', () => {
    expect(section({ smells: [blocking], checks: [{ ...failed, status: 'warn' }] })).toContain(
      '| ⚠️ | `test/invoice.test.ts:3` |',
    );
  });

  test('is bounded, down to the checklist and counts', () => {
    const smells = Array.from({ length: 40 }, (_, line) => aSmell({ line: line + 1 }));
    const rows = (text: string) => text.split('\n').filter((line) => line.includes('| no-assertion |'));
    expect(rows(section({ smells }, 3))).toHaveLength(3);
    expect(section({ smells }, 3)).toContain('\n\n37 more in report.json.');
    const least = section({ smells: [...smells, noted, noted] }, 0);
    expect(rows(least)).toEqual([]);
    expect(least).toContain('\n\n40 findings in report.json.\n\nNoted: 2 × weak-only.');
    expect(least).not.toContain('```');
    expect(section({ smells: Array(9).fill(noted) }, 2)).toContain('- … and 7 more in report.json\n\n</details>');
  });

  test('is left out where the tests were not reviewed', () => {
    expect(section({ smells: [blocking], checks: [{ ...failed, status: 'skipped' }] })).toBe('');
    expect(section({ smells: [blocking], checks: [] })).toBe('');
  });

  test('lets no name out of its cell or its line', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (file, name, message, reason) => {
        const named = { file, test: name, message, witness: reason };
        const smells = [
          aSmell({ ...named, level: 'block' }),
          aSmell({ ...named, level: 'info', waived: { reason, until: '2027-01-31' } }),
        ];
        const checklist = [{ question: 'would-fail', answer: 'no', evidence: message } as const];
        const { lines, closed } = outsideFences(section({ smells, checklist }));
        expect(closed).toBe(true);
        const rows = lines.filter((line) => /^\| [✅❌⚠–]/u.test(line));
        expect(rows.map((row) => row.split('|').length)).toEqual([5, 6]);
        expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(1);
        expect(lines).toHaveLength(18);
        expect(lines.join('\n').match(/<\/?details>/g)).toEqual(['<details>', '</details>']);
      }),
    );
  });
});
