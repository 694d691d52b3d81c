import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

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
      env: { ...process.env, PATH: `${ourNode}:${process.env.PATH}` },
      encoding: 'utf8',
      timeout: LONGEST_MS,
    });
    ended = { status, said: `${stdout}${stderr}` };
  }, LONGEST_MS);

  afterAll(() => rmSync(folder, { recursive: true }));

  const output = (name: string, file: string) => readFileSync(join(folder, name, file), 'utf8');

  test('ends well, having judged both pull requests', () => {
    expect(ended).toEqual({ status: 0, said: expect.stringContaining('Both are as they should be.') });
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

  test('says where to read on', () => {
    expect(ended.said).toContain('1-weak-discount/summary.md');
    expect(output('1-weak-discount', 'mutation.html')).toContain('mutation-test-report-app');
  });
});
