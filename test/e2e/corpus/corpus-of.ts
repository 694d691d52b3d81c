import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { type ReportJson, reportSchema } from '../../../src/report/report-schema.ts';
import type { CorpusTest } from '../../projects/corpus/truth.ts';
import { corpus } from '../../projects/flaky-corpus.ts';
import { pullRequest } from '../../projects/flaky-pull-request.ts';
import { freshFolder, removeFolders } from '../folders.ts';
import { paste } from '../paste.ts';
import { earnest, type WorkTree } from '../work-tree.ts';

afterEach(removeFolders);

async function judge(tree: WorkTree): Promise<{ readonly exitCode: number | null; readonly report: ReportJson }> {
  const json = join(await freshFolder(), 'report.json');
  const run = await earnest(tree, ['gate', '--base', 'main', '--only', 'change,suite,flaky', '--json', json], {
    EARNEST_CACHE: await freshFolder(),
  });
  return { exitCode: run.exitCode, report: reportSchema.parse(JSON.parse(await readFile(json, 'utf8'))) };
}

const truths = (project: string) => corpus.filter((one) => one.project === project);
const told = ({
  file,
  name,
  cause,
  polluter,
}: Pick<CorpusTest, 'file' | 'name' | 'polluter'> & { cause: string | null }) =>
  `${file} > ${name}: ${cause}${polluter === null ? '' : `, ${polluter}`}`;

/** Commands that are pasted for each project; with `PASTED_COMMANDS=100` all of them are. */
const PASTED = Number(process.env.PASTED_COMMANDS ?? 4);

/** So many of the items, over all of the list: each command takes a start of the runner. */
const spread = <T>(items: readonly T[], most: number) =>
  items.filter(
    (_, index) => Math.floor((index * most) / items.length) !== Math.floor(((index - 1) * most) / items.length),
  );

/** A pull request that adds every test of a seeded project, of which it is known what is flaky and what only looks so. */
export function corpusOf(project: string): void {
  test('each flaky one is found with its cause and polluter, no other is called flaky, and the commands show the failures', async () => {
    const tree = await pullRequest(project, { base: 'empty' });
    const { exitCode, report } = await judge(tree);
    const flaky = report.tests.filter(({ stability }) => stability === 'flaky');
    expect(flaky.map(told).sort()).toEqual(
      truths(project)
        .filter(({ truth }) => truth === 'flaky')
        .map(told)
        .sort(),
    );
    expect(exitCode).toBe(1);
    const harmless = truths(project).filter(
      ({ truth, blocks, cause }) => truth === 'flaky' && !blocks && cause !== 'clock',
    );
    const reasons = report.reasons.join('\n');
    expect(harmless.filter(({ file, name }) => reasons.includes(`${file} > ${name}`))).toEqual([]);
    const silent = [];
    const commands = spread(flaky, PASTED);
    expect(commands).toHaveLength(Math.min(PASTED, flaky.length));
    for (const { name, reproduce } of commands) {
      if ((await paste(tree, reproduce ?? 'true')) === 0) silent.push(`${name}: ${reproduce}`);
    }
    expect(silent).toEqual([]);
  }, 600_000);
}
