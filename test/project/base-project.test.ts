import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { resolveReferences } from '../../src/change/references.ts';
import type { RunnerName } from '../../src/domain/policy.ts';
import { type BaseProject, openBaseProject } from '../../src/project/base-project.ts';
import { detectProject } from '../../src/project/detect-project.ts';
import { createSystem } from '../../src/system/create-system.ts';
import { createGit } from '../../src/system/git.ts';
import type { System } from '../../src/system/system.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { createRepository, type Repository, removeTemporaryFolders, repositoryAt } from '../change/repository.ts';
import { commitAll, installedProject } from '../projects/installed-project.ts';
import { environment } from '../toolchain/suites.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  removeTemporaryFolders();
});

type Files = Readonly<Record<string, string>>;
type Ready = Extract<BaseProject, { kind: 'ready' }>;

const json = (value: unknown) => JSON.stringify(value);
const NODE_TEST: Files = {
  'package.json': json({ name: 'shop', scripts: { test: 'node --test' } }),
  'sum.test.js': "require('node:test').test('sums', () => {});",
};

function repositoryWith(files: Files, repository = createRepository()): Repository {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository.folder, path)), { recursive: true });
    repository.write(path, text);
  }
  return repository;
}

/** Opens the base of what `root` has on top of `base`, as the gate does. */
async function opened(
  root: string,
  base: string,
  options: { readonly runner?: 'auto' | RunnerName; readonly packages?: readonly string[] } = {},
): Promise<{ readonly system: System; readonly result: BaseProject }> {
  const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };
  const { system, dispose } = await createSystem({ environment, log: silent, git: createGit(environment) });
  cleanups.push(dispose);
  const { runner = 'auto', packages = [] } = options;
  const project = await detectProject(root, { environment, runner, command: null, packages });
  const references = await resolveReferences(system.git, project.root, { kind: 'local', base, head: null });
  const change = await readChange(system.git, project.root, references, createClassifier({ testMatches: null }));
  return { system, result: await openBaseProject(system, project, change) };
}

async function ready(...request: Parameters<typeof opened>): Promise<Ready & { readonly system: System }> {
  const { system, result } = await opened(...request);
  if (result.kind !== 'ready') throw new Error(result.why);
  cleanups.push(result.close);
  return { ...result, system };
}

async function unavailable(...request: Parameters<typeof opened>): Promise<string> {
  const { result } = await opened(...request);
  if (result.kind === 'ready') throw new Error('it is ready');
  return result.why;
}

const at = (base: Ready, path: string) => join(base.project.root, path);
const textAt = (base: Ready, path: string) => readFileSync(at(base, path), 'utf8');

describe('the tree of the base commit', () => {
  test('holds what the commit holds, whatever the names, and nothing of the change', async () => {
    const odd = 'a folder\nwith "two" lines/ä b.txt';
    const repository = repositoryWith({ ...NODE_TEST, 'sum.js': 'old', [odd]: 'odd', 'gone.js': 'here' });
    symlinkSync('sum.js', join(repository.folder, 'link.js'));
    const base = repository.commit();
    repository.write('sum.js', 'new').write('added.js', 'new').remove('gone.js').commit();
    repository.write('uncommitted.js', 'new');

    const opened = await ready(repository.folder, base);

    expect([textAt(opened, 'sum.js'), textAt(opened, odd), textAt(opened, 'gone.js')]).toEqual(['old', 'odd', 'here']);
    expect(readlinkSync(at(opened, 'link.js'))).toBe('sum.js');
    expect([existsSync(at(opened, 'added.js')), existsSync(at(opened, 'uncommitted.js'))]).toEqual([false, false]);
    expect(opened.note).toBeNull();
  });

  test('is a repository of its own, where tests find history, branches and tags', async () => {
    const repository = repositoryWith(NODE_TEST);
    const base = repository.commit();
    repository.git('tag', 'v1');
    repository.write('a.js', '').commit();

    const opened = await ready(repository.folder, base);
    const inside = repositoryAt(opened.project.root);

    expect(inside.git('rev-parse', 'HEAD', 'v1')).toBe(`${base}\n${base}`);
    expect(inside.git('status', '--porcelain')).toBe('');
    inside.git('tag', 'made-by-a-test');
    expect(repository.git('tag')).toBe('v1');
  });

  test('leaves the repository as it was, and is gone once closed', async () => {
    const repository = repositoryWith(NODE_TEST);
    const base = repository.commit();
    repository.write('sum.js', 'new');
    const state = () => [
      repository.git('worktree', 'list', '--porcelain'),
      repository.git('for-each-ref'),
      repository.git('status', '--porcelain', '--ignored'),
      repository.git('config', '--list', '--local'),
      existsSync(join(repository.folder, '.git', 'worktrees')),
    ];
    const before = state();

    const opened = await ready(repository.folder, base);
    await opened.close();
    await opened.close();

    expect(existsSync(opened.project.root)).toBe(false);
    expect(state()).toEqual(before);
  });

  test('needs no .git that can be written to', async () => {
    const repository = repositoryWith(NODE_TEST);
    const base = repository.commit();
    const folder = join(repository.folder, '.git');
    chmodSync(folder, 0o500);
    cleanups.push(async () => chmodSync(folder, 0o700));

    expect((await ready(repository.folder, base)).packageAt('.')?.runner).toBe('node-test');
  });

  test('runs no hook, filter or file watcher that the repository names', async () => {
    const repository = repositoryWith({ ...NODE_TEST, '.gitattributes': '*.txt filter=evil\n', 'a.txt': 'stored' });
    const base = repository.commit();
    const witness = join(repository.folder, '.git', 'witness');
    const program = `sh -c 'touch "${witness}"; cat'`;
    for (const setting of ['filter.evil.smudge', 'filter.evil.process', 'core.fsmonitor']) {
      repository.git('config', setting, program);
    }
    repository.git('config', 'filter.evil.required', 'true');
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
      writeFileSync(join(repository.folder, '.git', 'hooks', hook), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
    }
    await rm(join(repository.folder, 'a.txt'));

    const opened = await ready(repository.folder, base);

    expect(textAt(opened, 'a.txt')).toBe('stored');
    expect(existsSync(witness)).toBe(false);
    expect(opened.note).toContain('a.txt');
  });

  test('takes files behind a filter from the work tree where the change leaves them alone', async () => {
    const repository = repositoryWith({ ...NODE_TEST, '.gitattributes': '*.bin filter=lfs\n', 'same.bin': 'pointer' });
    repository.git('config', 'filter.lfs.clean', "sed 's/.*/pointer/'");
    repository.git('config', 'filter.lfs.smudge', "sed 's/.*/content/'");
    const base = repository.commit();
    repository.write('same.bin', 'content');

    const opened = await ready(repository.folder, base);

    expect(textAt(opened, 'same.bin')).toBe('content');
    expect(opened.note).toBeNull();
  });

  test('says which ignored files it lacks, and that submodules are empty', async () => {
    const repository = repositoryWith({
      ...NODE_TEST,
      '.gitignore': 'dist\ncoverage\n',
      '.gitmodules': '[submodule "lib"]\n\tpath = lib\n\turl = ../lib\n',
      'dist/main.js': 'built',
      'coverage/lcov.info': '',
    });
    const base = repository.commit();

    const { note } = await ready(repository.folder, base);

    expect(note).toBe('The base tree lacks what git ignores: dist/. Its submodules are empty folders.');
  });

  test.each([
    ['a clone without contents', ['clone', '--quiet', '--filter=blob:none'], 2],
    ['a shallow clone', ['clone', '--quiet', '--depth=2'], 1],
    ['a linked worktree', ['worktree', 'add', '--quiet', '--detach'], 2],
  ])('comes from %s', async (_, [command = '', ...options], commits) => {
    const origin = repositoryWith({ ...NODE_TEST, 'sum.js': 'old' });
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.commit();
    const base = origin.write('other.js', '').commit();
    origin.write('sum.js', 'new').commit();
    const folder = `${origin.folder}-elsewhere`;
    cleanups.push(() => rm(folder, { recursive: true, force: true }));
    const from = command === 'clone' ? [`file://${origin.folder}`, folder] : [folder, 'main'];
    origin.git(command, ...options, ...from);

    const opened = await ready(folder, base);

    expect(textAt(opened, 'sum.js')).toBe('old');
    expect(repositoryAt(opened.project.root).git('log', '--format=%s').split('\n')).toHaveLength(commits);
  });

  test('cannot be had when objects of the commit are missing', async () => {
    const repository = repositoryWith({ ...NODE_TEST, 'sum.js': 'only here' });
    const base = repository.commit();
    repository.write('sum.js', 'new').commit();
    const object = repository.git('rev-parse', `${base}:sum.js`);
    const file = join(repository.folder, '.git', 'objects', object.slice(0, 2), object.slice(2));
    const read = await opened(repository.folder, base);
    expect(read.result.kind).toBe('ready');
    renameSync(file, `${file}-away`);
    const { system } = read;
    const project = await detectProject(repository.folder, {
      environment,
      runner: 'auto',
      command: null,
      packages: [],
    });

    const again = await openBaseProject(system, project, { base, head: null, how: '', files: [] });

    expect(again).toMatchObject({ kind: 'unavailable', why: expect.stringContaining(object) });
  });
});

const LOCK = { lockfileVersion: 3, requires: true };
/** An npm workspace as `npm install` leaves it, with one package from a registry. */
const WORKSPACE: Files = {
  '.gitignore': 'node_modules\n',
  'package.json': json({ name: 'shop', private: true, workspaces: ['packages/*'], scripts: { test: 'node --test' } }),
  'package-lock.json': json({ ...LOCK, name: 'shop', packages: {} }),
  'packages/cart/package.json': json({ name: '@shop/cart', main: 'cart.js', dependencies: { '@shop/price': '*' } }),
  'packages/cart/cart.js': "const { price } = require('@shop/price'); exports.total = () => price() + 1;",
  'packages/price/package.json': json({ name: '@shop/price', main: 'price.js' }),
  'packages/price/price.js': 'exports.price = () => 1;',
  'test/cart.test.js': `
    const { test } = require('node:test');
    const { equal } = require('node:assert');
    const { total } = require('@shop/cart');
    test('adds one', () => equal(total(), 2));
    test('is at base', () => equal(require('plain').word, 'plain'));
  `,
};

function installWorkspace(root: string): void {
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '@shop'), { recursive: true });
  for (const name of ['cart', 'price']) symlinkSync(`../../packages/${name}`, join(modules, '@shop', name));
  mkdirSync(join(modules, 'plain', 'bin'), { recursive: true });
  writeFileSync(join(modules, 'plain', 'package.json'), json({ name: 'plain', version: '1.0.0', main: 'plain.js' }));
  writeFileSync(join(modules, 'plain', 'plain.js'), "exports.word = 'plain';");
  writeFileSync(join(modules, 'plain', 'bin', 'plain.js'), '#!/usr/bin/env node\n', { mode: 0o755 });
  mkdirSync(join(modules, '.bin'));
  symlinkSync('../plain/bin/plain.js', join(modules, '.bin', 'plain'));
}

describe('dependencies that are the same at base', () => {
  test('give the outcomes of base, where source, test and a workspace package differ at head', async () => {
    const repository = repositoryWith(WORKSPACE);
    const base = repository.commit();
    installWorkspace(repository.folder);
    repository
      .write('packages/price/price.js', 'exports.price = () => 10;')
      .write('test/cart.test.js', "require('node:test').test('another', () => { throw new Error('head'); });")
      .commit();

    const opened = await ready(repository.folder, base);
    const target = opened.packageAt('.');
    if (target === null) throw new Error('no package');
    const run = await toolchainOf(target.runner).runSuite(opened.system, opened.project, target, {
      timeoutMs: 60_000,
      files: ['test/cart.test.js'],
    });

    expect(run.tests.map(({ file, name, status }) => [file, name, status])).toEqual([
      ['test/cart.test.js', 'adds one', 'passed'],
      ['test/cart.test.js', 'is at base', 'passed'],
    ]);
    expect(opened.note).toBeNull();
  });

  test('are shared so that every link of the workspace leads into the base tree', async () => {
    const repository = repositoryWith(WORKSPACE);
    const base = repository.commit();
    installWorkspace(repository.folder);
    const modules = join(repository.folder, 'node_modules');
    // pnpm's layout: real folders under .pnpm, relative links to them, and absolute ones where a tool made them.
    const virtual = join(modules, '.pnpm', 'dep@1.0.0', 'node_modules');
    mkdirSync(join(virtual, 'dep'), { recursive: true });
    writeFileSync(join(virtual, 'dep', 'index.js'), '');
    symlinkSync('../../../../packages/price', join(virtual, 'price'));
    mkdirSync(join(repository.folder, 'packages', 'cart', 'node_modules'));
    symlinkSync(
      '../../../node_modules/.pnpm/dep@1.0.0/node_modules/dep',
      join(repository.folder, 'packages', 'cart', 'node_modules', 'dep'),
    );
    symlinkSync(join(repository.folder, 'packages', 'cart'), join(modules, 'absolute'));
    symlinkSync('/nowhere/at/all', join(modules, 'outside'));
    symlinkSync('loop', join(modules, 'loop'));
    mkdirSync(join(modules, '.cache'));
    repository.write('packages/price/price.js', 'exports.price = () => 10;');

    const opened = await ready(repository.folder, base);
    const real = (path: string) => realpathSync(at(opened, path));

    expect(real('node_modules/@shop/price')).toBe(at(opened, 'packages/price'));
    expect(real('node_modules/absolute')).toBe(at(opened, 'packages/cart'));
    expect(real('node_modules/.pnpm/dep@1.0.0/node_modules/price')).toBe(at(opened, 'packages/price'));
    expect(real('packages/cart/node_modules/dep')).toBe(at(opened, 'node_modules/.pnpm/dep@1.0.0/node_modules/dep'));
    expect(real('node_modules/.bin/plain')).toBe(at(opened, 'node_modules/plain/bin/plain.js'));
    expect(readlinkSync(at(opened, 'node_modules/outside'))).toBe('/nowhere/at/all');
    expect(lstatSync(at(opened, 'node_modules/loop')).isSymbolicLink()).toBe(true);
    expect(existsSync(at(opened, 'node_modules/.cache'))).toBe(false);
    await opened.close();
    expect(existsSync(join(modules, 'plain', 'plain.js'))).toBe(true);
  });

  test('are shared where only an untracked lock file and a credential tell head from base', async () => {
    const repository = repositoryWith({
      ...NODE_TEST,
      '.gitignore': 'node_modules\npackage-lock.json\n',
      '.npmrc': 'fund=false\n',
    });
    const base = repository.commit();
    repositoryWith(
      {
        'package-lock.json': '{}',
        '.npmrc': 'fund=false\n//npm.example.org/:_authToken=secret\n',
        'node_modules/plain/index.js': '',
      },
      repository,
    );

    const opened = await ready(repository.folder, base);

    expect(existsSync(at(opened, 'node_modules/plain/index.js'))).toBe(true);
    expect(textAt(opened, '.npmrc')).toBe('fund=false\n');
    expect(opened.note).toBe('The base tree lacks what git ignores: package-lock.json.');
  });

  test('do not replace what the base commit itself keeps in node_modules', async () => {
    const repository = repositoryWith({
      ...NODE_TEST,
      'node_modules/kept/index.js': 'old',
      'node_modules/@scope/kept/index.js': 'old',
    });
    symlinkSync('../../..', join(repository.folder, 'node_modules', 'up'));
    const base = repository.commit();
    repositoryWith(
      {
        'node_modules/kept/index.js': 'new',
        'node_modules/kept/more.js': 'new',
        'node_modules/@scope/kept/index.js': 'new',
        'node_modules/@scope/added/index.js': 'new',
        'node_modules/added/index.js': 'new',
      },
      repository,
    );

    const opened = await ready(repository.folder, base);

    expect([textAt(opened, 'node_modules/kept/index.js'), textAt(opened, 'node_modules/@scope/kept/index.js')]).toEqual(
      ['old', 'old'],
    );
    expect(existsSync(at(opened, 'node_modules/kept/more.js'))).toBe(false);
    expect(textAt(opened, 'node_modules/@scope/added/index.js')).toBe('new');
    expect(textAt(opened, 'node_modules/added/index.js')).toBe('new');
  });

  test('are never written through a link that the base commit holds', async () => {
    const outside = repositoryWith({}).folder;
    const repository = repositoryWith({
      'package.json': json({ workspaces: ['packages/*'], scripts: { test: 'node --test' } }),
      'sum.test.js': '',
    });
    mkdirSync(join(repository.folder, 'packages'));
    symlinkSync(outside, join(repository.folder, 'packages', 'cart'));
    symlinkSync(outside, join(repository.folder, 'node_modules'));
    const base = repository.commit();
    await rm(join(repository.folder, 'packages', 'cart'));
    await rm(join(repository.folder, 'node_modules'));
    repositoryWith(
      {
        'packages/cart/package.json': json({ name: 'cart' }),
        'packages/cart/node_modules/a/index.js': '',
        'node_modules/b/index.js': '',
      },
      repository,
    );
    const before = readdirNames(outside);

    const opened = await ready(repository.folder, base);

    expect(opened.packageAt('packages/cart')).toBeNull();
    expect(readdirNames(outside)).toEqual(before);
  });
});

function readdirNames(folder: string): string {
  return repositoryAt(folder).git('status', '--porcelain', '--untracked-files=all', '--', '.');
}

/** Published once and for all: what a lock file of npm says of two versions of one small package. */
const MS = {
  '2.1.2': 'sha512-sGkPx+VjMtmA6MX27oA4FBFELFCZZ4S4XqeGOXCv68tT+jb3vk/RyaKWP0PTKyWtmLSM0b+adUTEvbs1PEaH2w==',
  '2.1.3': 'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==',
} as const;

function workspaceWithMs(version: keyof typeof MS): Files {
  const root = { name: 'shop', workspaces: ['packages/*'], dependencies: { ms: version } };
  const lock = {
    ...LOCK,
    name: 'shop',
    packages: {
      '': root,
      'node_modules/@shop/price': { resolved: 'packages/price', link: true },
      'node_modules/ms': {
        version,
        resolved: `https://registry.npmjs.org/ms/-/ms-${version}.tgz`,
        integrity: MS[version],
      },
      'packages/price': { name: '@shop/price' },
    },
  };
  return {
    '.gitignore': 'node_modules\n',
    'package.json': json({ ...root, scripts: { test: 'node --test', preinstall: 'touch ran' } }),
    'package-lock.json': json(lock),
    'packages/price/package.json': json({ name: '@shop/price', main: 'price.js' }),
    'packages/price/price.js': `exports.price = () => '${version}';`,
    'version.test.js': `
      const { test } = require('node:test');
      test('has its versions', () => {
        require('node:assert').deepEqual(
          [require('ms/package.json').version, require('@shop/price').price()], ['${version}', '${version}'],
        );
      });
    `,
  };
}

describe('dependencies that differ at base', () => {
  test('are installed from its own lock file, without scripts', async () => {
    const repository = repositoryWith(workspaceWithMs('2.1.2'));
    const base = repository.commit();
    repositoryWith(workspaceWithMs('2.1.3'), repository);

    const opened = await ready(repository.folder, base);
    const target = opened.packageAt('.');
    if (target === null) throw new Error('no package');
    const run = await toolchainOf(target.runner).runSuite(opened.system, opened.project, target, { timeoutMs: 60_000 });

    expect(run.tests.map(({ name, status }) => `${status} ${name}`)).toEqual(['passed has its versions']);
    expect(opened.note).toMatch(
      /^Its dependencies were installed with `npm ci .*`, since package-lock\.json differs\.$/,
    );
    expect(existsSync(at(opened, 'ran'))).toBe(false);
  });

  test('cannot be had when the lock file does not fit, and the reader sees what npm printed', async () => {
    const repository = repositoryWith({
      ...workspaceWithMs('2.1.3'),
      'package-lock.json': workspaceWithMs('2.1.2')['package-lock.json'] ?? '',
    });
    const base = repository.commit();
    repositoryWith(workspaceWithMs('2.1.3'), repository);

    const why = await unavailable(repository.folder, base);

    expect(why).toContain(`The base commit ${base.slice(0, 7)} could not be set up. \`npm ci`);
    expect(why).toMatch(/ended with exit code 1\. It printed:\n.*ms@2\.1\.3/s);
  });

  test('cannot be had without a lock file', async () => {
    const repository = repositoryWith({ ...NODE_TEST, '.gitignore': 'node_modules\n' });
    const base = repository.commit();
    repository.write('package.json', json({ scripts: { test: 'node --test' }, dependencies: { ms: '*' } }));

    expect(await unavailable(repository.folder, base)).toContain('There is no lock file at the root at base');
  });

  test('leave alone what a link named node_modules leads to', async () => {
    const outside = repositoryWith({ 'precious/index.js': 'precious' }).folder;
    const { '.gitignore': _, ...files } = workspaceWithMs('2.1.2');
    const repository = repositoryWith(files);
    symlinkSync(outside, join(repository.folder, 'node_modules'));
    const base = repository.commit();
    repository.write('package-lock.json', workspaceWithMs('2.1.3')['package-lock.json'] ?? '');

    const opened = await ready(repository.folder, base);

    expect(existsSync(at(opened, 'node_modules/ms/package.json'))).toBe(true);
    expect(readFileSync(join(outside, 'precious', 'index.js'), 'utf8')).toBe('precious');
  });
});

describe('the packages of the base commit', () => {
  test('are detected by its own scripts, on the same node', async () => {
    const repository = repositoryWith({
      'package.json': json({ workspaces: ['packages/*'] }),
      'packages/a/package.json': json({ name: 'a', scripts: { test: 'node --test --test-concurrency=1' } }),
    });
    const base = repository.commit();
    repositoryWith(
      {
        'packages/a/package.json': json({ name: 'a', scripts: { test: 'node --test' } }),
        'packages/b/package.json': json({ name: 'b', scripts: { test: 'node --test' } }),
      },
      repository,
    );

    const opened = await ready(repository.folder, base);

    expect(opened.packageAt('packages/a')).toMatchObject({
      root: at(opened, 'packages/a'),
      runnerArguments: ['--test-concurrency=1'],
    });
    expect([opened.packageAt('packages/b'), opened.packageAt('elsewhere')]).toEqual([null, null]);
    expect(opened.project.node).toEqual({ path: process.execPath, version: process.version.slice(1) });
  });

  test('run on the runner that the policy set', async () => {
    const repository = repositoryWith({ ...NODE_TEST, 'jest.config.json': '{}' });
    const base = repository.commit();

    const opened = await ready(repository.folder, base, { runner: 'node-test' });

    expect(opened.packageAt('.')).toMatchObject({ runner: 'node-test', runnerFrom: 'suite.runner' });
  });

  test('cannot be run when their runner is not installed', async () => {
    const repository = repositoryWith({ 'package.json': json({ scripts: { test: 'mocha' } }), 'a.test.js': '' });
    const base = repository.commit();
    repository.write('package.json', json({ scripts: { test: 'node --test' } }));

    expect(await unavailable(repository.folder, base)).toContain('mocha is not installed');
  });
});

test("a jest suite at base has base's outcome, on head's own install", async () => {
  const root = await installedProject('jest-basic');
  cleanups.push(() => rm(root, { recursive: true, force: true }));
  writeFileSync(
    join(root, 'test', 'price.test.js'),
    "test('old', () => expect(require('../src/price').price(1, 2)).toBe(2));",
  );
  const base = await commitAll(root, 'base');
  writeFileSync(join(root, 'src', 'price.js'), 'exports.price = () => 7;');
  writeFileSync(
    join(root, 'test', 'price.test.js'),
    "test('new', () => expect(require('../src/price').price(1, 2)).toBe(2));",
  );

  const opened = await ready(root, base);
  const target = opened.packageAt('.');
  if (target === null) throw new Error('no package');
  const run = await toolchainOf(target.runner).runSuite(opened.system, opened.project, target, {
    timeoutMs: 60_000,
    files: ['test/price.test.js'],
  });

  expect(run.tests.map(({ name, status }) => `${status} ${name}`)).toEqual(['passed old']);
});
