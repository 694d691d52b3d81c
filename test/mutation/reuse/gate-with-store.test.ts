import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../../src/domain/judgement.ts';
import { gate } from '../../../src/gate.ts';
import { readStoreText, storePath, storeText } from '../../../src/mutation/reuse/verdict-store.ts';
import { pinnedToolset } from '../../../src/toolchain/javascript/stryker/toolset.ts';
import { commitAll, installedProject } from '../../projects/installed-project.ts';
import { realSystem, environment as shared } from '../../toolchain/stryker/judging.ts';

let root: string;
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'earnest-reuse-cache-'));
  const system = await realSystem(shared);
  await pinnedToolset(system, 'mocha');
  await symlink(join(system.cacheFolder, 'toolchains'), join(cache, 'toolchains'));
  root = await installedProject('mocha-basic');
  const path = join(root, 'src/price.js');
  const source = await readFile(path, 'utf8');
  await writeFile(path, '');
  await writeFile(join(root, 'earnest.yml'), 'mutation: { threshold: 100 }\n');
  await commitAll(root, 'base');
  await writeFile(path, source);
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
});

async function judged(): Promise<Judgement> {
  const environment = { ...shared, EARNEST_CACHE: cache };
  const references = { kind: 'local', base: 'HEAD', head: null } as const;
  return gate(await realSystem(environment), {
    cwd: root,
    references,
    configFile: null,
    only: ['mutation'],
    environment,
  });
}

const statuses = ({ mutants }: Judgement) =>
  mutants.map(({ id, status, killedBy, coveredBy }) => ({ id, status, killedBy, coveredBy }));

describe('a gate that finds the verdicts of an earlier one', () => {
  let first: Judgement;

  test('comes to the same, says of each mutant why, and tests a kill again', async () => {
    first = await judged();
    expect(first.verdict).toBe('fail');
    expect(first.mutants.every(({ reused }) => reused === null)).toBe(true);

    const second = await judged();
    expect([second.verdict, statuses(second)]).toEqual(['fail', statuses(first)]);
    for (const { reused } of second.mutants) {
      expect(reused).toMatch(
        /^src\/price.js, its 0 imports, 1 test file and the environment are as they were at \d{4}-/,
      );
    }
    expect(second.mutants.filter(({ reused }) => reused?.endsWith('came out the same now'))).toHaveLength(1);
    expect(second.remarks.join('\n')).toMatch(/verdicts are those of an earlier run.* one of them was tested again/);
  });

  test('is not taken in by one that claims kills, checksum and all: it judges everything anew', async () => {
    const path = storePath(cache, root);
    const stored = readStoreText(root, await readFile(path, 'utf8'));
    const own = stored?.packages.get('.');
    if (own === undefined) throw new Error('nothing was kept');
    const killer = [...own.verdicts.values()].find(({ status }) => status === 'Killed')?.killedBy ?? [];
    const forged = [...own.verdicts].map(
      ([key, verdict]) => [key, { ...verdict, status: 'Killed', killedBy: killer }] as const,
    );
    // The key of a survivor rests on the same files as that of a kill here: there is one test file.
    await writeFile(path, storeText(root, { packages: new Map([['.', { ...own, verdicts: new Map(forged) }]]) }));

    const third = await judged();
    expect([third.verdict, statuses(third)]).toEqual(['fail', statuses(first)]);
    expect(third.mutants.every(({ reused }) => reused === null)).toBe(true);
    expect(third.remarks.join('\n')).toMatch(
      /did not hold when it was tested again \(src\/price.js:\d+:\d+ .*Killed then, (Survived|NoCoverage) now\)/,
    );
  });
});
