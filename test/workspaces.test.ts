import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import type { Judgement } from '../src/domain/judgement.ts';
import { gate } from '../src/gate.ts';
import { packagesTable } from '../src/report/summary-packages.ts';
import { environment, realSystem } from './toolchain/stryker/judging.ts';
import { projectWith } from './toolchain/suites.ts';

jest.setTimeout(300_000);

const size = "export const size = (n) =>\n  n >= 10 ? 'many' : 'few';\n";
const member = (name: string, scripts: object) =>
  JSON.stringify({ name: `@scope/${name}`, private: true, type: 'module', main: 'src/size.js', scripts });
const testOf = (from: string, pieces: readonly number[]) => `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { size } from '${from}';
test('size', () => { assert.deepEqual(${JSON.stringify(pieces)}.map(size), ${JSON.stringify(pieces.map((n) => (n >= 10 ? 'many' : 'few')))}); });
`;

/** A workspace of members, linked as package managers link them; everything in it is the change. */
async function workspace(scripts: object, files: Readonly<Record<string, string>>): Promise<string> {
  const root = await projectWith('node-test-basic', {
    'package.json': JSON.stringify({ name: 'top', private: true, type: 'module', scripts, workspaces: ['packages/*'] }),
    'policy.yml': 'checks: { base: off, weakened: off, worth: off }\n',
    ...files,
  });
  const modules = join(root, 'node_modules/@scope');
  await mkdir(modules, { recursive: true });
  for (const name of ['core', 'web']) await symlink(`../../packages/${name}`, join(modules, name));
  return root;
}

async function judged(root: string): Promise<Judgement> {
  return gate(await realSystem(), {
    cwd: root,
    references: { kind: 'local', base: 'main', head: null },
    configFile: join(root, 'policy.yml'),
    only: ['change', 'suite', 'mutation'],
    environment,
  });
}

const lives = ({ mutants }: Judgement) =>
  mutants
    .filter(({ status }) => status !== 'killed')
    .map(({ file, line, status, replacement }) => `${file}:${line} ${status} ${replacement}`);

describe('a workspace', () => {
  test('each member is judged by its own tests, has a row, and one without tests is named', async () => {
    const own = { test: 'node --test' };
    const root = await workspace(
      {},
      {
        'packages/core/package.json': member('core', own),
        'packages/core/src/size.js': size,
        'packages/core/test/size.test.js': testOf('@scope/core', [9, 11]),
        'packages/lib/package.json': member('lib', {}),
        'packages/lib/src/size.js': size,
        'packages/web/package.json': member('web', own),
        'packages/web/src/size.js': size,
        'packages/web/test/size.test.js': testOf('../src/size.js', [9, 10]),
        'packages/web/test/core.test.js': testOf('@scope/core', [9, 10]),
      },
    );
    const judgement = await judged(root);
    expect(lives(judgement)).toEqual(['packages/core/src/size.js:2 survived n > 10']);
    expect(packagesTable(judgement).join('\n').split('\n').slice(-2)).toEqual([
      expect.stringMatching(/^\| `packages\/core` \| node-test \S+ \| 1 \| \d killed, 1 survived \| StrykerJS /),
      expect.stringMatching(/^\| `packages\/web` \| node-test \S+ \| 2 \| \d killed \| StrykerJS /),
    ]);
    const mutation = judgement.checks.find(({ id }) => id === 'mutation');
    expect([judgement.verdict, mutation?.status]).toEqual(['pass', 'warn']);
    expect(mutation?.findings.flatMap(({ at }) => at?.file ?? [])).toContain('packages/lib/src/size.js');
    expect(judgement.notJudged.map(({ what }) => what)).toContain('packages/lib/src/size.js');
  });

  test('one suite for all members kills through imports by the name of a member', async () => {
    const root = await workspace(
      { test: 'node --test' },
      {
        'packages/core/package.json': member('core', {}),
        'packages/core/src/size.js': size,
        'packages/web/package.json': member('web', {}),
        'packages/web/test/core.test.js': testOf('@scope/core', [9, 10, 11]),
      },
    );
    const judgement = await judged(root);
    expect(lives(judgement)).toEqual([]);
    expect(judgement.totals.killed).toBeGreaterThan(3);
    expect(judgement.packages.map(({ directory }) => directory)).toEqual(['.']);
  });
});
