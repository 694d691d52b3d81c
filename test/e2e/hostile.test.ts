import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { freshFolder, removeFolders } from './folders.ts';
import { COMMANDS, hostilePreamble } from './hostile-test-file.ts';
import { pullRequest } from './pull-request.ts';
import { type JobResult, pullRequestEvent, runAction } from './run-action.ts';
import { SHIPPING } from './shipping.ts';
import { git } from './work-tree.ts';

afterEach(removeFolders);

const CANARY = 'canary-2f9d61c0b7';
const TOKENS = { ACTIONS_RUNTIME_TOKEN: CANARY, GITHUB_TOKEN: CANARY, MODEL_API_KEY: CANARY, NODE_AUTH_TOKEN: CANARY };
const NAME = '[id] `ü` <script>alert(1)';
const SOURCE = `src/[id]/${NAME}.js`;
const TEST = `test/${NAME}.test.js`;

/** Asserts as little as WEAK_TEST does, under a hostile name and title. */
const weakTest = (loot: string) => `${hostilePreamble(loot)}
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { isFree } = await import(new URL(${JSON.stringify(`../${encodeURI(SOURCE)}`)}, import.meta.url).href);
for (const [index, title] of ${JSON.stringify([...COMMANDS, '`</details><script>', 'a\n::error::b'])}.entries()) {
  test(title, () => { assert.equal(isFree(9000 + index), true); });
}
`;

describe('a pull request that attacks the job it is judged in', () => {
  test('changes nothing, gets nothing and leaves nothing behind', async () => {
    const loot = await freshFolder();
    const pull = await pullRequest('node-test-basic', { [SOURCE]: SHIPPING, [TEST]: weakTest(loot) });

    const run = await runAction(pull, pullRequestEvent(pull), { inputs: { token: CANARY }, environment: TOKENS });

    // The attack took place: it ran, and it found the files of the runner.
    const taken = await textsIn(loot);
    expect(taken.get('found')).toMatch(/set_output_.*step_summary_/s);
    expect(taken.get('found')).toContain('_temp/earnest');
    expect(taken.get('heartbeat')).toMatch(/^\d+$/m);

    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ verdict: 'fail', score: '60.00', killed: '3', survived: '2' });
    expect(run.summary.split('\n')[0]).toBe('## ❌ Earnest: fail');
    expect(run.summary).toBe(await readFile(join(run.runnerTemporary, 'earnest/summary.md'), 'utf8'));
    expect(run.handedOn).toBe('');

    expect(run.commands.map(({ name, properties }) => `${name} ${properties.file ?? ''}`.trim())).toEqual([
      ...['change', 'suite', 'flaky', 'mutation', 'base', 'weakened', 'review', 'brief'].flatMap(() => [
        'group',
        'endgroup',
      ]),
      `error ${SOURCE}`,
      'error',
    ]);
    expect(run.summary).not.toMatch(/<script|<\/details>[^\n]*<script/);

    for (const [name, text] of [...taken, ...(await reportsOf(run))])
      expect([name, text.includes(CANARY)]).toEqual([name, false]);
    expect(`${run.stdout}${run.stderr}${run.summary}`).not.toContain(CANARY);

    await expectNothingLeft(run, loot);
  });

  test('is told apart from our own words when its tests fail', async () => {
    const loot = await freshFolder();
    const failing = `${hostilePreamble(loot)}
import { test } from 'node:test';
for (const line of ${JSON.stringify(COMMANDS)}) {
  test(line, () => { throw new Error(line + '\\n' + line); });
}
`;
    const pull = await pullRequest('node-test-basic', { [TEST]: failing });

    const run = await runAction(pull, pullRequestEvent(pull), { inputs: { token: CANARY }, environment: TOKENS });

    expect(run.outputs.verdict).toBe('fail');
    expect(run.exitCode).toBe(1);
    expect(run.commands.filter(({ name }) => !['group', 'endgroup', 'error'].includes(name))).toEqual([]);
    expect(
      run.commands.filter(({ name }) => name === 'error').map(({ properties }) => properties.file ?? null),
    ).toEqual([...COMMANDS.map(() => TEST), null]);
    await expectNothingLeft(run, loot);
  });

  test('finds nothing to write to under vitest either, whose own reporter reports to the runner where it can', async () => {
    const loot = await freshFolder();
    const failing = `${hostilePreamble(loot)}
import { test } from 'vitest';
for (const line of ${JSON.stringify(COMMANDS)}) {
  test(line, () => { throw new Error(line); });
}
`;
    const pull = await pullRequest('vitest-basic', { 'test/hostile.test.ts': failing });

    const run = await runAction(pull, pullRequestEvent(pull), { inputs: { token: CANARY }, environment: TOKENS });

    expect(run.outputs.verdict).toBe('fail');
    expect(run.summary.split('\n')[0]).toBe('## ❌ Earnest: fail');
    expect(run.handedOn).toBe('');
    expect(run.commands.filter(({ name }) => !['group', 'endgroup', 'error'].includes(name))).toEqual([]);
    for (const text of (await textsIn(loot)).values()) expect(text).not.toContain(CANARY);
    expect(processesThatName([loot, run.workspace])).toEqual([]);
  });
});

describe('a suite that does not run to its end by itself', () => {
  test.each([
    ['node-test-basic', 'fail', "import { test } from 'node:test';"],
    ['jest-basic', 'error', ''],
    ['vitest-basic', 'fail', "import { test } from 'vitest';"],
    ['mocha-basic', 'error', 'const test = it;'],
  ])('of %s is a %s when a test ends the process with exit code 0', async (project, verdict, imports) => {
    const ending = `${imports}
test('first', () => {});
test('second', () => { process.exit(0); });
test('third', () => {});
`;
    const pull = await pullRequest(project, { 'test/ending.test.js': ending });

    const run = await runAction(pull, pullRequestEvent(pull));

    expect(run).toMatchObject({ exitCode: verdict === 'fail' ? 1 : 2, outputs: { verdict } });
  });

  test('cannot be judged when a test rewrites the code that it tests', async () => {
    const rewriting = `import fs from 'node:fs';
import { test } from 'node:test';
test('rewrites', () => { fs.appendFileSync(new URL('../src/price.js', import.meta.url), '// rewritten\\n'); });
`;
    const pull = await pullRequest('node-test-basic', { 'test/rewriting.test.js': rewriting });

    const run = await runAction(pull, pullRequestEvent(pull));

    expect(run).toMatchObject({ exitCode: 2, outputs: { verdict: 'error' } });
    expect(run.summary).toContain('Running the suite changed a file under test: src/price.js');
  });
});

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'latin1')] as const)),
  );
}

function reportsOf(run: JobResult): Promise<ReadonlyMap<string, string>> {
  return textsIn(join(run.runnerTemporary, 'earnest'));
}

async function expectNothingLeft(run: JobResult, loot: string): Promise<void> {
  expect(git(run.workspace, 'status', '--porcelain', '--ignored')).toBe('');
  expect(await readdir(run.temporary)).toEqual([]);
  expect(processesThatName([loot, run.workspace])).toEqual([]);
  const heartbeat = await readFile(join(loot, 'heartbeat'), 'utf8');
  await setTimeout(300);
  expect(await readFile(join(loot, 'heartbeat'), 'utf8')).toBe(heartbeat);
}

/** Command lines of processes that speak of one of the folders. */
function processesThatName(folders: readonly string[]): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((line) => folders.some((folder) => line.includes(folder)));
}
