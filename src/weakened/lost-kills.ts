import type { StandingLines } from '../change/standing-lines.ts';
import type { Policy } from '../domain/policy.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import type { LostKill, WeakenedRun } from '../domain/weakened.ts';
import { withAccepted } from '../mutation/accepted.ts';
import { namedTest } from '../mutation/judging-tests.ts';
import { strykerProblem } from '../mutation/problem.ts';
import { testNames } from '../mutation/test-names.ts';
import { linesReader, toMutant } from '../mutation/to-mutant.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';
import type { ConfirmedMutant } from '../toolchain/javascript/stryker/doubt.ts';
import { mutantKey, type ScopedFile } from '../toolchain/javascript/stryker/job.ts';
import { type JudgedMutants, judgeMutants } from '../toolchain/javascript/stryker/judge.ts';
import type { Former } from './former-side.ts';

export interface Side {
  readonly project: Project;
  readonly subject: Package;
  /** Of its tests, in this tree. */
  readonly run: TestRun;
}

export interface Judging {
  readonly system: System;
  readonly policy: Policy;
  readonly base: Side & { readonly formers: readonly Former[] };
  readonly head: Side & { readonly flaky: readonly TestCase[] };
  /** The change edits what takes mutants out in the tree under test, so it is set aside there. */
  readonly configurationEdited: boolean;
  /** When the time is over, as the clock tells it. */
  readonly deadline: number;
}

/** No verdict comes of it; the message says why. */
export class Refused extends Error {
  readonly outcome: 'unavailable' | 'failed' | 'nothing-killed';

  constructor(outcome: Refused['outcome'], message: string) {
    super(message);
    this.outcome = outcome;
  }
}

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
  const budgetMs = Math.max(1_000, left() * SHARE_ON_BASE);
  const then = await judgeOnBase(judging, files, budgetMs);
  requirePlan(then, budgetMs, 'unavailable');
  const unjudgedThen = Math.max(0, (then.run.planned ?? 0) - then.mutants.length);
  const killersOf = namedKillers(then, base);
  const killed = then.mutants.filter(isKilled).flatMap((mutant) => movedToHead(mutant, standing, base.subject, head));
  if (killed.length === 0) {
    if (unjudgedThen > 0) return { judged: 0, notJudged: unjudgedThen, lost: [], remarks: then.remarks };
    throw new Refused('nothing-killed', 'the edited and deleted tests killed no mutant in code that still stands');
  }

  const budgetNow = left();
  const now = await judgeMutants(system, head.project, head.subject, {
    files: filesOf(killed),
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
  const { certain, unknown } = await killedAgain(judging, living, left(), then.run.ending === 'done');
  const named = testNames(now.run.tests ?? [], head.run, head.subject);
  const linesOf = linesReader(head.project.root);
  const { accept } = judging.policy.mutation;
  const today = new Date(system.clock.now()).toISOString().slice(0, 10);
  const lost: LostKill[] = [];
  for (const { key, atBase } of certain) {
    const raw = fates.get(key);
    if (raw === undefined) continue;
    const [mutant] = withAccepted([await toMutant(raw, linesOf, head.subject, named, new Map())], accept, today);
    if (mutant?.accepted === null) lost.push({ mutant, killers: killersOf(atBase) });
  }
  const unjudgedNow = Math.max(0, (now.run.planned ?? 0) - now.mutants.length);
  return {
    judged: now.mutants.filter(({ status }) => status !== 'Ignored').length - unknown,
    notJudged: unjudgedThen + unjudgedNow + unknown,
    lost: lost.sort((one, other) => (place(one) < place(other) ? -1 : 1)),
    remarks: [...new Set([...then.remarks, ...now.remarks])],
  };
}

/** What both sides are asked alike. */
function ordinary({ policy }: Judging) {
  return { matrix: [], arid: policy.mutation.arid, keptSizes: {} };
}

function judgeOnBase(
  judging: Judging,
  files: readonly ScopedFile[],
  budgetMs: number,
  only?: readonly string[],
): Promise<JudgedMutants> {
  const { system, base } = judging;
  const { project, subject, formers } = base;
  const tests = formers.map(({ test }) => test);
  return judgeMutants(system, project, subject, {
    files,
    leaveOutLargeBlocks: false,
    respectExclusions: true,
    testFiles: filesOfTests(tests, subject),
    command: null,
    ...(only === undefined ? {} : { only }),
    onlyTests: tests.map((test) => namedTest(test, subject)),
    flaky: [],
    // Only what a test notices is a kill to be lost.
    timeouts: 'nothing',
    ...ordinary(judging),
    budgetMs,
  });
}

function requirePlan(judged: JudgedMutants, budgetMs: number, outcome: 'unavailable' | 'failed'): void {
  const { run, distrust, mutants } = judged;
  const broken = run.planned === null || distrust !== null || run.ending === 'failed' || run.ending === 'crashed';
  if (broken) throw new Refused(outcome, strykerProblem(judged, mutants.length, budgetMs) ?? 'Stryker gave no reason');
}

function isKilled({ status, unstable }: ConfirmedMutant): boolean {
  return status === 'Killed' && !unstable;
}

/** A kill on the base commit that can be asked for in the tree under test. */
interface Killed {
  readonly atBase: ConfirmedMutant;
  /** In the tree under test, relative to the package. */
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly key: string;
}

/** Empty when a line of the mutant no longer stands: the mutant is not there any more, or is the mutation check's. */
function movedToHead(
  mutant: ConfirmedMutant,
  standing: ReadonlyMap<string, StandingLines>,
  { directory }: Package,
  { project, subject }: Side,
): readonly Killed[] {
  const lines = standing.get(directory === '.' ? mutant.path : `${directory}/${mutant.path}`);
  const line = lines?.firstOf(mutant.line, mutant.endLine) ?? null;
  if (lines === undefined || line === null || packageOf(lines.path, project.packages) !== subject) return [];
  const { column, endColumn, mutator, replacement } = mutant;
  const path = withinPackage(lines.path, subject);
  const endLine = line + mutant.endLine - mutant.line;
  const key = mutantKey({ path, line, column, endLine, endColumn, mutator, replacement });
  return [{ atBase: mutant, path, line, endLine, key }];
}

/**
 * A kill that happens once more, in a run of its own, was no accident. Where time does not allow to ask, the first run's word holds
 * when it came to its end, so that its kills were made sure of (`isProven`); else they are unknown.
 */
async function killedAgain(
  judging: Judging,
  living: readonly Killed[],
  leftMs: number,
  isProven: boolean,
): Promise<{ readonly certain: readonly Killed[]; readonly unknown: number }> {
  if (living.length === 0) return { certain: [], unknown: 0 };
  const atBase = living.map((each) => each.atBase);
  const keys = atBase.map(({ key }) => key);
  const again = await judgeOnBase(judging, filesOf(atBase), Math.max(LEAST_FOR_CERTAINTY, leftMs), keys);
  const isOver = again.distrust === null && again.run.ending === 'done';
  const fates = new Map(again.mutants.map((mutant) => [mutant.key, isKilled(mutant)]));
  const certain = living.filter(({ atBase: { key } }) => fates.get(key) ?? (!isOver && isProven));
  const refuted = living.filter(({ atBase: { key } }) => fates.get(key) === false || (isOver && !fates.has(key)));
  return { certain, unknown: living.length - certain.length - refuted.length };
}

function namedKillers({ run }: JudgedMutants, base: Judging['base']): (mutant: ConfirmedMutant) => LostKill['killers'] {
  const named = testNames(run.tests ?? [], base.run, base.subject);
  const fates = new Map(base.formers.map(({ test, fate }) => [`${test.file} > ${test.name}`, fate]));
  return ({ killedBy }) => killedBy.map(named).map((name) => ({ name, fate: fates.get(name) ?? 'edited' }));
}

function filesOf(
  mutants: readonly { readonly path: string; readonly line: number; readonly endLine: number }[],
): readonly ScopedFile[] {
  const paths = [...new Set(mutants.map(({ path }) => path))].sort();
  return paths.map((path) =>
    scoped(
      path,
      mutants
        .filter((mutant) => mutant.path === path)
        .map(({ line, endLine }) => ({ first: line, last: endLine }))
        .sort((one, other) => one.first - other.first),
    ),
  );
}

function scoped(path: string, lines: ScopedFile['lines']): ScopedFile {
  return { path, lines, functions: false, addedLines: 0 };
}

function filesOfTests(tests: readonly TestCase[], subject: Package): readonly string[] {
  return [...new Set(tests.map(({ file }) => withinPackage(file, subject)))].filter((file) => file !== '').sort();
}

function place({ mutant: { file, line, column, id } }: LostKill): string {
  return JSON.stringify([file, String(line).padStart(9), String(column).padStart(9), id]);
}
