import type { ReviewQuestion, SmellLevel, SmellRule, WitnessKind } from './smell.ts';

type Row = Omit<SmellRule, 'judgedBy'> & Partial<Pick<SmellRule, 'judgedBy'>>;

/** Every rule of the review, with the level that its word has. `docs/review-rules.md` is made of this table. */
export const SMELL_RULES: readonly SmellRule[] = (
  [
    row('no-assertion', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'a test in which nothing is asserted, not in the helpers it calls either',
      why: 'It passes as long as nothing throws: a wrong result goes unseen.',
      source: 'jest/expect-expect; tsDetect "unknown test"',
      rate: '0.30 % of 49,304 tests',
    }),
    row('empty-test', 'block', [], 'would-fail', {
      what: 'a test without a statement',
      why: 'It cannot fail. A test still to be written is a `todo`.',
      source: 'tsDetect "empty test"',
      rate: '0.026 % of 49,304 tests',
    }),
    row('floating-assertion', 'block', [], 'would-fail', {
      what: 'an assertion on a promise that nothing awaits or returns',
      why: 'The test ends before the assertion is made: it passes whatever the promise does.',
      source: 'jest/valid-expect, vitest/valid-expect-in-promise',
      rate: '0.012 % of 49,304 tests',
    }),
    row('unreachable-assertion', 'block', [], 'would-fail', {
      what: 'an assertion behind a `return` or a `throw`, or an `expect` without a matcher',
      why: 'It is never made.',
      source: 'no-unreachable, jest/valid-expect',
      rate: '0.032 % of 49,304 tests',
    }),
    row('unawaited-callback-assertion', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'assertions that stand only in callbacks of promises or timers that nothing awaits',
      why: 'The test may end before the callback runs.',
      source: 'jest/valid-expect-in-promise, jest/no-conditional-expect',
      rate: 'none in 49,304 tests',
    }),
    row('assertion-in-catch', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'assertions that stand only in a `catch` that nothing obliges to be reached',
      why: 'When nothing is thrown, nothing is asserted.',
      source: 'jest/no-conditional-expect',
      rate: '0.15 % of 49,304 tests',
    }),
    row('conditional-assertion', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'a test whose assertions all stand in an `if`',
      why: 'When the condition does not hold, nothing is asserted.',
      source: 'jest/no-conditional-expect, tsDetect "conditional test logic"',
      rate: '0.022 % of 49,304 tests',
    }),
    row('tautology', 'block', [], 'would-fail', {
      what: 'a test whose only assertions compare a literal with the same literal',
      why: 'It holds whatever the code does.',
      source: 'tsDetect "redundant assertion"',
      rate: '0.030 % of 49,304 tests',
    }),
    row('weak-only', 'info', [], 'would-fail', {
      what: 'a test that only asserts that something is there (defined, truthy, of a class)',
      why: 'A wrong value is there too.',
      source: 'critical smells of generated tests',
      rate: '2.1 % of 49,304 tests',
    }),
    row('interaction-only', 'info', [], 'more-than-a-mirror', {
      what: 'a test that only asserts how its own doubles were called',
      why: 'It holds the way the code works, not what it does.',
      source: 'xUnit Test Patterns, "behaviour verification"',
      rate: '3.7 % of 49,304 tests',
    }),
    row('mocks-subject', 'block', [], 'snapshots-and-doubles', {
      what: 'the module under test is replaced by a double',
      why: 'What is tested is the double.',
      source: 'of this project',
      rate: 'none in 4,609 test files',
    }),
    row('every-collaborator-mocked', 'warn', ['kills-nothing'], 'snapshots-and-doubles', {
      what: 'each module of the repository that the module under test imports is replaced by a double',
      why: 'Nothing shows that the parts fit together.',
      source: 'over-mocking (ii); Hora & Robbes',
      rate: 'none in 4,609 test files',
    }),
    row('many-doubles', 'info', [], 'snapshots-and-doubles', {
      what: 'six doubles or more made in one test',
      why: 'What is left of the subject is hard to see.',
      source: 'jtcop NumberOfMockitoMocks',
      rate: '0.087 % of 49,304 tests',
    }),
    row('mock-echo', 'warn', ['kills-nothing'], 'more-than-a-mirror', {
      what: 'every expected value is what the test told its own double to give',
      why: 'It shows that a value is handed through, and nothing of what is done with it.',
      source: 'of this project',
      rate: '0.014 % of 49,304 tests',
    }),
    row('mirrors-implementation', 'warn', ['kills-nothing'], 'more-than-a-mirror', {
      what: 'the expected value is computed by the same expression as in the changed function',
      why: 'A mistake in it is in both, and they agree.',
      source: 'of this project',
      rate: 'not measured (needs a change)',
    }),
    row('expects-own-result', 'warn', ['kills-nothing'], 'more-than-a-mirror', {
      what: 'the expected value is computed by calling the subject with the same arguments',
      why: 'It agrees with itself, right or wrong.',
      source: 'of this project',
      rate: 'none in 49,304 tests',
    }),
    row('giant-snapshot', 'block', [], 'snapshots-and-doubles', {
      what: 'a snapshot of more than 50 lines or 4 KB (inline: 200 lines or 16 KB) is the only oracle of a test',
      why: 'Nobody reads it: what was wrong when it was taken stays right.',
      source: 'jest/no-large-snapshots',
      rate: '0.065 % of 49,304 tests',
    }),
    row('snapshot-only', 'warn', [], 'snapshots-and-doubles', {
      what: 'a snapshot of more than 20 lines is the only oracle of a test',
      why: 'It fails for any change and says of none whether it is wrong.',
      source: 'jest/no-large-snapshots',
      rate: '0.36 % of 49,304 tests',
    }),
    row('snapshots-rewritten', 'warn', [], 'snapshots-and-doubles', {
      what: 'ten snapshots or more are rewritten while no test of theirs changes',
      why: 'They were updated, not read.',
      source: 'of this project',
      rate: 'not measured (needs a change)',
    }),
    row('private-access', 'warn', [], 'public-behaviour', {
      what: 'a private member is reached: by an underscore, a cast, `rewire`',
      why: 'The test holds how the code is built and breaks when that improves.',
      source: 'testing-library/no-node-access for the DOM',
      rate: '0.071 % of 49,304 tests',
    }),
    row('test-only-export', 'warn', [], 'public-behaviour', {
      what: 'an export that the change adds and that only tests import',
      why: 'A helper of the inside is made public to be tested.',
      source: 'knip',
      rate: 'not measured (needs a change)',
    }),
    row('golden-path-only', 'warn', ['survivors-there'], 'invalid-input', {
      what: 'a changed function has two error exits or more, three tests reach it, and none takes one or tries a boundary',
      why: 'What goes wrong is where bugs live.',
      source: 'of this project',
      rate: 'not measured (needs a change)',
    }),
    row('seam-not-exercised', 'warn', [], 'integration-seam', {
      what: 'an import between two modules of the repository that the change touches, and of which every test that reaches it doubles an end',
      why: 'Each side is tested against what the other is believed to do.',
      source: 'of this project',
      rate: 'not measured (needs a change)',
    }),
    row('focused-test', 'block', [], 'would-fail', {
      what: '`.only`',
      why: 'Every other test beside it no longer runs.',
      source: 'jest/no-focused-tests',
      rate: '0.037 % of 49,304 tests, all in suites of test frameworks',
      judgedBy: 'suppressions',
    }),
    row('skipped-test', 'warn', [], 'would-fail', {
      what: '`.skip`, added or edited',
      why: 'It says nothing, and looks as if it did.',
      source: 'jest/no-disabled-tests',
      rate: '0.25 % of 49,304 tests',
      judgedBy: 'suppressions',
    }),
    row('fixed-sleep', 'info', [], 'would-fail', {
      what: 'an awaited sleep of 20 ms or more by the real clock',
      why: 'It is too long for most runs and too short for some.',
      source: 'playwright/no-wait-for-timeout; Luo et al. 2014, "async wait"',
      rate: '0.40 % of 49,304 tests',
    }),
    row('unseeded-randomness', 'info', [], 'would-fail', {
      what: 'the input of a test comes from `Math.random` or a faker without a seed',
      why: 'A failure cannot be made again.',
      source: 'Luo et al. 2014, "randomness"',
      rate: '0.14 % of 49,304 tests',
    }),
    row('real-time', 'info', [], 'would-fail', {
      what: 'an expected value is computed from the present day or time',
      why: 'It agrees on most days, and fails on the others.',
      source: 'Luo et al. 2014, "time"',
      rate: '0.049 % of 49,304 tests',
    }),
  ] satisfies Row[]
).map((one): SmellRule => ({ judgedBy: null, ...one }));

export function ruleOf(id: string): SmellRule {
  const rule = SMELL_RULES.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return rule;
}

function row(
  id: string,
  level: SmellLevel,
  witnesses: readonly WitnessKind[],
  question: ReviewQuestion,
  words: Pick<SmellRule, 'what' | 'why' | 'source' | 'rate'> & Partial<Pick<SmellRule, 'judgedBy'>>,
): Row {
  return { id, level, witnesses, question, ...words };
}
