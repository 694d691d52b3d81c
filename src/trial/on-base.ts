import { entryOf } from '../domain/brief.ts';
import type { Draft } from '../domain/draft.ts';
import type { Package, Project } from '../project/project.ts';
import { openUndoneProject } from '../project/undone-project.ts';
import type { System } from '../system/system.ts';
import { outcomeOfFile } from './file-outcome.ts';
import type { PackageAsked } from './trial-request.ts';
import { createWorkbench } from './workbench.ts';

export type OnBase = ReadonlyMap<Draft, 'passed' | 'failed' | 'absent'>;

/**
 * What these drafts do on the source of the base commit, under the tests and configuration of head; all in one run, and those that are lost in it
 * alone. Nothing where no source changes, or where the copy cannot be made.
 */
export async function onBaseSource(
  system: System,
  project: Project,
  subject: Package,
  { change, briefs, kindOf, policy, drafting }: PackageAsked,
  drafts: readonly Draft[],
  limitMs: (drafts: number) => number,
): Promise<OnBase> {
  const outcomes = new Map<Draft, 'passed' | 'failed' | 'absent'>();
  if (drafts.length === 0 || !change.files.some(({ kind }) => kind === 'source')) return outcomes;
  const added = new Set(change.files.flatMap(({ path, status }) => (status === 'added' ? [path] : [])));
  const entries = new Map(briefs.map(({ path, target }) => [path, entryOf(target).file]));
  const there = drafts.filter(({ brief }) => !added.has(entries.get(brief) ?? ''));
  for (const draft of drafts) if (!there.includes(draft)) outcomes.set(draft, 'absent');
  if (there.length === 0) return outcomes;
  const undone = await openUndoneProject(system, project, change, kindOf);
  if (undone.kind === 'unavailable') return outcomes;
  try {
    const bench = createWorkbench(system, undone.project, undone.packageOf(subject), policy, drafting?.fixtures ?? []);
    await bench.hold(there);
    const paths = there.map(({ path }) => path);
    const together = await bench.run(paths, null, limitMs(there.length));
    for (const draft of there) {
      const found = together.outcome === 'completed' ? outcomeOfFile(together, draft.path) : 'lost';
      if (found !== 'lost') {
        outcomes.set(draft, found);
        continue;
      }
      await bench.hold([draft]);
      const alone = there.length === 1 ? together : await bench.run([draft.path], null, limitMs(1));
      outcomes.set(draft, outcomeOfFile(alone, draft.path) === 'passed' ? 'passed' : 'failed');
    }
    return outcomes;
  } finally {
    await undone.close();
  }
}
