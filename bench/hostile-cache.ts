/**
 * A cache folder that somebody has got at: the gate on one tree whose score is below the threshold, with its own store first, then with
 * the store deleted, cut, replaced and forged. A pass anywhere would be a false one.
 *
 *   node bench/hostile-cache.ts [--runner mocha]
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NO_VERDICTS, readStoreText, storePath, storeText } from '../src/mutation/reuse/verdict-store.ts';
import { commitAll, installedProject } from '../test/projects/installed-project.ts';
import { DIALECTS, projectFiles, type Runner, sourcesOf } from './reuse/project.ts';
import { differences, judged, statuses } from './reuse/verdicts.ts';

const { values } = parseArgs({ options: { runner: { type: 'string', default: 'mocha' } } });
const dialect = DIALECTS[values.runner as Runner];
const installed = resolve(process.env.EARNEST_CACHE ?? join(homedir(), '.cache', 'earnest'), 'toolchains');
const folders: string[] = [];

/** The work tree and the base of the generated project, whose score is below the threshold. */
async function project(extra: Readonly<Record<string, string>> = {}): Promise<{ root: string; base: string }> {
  const root = await installedProject(dialect.project);
  folders.push(root);
  for (const folder of ['src', 'test']) await rm(join(root, folder), { recursive: true });
  const files = { ...projectFiles(dialect), ...extra };
  const empty = Object.fromEntries(sourcesOf(dialect).map((path) => [path, '']));
  const write = async (texts: Readonly<Record<string, string>>) => {
    for (const [path, text] of Object.entries(texts)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  await write({ ...files, ...empty });
  const base = await commitAll(root, 'base');
  await write(files);
  return { root, base };
}

async function emptyCache(): Promise<string> {
  const cache = await mkdtemp(join(tmpdir(), 'hostile-cache-'));
  folders.push(cache);
  await symlink(installed, join(cache, 'toolchains'));
  return cache;
}

/** What the gate left in a cache folder of its own. */
async function storeOf(root: string, base: string): Promise<string> {
  const cache = await emptyCache();
  await judged(root, base, { EARNEST_CACHE: cache });
  return readFile(storePath(cache, root), 'utf8');
}

/** Every mutant killed, and the checksum right. */
function forged(root: string, text: string): string {
  const packages = [...(readStoreText(root, text)?.packages ?? [])].map(([directory, stored]) => {
    const killer = [...stored.verdicts.values()].find(({ status }) => status === 'Killed')?.killedBy ?? [];
    const verdicts = [...stored.verdicts].map(
      ([key, verdict]) => [key, { ...verdict, status: 'Killed' as const, killedBy: killer }] as const,
    );
    return [directory, { ...stored, verdicts: new Map(verdicts) }] as const;
  });
  return storeText(root, { packages: new Map(packages) });
}

let passes = 0;
try {
  const { root, base } = await project();
  const own = await storeOf(root, base);
  const other = await project({ 'LICENSE.txt': 'another repository\n' });
  const others = await storeOf(other.root, other.base);
  const truth = await judged(root, base, { EARNEST_CACHE: await emptyCache(), EARNEST_FORCE: '1' });
  const variants: readonly (readonly [string, string | Buffer | null])[] = [
    ['as it was left', own],
    ['deleted', null],
    ...Array.from({ length: 9 }, (_, tenth) => {
      const length = Math.floor((own.length * (tenth + 1)) / 10);
      return [`cut after ${tenth + 1}/10`, own.slice(0, length)] as const;
    }),
    ['random bytes', randomBytes(own.length)],
    ['another repository’s', others],
    [
      'another repository’s, made out to be this one’s',
      storeText(root, readStoreText(other.root, others) ?? NO_VERDICTS),
    ],
    ['every mutant killed, the checksum not right', own.replaceAll('"Survived"', '"Killed"')],
    ['every mutant killed, the checksum right', forged(root, own)],
  ];
  console.log(`forced: ${truth.verdict}, ${truth.mutants.length} mutants\n`);
  console.log('| The store | Verdict | Differences from forced | Taken over |\n|---|---|---|---|');
  for (const [name, text] of variants) {
    const cache = await emptyCache();
    if (text !== null) {
      await mkdir(dirname(storePath(cache, root)), { recursive: true });
      await writeFile(storePath(cache, root), text);
    }
    const found = await judged(root, base, { EARNEST_CACHE: cache });
    const { all } = differences(statuses(found), statuses(truth));
    if (found.verdict === 'pass') passes += 1;
    const reused = found.mutants.filter((mutant) => mutant.reused !== null).length;
    console.log(`| ${name} | ${found.verdict} | ${all} | ${reused} |`);
  }
  console.log(`\n${passes} false passes of ${variants.length}`);
} finally {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
process.exitCode = passes === 0 ? 0 : 1;
