import { chmod, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { freshFolder, removeFolders } from './folders.ts';
import { PROGRAMS_PATH } from './programs.ts';
import { SHIPPING, STRONG_TEST } from './shipping.ts';
import { earnest, type Files, leftBehind, type WorkTree, workTree, write } from './work-tree.ts';

afterEach(removeFolders);

const CHANGE = { 'src/shipping.js': SHIPPING, 'test/shipping.test.js': STRONG_TEST };

const changed = (before: Files = {}) => workTree('node-test-basic', CHANGE, before);

/** What `earnest gate` says when it refuses; it must exit with 2, leave nothing behind, and not call it a fault of its own. */
async function refusal(
  tree: Pick<WorkTree, 'root' | 'temporary'>,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const before = await leftBehind(tree);
  const run = await earnest(tree, ['gate', ...args], environment);
  const said = `${run.stdout}${run.stderr}`;
  expect({ exitCode: run.exitCode, said }).toEqual({ exitCode: 2, said });
  expect(await leftBehind(tree)).toEqual(before);
  expect(said).not.toMatch(/fault of ours|^\s+at .*\.js:\d+/m);
  return said;
}

describe('a place that cannot be judged', () => {
  test('is a folder that git knows nothing of', async () => {
    const [root, temporary] = [await freshFolder(), await freshFolder()];

    const run = await earnest({ root, temporary }, ['gate', '--base', 'main']);

    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain(`${root} is not in a git work tree`);
    expect(run.stdout).toContain('check the repository out first');
    expect(await readdir(temporary)).toEqual([]);
  });

  test('is a folder that is not there', async () => {
    const tree = await changed();

    expect(await refusal(tree, ['--base', 'main', '--cwd', join(tree.root, 'packages/none')])).toMatch(
      /There is no folder .*packages\/none\. Give --cwd .* a folder of the checked out repository/,
    );
  });

  test('is one whose base is unknown', async () => {
    expect(await refusal(await changed(), ['--base', 'origin/mian'])).toMatch(
      /--base "origin\/mian" is not a commit of this repository\. Check the spelling, or fetch it first/,
    );
  });

  test('is one without a runner', async () => {
    const tree = await changed({ 'package.json': '{ "name": "none", "type": "module" }' });

    expect(await refusal(tree, ['--base', 'main'])).toMatch(
      /No runner found: looked in package\.json for a test script that starts jest, vitest, mocha or node --test.*Set `suite\.runner`/,
    );
  });

  test('is one whose runner is not installed', async () => {
    const tree = await changed({ 'package.json': '{ "name": "none", "scripts": { "test": "vitest run" } }' });

    expect(await refusal(tree, ['--base', 'main'])).toMatch(
      /runs its tests on vitest \(test script runs vitest.*\), but vitest is not installed\. Run `npm ci` before this step/,
    );
  });
});

describe('a command line that cannot be meant', () => {
  test.each([
    [['--base', 'main', '--baze', 'main'], /Unknown option '--baze'.*`earnest --help` lists what can be given/s],
    [['--base', 'main', 'extra'], /Unexpected argument 'extra'/],
    [['--base'], /'--base <value>' argument missing/],
    [[], /--base REF is missing: the branch or commit that the change starts from/],
    [
      ['--base', 'main', '--only', 'nonsense'],
      /--only knows change, suite, flaky, mutation, review, but was given "nonsense"/,
    ],
    [['--base', 'main', '--config', 'none.yml'], /--config none\.yml: there is no such file\. Check the path/],
    [['--base', 'main', '--head', 'main~9'], /--head "main~9" is not a commit of this repository/],
  ])('%j', async (args, words) => {
    expect(await refusal(await changed(), args)).toMatch(words);
  });

  test.each([[['gaet']], [[]]])('%j is no command', async (args) => {
    const tree = await changed();

    const run = await earnest(tree, args);

    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(/There is no command "gaet"|No command was given/);
    expect(run.stderr).toContain('earnest gate --cwd DIR --base REF');
  });
});

describe('a policy that cannot be read', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(
      ['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => `${name}: &${name} [${`*${'abcdef'[index]},`.repeat(9)}]`),
    )
    .join('\n');

  test.each([
    [
      'an unknown key',
      'mode: enforce\nmutation: { treshold: 90 }\n',
      /earnest\.yml:2:13: .*"mutation\.treshold".*Did you mean mutation\.threshold\?/,
    ],
    [
      'a wrong type',
      'mutation:\n  threshold: high\n',
      /earnest\.yml:2:14: mutation\.threshold received "high"\. Allowed: .*100/,
    ],
    [
      '10 MB',
      `# ${'x'.repeat(10_000_000)}\n`,
      /earnest\.yml:1:1: received a file of 10000003 bytes; a policy has at most 65536/,
    ],
    ['aliases that multiply', bomb, /earnest\.yml:\d+:\d+: received (more than 20 aliases|aliases that multiply)/],
    ['text that is not YAML', 'mode: [enforce\n', /earnest\.yml:\d+:\d+: received text that is not valid YAML/],
    ['the wrong ending', 'yaml', /earnest\.yaml:1:1: .*Rename it to earnest\.yml/],
  ])('for %s', async (what, text, words) => {
    const tree = await changed(
      what === 'the wrong ending' ? { 'earnest.yaml': 'mode: report\n' } : { 'earnest.yml': text },
    );

    expect(await refusal(tree, ['--base', 'main'])).toMatch(words);
  });
});

describe('a path that leads out of the work tree by a link', () => {
  test('is refused as a package', async () => {
    const outside = await freshFolder();
    await write(outside, { 'package.json': '{ "scripts": { "test": "node --test" } }' });
    const tree = await changed({ 'earnest.yml': 'packages: [linked]\n' });
    await symlink(outside, join(tree.root, 'linked'));

    expect(await refusal(tree, ['--base', 'main'])).toMatch(
      /packages: "linked" is no folder of this repository.*none that is a link to a place outside/,
    );
  });

  test.each(['--json', '--summary', '--html'])('is refused for %s, and nothing is written there', async (option) => {
    const outside = await freshFolder();
    const tree = await changed();
    await symlink(outside, join(tree.root, 'reports'));

    expect(await refusal(tree, ['--base', 'main', option, 'reports/of/gate'])).toMatch(
      /leads out of the work tree, to ".*"\. A symbolic link, or `\.\.`, probably takes it there/,
    );
    expect(await readdir(outside)).toEqual([]);
  });
});

test('a report that cannot be written is an error that names it', async () => {
  const tree = await changed();

  expect(await refusal(tree, ['--base', 'main', '--only', 'suite', '--json', tree.root])).toMatch(
    /The report ".*" could not be written: EISDIR.*Name a file/,
  );
});

describe('a suite', () => {
  test('that hangs is ended at its limit, and is an error', async () => {
    const hanging =
      "import { test } from 'node:test';\ntest('waits for ever', () => new Promise(() => setInterval(() => {}, 1000)));\n";
    const tree = await workTree(
      'node-test-basic',
      { 'test/hanging.test.js': hanging },
      { 'earnest.yml': 'suite: { timeout: 3s }\n' },
    );

    expect(await refusal(tree, ['--base', 'main'])).toMatch(
      /the suite was ended at its time limit: The suite had not finished after [34] s/,
    );
  });

  test.each([
    ['node-test-basic', 'test/price.test.js', 'price > halves with the coupon'],
    ['jest-basic', 'test/price.test.js', 'price > halves with the coupon'],
    ['vitest-basic', 'test/price.test.ts', 'price > halves with the coupon'],
    ['mocha-basic', 'test/price.test.js', 'price > halves with the coupon'],
  ])('of %s that fails is a fail that names the test', async (project, file, name) => {
    const source = project === 'vitest-basic' ? 'src/price.ts' : 'src/price.js';
    const tree = await workTree(project, {});
    await write(tree.root, {
      [source]: (await readFile(join(tree.root, source), 'utf8')).replace('total / 2', 'total / 4'),
    });

    const run = await earnest(tree, ['gate', '--base', 'main']);

    expect(run.stdout).toContain('1 of 5 tests fails');
    expect(run.stdout).toContain(`${file} > ${name} fails`);
    expect(run.stdout).toContain('the suite fails');
    expect(run.exitCode).toBe(1);
  });
});

describe('Stryker', () => {
  test('that cannot be installed is an error that says where it comes from', async () => {
    const [cache, home] = [await freshFolder(), await freshFolder()];
    await writeFile(join(home, '.npmrc'), 'fetch-retries=0\n');
    const registry = `http://127.0.0.1:${await closedPort()}/`;

    const said = await refusal(await changed(), ['--base', 'main'], {
      HOME: home,
      EARNEST_CACHE: cache,
      npm_config_registry: registry,
      npm_config_cache: join(home, 'npm'),
    });

    expect(said).toContain('The pinned Stryker for node-test could not be installed');
    expect(said).toMatch(/npm error.*ECONNREFUSED/);
    expect(said).toContain('restore that folder from a cache');
    expect(await readdir(join(cache, 'toolchains'))).toEqual([]);
  });

  test('is not started on a node that is too old for it', async () => {
    const old = await freshFolder();
    // Answers as Node 20 does when it is asked for its version, and runs tests as the real one.
    const answer = JSON.stringify([join(old, 'node'), 'v20.19.5']);
    await writeFile(
      join(old, 'node'),
      `#!/bin/sh\nif [ "$1" = -e ]; then echo '${answer}'; else exec '${process.execPath}' "$@"; fi\n`,
    );
    await chmod(join(old, 'node'), 0o755);

    const said = await refusal(await changed(), ['--base', 'main'], { PATH: `${old}:${PROGRAMS_PATH}` });

    expect(said).toMatch(/The node on PATH is v?20\.19\.5 .*needs node 22 or newer/);
    expect(said).toContain('actions/setup-node');
  });

  test('that finds no tests, and would exit with 0, is an error', async () => {
    const price = 'exports.isFree = (total) => total >= 5000;\n';
    const asked =
      "const { isFree } = require('../src/free');\ntest('free', () => { expect(isFree(9000)).toBe(true); });\n";
    const tree = await workTree(
      'jest-basic',
      { 'src/free.js': price, 'test/free.test.js': asked },
      {
        'stryker.config.json': '{ "jest": { "configFile": "jest.stryker.config.js" } }',
        'jest.stryker.config.js': "module.exports = { testMatch: ['**/nothing/*.js'] };\n",
      },
    );

    expect(await refusal(tree, ['--base', 'main'])).toMatch(/The suite ran tests, but Stryker’s runner found none/);
  });
});

/** A port of this machine that nobody listens on. */
function closedPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 1));
    });
  });
}
