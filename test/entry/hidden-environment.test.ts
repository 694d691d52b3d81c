import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const run = promisify(execFile);
const hidden = pathToFileURL(join(process.cwd(), 'src/entry/hidden-environment.ts')).href;
const PROGRAM = `
import { readFileSync } from 'node:fs';
import { hideEnvironment } from '${hidden}';
hideEnvironment(process);
const shown = process.platform === 'linux' ? readFileSync('/proc/self/environ', 'utf8') : '';
console.log(JSON.stringify({ secret: process.env['INPUT_MY-TOKEN'], handed: process.env.EARNEST_ENVIRONMENT_FILE, shown, words: process.argv.slice(2) }));
process.exitCode = 3;
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earnest-hidden-'));
  await writeFile(join(folder, 'program.ts'), PROGRAM);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a secret can be used, but is not to be read in /proc, and no file holds it', async () => {
  const env = { PATH: process.env.PATH ?? '', RUNNER_TEMP: folder, 'INPUT_MY-TOKEN': 'canary value\nof two lines' };
  const words = ['--no-warnings', join(folder, 'program.ts'), 'an argument'];
  const failure = await run(process.execPath, words, { env }).catch((error: { code: number; stdout: string }) => error);
  expect(failure).toMatchObject({ code: 3 });
  const { secret, handed, shown, words: given } = JSON.parse(failure.stdout) as Record<string, unknown>;
  expect([secret, handed, given]).toEqual(['canary value\nof two lines', undefined, ['an argument']]);
  expect(shown).not.toContain('canary');
  expect(await readdir(folder)).toEqual(['program.ts']);
});
