import type { Factor, FactorKind } from '../../domain/condition.ts';
import type { Variety } from '../../domain/stability.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import { pinnedFactors } from './conditions/pinned.ts';
import { type VitestProject, vitestProjects } from './vitest-projects.ts';

const KINDS: readonly FactorKind[] = [
  'order',
  'time-zone',
  'locale',
  'clock',
  'random',
  'stress',
  'network',
  'ports',
  'repeat',
];

/** Vitest's own; others may run tests outside of node. */
const POOLS = ['forks', 'threads', 'vmForks', 'vmThreads'];

/** Version 0 has no list of projects. Before 3, a test that runs again compares its snapshots with those of other tests. */
const FIRST_VARIED = 1;
const FIRST_REPEATED = 3;

/** What can be varied where vitest runs. Tests in a browser are left out of varied runs where others are not. */
export async function vitestVariety(system: System, project: Project, target: Package): Promise<Variety> {
  const major = Number.parseInt(target.runnerVersion ?? '', 10);
  const projects = (await vitestProjects(system, project, target)) ?? [];
  const inNode = projects.filter(({ browser, pool }) => !browser && POOLS.includes(pool));
  const why = whyNothing(target, major, projects, inNode);
  return {
    cannot: why === null ? [...singleKinds(target, major, inNode)] : KINDS.map((kind) => ({ kind, why })),
    choosesTests: why === null,
    choosesFiles: true,
    filesShareProcess: inNode.some(({ sharesProcess }) => sharesProcess),
  };
}

function whyNothing(
  target: Package,
  major: number,
  projects: readonly VitestProject[],
  inNode: readonly VitestProject[],
): string | null {
  if (!(major >= FIRST_VARIED)) return `vitest ${target.runnerVersion ?? 'of an unknown version'} is older than 1`;
  const [first] = projects;
  if (first === undefined || inNode.length > 0) return null;
  return first.browser ? 'these tests run in a browser' : `these tests run in the pool ${first.pool}`;
}

function singleKinds(target: Package, major: number, inNode: readonly VitestProject[]): Variety['cannot'] {
  const cannot: { kind: Factor['kind']; why: string }[] = [...pinnedFactors(target)];
  const [first] = inNode;
  if (
    first?.timeZone &&
    inNode.every(({ timeZone }) => timeZone !== null) &&
    !cannot.some(({ kind }) => kind === 'time-zone')
  ) {
    cannot.push({ kind: 'time-zone', why: `vitest's configuration sets TZ=${first.timeZone}` });
  }
  if (major < FIRST_REPEATED) {
    cannot.push({
      kind: 'repeat',
      why: `vitest ${target.runnerVersion} does not take snapshots back when a test runs again`,
    });
  }
  return cannot;
}
