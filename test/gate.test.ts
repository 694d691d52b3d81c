import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../src/domain/judgement.ts';
import { gate, type StageId } from '../src/gate.ts';
import { environment, realSystem } from './toolchain/stryker/judging.ts';
import { projectWith } from './toolchain/suites.ts';

async function judged(root: string, only: readonly StageId[] | null = null): Promise<Judgement> {
  return gate(await realSystem(), {
    cwd: root,
    references: { kind: 'local', base: 'main', head: null },
    configFile: null,
    only,
    environment,
  });
}

/** The checks that this file is about; the others have files of their own. */
const HERE = ['suite', 'flaky', 'mutation', 'suppressions'];

/** status by check, as one line each. */
const checks = ({ checks: found }: Judgement) =>
  found
    .filter(({ id }) => HERE.includes(id))
    .map(({ id, status, why }) => `${id} ${status}${why === null ? '' : `: ${why}`}`);

/** A new source file of two lines, and what tests it. */
const shipping = 'export const shipping = (cents) =>\n  cents >= 5000 ? 0 : 499;\n';
const head = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shipping } from '../src/shipping.js';
`;
const strong = `${head}test('is free from 5000', () => { assert.equal(shipping(5000), 0); });
test('costs below', () => { assert.equal(shipping(4999), 499); });
`;
const weak = `${head}test('is free', () => { assert.equal(shipping(9000), 0); });
test('costs', () => { shipping(1); });
`;

describe('the gate', () => {
  test('passes a change whose every mutant is killed', async () => {
    const root = await projectWith('node-test-basic', { 'src/shipping.js': shipping, 'test/shipping.test.js': strong });
    const judgement = await judged(root);
    expect(judgement.verdict).toBe('pass');
    expect(checks(judgement)).toEqual(['suite pass', 'flaky pass', 'mutation pass', 'suppressions pass']);
    expect(judgement.totals).toMatchObject({
      score: 100,
      killed: 5,
      survived: 0,
      noCoverage: 0,
      planned: 5,
      judged: 5,
    });
    expect(judgement.packages.map(({ directory, runner, engine }) => [directory, runner, engine])).toEqual([
      ['.', 'node-test', expect.stringMatching(/^StrykerJS 10\.1\.1 /)],
    ]);
    expect(judgement.timings.stages.map(({ id }) => id)).toEqual([
      'change',
      'suite',
      'flaky',
      'mutation',
      'base',
      'weakened',
      'review',
      'brief',
    ]);
    expect(judgement.change?.head).toBeNull();
    expect(existsSync(join(root, 'earnest-sandbox'))).toBe(false);
  });

  test('fails it when its tests are weak, and gives each survivor as a reason', async () => {
    const root = await projectWith('node-test-basic', { 'src/shipping.js': shipping, 'test/shipping.test.js': weak });
    const judgement = await judged(root);
    expect(judgement.verdict).toBe('fail');
    expect(checks(judgement)).toEqual(['suite pass', 'flaky pass', 'mutation fail', 'suppressions pass']);
    expect(judgement.totals).toMatchObject({ killed: 3, survived: 2, score: 60 });
    expect(judgement.reasons).toEqual([
      'src/shipping.js:2: a mutant survives; ConditionalExpression changes cents >= 5000 to true',
      'src/shipping.js:2: a mutant survives; EqualityOperator changes cents >= 5000 to cents > 5000',
      'test/shipping.test.js:5 no-assertion in "costs": asserts nothing: it passes whatever comes out, as long as nothing throws (it covers 5 mutants of the change and kills none)',
    ]);
  });

  test('fails on a red suite, names the test, and judges no mutant with it', async () => {
    const red = strong.replace('499);', '500);');
    const root = await projectWith('node-test-basic', { 'src/shipping.js': shipping, 'test/shipping.test.js': red });
    const judgement = await judged(root);
    expect(judgement.verdict).toBe('fail');
    expect(checks(judgement)).toEqual([
      'suite fail',
      'flaky skipped: the suite fails',
      'mutation skipped: the suite fails',
      'suppressions pass',
    ]);
    expect(judgement.reasons.join('\n')).toContain('costs below');
    expect(judgement.mutants).toEqual([]);
  });

  test('takes a test that fails and then passes for flaky: it blocks since this change adds it, and the suite holds', async () => {
    const marker = join(await mkdtemp(join(tmpdir(), 'earnest-once-')), 'ran');
    const once = `${head}import { existsSync, writeFileSync } from 'node:fs';
test('is free from 5000', () => {
  const ran = existsSync(${JSON.stringify(marker)});
  writeFileSync(${JSON.stringify(marker)}, '');
  assert.equal(shipping(ran ? 5000 : 4999), 0);
});
`;
    const root = await projectWith('node-test-basic', { 'src/shipping.js': shipping, 'test/shipping.test.js': once });
    const judgement = await judged(root, ['change', 'suite', 'flaky']);
    await rm(dirname(marker), { recursive: true });
    expect(checks(judgement).slice(0, 2)).toEqual(['suite pass', 'flaky fail']);
    expect(judgement.verdict).toBe('fail');
    expect(judgement.reasons).toEqual([expect.stringContaining('is free from 5000')]);
  });

  test('passes a change of prose alone, says why, and runs nothing', async () => {
    const root = await projectWith('node-test-basic', { 'README.md': '# Prices\n' });
    const judgement = await judged(root);
    expect(judgement.verdict).toBe('pass');
    expect(checks(judgement)).toEqual([
      'suite skipped: nothing relevant changed',
      'flaky skipped: nothing relevant changed',
      'mutation skipped: nothing relevant changed',
      'suppressions pass',
    ]);
    expect(judgement.packages).toEqual([]);
  });

  test('cannot judge a tree that its own tests rewrite', async () => {
    const rewriting = `${strong}test('rewrites', async () => {
  const { appendFile } = await import('node:fs/promises');
  await appendFile(new URL('../src/price.js', import.meta.url), '// rewritten\\n');
});
`;
    const root = await projectWith('node-test-basic', {
      'src/shipping.js': shipping,
      'test/shipping.test.js': rewriting,
    });
    const judgement = await judged(root);
    expect(judgement.verdict).toBe('error');
    expect(judgement.reasons.join('\n')).toContain('Running the suite changed a file under test: src/price.js');
    expect(judgement.mutants).toEqual([]);
    expect(await readFile(join(root, 'src/price.js'), 'utf8')).toContain('// rewritten');
  });

  test('cannot judge against a base that is not there, or by a broken policy', async () => {
    const root = await projectWith('node-test-basic', { 'src/shipping.js': shipping });
    const system = await realSystem();
    const request = { cwd: root, configFile: null, only: null, environment };
    const unknown = await gate(system, { ...request, references: { kind: 'local', base: 'nowhere', head: null } });
    expect([unknown.verdict, unknown.reasons.join('\n')]).toEqual(['error', expect.stringContaining('nowhere')]);
    const broken = await gate(system, {
      ...request,
      references: { kind: 'local', base: 'main', head: null },
      configFile: join(root, 'src/shipping.js'),
    });
    expect(broken.verdict).toBe('error');
  });
});

describe('--only', () => {
  const files = { 'src/shipping.js': shipping, 'test/shipping.test.js': strong };

  test('change: nothing is run, and nothing judged is no pass', async () => {
    const judgement = await judged(await projectWith('node-test-basic', files), ['change']);
    expect(checks(judgement)).toEqual([
      'suite skipped: left out by --only',
      'flaky skipped: left out by --only',
      'mutation skipped: left out by --only',
      'suppressions pass',
    ]);
    expect([judgement.packages, judgement.verdict]).toEqual([[], 'error']);
  });

  test('suite: no mutant is judged', async () => {
    const judgement = await judged(await projectWith('node-test-basic', files), ['change', 'suite']);
    expect(checks(judgement)).toEqual([
      'suite pass',
      'flaky skipped: left out by --only',
      'mutation skipped: left out by --only',
      'suppressions pass',
    ]);
    expect(judgement.mutants).toEqual([]);
  });

  test('mutation: the suite runs too, since mutants need it green', async () => {
    const judgement = await judged(await projectWith('node-test-basic', files), ['mutation']);
    expect(checks(judgement)).toEqual([
      'suite pass',
      'flaky skipped: left out by --only',
      'mutation pass',
      'suppressions pass',
    ]);
    expect(judgement.totals.killed).toBe(5);
  });
});
