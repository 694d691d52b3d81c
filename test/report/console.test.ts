import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { consoleText } from '../../src/report/console.ts';
import { aCheck, aJudgement, mutants } from '../judgements.ts';

describe('the text for a terminal', () => {
  test('gives the verdict, why, the figures, the checks and the reasons', () => {
    const judgement = aJudgement({
      verdict: 'fail',
      reasons: ['src/invoice.ts:1: a mutant survives; EqualityOperator changes a > b to a >= b'],
      checks: [
        aCheck(),
        aCheck({ id: 'mutation', status: 'fail', summary: 'mutation score 50.0 %' }),
        aCheck({ id: 'suppressions', status: 'skipped', summary: 'not judged', why: 'turned off' }),
      ],
      mutants: [...mutants(1, 'survived'), ...mutants(1, 'killed')],
    });
    expect(consoleText(judgement)).toBe(`❌ Earnest: fail
Judged, and it fails: mutation score 50.0 %
1 passed in 2.41s · 1 survived, 1 killed, 0 timeout

  ✅ suite         pass             18 tests pass
  ❌ mutation      fail             mutation score 50.0 %
  ➖ suppressions  skipped          not judged: turned off

  - src/invoice.ts:1: a mutant survives; EqualityOperator changes a > b to a >= b

Total 40.1 s
`);
  });

  test('counts the reasons that it does not list', () => {
    const reasons = Array.from({ length: 30 }, (_, index) => `reason ${index}`);
    expect(consoleText(aJudgement({ verdict: 'error', reasons }))).toContain('  - reason 19\n  - … and 10 more\n');
  });

  test('obeys nothing that it shows', () => {
    const hostile = fc
      .array(fc.constantFrom('\n', '\r', '::error::x', '##[error]', '\u001b[2J', '\u009b', '\0', ' ', 'a'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        hostile,
        hostile,
        fc.constantFrom('pass' as const, 'fail' as const, 'error' as const),
        (a, b, verdict) => {
          const text = consoleText(
            aJudgement({ verdict, reasons: [a, b], checks: [aCheck({ summary: b, why: a, status: 'error' })] }),
          );
          expect(text).not.toMatch(/^\s*::/m);
          expect(text).not.toContain('##[');
          // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left
          expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        },
      ),
    );
  });
});
