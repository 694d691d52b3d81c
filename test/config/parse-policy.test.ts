import { describe, expect, test } from '@jest/globals';
import { parsePolicy } from '../../src/config/parse-policy.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { aPolicy } from '../judgements.ts';

function problem(text: string): string {
  try {
    parsePolicy('earnest.yml', text);
  } catch (error) {
    expect(error).toBeInstanceOf(CouldNotJudge);
    return (error as Error).message;
  }
  throw new Error('no problem was found');
}

describe('a policy', () => {
  test.each(['', '# nothing yet\n', 'suite:\n  # timeout: 5m\npackages:\n', '{}'])(
    'that sets nothing is the defaults: %j',
    (text) => {
      expect(parsePolicy('earnest.yml', text)).toEqual(aPolicy());
    },
  );

  test('may set every key', () => {
    const text = `
mode: report
suite: { runner: command, command: make test, junit: out/*.xml, timeout: 90s }
mutation:
  scope: changed-files
  threshold: 62.5
  budget: 1h
  uncertain: fail
  arid: [audit.log, "telemetry.*", "!console.*"]
  accept:
    - { mutant: ./src/price.ts > 0123456789ab, reason: equivalent, until: 2027-03-31 }
    - { mutant: src/old code.ts, reason: goes in May, until: 2027-05-31 }
stability:
  budget: 2m
  accept:
    - { test: ./test/clock.test.ts > tick > counts > all, reason: "  the clock moves in March ", until: 2027-03-31 }
    - test: packages/web/test/slow.test.ts
      reason: slow
      until: 2028-02-29
review:
  rules: { no-assertion: block, weak-only: warn, private-access: off, tautology: info }
  waivers:
    - { rule: giant-snapshot, where: ./test/print.test.ts > page > is whole, reason: agreed, until: 2027-03-31 }
    - { rule: seam-not-exercised, where: src/print.ts, reason: " goes in May ", until: 2027-05-31 }
checks: { suite: off, flaky: warn, mutation: warn, worth: warn, base: off, weakened: warn, review: warn, brief: warn, drafts: off, suppressions: block }
briefs: { include: [docs/*.brief.yml], budget: 3m, candidateBugs: warn }
drafting:
  baseUrl: https://models.example.org/v1
  model: small
  apiVersion: 2026-10-01
  allowHttp: true
  maxCalls: 3
  maxTokens: 9000
  maxCost: 0.5
  inputPrice: 0.15
  outputPrice: 0.6
  timeout: 2m
  guidance: docs/tests.md
packages: [packages/core/, ./web, web]
`;
    expect(parsePolicy('earnest.yml', text)).toEqual({
      mode: 'report',
      suite: { runner: 'command', command: 'make test', junit: 'out/*.xml', timeoutMs: 90_000 },
      mutation: {
        scope: 'changed-files',
        threshold: 62.5,
        budgetMs: 3_600_000,
        uncertain: 'fail',
        arid: ['audit.log', 'telemetry.*', '!console.*'],
        accept: [
          { mutant: 'src/price.ts > 0123456789ab', reason: 'equivalent', until: '2027-03-31' },
          { mutant: 'src/old code.ts', reason: 'goes in May', until: '2027-05-31' },
        ],
      },
      stability: {
        budgetMs: 120_000,
        accept: [
          { test: 'test/clock.test.ts > tick > counts > all', reason: 'the clock moves in March', until: '2027-03-31' },
          { test: 'packages/web/test/slow.test.ts', reason: 'slow', until: '2028-02-29' },
        ],
      },
      review: {
        rules: { 'no-assertion': 'block', 'weak-only': 'warn', 'private-access': 'off', tautology: 'info' },
        waivers: [
          {
            rule: 'giant-snapshot',
            where: 'test/print.test.ts > page > is whole',
            reason: 'agreed',
            until: '2027-03-31',
          },
          { rule: 'seam-not-exercised', where: 'src/print.ts', reason: 'goes in May', until: '2027-05-31' },
        ],
      },
      checks: {
        suite: 'off',
        flaky: 'warn',
        mutation: 'warn',
        worth: 'warn',
        base: 'off',
        weakened: 'warn',
        review: 'warn',
        brief: 'warn',
        drafts: 'off',
        suppressions: 'block',
      },
      briefs: { include: ['docs/*.brief.yml'], budgetMs: 180_000, candidateBugs: 'warn' },
      drafting: {
        baseUrl: 'https://models.example.org/v1',
        model: 'small',
        apiVersion: '2026-10-01',
        allowHttp: true,
        maxCalls: 3,
        maxTokens: 9_000,
        maxCost: 0.5,
        inputPrice: 0.15,
        outputPrice: 0.6,
        timeoutMs: 120_000,
        guidance: 'docs/tests.md',
      },
      packages: ['packages/core', 'web'],
    });
  });

  test('may be JSON, begin with a byte order mark and end its lines as Windows does', () => {
    expect(parsePolicy('earnest.yml', '\ufeff{ "mode": "report" }').mode).toBe('report');
    expect(parsePolicy('earnest.yml', 'mode: report\r\nsuite:\r\n  timeout: 500ms\r\n').suite.timeoutMs).toBe(500);
  });

  test('names every mistake at once by line and column', () => {
    expect(problem('mode: reprt\nmutaton: {}\nsuite:\n  timeout: 5\n  tmeout: 3\nthreshold: 3')).toBe(
      [
        'earnest.yml:1:7: mode received "reprt". Allowed: one of enforce, report.',
        'earnest.yml:4:12: suite.timeout received the number 5. Allowed: a whole number with a unit, from 1ms to 24h, such as 90s, 10m or 1h.',
        'earnest.yml:5:3: received the unknown key "suite.tmeout". Did you mean suite.timeout?',
        'earnest.yml:2:1: received the unknown key "mutaton". Did you mean mutation?',
        'earnest.yml:6:1: received the unknown key "threshold". Did you mean mutation.threshold?',
      ].join('\n'),
    );
  });

  test.each([
    [
      'drafting: { maxCalls: 0 }',
      '1:23: drafting.maxCalls received the number 0. Allowed: a whole number from 1 to 1000.',
    ],
    [
      'drafting: { baseUrl: ftp://a }',
      '1:22: drafting.baseUrl received "ftp://a". Allowed: null, or an address such as https://api.example.com/v1.',
    ],
    [
      'drafting: { maxCost: 1, inputPrice: 2 }',
      '1:22: drafting.maxCost received no prices beside it. Set drafting.inputPrice and drafting.outputPrice, for a million tokens each.',
    ],
    [
      'briefs: { include: [../x] }',
      '1:21: briefs.include[0] received "../x". Allowed: a pattern relative to the repository root, such as **/*.brief.yml.',
    ],
    [
      'deployment: {}',
      '1:1: received the unknown key "deployment". Allowed: mode, suite, stability, mutation, review, checks, briefs, drafting, packages.',
    ],
    ['__proto__: { mode: report }', '1:1: received the unknown key "__proto__".'],
    ['suite: { __proto__: { runner: jest } }', '1:10: received the unknown key "suite.__proto__".'],
    ['constructor: 1', '1:1: received the unknown key "constructor".'],
    ['<<: { mode: report }', '1:1: received the unknown key "<<".'],
    ['mode:', '1:6: mode received nothing.'],
    ['suite: 3', '1:8: suite received the number 3. Allowed: a mapping of settings.'],
    ['mutation: { threshold: .nan }', '1:24: mutation.threshold received the number NaN.'],
    [
      'mutation: { threshold: 101 }',
      '1:24: mutation.threshold received the number 101. Allowed: a number from 0 to 100.',
    ],
    ['mutation: { threshold: "80" }', '1:24: mutation.threshold received "80".'],
    ['suite: { timeout: 25h }', '1:19: suite.timeout received "25h".'],
    ['suite: { timeout: 0s }', '1:19: suite.timeout received "0s".'],
    [
      'checks: { mutation: false }',
      '1:21: checks.mutation received the boolean false. Allowed: one of block, warn, off.',
    ],
    ['mutation: { uncertain: maybe }', '1:24: mutation.uncertain received "maybe". Allowed: one of fail, warn, pass.'],
    ['mutation: { arid: audit.log }', '1:19: mutation.arid received "audit.log". Allowed: a list of calls'],
    ['mutation: { arid: ["audit.log()"] }', '1:20: mutation.arid[0] received "audit.log()". Allowed: a call such as'],
    ['mutation: { arid: ["*"] }', '1:20: mutation.arid[0] received "*".'],
    [
      'mutation: { accept: [{ mutant: ../x.ts }] }',
      '1:32: mutation.accept[0].mutant received "../x.ts". Allowed: a file',
    ],
    ['mutation: { accept: [{ mutant: a.ts > 12 }] }', '1:32: mutation.accept[0].mutant received "a.ts > 12".'],
    ['stability: { budget: never }', '1:22: stability.budget received "never". Allowed: auto, or a whole number'],
    ['stability: { budget: 25h }', '1:22: stability.budget received "25h".'],
    ['stability: { accept: a.test.ts }', '1:22: stability.accept received "a.test.ts". Allowed: a list of accepted'],
    ['stability:\n  accept: [a.test.ts]', '2:12: stability.accept[0] received "a.test.ts". Allowed: a mapping of test'],
    [
      'stability:\n  accept:\n    - { test: a.test.ts, until: 2027-01-31 }',
      '3:7: stability.accept[0].reason received nothing. Allowed: why it is accepted, in words.',
    ],
    [
      'stability:\n  accept:\n    - { test: a.test.ts, reason: " ", until: 2027-01-31 }',
      '3:34: stability.accept[0].reason received " ".',
    ],
    [
      'stability:\n  accept:\n    - { test: a.test.ts, reason: x, until: 2027-02-29 }',
      '3:44: stability.accept[0].until received "2027-02-29". Allowed: a day of the calendar as YYYY-MM-DD.',
    ],
    ['stability: { accept: [{ until: tomorrow }] }', '1:32: stability.accept[0].until received "tomorrow".'],
    ['stability: { accept: [{ until: 2027 }] }', '1:32: stability.accept[0].until received the number 2027.'],
    ['stability: { accept: [{ until: 2027-1-1 }] }', '1:32: stability.accept[0].until received "2027-1-1".'],
    [
      'stability: { accept: [{ reson: x }] }',
      '1:25: received the unknown key "stability.accept[0].reson". Did you mean stability.accept[0].reason?',
    ],
    [
      'stability: { accept: [{ whatever: x }] }',
      '1:25: received the unknown key "stability.accept[0].whatever". Allowed: test, reason, until.',
    ],
    [
      'stability: { accept: [{ test: /etc/x }] }',
      '1:31: stability.accept[0].test received "/etc/x". Allowed: a test file',
    ],
    ['stability: { accept: [{ test: ../x.ts }] }', '1:31: stability.accept[0].test received "../x.ts".'],
    ['stability: { accept: [{ test: a/../../x.ts > b }] }', '1:31: stability.accept[0].test received'],
    ['stability: { accept: [{ test: "> b" }] }', '1:31: stability.accept[0].test received "> b".'],
    ['stability: { accept: [{ test: "" }] }', '1:31: stability.accept[0].test received "".'],
    [
      'review: { rules: { no-asertion: warn } }',
      '1:20: received the unknown key "review.rules.no-asertion". Did you mean review.rules.no-assertion?',
    ],
    [
      'review:\n  rules:\n    coverage: warn',
      '3:5: received the unknown key "review.rules.coverage". Allowed: no-assertion, empty-test, ',
    ],
    ['review: { rules: { __proto__: off } }', '1:20: received the unknown key "review.rules.__proto__".'],
    [
      'review: { rules: { no-assertion: error } }',
      '1:34: review.rules.no-assertion received "error". Allowed: one of off, info, warn, block.',
    ],
    ['review: { rules: { no-assertion: true } }', '1:34: review.rules.no-assertion received the boolean true.'],
    ['review: { rules: [no-assertion] }', '1:18: review.rules received a list. Allowed: a mapping of rule ids to off'],
    ['review: { rules: }', '1:18: review.rules received nothing.'],
    ['review: { rule: {} }', '1:11: received the unknown key "review.rule". Did you mean review.rules?'],
    ['review: { waivers: {} }', '1:20: review.waivers received a mapping. Allowed: a list of waivers, each with rule'],
    [
      'review: { waivers: [{ rule: no-asertion }] }',
      '1:29: review.waivers[0].rule received "no-asertion". Allowed: the id of a rule, as docs/review-rules.md lists',
    ],
    [
      'review: { waivers: [{ where: ../x.ts }] }',
      '1:30: review.waivers[0].where received "../x.ts". Allowed: a file relative to the repository root',
    ],
    [
      'review: { waivers: [{ rule: tautology, where: a.test.ts, reason: x }] }',
      '1:21: review.waivers[0].until received nothing. Allowed: a day of the calendar as YYYY-MM-DD.',
    ],
    ['review: { waivers: [{ reason: "" }] }', '1:31: review.waivers[0].reason received "".'],
    [
      'review: { waivers: [{ whatever: x }] }',
      '1:23: received the unknown key "review.waivers[0].whatever". Allowed: rule, where, reason, until.',
    ],
    ['checks: { review: info }', '1:19: checks.review received "info". Allowed: one of block, warn, off.'],
    ['packages: [../x]', '1:12: packages[0] received "../x".'],
    ['packages: [a/../../x]', '1:12: packages[0] received'],
    ['packages: [/etc]', '1:12: packages[0] received "/etc".'],
    ['packages: ["C:\\\\x"]', '1:12: packages[0] received'],
    ['suite: { command: make }', '1:19: suite.command received no suite.junit beside it.'],
    ['suite: { runner: command }', '1:18: suite.runner received "command" without suite.command.'],
    ['suite: { runner: jest, command: a, junit: b }', '1:18: suite.runner received "jest" beside suite.command.'],
    ['suite: { junit: b }', '1:17: suite.junit is read only with suite.command.'],
    ['- a\n- b', '1:1: received a list at the top.'],
    ['just text', '1:1: received "just text" at the top.'],
    ['mode: report\n---\nmode: enforce', '2:1: received a second YAML document.'],
    ['mode: report\nmode: enforce', '2:1: received a key that is already set above.'],
    ['suite:\n\t- b', '2:1: received a tab as indentation.'],
    ['mode: !!str report', '1:13: received the tag tag:yaml.org,2002:str.'],
    ['mode: !run report', '1:7: received text that is not valid YAML: Unresolved tag: !run'],
    ['%YAML 1.1\n---\nchecks: { suite: off }', '1:1: received a %YAML directive.'],
    ['1: 2', '1:1: received a key that is not plain text.'],
    ['? [a]\n: 2', '1:3: received a key that is not plain text.'],
    ['mode: "report', '1:14: received text that is not valid YAML: Missing closing "quote'],
    ['mode: re\ufffdport', '1:9: received bytes that are not UTF-8 text, or control characters.'],
    ['a: 1\nm\0de: report', '2:2: received bytes that are not UTF-8 text, or control characters.'],
  ])('is refused with its place: %j', (text, message) => {
    expect(problem(text)).toContain(`earnest.yml:${message}`);
  });

  test('never shows control characters of what it received', () => {
    expect(problem('mode: "\\e[31m\\u202e\\nx"')).toBe(
      'earnest.yml:1:7: mode received "\\u001b[31m?\\nx". Allowed: one of enforce, report.',
    );
  });
});

describe('a file made to do harm', () => {
  test('of 10 MB is refused for its size', () => {
    expect(problem('x'.repeat(10_000_000))).toBe(
      'earnest.yml:1:1: received a file of 10000000 bytes; a policy has at most 65536. Is this the right file?',
    );
  });

  test('with aliases that multiply is refused', () => {
    const levels = ['a: &a [1, 1]', 'b: &b [*a, *a, *a, *a]', 'c: &c [*b, *b, *b, *b]', 'd: &d [*c, *c, *c, *c]'];
    expect(problem(levels.join('\n'))).toContain('received aliases that multiply each other.');
    expect(problem(`a: &a 1\nb: [${'*a, '.repeat(30)}]`)).toBe(
      'earnest.yml:2:85: received more than 20 aliases. Write the values out: a policy has no use for so many.',
    );
  });

  test('nested thousands deep is refused', () => {
    expect(problem('['.repeat(60_000))).toContain('nested thousands deep');
  });

  test('with thousands of unknown keys gets a short answer', () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `key${index}: 1`).join('\n');
    const lines = problem(keys).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('… and more of the kind');
  });
});
