import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { consoleText } from '../../src/report/console.ts';
import { aCheck, aFlake, aJudgement, aStabilityRun, aTestStability, mutants } from '../judgements.ts';

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

  test('gives flaky tests with their runs, cause and command', () => {
    const tests = [
      aTestStability({ id: 'a', name: 'accepted', flake: aFlake({ accepted: { reason: 'x', until: '2027-01-31' } }) }),
      aTestStability({ id: 'b', name: 'warns', flake: aFlake({ level: 'warn', cluster: 1 }) }),
      aTestStability({
        id: 'c',
        name: 'blocks',
        flake: aFlake({ cluster: 1, dependence: 'brittle', polluter: 'a > b' }),
      }),
    ];
    const checks = [aCheck({ id: 'flaky', status: 'fail', summary: '2 tests are flaky' })];
    const text = consoleText(aJudgement({ checks, stability: [aStabilityRun({ tests })] }));
    expect(text).toContain(`
Flaky tests:
  ✓✓  test/invoice.test.ts > blocks and 1 more: order: needs a > b to run first
      $ TZ=America/Los_Angeles npx jest test/invoice.test.ts
  ✓✓  test/invoice.test.ts > accepted: time zone, accepted until 2027-01-31
      $ TZ=America/Los_Angeles npx jest test/invoice.test.ts

Total`);
    const many = tests.flatMap((test) =>
      Array.from({ length: 5 }, (_, index) => ({ ...test, id: `${test.id}${index}` })),
    );
    const apart = many.map((test) => ({ ...test, flake: { ...test.flake, ...aFlake() } }));
    const long = consoleText(aJudgement({ checks, stability: [aStabilityRun({ tests: apart })] }));
    expect(long).toContain('  … and 5 more in report.json\n');
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
            aJudgement({
              verdict,
              reasons: [a, b],
              checks: [aCheck({ id: 'flaky', summary: b, why: a, status: 'error' })],
              stability: [
                aStabilityRun({
                  tests: [
                    aTestStability({
                      file: a,
                      name: b,
                      flake: aFlake({
                        reproduce: a,
                        dependence: 'victim',
                        polluter: b,
                        accepted: { reason: a, until: b },
                      }),
                    }),
                  ],
                }),
              ],
            }),
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
