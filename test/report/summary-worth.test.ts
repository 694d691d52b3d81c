import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PackageWorth } from '../../src/domain/worth.ts';
import { worthSection } from '../../src/report/summary-worth.ts';
import { aCheck, aJudgement, aPackageWorth, aTestWorth } from '../judgements.ts';
import { hostile, outsideFences } from './hostile-text.ts';

const section = (worth: readonly PackageWorth[], most = 30, status: 'warn' | 'skipped' = 'warn') =>
  worthSection(aJudgement({ worth, checks: [aCheck({ id: 'worth', status })] }), null, most).join('\n\n');

describe('what the added and edited tests kill', () => {
  test('is a table: first those that kill nothing, then those that others could replace', () => {
    const tests = [
      aTestWorth({ name: 'is needed' }),
      aTestWorth({ name: 'is shared', change: 'modified', uniqueKills: 0 }),
      aTestWorth({ name: 'may kill', covers: 1, kills: 0, uniqueKills: 0, untold: 2 }),
      aTestWorth({ name: 'is cut short', uniqueKills: null }),
      aTestWorth({ name: 'asserts nothing', kills: 0, uniqueKills: 0 }),
      aTestWorth({ name: 'is about something else', covers: 0, kills: 0, uniqueKills: 0 }),
      aTestWorth({ name: 'is flaky', notJudged: 'it is flaky' }),
    ];
    expect(section([aPackageWorth({ tests, partial: true })])).toBe(`### What the added and edited tests kill

| Test | Covers | Kills | Kills nobody else makes |
|---|--:|--:|--:|
| ⚠️ \`test/invoice.test.ts > asserts nothing\` (added) | 4 | 0 | 0 |
| \`test/invoice.test.ts > may kill\` (added) | 1 + 2 ? | 0 | 0 |
| \`test/invoice.test.ts > is shared\` (edited) | 4 | 3 | 0 |
| \`test/invoice.test.ts > is needed\` (added) | 4 | 3 | 1 |
| \`test/invoice.test.ts > is cut short\` (added) | 4 | 3 | not known |

- Not every mutant was judged; the figures are of those that were.
- “?”: mutants that ran out of time, are unstable, or ended at another test’s kill. Whether the test kills them is not known.
- 1 more added or edited test covers none of these mutants.
- Nothing can be told of \`test/invoice.test.ts > is flaky\`: it is flaky.`);
  });

  test('is bounded, and left out where the check is skipped or the summary has no room', () => {
    const tests = Array.from({ length: 40 }, (_, index) => aTestWorth({ name: `test ${index}` }));
    const text = section([aPackageWorth({ tests })], 3);
    expect(text.split('\n').filter((line) => line.startsWith('| `'))).toHaveLength(3);
    expect(text).toContain('37 more in report.json.');
    expect(section([aPackageWorth()], 0)).toBe('');
    expect(section([aPackageWorth()], 30, 'skipped')).toBe('');
  });

  test('lets no name out of its cell', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (file, name, notJudged) => {
        const tests = [aTestWorth({ file, name }), aTestWorth({ file, name: `${name} `, notJudged })];
        const { lines, closed } = outsideFences(section([aPackageWorth({ tests })]));
        expect(closed).toBe(true);
        const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| Test'));
        expect(rows.map((row) => row.split('|').length)).toEqual([6]);
        expect(lines).toHaveLength(7);
      }),
    );
  });
});
