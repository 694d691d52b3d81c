import type { Change } from '../domain/change.ts';
import type { System } from '../system/system.ts';
import { type BaseProject, openBaseProject } from './base-project.ts';
import type { Project } from './project.ts';

/** The base commit set up beside the work tree, once for a whole gate run. */
export interface SharedBase {
  /** Sets it up when it is first asked for; later callers get the same tree. Never rejects. */
  open(): Promise<BaseProject>;
  /** Removes the tree, if it was ever set up. Never rejects. */
  close(): Promise<void>;
}

export function sharedBase(system: System, project: Project, change: Change): SharedBase {
  let opened: Promise<BaseProject> | null = null;
  return {
    open() {
      opened ??= openBaseProject(system, project, change);
      return opened;
    },
    async close() {
      const base = await opened;
      if (base?.kind === 'ready') await base.close();
    },
  };
}
