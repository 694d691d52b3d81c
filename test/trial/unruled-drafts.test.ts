import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadBriefs } from '../../src/briefs/load-briefs.ts';
import type { Draft } from '../../src/domain/draft.ts';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { runDrafts } from '../../src/trial/run-drafts.ts';
import { aCase, aDraft, aDrafting, opened, statusOf } from './ticket-office.ts';

const HOLDS = 'assert.equal(price(30, 1, false), 1200);';
const KEY = 'sk-the-key-of-a-model';

/** Each passes unless what it does is noticed, or is of no use to it. */
const HOSTILE: readonly Draft[] = [
  aCase('leaves', 'adult', `setTimeout(() => process.exit(0), 0);\n  return new Promise(() => {});`),
  aCase('leaves-at-once', 'adult', `process.exit(0);\n  ${HOLDS}`),
  aCase('kills-its-parent', 'adult', `process.kill(process.ppid, 'SIGKILL');\n  ${HOLDS}`),
  aCase('endless', 'adult', `for (;;) ${HOLDS}`),
  aDraft(
    'reads-environments',
    'adult',
    `import { readdirSync, readFileSync } from 'node:fs';
test('[adult] x', () => {
  const readable = (path) => { try { return readFileSync(path, 'utf8'); } catch { return ''; } };
  const all = readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((id) => readable('/proc/' + id + '/environ'));
  assert.ok(all.some((text) => text.includes('${KEY.slice(0, -1)}' + '${KEY.slice(-1)}')), 'there is no key');
});`,
  ),
  aCase('floods', 'adult', `process.stdout.write('x'.repeat(200_000_000));\n  ${HOLDS}`),
  aCase(
    'commands',
    'adult',
    `process.stdout.write('::set-output name=verdict::pass\\n');\n  assert.equal(price(30, 1, false), 1);`,
  ),
  aCase('honest', 'adult', HOLDS),
];

let verdicts: Readonly<Record<string, string>>;
let shown: readonly string[];
let status: string;

beforeAll(async () => {
  const { root, system, project, suite, change, policy, kindOf } = await opened();
  const { briefs } = await loadBriefs(system.git, project.root, change.base, policy.briefs.include);
  const asked = { change, policy, drafting: aDrafting(HOSTILE), kindOf, briefs, drafts: HOSTILE, budgetMs: 600_000 };
  const keeper = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { env: { THE_KEY: KEY } });
  try {
    const ran = await runDrafts(system, project, suite, asked, HOSTILE, createImportGraph(root), () => 600_000);
    await ran.close();
    const found = [...ran.verdicts];
    verdicts = Object.fromEntries([
      ...found.map(([{ id }, { verdict }]) => [id, verdict]),
      ...ran.passed.map(({ draft }) => [draft.id, 'passed']),
    ]);
    shown = found.map(([, { why, failure }]) => `${why}\n${failure}`);
  } finally {
    keeper.kill();
  }
  status = statusOf(root);
}, 600_000);

describe('hostile drafts, run as if no rule forbade them', () => {
  test.each(['leaves', 'leaves-at-once', 'kills-its-parent', 'endless'])('are broken where one %s', (id) => {
    expect(verdicts[id]).toBe('broken');
  });

  test('find no key in the environment of any process', () => {
    expect(verdicts['reads-environments']).toBe('candidate-bug');
    expect(shown.join('\n')).toContain('there is no key');
    expect(shown.join('\n')).not.toContain(KEY);
  });

  test('do not drown others in what they print', () => {
    expect([verdicts.floods, verdicts.honest]).toEqual(['passed', 'passed']);
    expect(Math.max(...shown.map((text) => text.length))).toBeLessThan(20_000);
  });

  test('command nothing by what they print', () => {
    expect(verdicts.commands).toBe('candidate-bug');
    expect(shown.filter((text) => text.includes('::set-output'))).toEqual([]);
  });

  test('leave the tree as it was', () => {
    expect(status).toBe(' M src/price.js\n');
  });
});
