import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { closeServers, invoiceExample, recordedAnswers, removeAll, serverFor } from '../drafting/drafting-run.ts';
import { answers } from '../drafting/scripted-server.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { COMMAND_LINE, PROGRAMS_PATH } from './programs.ts';
import { type PullRequest, pullRequest } from './pull-request.ts';
import { type JobOptions, pullRequestEvent, runAction } from './run-action.ts';
import { runProgram } from './run-program.ts';
import { SHIPPING, STRONG_TEST } from './shipping.ts';
import { earnest, workTree, write } from './work-tree.ts';

afterEach(closeServers);
afterAll(async () => {
  await removeAll();
  await removeFolders();
});

const KEY = 'key-of-these-tests-0123456789';
const BRIEF = `target: src/shipping.js#isFree
behaviour: Shipping is free from 50.00 on.
clauses:
  - { id: threshold, kind: boundary, text: An order of 5000 cents ships free. One of 4999 cents does not. }
`;
const BASE = { 'src/shipping.js': SHIPPING.replace('>=', '>'), 'src/shipping.brief.yml': BRIEF };
const DRAFT = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFree } from '../src/shipping.js';

test('[threshold] ships free from 5000 cents on', () => {
  assert.equal(isFree(5000), true);
  assert.equal(isFree(4999), false);
});
`;
const ANSWER = JSON.stringify({
  drafts: [{ id: 'D1', clause_ids: ['threshold'], kind: 'example', title: 'the threshold', code: DRAFT }],
});
/** Makes shipping free from 50.00 on, with no test. */
let pull: PullRequest;
beforeAll(async () => {
  pull = await pullRequest('node-test-basic', { 'src/shipping.js': SHIPPING }, BASE);
});

/** Whatever loads one of these leaves a trace. */
const traps = (loot: string) => ({
  'test/trap.test.js': `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(loot, 'test'))}, 'ran');\n`,
  'vitest.config.ts': `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(loot, 'vitest'))}, 'ran');\nexport default {};\n`,
  'jest.config.js': `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(join(loot, 'jest'))}, 'ran');\nexport default {};\n`,
});

const withModel = (baseUrl: string, apiKey = KEY): JobOptions => ({
  inputs: { model: 'test-model', 'base-url': baseUrl, 'api-key': apiKey },
  environment: { EARNEST_CACHE: '' },
});

async function jobOf(of: PullRequest, action: 'gate' | 'draft', options: JobOptions) {
  const cache = await freshFolder();
  return runAction(of, pullRequestEvent(of), {
    action,
    ...options,
    environment: { ...options.environment, ...(action === 'draft' ? { EARNEST_CACHE: cache } : {}) },
  });
}

describe('the drafting action', () => {
  test('drafts in a job of its own, where nothing of the repository runs and no child is given the key', async () => {
    const loot = await freshFolder();
    const trapped = await pullRequest('node-test-basic', { 'src/shipping.js': SHIPPING, ...traps(loot) }, BASE);
    const { baseUrl, requests } = await serverFor([answers(ANSWER)]);
    const watched = await watchedPath(loot);

    const job = await jobOf(trapped, 'draft', {
      ...withModel(baseUrl),
      environment: { PATH: watched, OPENAI_API_KEY: KEY, OPENAI_BASE_URL: 'http://127.0.0.1:9' },
    });

    expect(job.exitCode).toBe(0);
    expect(job.outputs).toMatchObject({ status: 'ok', drafts: '1', refused: '0', questions: '0' });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${KEY}`]);
    expect(job.summary).toMatch(/^## ✏️ Earnest: 1 test drafted\n/);
    const drafts = JSON.parse(await readFile(job.outputs['drafts-path'] ?? '', 'utf8'));
    expect(drafts.drafts[0]).toMatchObject({ path: 'test/shipping-1.draft.test.js', clauses: ['threshold'] });

    const left = await readdir(loot);
    const started = (await Promise.all(left.map((name) => readFile(join(loot, name), 'utf8')))).join('\n');
    expect(started).toContain('program=git');
    expect(started.match(/^program=(?!git$).*$/gm)).toBeNull();
    expect(left.filter((name) => !name.startsWith('call-'))).toEqual([]);
    for (const text of [started, job.summary, JSON.stringify(drafts), job.handedOn]) expect(text).not.toContain(KEY);
    // The only word of it in the log asks the runner to hide it.
    expect(job.stdout.split('\n').filter((line) => line.includes(KEY))).toEqual([`::add-mask::${KEY}`]);
  });

  test('is skipped without a key, as on pull requests from forks, and says so', async () => {
    const { baseUrl, requests } = await serverFor([answers(ANSWER)]);

    const job = await jobOf(pull, 'draft', withModel(baseUrl, ''));

    expect([job.exitCode, job.outputs.status, requests.length]).toEqual([0, 'skipped', 0]);
    expect(job.summary).toMatch(/^## ➖ Earnest: drafting skipped\n\nThere is no API key: .*forks/);
  });

  test('stays green when the provider is broken, and says why', async () => {
    const { baseUrl } = await serverFor([answers('no JSON')]);

    const job = await jobOf(pull, 'draft', withModel(baseUrl));

    expect([job.exitCode, job.outputs.status, job.outputs.drafts]).toEqual([0, 'partial', '0']);
    expect(job.summary).toContain('⚠️ failed');
    expect(job.commands.find(({ name }) => name === 'warning')?.message).toContain(
      'Not all briefs could be drafted for',
    );
  });

  test.each([
    [
      'an address of a plain http server elsewhere',
      { 'base-url': 'http://models.example.org/v1' },
      /http: on another machine/,
    ],
    ['no model', { model: '' }, /drafting\.model received nothing/],
    ['GitHub Models', { 'base-url': 'https://models.github.ai/inference' }, /GitHub Models was retired on 2026-07-30/],
  ])('fails for %s, which is a fault of its setup', async (_, inputs, why) => {
    const given = { model: 'test-model', 'base-url': 'https://models.example.org/v1', 'api-key': KEY, ...inputs };

    const job = await jobOf(pull, 'draft', { inputs: given });

    expect([job.exitCode, job.outputs.status]).toEqual([2, 'error']);
    expect(job.summary).toMatch(/^## ⛔ Earnest: drafting is not set up\n/);
    expect(job.commands.find(({ name }) => name === 'error')?.message).toMatch(why);
  });
});

test('neither action drafts on an event that hands secrets to foreign code', async () => {
  const { baseUrl, requests } = await serverFor([answers(ANSWER)]);
  const event = { ...pullRequestEvent(pull), name: 'pull_request_target' };
  const { inputs } = withModel(baseUrl);

  for (const action of ['draft', 'gate'] as const) {
    const job = await runAction(pull, event, { action, inputs: inputs ?? {} });
    expect(job.exitCode).toBe(2);
    expect(job.commands.find(({ name }) => name === 'error')?.message).toContain('does not run on pull_request_target');
  }
  expect(requests).toEqual([]);
});

describe('drafting in the step of the gate', () => {
  test('comes first, and leaves no key behind that tests could find', async () => {
    const loot = await freshFolder();
    const searching = `import fs from 'node:fs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
const key = ['key-of-these', 'tests-0123456789'].join('-');
const found = [];
for (const id of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
  for (const file of ['environ', 'cmdline']) {
    try { if (fs.readFileSync('/proc/' + id + '/' + file, 'latin1').includes(key)) found.push(id + ' ' + file); } catch {}
  }
}
fs.writeFileSync(${JSON.stringify(loot)} + '/found-' + process.pid, JSON.stringify({ found, own: JSON.stringify(process.env).includes(key) }));
test('is there', () => { assert.equal(1 + 1, 2); });
`;
    const change = {
      'src/shipping.js': SHIPPING,
      'test/shipping.test.js': STRONG_TEST,
      'test/searching.test.js': searching,
    };
    const searched = await pullRequest('node-test-basic', change, BASE);
    const { baseUrl, requests } = await serverFor([answers(ANSWER)]);

    const { inputs } = withModel(baseUrl);
    const job = await jobOf(searched, 'gate', { inputs: { ...inputs, only: 'change,suite' } });

    expect(requests).toHaveLength(1);
    expect(job.outputs.verdict).toBe('pass');
    expect(job.summary).toMatch(/^## ✅ Earnest: pass\n/);
    expect(job.summary).toContain('## ✏️ Earnest: 1 test drafted');
    expect(job.summary).toContain('Drafting shared the step of the gate');
    expect(JSON.parse(await readFile(job.outputs['drafts-path'] ?? '', 'utf8')).drafts).toHaveLength(1);
    const searches = await Promise.all((await readdir(loot)).map((name) => readFile(join(loot, name), 'utf8')));
    expect(searches.map((text) => JSON.parse(text))).toEqual([{ found: [], own: false }]);
  });

  test('is skipped without a key, and the gate judges all the same', async () => {
    const job = await jobOf(pull, 'gate', {
      inputs: { model: 'test-model', 'base-url': 'https://models.example.org/v1', only: 'change,suite' },
    });

    expect(job.outputs.verdict).toBe('pass');
    expect(job.summary).toContain('## ➖ Earnest: drafting skipped');
  });
});

describe('the gate, after a job that drafts', () => {
  test('tries what it is handed, and hands on what earned its place', async () => {
    const { baseUrl } = await serverFor([answers(ANSWER)]);
    const drafting = await jobOf(pull, 'draft', withModel(baseUrl));
    const job = await jobOf(pull, 'gate', {
      inputs: { drafts: drafting.outputs['drafts-path'] ?? '', only: 'mutation' },
    });

    expect(job.outputs.verdict).toBe('fail');
    expect(job.summary).toContain('### Drafts: 1 earned\n');
    expect(job.summary).toContain('the draft shipping-1 kills for it: read it and take it');
    expect(await readFile(job.outputs['patch-path'] ?? '', 'utf8')).toContain(
      '+++ b/test/shipping-1.draft.test.js\n@@ -0,0 +1,9 @@\n+// @draft shipping-1: ',
    );
  });

  test('says so where nothing was handed over, and judges all the same', async () => {
    const job = await jobOf(pull, 'gate', { inputs: { drafts: 'no/such/drafts.json', only: 'change,suite' } });

    expect(job.outputs).toMatchObject({ verdict: 'pass', 'patch-path': '' });
    expect(job.summary).toContain('## ➖ Earnest: no drafts\n\nThe input `drafts` names a file that is not there.');
  });

  test('cannot judge with something else in place of drafts', async () => {
    const job = await jobOf(pull, 'gate', { inputs: { drafts: 'package.json', only: 'change,suite' } });

    expect([job.exitCode, job.outputs.verdict]).toEqual([2, 'error']);
    expect(job.summary).toContain('received no drafts.json of this version');
  });
});

test('a draft that is taken over blocks while its mark stands, and is judged as any test then', async () => {
  const tree = await workTree('node-test-basic', { 'src/shipping.js': SHIPPING }, BASE);
  const { baseUrl } = await serverFor([answers(ANSWER)]);
  const [out, report] = [join(tree.temporary, 'drafts.json'), join(tree.temporary, 'report.json')];
  const environment = {
    EARNEST_API_KEY: KEY,
    EARNEST_BASE_URL: baseUrl,
    EARNEST_MODEL: 'test-model',
    EARNEST_CACHE: await freshFolder(),
  };
  await earnest(tree, ['draft', '--cwd', tree.root, '--base', tree.base, '--out', out], environment);
  const [draft] = JSON.parse(await readFile(out, 'utf8')).drafts;
  const gate = async (...args: readonly string[]) => {
    await earnest(tree, ['gate', '--cwd', tree.root, '--base', tree.base, '--json', report, ...args]);
    return JSON.parse(await readFile(report, 'utf8'));
  };

  await write(tree.root, { [draft.path]: draft.code });
  expect(await gate('--only', 'change,suite')).toMatchObject({
    verdict: 'fail',
    reasons: [
      'test/shipping-1.draft.test.js:1 carries @draft: read the test against its brief, and remove that mark to take it as yours',
    ],
  });

  await write(tree.root, { [draft.path]: draft.code.slice(draft.code.indexOf('\n') + 1) });
  expect(await gate()).toMatchObject({
    verdict: 'pass',
    mutation: { score: 100, killed: 5 },
    tests: expect.arrayContaining([expect.objectContaining({ file: draft.path, uniqueKills: 5, failsOnBase: true })]),
  });
});

describe('earnest draft', () => {
  const run = async (root: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
    const HOME = await freshFolder();
    return runProgram(COMMAND_LINE, ['draft', '--cwd', root, '--base', 'HEAD~1', ...args], HOME, {
      PATH: PROGRAMS_PATH,
      HOME,
      ...environment,
    });
  };

  test('writes drafts.json from what a model answered', async () => {
    const { baseUrl } = await serverFor(recordedAnswers());
    const out = join(await freshFolder(), 'deep/drafts.json');
    const environment = { EARNEST_API_KEY: KEY, EARNEST_BASE_URL: baseUrl, EARNEST_MODEL: 'test-model' };

    const ran = await run(invoiceExample(), ['--out', out], environment);

    expect([ran.exitCode, ran.stderr.includes('Error')]).toEqual([0, false]);
    expect(JSON.parse(await readFile(out, 'utf8')).drafts).toHaveLength(6);
    expect(ran.stdout).toContain('draft invoice-1 [golden-path]');
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(KEY);
  });

  test('asks through the proxy of the environment', async () => {
    const server = await serverFor(recordedAnswers());
    const through: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      through.push(request.url ?? '');
      const target = connect(Number(new URL(server.baseUrl).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
    });
    proxy.on('request', (request, response) => {
      through.push(request.url ?? '');
      response.writeHead(502).end();
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
    const { port } = proxy.address() as { port: number };
    const environment = {
      EARNEST_API_KEY: KEY,
      EARNEST_BASE_URL: 'http://models.example.invalid/v1',
      EARNEST_MODEL: 'test-model',
      HTTP_PROXY: `http://127.0.0.1:${port}`,
    };
    const config = join(await freshFolder(), 'earnest.yml');
    await writeFile(config, 'drafting: { allowHttp: true }');

    const ran = await run(invoiceExample(), ['--config', config], environment);

    expect(through[0]).toBe('models.example.invalid:80');
    expect(server.requests.map(({ headers }) => headers.host)).toContain('models.example.invalid');
    expect(ran.stdout).toContain('draft invoice-1 [golden-path]');
    proxy.close();
    proxy.closeAllConnections();
  });

  test('prints what it would send, and asks nobody, with --dry-run', async () => {
    const ran = await run(invoiceExample(), ['--dry-run']);

    expect(ran.exitCode).toBe(0);
    const { requests, remarks } = JSON.parse(ran.stdout);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', answeredBy: 'dry-run', brief: 'src/invoice.brief.yml' });
    expect(JSON.stringify(requests[0].body)).toHaveLength(requests[0].bytes - bytesBeyondAscii(requests[0].body));
    expect(remarks[0]).toMatch(/^no model is configured/);
  });

  test('says what is wrong with its options', async () => {
    const ran = await run(invoiceExample(), ['--dry-run', '--out', 'drafts.json']);
    expect([ran.exitCode, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('--out was given with --dry-run');
  });
});

function bytesBeyondAscii(body: unknown): number {
  const text = JSON.stringify(body);
  return Buffer.byteLength(text) - text.length;
}

/** A PATH on which every program is one that notes who was started with what, and then is the program itself. */
async function watchedPath(loot: string): Promise<string> {
  const folder = await freshFolder();
  await mkdir(folder, { recursive: true });
  for (const name of ['git', 'node', 'npm', 'npx', 'sh', 'bash', 'tsc', 'vitest', 'jest']) {
    const script = `#!/bin/sh
{ echo program=${name}; env; tr '\\0' '\\n' < /proc/$PPID/environ; } > ${loot}/call-${name}-$$
PATH='${PROGRAMS_PATH}'; export PATH
exec ${name} "$@"
`;
    await writeFile(join(folder, name), script);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}
