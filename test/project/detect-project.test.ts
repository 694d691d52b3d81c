import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { detectProject } from '../../src/project/detect-project.ts';
import { environment, folderWith } from '../toolchain/suites.ts';

type Files = Readonly<Record<string, string>>;
const defaults = { environment, runner: 'auto', command: null, packages: [] } as const;
const json = (value: unknown) => JSON.stringify(value);
/** A runner as if it were installed. */
const installed = (name: string, version = '1.2.3', at = ''): Files => ({
  [`${at}node_modules/${name}/package.json`]: json({ name, version, bin: 'bin.js' }),
});

async function detect(files: Files, options: Partial<Parameters<typeof detectProject>[1]> = {}) {
  return detectProject(await folderWith(files), { ...defaults, ...options });
}

/** Directory, runner and reason of each package in one line. */
async function runners(files: Files, options: Partial<Parameters<typeof detectProject>[1]> = {}) {
  const { packages } = await detect(files, options);
  return packages.map(({ directory, runner, runnerFrom }) => `${directory}: ${runner} (${runnerFrom})`);
}

describe('a project', () => {
  test('runs on the node that PATH gives, with the arguments of its test script', async () => {
    const project = await detect({
      'package.json': json({ name: 'shop', scripts: { test: 'NODE_ENV=test jest -i' } }),
      ...installed('jest', '30.0.0'),
    });

    expect(project).toMatchObject({
      packageManager: 'npm',
      node: { version: process.version.slice(1) },
      packages: [
        {
          directory: '.',
          root: project.root,
          name: 'shop',
          runner: 'jest',
          runnerFrom: 'test script runs jest',
          runnerVersion: '30.0.0',
          testScript: 'NODE_ENV=test jest -i',
          runnerArguments: ['-i'],
          runnerEnvironment: { NODE_ENV: 'test' },
          nodeArguments: [],
        },
      ],
    });
  });

  test('asks a shim of a version manager for the node behind it', async () => {
    const root = await folderWith({ 'package.json': json({ scripts: { test: 'node --test' } }) });
    const shims = await folderWith({});
    await writeFile(join(shims, 'node'), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });

    const project = await detectProject(root, { ...defaults, environment: { PATH: `${shims}:/usr/bin:/bin` } });

    expect(project.node).toEqual({ path: process.execPath, version: process.version.slice(1) });
  });

  test.each([
    [{ 'pnpm-lock.yaml': '' }, 'pnpm'],
    [{ 'yarn.lock': '' }, 'yarn'],
    [{ 'bun.lock': '' }, 'bun'],
    [{ 'package-lock.json': '{}' }, 'npm'],
  ])('with %j is managed by %s', async (files: Files, manager) => {
    const project = await detect({ 'package.json': json({ scripts: { test: 'node --test' } }), ...files });

    expect(project.packageManager).toBe(manager);
  });

  test('names its package manager above its lock file', async () => {
    const manifest = { packageManager: 'pnpm@9.1.0', scripts: { test: 'node --test' } };

    expect((await detect({ 'package.json': json(manifest), 'yarn.lock': '' })).packageManager).toBe('pnpm');
  });

  test.each<[string, Files, string]>([
    [
      'a script before a configuration',
      { 'package.json': json({ scripts: { test: 'mocha' } }), 'jest.config.js': '' },
      '.: mocha (test script runs mocha)',
    ],
    ['a configuration file', { 'package.json': '{}', 'vitest.config.mts': '' }, '.: vitest (vitest.config.mts)'],
    ['a key of package.json', { 'package.json': json({ jest: {} }) }, '.: jest ("jest" in package.json)'],
    ['.mocharc', { 'package.json': '{}', '.mocharc.yml': '' }, '.: mocha (.mocharc.yml)'],
    [
      'vite with vitest',
      { 'package.json': json({ devDependencies: { vitest: '*' } }), 'vite.config.ts': '' },
      '.: vitest (vite.config.ts and dependency vitest)',
    ],
    ['a dependency', { 'package.json': json({ devDependencies: { mocha: '*' } }) }, '.: mocha (dependency mocha)'],
    [
      'another script',
      { 'package.json': json({ scripts: { test: 'make', 'test:unit': 'jest' } }) },
      '.: jest (test:unit script runs jest)',
    ],
    [
      'a script with a build before',
      { 'package.json': json({ scripts: { pretest: 'tsc', test: 'mocha a && mocha b' } }) },
      '.: mocha (test script runs mocha, the first of 2 runs, without its pretest script)',
    ],
  ])('tells its runner by %s', async (_, files, expected) => {
    expect(await runners({ ...files, ...installed('jest'), ...installed('vitest'), ...installed('mocha') })).toEqual([
      expected,
    ]);
  });

  test('is judged on the runner that the policy names', async () => {
    const files = {
      'package.json': json({ scripts: { test: 'jest -i', 'test:node': 'node --test x.js' } }),
      ...installed('jest'),
    };

    const { packages } = await detect(files, { runner: 'node-test' });

    expect(packages).toMatchObject([{ runner: 'node-test', runnerFrom: 'suite.runner', runnerArguments: ['x.js'] }]);
  });

  test('is judged by the command that the policy gives, with or without a package.json', async () => {
    expect(await runners({}, { command: 'make test' })).toEqual(['.: command (suite.command)']);
  });
});

describe('a workspace', () => {
  const members = {
    'packages/a/package.json': json({ name: 'a', scripts: { test: 'vitest' } }),
    'packages/b/package.json': json({ name: 'b', scripts: { test: 'node --test' } }),
    'packages/c/package.json': json({ name: 'c' }),
    'packages/old/package.json': json({ name: 'old', scripts: { test: 'jest' } }),
    'packages/.hidden/package.json': json({ scripts: { test: 'jest' } }),
    'packages/a/node_modules/x/package.json': json({ scripts: { test: 'jest' } }),
    'other/package.json': json({ scripts: { test: 'node --test' } }),
    ...installed('vitest'),
  };
  const both = ['packages/a: vitest (test script runs vitest)', 'packages/b: node-test (test script runs node --test)'];

  test.each<[string, Files]>([
    ['npm', { 'package.json': json({ workspaces: ['./packages/*', '!packages/old'] }) }],
    ['yarn', { 'package.json': json({ workspaces: { packages: ['packages/*', '!packages/old'] } }) }],
    [
      'pnpm',
      {
        'package.json': json({ scripts: { test: 'pnpm -r test' } }),
        'pnpm-workspace.yaml': 'packages:\n  - "packages/**"\n  - "!**/old/**"\n  - "!**/old"\n',
      },
    ],
  ])('of %s is judged member by member, those without tests left out', async (_, files) => {
    expect(await runners({ ...members, ...files })).toEqual(both);
  });

  test('whose root runs the tests of all is judged at the root, beside members on another runner', async () => {
    const files = {
      ...members,
      'package.json': json({ workspaces: ['packages/a', 'packages/b'], scripts: { test: 'vitest' } }),
    };

    expect(await runners(files)).toEqual(['.: vitest (test script runs vitest)', both[1]]);
  });

  test('with chosen packages is judged in these, members or not', async () => {
    const files = { ...members, 'package.json': json({ workspaces: ['packages/*'], scripts: { test: 'vitest' } }) };

    expect(await runners(files, { packages: ['./other', 'packages/a/'] })).toEqual([
      'other: node-test (test script runs node --test)',
      both[0],
    ]);
  });

  test('finds a runner that only its root has installed, and one that a member has for itself', async () => {
    const { packages } = await detect({
      'package.json': json({ workspaces: ['packages/*'] }),
      'packages/a/package.json': json({ scripts: { test: 'vitest' } }),
      'packages/b/package.json': json({ scripts: { test: 'vitest' } }),
      ...installed('vitest', '3.0.0'),
      ...installed('vitest', '4.0.0', 'packages/b/'),
    });

    expect(packages.map(({ runnerVersion }) => runnerVersion)).toEqual(['3.0.0', '4.0.0']);
  });

  test('never leaves the work tree through a link', async () => {
    const outside = await folderWith({ 'package.json': json({ scripts: { test: 'node --test' } }) });
    const root = await folderWith({
      'package.json': json({ workspaces: ['packages/*'], scripts: { test: 'node --test' } }),
    });
    await mkdir(join(root, 'packages'));
    await symlink(outside, join(root, 'packages', 'out'));

    expect((await detectProject(root, defaults)).packages).toHaveLength(1);
    await expect(detectProject(root, { ...defaults, packages: ['packages/out'] })).rejects.toThrow(
      'no folder of this repository',
    );
    await expect(detectProject(root, { ...defaults, packages: ['..'] })).rejects.toThrow(
      'no folder of this repository',
    );
  });
});

describe('a project that cannot be judged', () => {
  test.each<[string, Files, string]>([
    ['has no package.json', {}, 'No runner found: there is no package.json'],
    ['has no runner', { 'package.json': '{}' }, 'Set `suite.runner`'],
    [
      'has a runner without an adapter',
      { 'package.json': json({ scripts: { test: 'xo && ava' } }) },
      'Found ava, for which there is no adapter.',
    ],
    [
      'has not been installed',
      { 'package.json': json({ scripts: { test: 'jest' } }), 'yarn.lock': '' },
      'Run `yarn install --frozen-lockfile` before this step',
    ],
    [
      'has no node_modules by design',
      { 'package.json': json({ scripts: { test: 'jest' } }), '.pnp.cjs': '' },
      'nodeLinker: node-modules',
    ],
    ['has a broken package.json', { 'package.json': '{ "name": }' }, 'is not valid JSON'],
    ['has a package.json that is no object', { 'package.json': '[]' }, 'holds no JSON object'],
    [
      'has a broken workspace',
      { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [' },
      'pnpm-workspace.yaml cannot be read',
    ],
  ])('because it %s is told why', async (_, files, message) => {
    await expect(detect(files)).rejects.toMatchObject({
      name: 'CouldNotJudge',
      message: expect.stringContaining(message),
    });
  });

  test('because there is no node is told so', async () => {
    const nowhere = { PATH: join(tmpdir(), 'earnest-no-such-folder') };

    await expect(detect({ 'package.json': '{}' }, { environment: nowhere })).rejects.toThrow(
      'No node was found on PATH',
    );
  });
});
