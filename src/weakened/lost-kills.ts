import type { StandingLines } from '../change/standing-lines.ts';
import type { LostKill, WeakenedRun } from '../domain/weakened.ts';
import { withAccepted } from '../mutation/accepted.ts';
import { namedTest } from '../mutation/judging-tests.ts';
import { testNames } from '../mutation/test-names.ts';
import { linesReader, toMutant } from '../mutation/to-mutant.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
import type { Package } from '../project/project.ts';
import type { ConfirmedMutant } from '../toolchain/javascript/stryker/doubt.ts';
import { type MutantPlace, mutantKey, type RawTest } from '../toolchain/javascript/stryker/job.ts';
import { judgeMutants } from '../toolchain/javascript/stryker/judge.ts';
import { filesOfTests, type Judging, ordinary, Refused, requirePlan, type Side, scoped, scopeOf } from './judging.ts';
import { killedAgain, killsOnBase } from './kills-on-base.ts';

/** Of the time: what the run on the base commit may take at most. */
const SHARE_ON_BASE = 0.5;
/** Making sure of a loss that was seen gets this long at least, in ms. */
const LEAST_FOR_CERTAINTY = 60_000;

type Found = Pick<WeakenedRun, 'judged' | 'notJudged' | 'lost' | 'remarks'>;

/**
 * What the former tests kill on the base commit and no test kills in the tree under test.
 *
 * A survivor that the policy accepts is no loss.
 *
 * @param standing the source that the former tests import, by its path at base
 * @throws Refused when there is nothing to lose, or one of the sides cannot be judged
 */
export async function lostKills(judging: Judging, standing: ReadonlyMap<string, StandingLines>): Promise<Found> {
  const { system, base, head, deadline } = judging;
  const left = () => Math.max(1_000, deadline - system.clock.now());
  const files = [...standing].map(([path, { lines }]) => scoped(withinPackage(path, base.subject), lines));
  const moved = (mutant: MutantPlace) => movedToHead(mutant, standing, base.subject, head);
  const then = await killsOnBase(judging, files, left() * SHARE_ON_BASE, (mutant) => moved(mutant) !== null);
  const killersOf = namedKillers(then.tests, base);
  const killed = then.kills.flatMap((atBase): Killed[] => {
    const now = moved(atBase);
    return now === null ? [] : [{ atBase, ...now }];
  });
  if (killed.length === 0) {
    if (then.notJudged > 0) return { judged: 0, notJudged: then.notJudged, lost: [], remarks: then.remarks };
    throw new Refused('nothing-killed', 'the edited and deleted tests killed no mutant in code that still stands');
  }

  const budgetNow = left();
  const now = await judgeMutants(system, head.project, head.subject, {
    files: scopeOf(killed),
    leaveOutLargeBlocks: false,
    respectExclusions: !judging.configurationEdited,
    testFiles: filesOfTests(head.run.tests, head.subject),
    command: null,
    only: killed.map(({ key }) => key),
    flaky: head.flaky.map((test) => namedTest(test, head.subject)),
    ...ordinary(judging),
    budgetMs: budgetNow,
  });
  requirePlan(now, budgetNow, 'failed');
  const fates = new Map(now.mutants.map((mutant) => [mutant.key, mutant]));
  const living = killed.filter(({ key }) => {
    const mutant = fates.get(key);
    return mutant?.unstable === false && (mutant.status === 'Survived' || mutant.status === 'NoCoverage');
  });
  const again = await killedAgain(
    judging,
    living.map(({ atBase }) => atBase),
    Math.max(LEAST_FOR_CERTAINTY, left()),
    then.isProven,
  );
  const unknown = living.length - again.certain.size - again.refuted.size;
  const named = testNames(now.run.tests ?? [], head.run, head.subject);
  const linesOf = linesReader(head.project.root);
  const { accept } = judging.policy.mutation;
  const today = new Date(system.clock.now()).toISOString().slice(0, 10);
  const lost: LostKill[] = [];
  for (const { key, atBase } of living) {
    const raw = fates.get(key);
    if (raw === undefined || !again.certain.has(atBase.key)) continue;
    const [mutant] = withAccepted([await toMutant(raw, linesOf, head.subject, named, new Map())], accept, today);
    if (mutant?.accepted === null) lost.push({ mutant, killers: killersOf(atBase) });
  }
  const unjudgedNow = Math.max(0, (now.run.planned ?? 0) - now.mutants.length);
  return {
    judged: now.mutants.filter(({ status }) => status !== 'Ignored').length - unknown,
    notJudged: then.notJudged + unjudgedNow + unknown,
    lost: lost.sort((one, other) => (place(one) < place(other) ? -1 : 1)),
    remarks: [...new Set([...then.remarks, ...now.remarks])],
  };
}

/** A mutant where it stands in the tree under test, relative to the package. */
type Moved = Pick<MutantPlace, 'key' | 'path' | 'line' | 'endLine'>;
type Killed = Moved & { readonly atBase: ConfirmedMutant };

/** null when a line of the mutant no longer stands: the mutant is not there any more, or is the mutation check's. */
function movedToHead(
  mutant: MutantPlace,
  standing: ReadonlyMap<string, StandingLines>,
  { directory }: Package,
  { project, subject }: Side,
): Moved | null {
  const lines = standing.get(directory === '.' ? mutant.path : `${directory}/${mutant.path}`);
  const line = lines?.firstOf(mutant.line, mutant.endLine) ?? null;
  if (lines === undefined || line === null || packageOf(lines.path, project.packages) !== subject) return null;
  const { column, endColumn, mutator, replacement } = mutant;
  const path = withinPackage(lines.path, subject);
  const endLine = line + mutant.endLine - mutant.line;
  return { key: mutantKey({ path, line, column, endLine, endColumn, mutator, replacement }), path, line, endLine };
}

function namedKillers(
  tests: readonly RawTest[],
  base: Judging['base'],
): (mutant: ConfirmedMutant) => LostKill['killers'] {
  const named = testNames(tests, base.run, base.subject);
  const fates = new Map(base.formers.map(({ test, fate }) => [`${test.file} > ${test.name}`, fate]));
  return ({ killedBy }) => killedBy.map(named).map((name) => ({ name, fate: fates.get(name) ?? 'edited' }));
}

function place({ mutant: { file, line, column, id } }: LostKill): string {
  return JSON.stringify([file, String(line).padStart(9), String(column).padStart(9), id]);
}
