import { type Brief, entryOf } from '../domain/brief.ts';
import type { TestRun } from '../domain/test-run.ts';
import type { ImportGraph } from '../source/import-graph.ts';
import { outcomeOfFile } from './file-outcome.ts';
import type { Workbench } from './workbench.ts';

/** Enough to see whether tests run there at all. */
const MOST_FILES = 5;
const LIMIT_MS = 120_000;

/** How the copy of the tree stands tests, as shown by tests of the repository that pass in the tree itself. */
export type CopyControl =
  /** `durationMs`: what the run took. */
  { readonly durationMs: number } | { readonly why: string };

/** Runs a few test files of the repository in the copy, those that import a target first. */
export async function controlOf(
  bench: Workbench,
  suite: TestRun,
  graph: ImportGraph,
  briefs: readonly Brief[],
): Promise<CopyControl> {
  const files = [...new Set(suite.tests.filter(({ status }) => status === 'passed').map(({ file }) => file))].filter(
    (file) => file !== '',
  );
  const targets = briefs.map(({ target }) => entryOf(target).file);
  const near: string[] = [];
  for (const file of files) {
    const { files: imported } = await graph.closureOf(file);
    if (targets.some((target) => imported.includes(target))) near.push(file);
    if (near.length === MOST_FILES) break;
  }
  const asked = [...near, ...files.filter((file) => !near.includes(file))].slice(0, MOST_FILES);
  if (asked.length === 0) return { durationMs: suite.durationMs };
  await bench.hold([]);
  const run = await bench.run(asked, null, Math.max(LIMIT_MS, 3 * suite.durationMs));
  const differing = asked.filter((file) => outcomeOfFile(run, file) !== 'passed');
  if (differing.length === 0) return { durationMs: run.durationMs };
  const said = run.tests.find(({ file, status }) => differing.includes(file) && status === 'failed')?.failure;
  const failure = said ?? run.fileFailures[0]?.message ?? run.remark ?? '';
  return {
    why: `Tests that pass here fail in a copy of the tree (${differing.join(', ')}), so drafts cannot be tried in it. What git does not keep, such as built or generated files, is not in the copy: make the tests do without it. The first failure: ${failure.slice(0, 500)}`,
  };
}
