import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { patchOf } from '../../src/trial/patch.ts';
import { readOutputs, workflowCommands } from '../e2e/file-commands.ts';
import { type EmulatedGitHub, emulatedGitHub } from '../github/emulated-github.ts';
import { type OpenPullRequest, openPullRequest } from '../github/open-pull-request.ts';

const PROGRAM = fileURLToPath(new URL('../../src/entry/deliver-action.ts', import.meta.url));

let github: EmulatedGitHub;
let target: OpenPullRequest;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earnest-deliver-'));
  github = await emulatedGitHub();
  target = await openPullRequest(github);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await github.close();
});

/** Starts the action as a runner does. */
async function action(patch: string, repository = 'owner/project') {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const head = { sha: target.head, repo: { full_name: repository } };
  file('drafts.patch', patch);
  const output = file('output', '');
  const child = spawn(process.execPath, ['--no-warnings', PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: github.apiUrl,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify({ pull_request: { number: target.number, head } })),
      GITHUB_OUTPUT: output,
      GITHUB_REPOSITORY: 'owner/project',
      GITHUB_WORKSPACE: folder,
      'INPUT_PATCH-PATH': 'drafts.patch',
      INPUT_TOKEN: github.tokens.job,
    },
  });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exitCode = await new Promise((done) => child.once('close', done));
  return { exitCode, outputs: readOutputs(readFileSync(output, 'utf8')), log, commands: workflowCommands(log) };
}

test('the action delivers with its token, which the log hides, and says what it did', async () => {
  const { exitCode, outputs, log } = await action(patchOf([{ path: 'a-1.draft.test.js', text: 'test();\n' }]));

  expect([exitCode, outputs]).toEqual([0, { status: 'opened', 'pull-request': '2' }]);
  expect(log).toBe(`::add-mask::${github.tokens.job}\nDrafts: opened, pull request 2.\n`);
  expect(new Set(github.requests.map(({ token }) => token))).toEqual(new Set([github.tokens.job]));
});

test('the action fails for a hostile patch, and says so', async () => {
  const asked = github.requests.length;

  const { exitCode, outputs, commands } = await action(
    'diff --git a/../x.draft.js b/../x.draft.js\nnew file mode 100644\n',
  );

  expect([exitCode, outputs]).toEqual([1, { status: '', 'pull-request': '' }]);
  expect(commands.at(-1)).toMatchObject({
    name: 'error',
    message: expect.stringContaining('The patch of drafts is refused'),
  });
  expect(github.requests).toHaveLength(asked);
});

test('the action warns about a fork, and stays green', async () => {
  const { exitCode, outputs, commands } = await action('', 'mallory/project');

  expect([exitCode, outputs]).toEqual([0, { status: 'nothing', 'pull-request': '' }]);
  expect(commands.at(-1)).toMatchObject({ name: 'warning', message: expect.stringContaining('comes from a fork') });
});

test('every input and output of deliver/action.yml is described, with its default', () => {
  const definition = parse(readFileSync(new URL('../../deliver/action.yml', import.meta.url), 'utf8'));

  for (const [name, input] of Object.entries<{ description: string; required?: boolean }>(definition.inputs)) {
    if (!input.required) expect([name, input.description]).toEqual([name, expect.stringMatching(/\. Default: .+\.$/)]);
  }
  expect(Object.keys(definition.outputs)).toEqual(['status', 'pull-request']);
  expect(definition.runs).toEqual({ using: 'node24', main: '../dist/deliver.js' });
});
