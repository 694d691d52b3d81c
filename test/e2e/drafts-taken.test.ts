import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { draftsJson } from '../../src/report/drafts-json.ts';
import { commitAll } from '../projects/installed-project.ts';
import { LABELLED } from '../trial/labelled-drafts.ts';
import { aDrafting, BASE, HEAD_WITH_GROUPS } from '../trial/ticket-office.ts';
import { freshFolder, removeFolders } from './folders.ts';
import { PROGRAMS_PATH } from './programs.ts';
import { earnest, git, type WorkTree, workTree, write } from './work-tree.ts';

interface Report {
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly checks: readonly { readonly id: string; readonly status: string }[];
  readonly drafts: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly uniqueKills: readonly string[];
  }[];
  readonly brief: readonly {
    readonly clause: string;
    readonly tests: readonly { readonly name: string; readonly kills: number | null }[];
  }[];
  readonly mutants: readonly { readonly id: string; readonly status: string }[];
}

let office: WorkTree;
let patch: string;
let tried: Report;
beforeAll(async () => {
  office = await workTree('node-test-basic', HEAD_WITH_GROUPS, {
    ...BASE,
    'test/price.test.js': BASE['test/price.test.js'] ?? '',
  });
  await commitAll(office.root, 'groups of ten');
  const drafts = LABELLED.filter(({ label }) => label === 'earned').map(({ draft }) => draft);
  const folder = await freshFolder();
  const handed = join(folder, 'drafts.json');
  await writeFile(handed, JSON.stringify(draftsJson(aDrafting(drafts))));
  patch = join(folder, 'out', 'drafts.patch');
  tried = await judged(office, folder, ['--only', 'mutation', '--drafts', handed]);
}, 300_000);
afterAll(removeFolders);

describe('earned drafts', () => {
  test('are told with what they alone kill', () => {
    expect(tried.verdict).toBe('fail');
    expect(tried.drafts.map(({ id, verdict }) => [id, verdict]).sort()).toEqual([
      ['no-seat', 'earned'],
      ['six-years', 'earned'],
      ['ten-seats', 'earned'],
      ['two-members', 'earned'],
    ]);
  });

  test('applied by git in a fresh clone pass, kill what they were kept for, block with their marks on, and pass without', async () => {
    const clone = await freshFolder();
    git(clone, 'clone', '--quiet', office.root, '.');
    git(clone, 'apply', patch);
    const suite = execFileSync(process.execPath, ['--test', '--test-reporter=tap'], {
      cwd: clone,
      encoding: 'utf8',
      // Within jest, node:test would report to a parent that is not there.
      env: { PATH: PROGRAMS_PATH },
    });
    expect(suite).toMatch(/^# pass 5\n# fail 0$/m);

    const tree = { ...office, root: clone };
    const marked = await judged(tree, await freshFolder(), ['--only', 'change,suite']);
    expect(marked.verdict).toBe('fail');
    expect(marked.checks.filter(({ status }) => status === 'fail').map(({ id }) => id)).toEqual(['drafts']);

    for (const path of git(clone, 'ls-files', '--others', '--exclude-standard').trim().split('\n')) {
      const code = await readFile(join(clone, path), 'utf8');
      await write(clone, { [path]: code.replace(/^\/\/ @draft.*\n/, '') });
    }
    const taken = await judged(tree, await freshFolder(), []);
    expect([taken.verdict, taken.reasons]).toEqual(['pass', []]);
    const killed = new Set(taken.mutants.filter(({ status }) => status === 'killed').map(({ id }) => id));
    const ofGroup = tried.drafts.find(({ id }) => id === 'ten-seats')?.uniqueKills ?? [];
    const judgedIds = new Set(taken.mutants.map(({ id }) => id));
    expect(ofGroup.filter((id) => judgedIds.has(id)).length).toBeGreaterThan(0);
    expect(ofGroup.filter((id) => judgedIds.has(id) && !killed.has(id))).toEqual([]);
    const group = taken.brief.find(({ clause }) => clause === 'group');
    expect(group?.tests).toEqual([
      { name: expect.stringMatching(/^test\/ten-seats\.draft\.test\.js > /), draft: null, kills: expect.any(Number) },
    ]);
  }, 300_000);
});

async function judged(tree: WorkTree, folder: string, more: readonly string[]): Promise<Report> {
  const json = join(folder, 'out', 'report.json');
  const run = await earnest(tree, ['gate', '--base', tree.base, '--json', json, ...more]);
  if (run.exitCode === 2) throw new Error(run.stdout + run.stderr);
  return JSON.parse(await readFile(json, 'utf8')) as Report;
}
