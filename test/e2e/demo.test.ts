import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CACHE_FOLDER } from './programs.ts';

const root = join(import.meta.dirname, '../..');
const ourNode = join(root, 'node_modules', '.bin');

/** Includes installing Stryker where no earlier run has. */
const LONGEST_MS = 8 * 60_000;

describe('the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earnest-demo-reports-'));
  let ended: { readonly status: number | null; readonly said: string };

  beforeAll(() => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['examples/demo.ts', folder], {
      cwd: root,
      // Where the other tests have Stryker installed.
      env: { ...process.env, PATH: `${ourNode}:${process.env.PATH}`, EARNEST_CACHE: CACHE_FOLDER },
      encoding: 'utf8',
      timeout: LONGEST_MS,
    });
    ended = { status, said: `${stdout}${stderr}` };
  }, LONGEST_MS);

  afterAll(() => rmSync(folder, { recursive: true }));

  const output = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');

  test('ends well, having judged all four pull requests', () => {
    expect(ended).toEqual({ status: 0, said: expect.stringContaining('All four are as they should be.') });
  });

  test('fails the weak tests for the discount that is far too large, and shows it as a diff', () => {
    const { verdict, mutation, mutants } = JSON.parse(output('1-weak-discount', 'report.json'));

    expect(verdict).toBe('fail');
    expect(mutation).toMatchObject({ survived: 4, killed: 13, timeout: 0, noCoverage: 0, unstable: 0, threshold: 80 });
    expect(mutants).toContainEqual(
      expect.objectContaining({
        file: 'src/invoice.ts',
        mutator: 'ArithmeticOperator',
        replacement: 'sum * percent * 100',
        status: 'survived',
      }),
    );
    expect(output('1-weak-discount', 'summary.md')).toContain(
      '-return Math.round((sum * percent) / 100);\n+return Math.round(sum * percent * 100);',
    );
  });

  test('passes the strong tests, by which every mutant of the same lines is killed', () => {
    const { verdict, mutation } = JSON.parse(output('2-strong-discount', 'report.json'));

    expect(verdict).toBe('pass');
    expect(mutation).toMatchObject({ score: 100, survived: 0, killed: 17, noCoverage: 0, unstable: 0 });
    expect(output('2-strong-discount', 'summary.md')).toMatch(/^## ✅ Earnest: pass\n/);
  });

  test('fails nonsense that covers every line, and names each reason', () => {
    const { verdict, smells, reasons } = JSON.parse(output('3-nonsense-reminder', 'report.json'));
    const told = smells.map(({ rule, level }: Record<'rule' | 'level', string>) => `${rule} ${level}`);

    expect(verdict).toBe('fail');
    expect([...new Set(told)].sort()).toEqual([
      'conditional-assertion block',
      'empty-test block',
      'every-collaborator-mocked warn',
      'expects-own-result warn',
      'giant-snapshot block',
      'interaction-only info',
      'mock-echo warn',
      'no-assertion block',
      'seam-not-exercised warn',
      'tautology block',
      'weak-only info',
    ]);
    for (const rule of ['no-assertion', 'tautology', 'empty-test', 'giant-snapshot', 'conditional-assertion']) {
      expect(reasons).toContainEqual(expect.stringContaining(` ${rule} in "`));
    }
    expect(output('3-nonsense-reminder', 'summary.md')).toContain(
      'asserts nothing: it passes whatever comes out, as long as nothing throws (the runner counted no assertion in it)',
    );
  });

  test('passes honest tests of the same change, with every question of the checklist answered', () => {
    const { verdict, mutation, smells, checklist } = JSON.parse(output('4-honest-reminder', 'report.json'));

    expect(verdict).toBe('pass');
    expect(mutation).toMatchObject({ score: 100, survived: 0, killed: 27, noCoverage: 0 });
    expect(smells).toEqual([]);
    expect(checklist.map(({ answer }: { answer: string }) => answer)).toEqual([
      'yes',
      'yes',
      'yes',
      'yes',
      'yes',
      'yes',
    ]);
  });

  test.each(['3-nonsense-reminder', '4-honest-reminder'])('the tests of %s run every line and branch', (name) => {
    const { total } = JSON.parse(output(join(name, 'coverage'), 'coverage-summary.json'));

    expect(total).toMatchObject({ lines: { pct: 100 }, branches: { pct: 100 }, functions: { pct: 100 } });
  });

  test('says where to read on', () => {
    expect(ended.said).toContain('1-weak-discount/summary.md');
    expect(output('1-weak-discount', 'mutation.html')).toContain('mutation-test-report-app');
  });
});
