import { describe, expect, test } from '@jest/globals';
import { createClassifier } from '../../src/change/classify.ts';
import { namedByPathIn, namedIn, namesFiles, namingText } from '../../src/project/named-files.ts';

const classify = createClassifier({ testMatches: null });

describe('files that name others', () => {
  test.each([
    'package.json',
    'packages/a/jest.config.js',
    '.mocharc',
    'packages/a/.mocharc.yml',
    '.my-toolrc.json',
    'test/mocha.opts',
  ])('%s is one', (path) => {
    expect(namesFiles(path, classify)).toBe(true);
  });

  test.each([
    'package-lock.json',
    'packages/a/npm-shrinkwrap.json',
    'yarn.lock',
    'bun.lockb',
    'pnpm-lock.yaml',
    '.github/workflows/ci.yml',
    'src/price.js',
    'src/arc.rc.old.js',
    'docs/mocha.opts.md',
    'notes/.toolrc.old.txt',
  ])('%s is none', (path) => {
    expect(namesFiles(path, classify)).toBe(false);
  });

  test('what only begins like a lock file or a workflow names others all the same', () => {
    const isConfig = () => 'config' as const;
    for (const path of ['package-lock.json.config', 'yarn.locks', 'pnpm-lock.yaml.bak', 'tools/.github/a.yml'])
      expect([path, namesFiles(path, isConfig)]).toEqual([path, true]);
  });
});

describe('a file is named', () => {
  test.each([
    ['by a word that is its name', 'setup: polyfills', 'test/polyfills.js'],
    ['with its ending', "['./test/polyfills.js']", 'test/polyfills.js'],
    ['by a name of four letters', 'load init', 'test/init.js'],
    ['by its folder, where the name says little', 'test/index', 'test/index.js'],
    ['by its folder, where the name is short', "'./hooks/env'", 'hooks/env.js'],
    ['from the root', "'./env.js'", 'env.js'],
    ['by a name that is no word', 'test/set up.js', 'test/set up.js'],
    ['without the ending of a declaration', "'./types/globals'", 'types/globals.d.ts'],
  ])('%s', (_, texts, path) => {
    expect(namedIn(texts)(path)).toBe(true);
  });

  test.each([
    ['by a part of a word', 'setup: polyfillsets', 'test/polyfills.js'],
    ['by a name that says little, without its folder', 'index main test tests types utils spec', 'lib/tests.js'],
    ['by a name that begins or ends like one that says little', 'nothing', 'lib/mainframe.js'],
    ['by a short name without its folder', 'env', 'hooks/env.js'],
    ['by the name of another folder', 'lib/index', 'test/index.js'],
    ['by a word of a name that is none', 'set up', 'test/set  up.js'],
  ])('not %s', (_, texts, path) => {
    expect(namedIn(texts)(path)).toBe(false);
  });

  test.each([
    ['subtests', 'lib/subtests.js'],
    ['testsuite', 'lib/testsuite.js'],
  ])('by the word %s, which says enough', (word, path) => {
    expect(namedIn(`load ${word}`)(path)).toBe(true);
  });
});

describe('by its path a file is named', () => {
  test.each([
    ['with its ending', 'setup.js', 'test/setup.js'],
    ['by its folder and its name', '<rootDir>/test/setup', 'test/setup.js'],
    ['from the root', "'./setup'", 'setup.js'],
    ['with dots in its name', 'test/setup.env', 'test/setup.env.js'],
  ])('%s', (_, texts, path) => {
    expect(namedByPathIn(texts)(path)).toBe(true);
  });

  test.each([
    ['by a word', 'setup', 'test/setup.js'],
    ['in another folder', 'lib/setup', 'test/setup.js'],
    ['by a word at the root', ' setup', 'setup.js'],
    ['without a part of its name', 'test/setup', 'test/setup.env.js'],
  ])('not %s', (_, texts, path) => {
    expect(namedByPathIn(texts)(path)).toBe(false);
  });
});

describe('a package.json', () => {
  const manifest = {
    name: 'globstar',
    keywords: ['brackets'],
    devDependencies: { 'glob-parent': '1' },
    scripts: { test: 'mocha --require test/prepare' },
    mocha: { file: 'test/hooks.js' },
  };
  const isNamed = namedIn(namingText('packages/a/package.json', JSON.stringify(manifest)));

  test.each(['test/prepare.js', 'test/hooks.js'])('names %s', (path) => {
    expect(isNamed(path)).toBe(true);
  });

  test.each(['bench/glob-parent.js', 'test/brackets.js', 'src/globstar.js'])('does not name %s', (path) => {
    expect(isNamed(path)).toBe(false);
  });

  test('that cannot be parsed, and any other file, names what its text says', () => {
    expect(namingText('package.json', '{ glob-parent')).toBe('{ glob-parent');
    expect(namingText('.mocharc.json', '{"name":"prepare"}')).toBe('{"name":"prepare"}');
  });
});
