import type { ReviewQuestion, SmellLevel, SmellRule, WitnessKind } from './smell.ts';

type Row = Omit<SmellRule, 'judgedBy'> & Partial<Pick<SmellRule, 'judgedBy'>>;

/** Every rule of the review, with the level that its word has. `docs/review-rules.md` is made of this table. */
export const SMELL_RULES: readonly SmellRule[] = (
  [
    row('no-assertion', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'a test in which nothing is asserted, not in the helpers it calls either',
      why: 'It passes as long as nothing throws: a wrong result goes unseen.',
      source: 'jest/expect-expect; tsDetect "unknown test"',
      rate: '0.17 % of 8,043 tests (prototype)',
    }),
    row('empty-test', 'block', [], 'would-fail', {
      what: 'a test without a statement',
      why: 'It cannot fail. A test still to be written is a `todo`.',
      source: 'tsDetect "empty test"',
      rate: '0.8 %, nearly all in one suite of type tests (prototype)',
    }),
    row('floating-assertion', 'block', [], 'would-fail', {
      what: 'an assertion on a promise that nothing awaits or returns',
      why: 'The test ends before the assertion is made: it passes whatever the promise does.',
      source: 'jest/valid-expect, vitest/valid-expect-in-promise',
      rate: 'not measured',
    }),
    row('unreachable-assertion', 'block', [], 'would-fail', {
      what: 'an assertion behind a `return` or a `throw`, or an `expect` without a matcher',
      why: 'It is never made.',
      source: 'no-unreachable, jest/valid-expect',
      rate: 'not measured',
    }),
    row('unawaited-callback-assertion', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'assertions that stand only in callbacks of promises or timers that nothing awaits',
      why: 'The test may end before the callback runs.',
      source: 'jest/valid-expect-in-promise, jest/no-conditional-expect',
      rate: 'not measured',
    }),
    row('assertion-in-catch', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'assertions that stand only in a `catch` that nothing obliges to be reached',
      why: 'When nothing is thrown, nothing is asserted.',
      source: 'jest/no-conditional-expect',
      rate: '0.16 % (4 of 2,567 tests, prototype)',
    }),
    row('conditional-assertion', 'warn', ['no-assertion-ran', 'kills-nothing'], 'would-fail', {
      what: 'a test whose assertions all stand in an `if`',
      why: 'When the condition does not hold, nothing is asserted.',
      source: 'jest/no-conditional-expect, tsDetect "conditional test logic"',
      rate: 'not measured',
    }),
    row('tautology', 'block', [], 'would-fail', {
      what: 'a test whose only assertions compare a literal with the same literal',
      why: 'It holds whatever the code does.',
      source: 'tsDetect "redundant assertion"',
      rate: '0.11 % (prototype)',
    }),
    row('weak-only', 'info', [], 'would-fail', {
      what: 'a test that only asserts that something is there (defined, truthy, of a class)',
      why: 'A wrong value is there too.',
      source: 'critical smells of generated tests',
      rate: '2.3 % (prototype)',
    }),
    row('interaction-only', 'info', [], 'more-than-a-mirror', {
      what: 'a test that only asserts how its own doubles were called',
      why: 'It holds the way the code works, not what it does.',
      source: 'xUnit Test Patterns, "behaviour verification"',
      rate: '8.6 % (prototype)',
    }),
    row('mocks-subject', 'block', [], 'snapshots-and-doubles', {
      what: 'the module under test is replaced by a double',
      why: 'What is tested is the double.',
      source: 'of this project',
      rate: '0 of 603 files (prototype)',
    }),
    row('every-collaborator-mocked', 'warn', ['kills-nothing'], 'snapshots-and-doubles', {
      what: 'each module of the repository that the module under test imports is replaced by a double',
      why: 'Nothing shows that the parts fit together.',
      source: 'over-mocking (ii); Hora & Robbes',
      rate: '3.0 % of files (prototype)',
    }),
    row('many-doubles', 'info', [], 'snapshots-and-doubles', {
      what: 'six doubles or more made in one test',
      why: 'What is left of the subject is hard to see.',
      source: 'jtcop NumberOfMockitoMocks',
      rate: '0.27 % (prototype)',
    }),
    row('mock-echo', 'warn', ['kills-nothing'], 'more-than-a-mirror', {
      what: 'every expected value is what the test told its own double to give',
      why: 'It shows that a value is handed through, and nothing of what is done with it.',
      source: 'of this project',
      rate: 'not measured',
    }),
    row('mirrors-implementation', 'warn', ['kills-nothing'], 'more-than-a-mirror', {
      what: 'the expected value is computed by the same expression as in the changed function',
      why: 'A mistake in it is in both, and they agree.',
      source: 'of this project',
      rate: 'not measured',
    }),
    row('expects-own-result', 'warn', ['kills-nothing'], 'more-than-a-mirror', {
      what: 'the expected value is computed by calling the subject with the same arguments',
      why: 'It agrees with itself, right or wrong.',
      source: 'of this project',
      rate: 'not measured',
    }),
    row('giant-snapshot', 'block', [], 'snapshots-and-doubles', {
      what: 'a snapshot of more than 50 lines or 4 KB, added or edited, is the only oracle of a test',
      why: 'Nobody reads it: what was wrong when it was taken stays right.',
      source: 'jest/no-large-snapshots',
      rate: 'not measured',
    }),
    row('snapshot-only', 'warn', [], 'snapshots-and-doubles', {
      what: 'a snapshot of more than 20 lines is the only oracle of a test',
      why: 'It fails for any change and says of none whether it is wrong.',
      source: 'jest/no-large-snapshots',
      rate: '6.3 % (503 of 508 in one repository, prototype)',
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
      rate: '0.20 % (prototype)',
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
      what: 'an import between two modules of the repository that the change touches, and that no test exercises without a double',
      why: 'Each side is tested against what the other is believed to do.',
      source: 'of this project',
      rate: 'not measured (needs a change)',
    }),
    row('focused-test', 'block', [], 'would-fail', {
      what: '`.only`',
      why: 'Every other test beside it no longer runs.',
      source: 'jest/no-focused-tests',
      rate: '0',
      judgedBy: 'suppressions',
    }),
    row('skipped-test', 'warn', [], 'would-fail', {
      what: '`.skip`, added or edited',
      why: 'It says nothing, and looks as if it did.',
      source: 'jest/no-disabled-tests',
      rate: 'not measured',
      judgedBy: 'suppressions',
    }),
    row('fixed-sleep', 'info', [], 'would-fail', {
      what: 'an awaited sleep of 20 ms or more by the real clock',
      why: 'It is too long for most runs and too short for some.',
      source: 'playwright/no-wait-for-timeout; Luo et al. 2014, "async wait"',
      rate: 'not measured',
    }),
    row('unseeded-randomness', 'info', [], 'would-fail', {
      what: 'the input of a test comes from `Math.random` or a faker without a seed',
      why: 'A failure cannot be made again.',
      source: 'Luo et al. 2014, "randomness"',
      rate: 'not measured',
    }),
    row('real-time', 'info', [], 'would-fail', {
      what: 'an expected value is computed from the present day or time',
      why: 'It agrees on most days, and fails on the others.',
      source: 'Luo et al. 2014, "time"',
      rate: 'not measured',
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
