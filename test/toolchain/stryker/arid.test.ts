import { beforeAll, describe, expect, test } from '@jest/globals';
import type { ConfirmedMutant } from '../../../src/toolchain/javascript/stryker/doubt.ts';
import { ARID_RULES } from '../../../src/toolchain/javascript/stryker/inside/arid.ts';
import type { AridCount } from '../../../src/toolchain/javascript/stryker/job.ts';
import { projectWith } from '../suites.ts';
import { judge } from './judging.ts';

const IMPORT = /^import .*?; /;
const NAMES = 'a, b, count, total, error, started, terminal, log, cart, send, save, logger, audit, telemetry';

const LEFT_OUT = [
  "audit.log('a');",
  "this.audit.log('a');",
  "telemetry.client.send('a');",
  "console.warn('a', a + ' of ' + b, { a, ...b }, [a ? b : 1].join(), total.toFixed(2));",
  "await logger?.info('a');",
  "logger.child({ a: 'b' }).warn('a');",
];
const JUDGED = [
  "console.log(save('a'));",
  "console.log('a'), save('b');",
  "return console.log('a');",
  "a && console.log('a');",
  'console.log(count++);',
  "telemetry('a');",
  "console.table('a');",
  "blogger.info('a');",
  "const console = { log: save }; console.log('a');",
  "if (a > 1) { console.log('a'); b(); }",
];
const TIMES = [
  "const took = Date.now() - started; logger.info('took', took);",
  'const took = Date.now() - started; return took;',
  "const took = Date.now() - started; logger.info('took', took); save(took);",
  "let took = Date.now() - started; took = 3; logger.info('took', took);",
];

/** Each piece of code on a line of its own, in a function of its own, so that what one declares is not seen by another. */
const file = (codes: readonly string[]) =>
  [
    codes.flatMap((code) => IMPORT.exec(code)?.[0] ?? []).join(''),
    ...codes.map((code, index) => `export async function f${index}(${NAMES}) {\n${code.replace(IMPORT, '')}\n}`),
  ].join('\n');

const EXAMPLES = ARID_RULES.map(({ example }) => example);
const ALIKE = ARID_RULES.map(({ lookAlike }) => lookAlike);
const FILES = {
  'src/examples.js': EXAMPLES,
  'src/alike.js': ALIKE,
  'src/left.js': LEFT_OUT,
  'src/judged.js': JUDGED,
  'src/times.js': TIMES,
};

describe('arid code', () => {
  let mutants: readonly ConfirmedMutant[];
  let arid: readonly AridCount[];

  beforeAll(async () => {
    const root = await projectWith('node-test-basic', {
      ...Object.fromEntries(Object.entries(FILES).map(([path, codes]) => [path, file(codes)])),
      'test/price.test.js': "import { test } from 'node:test';\ntest('reaches none of it', () => {});\n",
    });
    const judged = await judge(root, {
      files: Object.keys(FILES).map((path) => ({ path, lines: null, functions: false, addedLines: 0 })),
      arid: ['audit.log', 'telemetry.*', '!console.table'],
    });
    mutants = judged.mutants;
    arid = judged.run.arid;
  });

  /** Which of the pieces of code have a mutant. */
  const judgedOf = (path: keyof typeof FILES, mutator: RegExp = /./) => {
    const lines = new Set(
      mutants.filter((mutant) => mutant.path === path && mutator.test(mutant.mutator)).map(({ line }) => line),
    );
    return FILES[path].filter((_, index) => lines.has(3 * index + 3));
  };

  test('is what each rule gives as its example, and not what the rule says looks like it', () => {
    expect(judgedOf('src/examples.js')).toEqual([EXAMPLES[2], EXAMPLES[4]]);
    expect(judgedOf('src/examples.js', /ObjectLiteral|StringLiteral/)).toEqual([EXAMPLES[2], EXAMPLES[4]]);
    expect(judgedOf('src/alike.js')).toEqual(ALIKE);
  });

  test('is a statement that only logs, with arguments that only read and format', () => {
    expect(judgedOf('src/left.js')).toEqual([]);
    expect(judgedOf('src/judged.js')).toEqual(JUDGED);
  });

  test('is time that is measured for a log, and not time that something else depends on', () => {
    expect(judgedOf('src/times.js', /ArithmeticOperator/)).toEqual(TIMES.slice(1));
  });

  test('is counted, with the reason', () => {
    expect(arid).toEqual([
      { why: 'it only logs (console)', count: 3 },
      { why: 'it only logs (logger)', count: 6 },
      { why: 'it only logs (debug)', count: 1 },
      { why: 'it only counts for metrics', count: 1 },
      { why: 'it only counts for metrics (prom-client)', count: 1 },
      { why: 'mutation.arid names it', count: 3 },
      { why: 'it only measures time for a log or a metric', count: 1 },
    ]);
  });
});
