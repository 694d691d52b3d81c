import { delimiter, dirname, join } from 'node:path';
import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import { type DetectionOptions, detectProject } from '../detect-project.ts';
import { readManifest } from '../manifest.ts';
import type { Package, Project } from '../project.ts';
import { isRealFolder } from './install-groups.ts';

export interface BasePackages {
  readonly packages: readonly Package[];
  /** Why a folder that is a package at base cannot be run there, one for each. */
  readonly problems: readonly string[];
}

/**
 * The judged packages as they are at base: by base's own scripts and configuration, under the same `suite.runner`, on
 * the same node. A folder that is no package at base is left out.
 */
export async function basePackages(head: Project, base: string): Promise<BasePackages> {
  const packages: Package[] = [];
  const problems: string[] = [];
  for (const subject of head.packages) {
    if (!(await isRealFolder(base, subject.directory))) continue;
    // A command needs no package.json at the root.
    const atRoot = subject.directory === '.' && subject.runner === 'command';
    if (!atRoot && (await readManifest(join(base, subject.directory))) === null) continue;
    try {
      const chosen = atRoot ? [] : [subject.directory];
      const found = await detectProject(base, { ...asDetected(subject, head), packages: chosen });
      packages.push(...found.packages.map((each) => onNodeOf(head, each)));
    } catch (problem) {
      if (!(problem instanceof CouldNotJudge)) throw problem;
      problems.push(problem.message);
    }
  }
  return { packages, problems };
}

/** What the policy said about runners shows in what was detected at head. */
function asDetected(subject: Package, head: Project): Omit<DetectionOptions, 'packages'> {
  const isSet = subject.runnerFrom === 'suite.runner' || subject.runner === 'command';
  const path = [dirname(head.node.path), process.env.PATH ?? ''].join(delimiter);
  return { environment: { ...process.env, PATH: path }, runner: isSet ? subject.runner : 'auto', command: null };
}

function onNodeOf(head: Project, found: Package): Package {
  return found.runner === 'node-test' ? { ...found, runnerVersion: head.node.version } : found;
}
