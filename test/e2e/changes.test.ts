import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { type ReportJson, reportSchema } from '../../src/report/report-schema.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { SHIPPING, STRONG_TEST } from './shipping.ts';
import { earnest, git, leftBehind, type WorkTree, workTree, write } from './work-tree.ts';

afterEach(removeFolders);

interface Judged {
  readonly exitCode: number | null;
  readonly report: ReportJson;
  /** mutation.json: file names of the standard report. */
  readonly mutated: readonly string[];
  readonly folder: string;
}

/** Judges the work tree against main, and reads the reports as another program would. */
async function judge(tree: WorkTree): Promise<Judged> {
  const folder = await freshFolder();
  const before = await leftBehind(tree);
  const run = await earnest(tree, ['gate', '--base', 'main', '--json', join(folder, 'report.json')]);
  expect(await leftBehind(tree)).toEqual(before);
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  const mutation = z.looseObject({ schemaVersion: z.string(), files: z.record(z.string(), z.unknown()) });
  return {
    exitCode: run.exitCode,
    report: reportSchema.parse(await json('report.json')),
    mutated: Object.keys(mutation.parse(await json('mutation.json')).files),
    folder,
  };
}

const figures = ({ report }: Judged) => {
  const { killed, survived, noCoverage, timeout } = report.mutation;
  return { killed, survived, noCoverage, timeout };
};

describe('a change on a desk', () => {
  test('holds what is committed, what is not, and what git does not know yet', async () => {
    const tree = await workTree('node-test-basic', {});
    git(tree.root, 'checkout', '--quiet', '-b', 'feature');
    await write(tree.root, {
      'src/committed.js': SHIPPING,
      'test/committed.test.js': STRONG_TEST.replace('shipping.js', 'committed.js'),
    });
    git(tree.root, 'add', '.');
    git(tree.root, 'commit', '--quiet', '-m', 'work');
    await write(tree.root, {
      'src/unknown.js': SHIPPING,
      'test/unknown.test.js': STRONG_TEST.replace('shipping.js', 'unknown.js'),
    });
    const price = await readFile(join(tree.root, 'src/price.js'), 'utf8');
    await write(tree.root, { 'src/price.js': price.replace('cents > 10000', 'cents > 20000') });

    const judged = await judge(tree);

    expect(new Set(judged.report.mutants.map(({ file }) => file))).toEqual(
      new Set(['src/committed.js', 'src/price.js', 'src/unknown.js']),
    );
    expect([...judged.mutated].sort()).toEqual(['src/committed.js', 'src/price.js', 'src/unknown.js']);
    expect(judged.report.verdict).toBe('fail');
  });

  test('is judged in files with any name', async () => {
    const source = 'src/[id]/page name ü.js';
    const tree = await workTree('node-test-basic', {
      [source]: SHIPPING,
      'test/page.test.js': STRONG_TEST.replace('../src/shipping.js', encodeURI(`../${source}`)),
    });

    const judged = await judge(tree);

    expect(judged.report.mutants.map(({ file, status }) => `${status} ${file}`)).toEqual(
      Array(5).fill(`killed ${source}`),
    );
    expect(judged.mutated).toEqual([source]);
    expect(judged.report.checks.find(({ id }) => id === 'worth')).toMatchObject({ status: 'pass', why: null });
    expect(judged.exitCode).toBe(0);
  });

  test('fails in a file that no test imports: nothing covers its mutants', async () => {
    const judged = await judge(await workTree('node-test-basic', { 'src/shipping.js': SHIPPING }));

    expect(figures(judged)).toEqual({ killed: 0, survived: 0, noCoverage: 5, timeout: 0 });
    expect(judged.report.mutants.map(({ status }) => status)).toEqual(Array(5).fill('no-coverage'));
    expect(judged.report.verdict).toBe('fail');
    expect(judged.exitCode).toBe(1);
  });
});

describe('a changed condition whose test asserts too little', () => {
  // 'small' is in a branch that no test reaches; mocha's test alone asks for an answer that is not empty.
  test.each([
    ['jest-basic', 'src/price.js', { killed: 1, survived: 5, noCoverage: 1, timeout: 0 }],
    ['vitest-basic', 'src/price.ts', { killed: 1, survived: 5, noCoverage: 1, timeout: 0 }],
    ['mocha-basic', 'src/price.js', { killed: 2, survived: 4, noCoverage: 1, timeout: 0 }],
  ])('fails in %s', async (project, file, expected) => {
    const tree = await workTree(project, {});
    const price = await readFile(join(tree.root, file), 'utf8');
    await write(tree.root, { [file]: price.replace('cents > 10000', 'cents > 20000') });

    const judged = await judge(tree);

    expect(figures(judged)).toEqual(expected);
    const survivor = judged.report.mutants.find(({ replacement }) => replacement === 'cents >= 20000');
    expect(survivor).toMatchObject({ status: 'survived', coveredBy: [expect.stringMatching(/labels an amount$/)] });
    expect(judged.exitCode).toBe(1);
  });
});
