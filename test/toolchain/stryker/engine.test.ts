import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../../src/domain/could-not-judge.ts';
import { findProgram } from '../../../src/system/find-program.ts';
import { prepareEngine } from '../../../src/toolchain/javascript/stryker/engine.ts';
import { projectWith } from '../suites.ts';
import { detected, environment, judge, lines, told } from './judging.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'earnest-engine-'));
  folders.push(folder);
  return folder;
}

/** A PATH that holds these programs and no others. */
async function pathOf(names: readonly string[]): Promise<string> {
  const folder = await freshFolder();
  for (const name of names) {
    const { path } = await findProgram(name, tmpdir(), environment.PATH ?? '');
    if (path !== null) await symlink(path, join(folder, name));
  }
  return folder;
}

describe('the Stryker that judges', () => {
  test('ends its workers on a machine without `ps`, as slim container images are', async () => {
    const root = await projectWith('node-test-basic', {});
    const PATH = await pathOf(['node', 'npm', 'git', 'env', 'sh']);
    const judged = await judge(root, { files: [lines('src/price.js', '7')] }, { ...environment, PATH });
    expect([judged.run.ending, judged.run.output]).toEqual(['done', '']);
    expect(told(judged.mutants)).toEqual([
      '6:23 BlockStatement "{}" Survived',
      '7:13 ArithmeticOperator "total / 0.9" Killed',
    ]);
  });

  test('cannot be had without npm, nor is anything left half made', async () => {
    const root = await projectWith('node-test-basic', {});
    const EARNEST_CACHE = await freshFolder();
    const bare = { ...environment, PATH: await pathOf(['node', 'git']), EARNEST_CACHE };
    const failure = await judge(root, { files: [lines('src/price.js', '7')] }, bare).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CouldNotJudge);
    expect((failure as Error).message).toMatch(
      /could not be installed into .*npm was not found.*restore that folder from a cache/s,
    );
    expect(await readdir(join(EARNEST_CACHE, 'toolchains'))).toEqual([]);
  });

  test('judges in the place of a Stryker of the project that does not get through, and that is said', async () => {
    const root = await projectWith('node-test-basic', {
      'node_modules/@stryker-mutator/core/package.json':
        '{"name":"@stryker-mutator/core","version":"9.9.9","type":"module","main":"core.js"}',
      'node_modules/@stryker-mutator/core/core.js':
        'export class Stryker { runMutationTest() { return Promise.reject(new Error("Something went wrong in the initial test run")); } }',
    });
    const judged = await judge(root, { files: [lines('src/price.js', '7')], testFiles: ['test/price.test.js'] });
    expect(judged.engine.own).toBe(false);
    expect(judged.mutants.length).toBeGreaterThan(0);
    expect(judged.remarks[0]).toMatch(
      /^StrykerJS 9\.9\.9 \(the project’s own\) did not get through .* \(pinned by Earnest\) judged\.$/,
    );
  });

  test('is not fetched for a node that is too old for it', async () => {
    const { system, project, subject } = await detected(await projectWith('node-test-basic', {}));
    const old = { ...project, node: { path: '/usr/bin/node', version: 'v20.19.0' } };
    await expect(prepareEngine(system, old, subject, 'own or pinned')).rejects.toThrow(
      /^The node on PATH is v20\.19\.0 \(\/usr\/bin\/node\), but the Stryker that Earnest brings needs node 22 or newer/,
    );
  });
});
