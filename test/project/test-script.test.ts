import { describe, expect, test } from '@jest/globals';
import { followScript } from '../../src/project/test-script.ts';
import { folderWith } from '../toolchain/suites.ts';

async function follow(scripts: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  return followScript(await folderWith(files), new Map(Object.entries(scripts)), 'test');
}

/** The runner of the `test` script in one line: variables, node's flags, runner, arguments. */
async function runnerOf(script: string, scripts: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
  const { runners } = await follow({ ...scripts, test: script });
  return runners.map(({ runner, environment, nodeArguments, arguments: given }) =>
    [...Object.entries(environment).map((pair) => pair.join('=')), ...nodeArguments, runner, ...given].join(' '),
  )[0];
}

describe('a test script', () => {
  test.each([
    ['jest', 'jest'],
    ['eslint . && jest --config x.json', 'jest --config x.json'],
    ['tsc -p . && npx --no-install jest -i', 'jest -i'],
    ['NODE_ENV=test TZ=UTC jest', 'NODE_ENV=test TZ=UTC jest'],
    ['cross-env NODE_OPTIONS=--experimental-vm-modules jest', 'NODE_OPTIONS=--experimental-vm-modules jest'],
    ['cross-env-shell A=1 "jest --colors -t name"', 'A=1 jest -t name'],
    ['node --experimental-vm-modules node_modules/jest/bin/jest.js --watchAll=false', '--experimental-vm-modules jest'],
    ['node --experimental-vm-modules ./node_modules/.bin/jest', '--experimental-vm-modules jest'],
    ['jest --coverage --coverageReporters text lcov --ci --silent --projects a b', 'jest --projects a b'],
    ['jest --reporters default --reporters=jest-junit -u --passWithNoTests --forceExit', 'jest --forceExit'],
    ['react-scripts test --watchAll=false --env=jsdom', 'jest --env=jsdom'],
    [
      'c8 --reporter lcov --check-coverage mocha -r ts-node/register --reporter dot "test/**/*.ts"',
      'mocha -r ts-node/register test/**/*.ts',
    ],
    ['nyc mocha --require a --check-leaks --exit -b', 'mocha --require a --check-leaks --exit'],
    ['ts-mocha --timeout 5s test', 'mocha --require ts-mocha/src/index.js --timeout 5s test'],
    ['vitest', 'vitest'],
    ['vitest run --project unit --coverage.enabled --reporter verbose', 'vitest --project unit'],
    ['vitest --project unit run', 'vitest --project unit'],
    ['vitest --project run', 'vitest --project run'],
    ['vitest --run --no-file-parallelism --typecheck.tsconfig t.json dir', 'vitest --no-file-parallelism dir'],
    ['node --test', 'node-test'],
    [
      'node --import tsx --test --test-concurrency 1 --test-reporter spec "src/**/*.test.ts"',
      '--import tsx node-test --test-concurrency 1 src/**/*.test.ts',
    ],
    ['tsx --test --watch test.ts', '--import tsx node-test test.ts'],
    ['c8 node --test --experimental-test-coverage', 'node-test'],
    ['borp --coverage "test/*.js"', 'node-test test/*.js'],
    ['jest > log.txt 2>&1', 'jest'],
    ['exec jest', 'jest'],
    ['vitest bench', undefined],
    ['node scripts/test.js', undefined],
    ['jest $(git diff)', undefined],
    ['pnpm -r test', undefined],
    ['npm test --workspaces', undefined],
    ['echo jest', undefined],
  ])('%s starts %s', async (script, expected) => {
    expect(await runnerOf(script)).toBe(expected);
  });

  test.each([
    ['npm run unit', 'jest --a'],
    ['npm run lint && npm run -s unit -- --zed', 'jest --a --zed'],
    ['npm run unit --zed', 'jest --a'],
    ['pnpm unit --zed', 'jest --a --zed'],
    ['yarn run unit', 'jest --a'],
    ['yarn unit --coverage', 'jest --a'],
    ['yarn jest --c', 'jest --c'],
    ['pnpm exec jest --c', 'jest --c'],
    ['npm exec -- jest --c', 'jest --c'],
    ['X=1 npm run unit', 'X=1 jest --a'],
    ['run-s lint unit', 'jest --a'],
    ['npm-run-all -p lint "all:*"', 'jest --deep'],
    ['concurrently "npm:lint" "npm run unit -- -i"', 'jest --a -i'],
    ['node --run unit -- --zed', 'jest --a --zed'],
    ['npm run loop', undefined],
    ['bun run unit', 'jest --a'],
  ])('%s is followed to %s', async (script, expected) => {
    const scripts = {
      lint: 'eslint .',
      unit: 'jest --a',
      'all:deep': 'npm run all:deep:er',
      'all:deep:er': 'jest --deep',
      loop: 'npm run loop && npm run loop',
    };

    expect(await runnerOf(script, scripts)).toBe(expected);
  });

  test('has its patterns expanded as the shell does it, where they match', async () => {
    const files = { 'test/a.js': '', 'test/b.js': '', 'test/deep/c.js': '', 'test/.hidden.js': '' };

    const { runners } = await follow({ test: "mocha ./test/*.js test/**/*.js 'test/*' none/*.js" }, files);

    expect(runners[0]?.arguments).toEqual(['./test/a.js', './test/b.js', 'test/deep/c.js', 'test/*', 'none/*.js']);
  });

  test('names what it leaves out: pre-scripts, and runners without an adapter', async () => {
    const followed = await follow({
      pretest: 'npm run build',
      test: 'npm run unit && playwright test',
      preunit: 'x',
      unit: 'ava',
    });

    expect(followed).toEqual({ runners: [], unsupported: ['ava', 'playwright'], before: ['pretest', 'preunit'] });
  });

  test('that multiplies itself is given up, soon', async () => {
    const scripts = Object.fromEntries(
      Array.from({ length: 9 }, (_, level) => [
        `s${level}`,
        Array.from({ length: 40 }, () => `npm run s${level + 1}`).join(' && '),
      ]),
    );

    expect(await follow({ ...scripts, test: 'npm run s0' })).toMatchObject({ runners: [] });
  });
});
