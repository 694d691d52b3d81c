import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Condition } from '../domain/condition.ts';
import type { Draft, DraftFixture } from '../domain/draft.ts';
import type { Policy } from '../domain/policy.ts';
import type { TestRun } from '../domain/test-run.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';
import { insideTree } from '../system/work-tree-paths.ts';
import { toolchainOf } from '../toolchain/toolchains.ts';

/** A throw-away copy of the tree, in which drafts of one package are put and run. */
export interface Workbench {
  readonly project: Project;
  /** The package in the copy. */
  readonly subject: Package;
  /** Puts these drafts there with their fixtures, and takes all others away. */
  hold(drafts: readonly Draft[]): Promise<void>;
  /** Runs these test files, relative to the root; with a condition, under it. Never rejects for what tests do. */
  run(files: readonly string[], condition: Condition | null, timeoutMs: number): Promise<TestRun>;
}

export function createWorkbench(
  system: System,
  project: Project,
  subject: Package,
  { suite }: Policy,
  fixtures: readonly DraftFixture[],
): Workbench {
  const held = new Set<string>();
  const put = async (path: string, code: string) => {
    const absolute = await insideTree(project.root, path);
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, code);
    held.add(absolute);
  };
  return {
    project,
    subject,
    async hold(drafts) {
      for (const absolute of held) await rm(absolute, { recursive: true, force: true });
      held.clear();
      const used = new Set(drafts.flatMap((draft) => draft.fixtures));
      for (const { path, code } of fixtures) if (used.has(path)) await put(path, code);
      for (const { path, code } of drafts) await put(path, code);
    },
    run: (files, condition, timeoutMs) =>
      toolchainOf(subject.runner).runSuite(system, project, subject, {
        files,
        timeoutMs: Math.min(suite.timeoutMs, timeoutMs),
        ...(condition === null ? {} : { condition }),
      }),
  };
}
