import { namedTest } from '../mutation/judging-tests.ts';
import type { ConfirmedMutant } from '../toolchain/javascript/stryker/doubt.ts';
import type { MutantRequest } from '../toolchain/javascript/stryker/first-run.ts';
import type { MutantPlace, RawTest, ScopedFile } from '../toolchain/javascript/stryker/job.ts';
import { type JudgedMutants, judgeMutants } from '../toolchain/javascript/stryker/judge.ts';
import { filesOfTests, type Judging, ordinary, requirePlan, scopeOf } from './judging.ts';

export interface KillsOnBase {
  readonly kills: readonly ConfirmedMutant[];
  /** Mutants that there was no time for. */
  readonly notJudged: number;
  /** The run came to its end, so that its kills were made sure of. */
  readonly isProven: boolean;
  /** All tests that ran. */
  readonly tests: readonly RawTest[];
  readonly remarks: readonly string[];
}

/**
 * What the former tests kill on the base commit.
 *
 * A test that notices a mutant within a block notices as a rule when the block is emptied, which takes long where that makes tests
 * hang. So a block is judged only when no mutant within it was killed.
 *
 * @param stands whether a mutant is there in the tree under test too
 * @throws Refused when the tests of the base commit cannot judge
 */
export async function killsOnBase(
  judging: Judging,
  files: readonly ScopedFile[],
  budgetMs: number,
  stands: (mutant: MutantPlace) => boolean,
): Promise<KillsOnBase> {
  const { clock } = judging.system;
  const end = clock.now() + Math.max(1_000, budgetMs);
  const within = await judgeOnBase(judging, { files, leaveOutEnclosing: true, budgetMs: end - clock.now() });
  requirePlan(within, budgetMs, 'unavailable');
  const { run, remarks } = within;
  const kills = within.mutants.filter(isKilled);
  const notJudged = Math.max(0, (run.planned ?? 0) - within.mutants.length);
  const found = { kills, notJudged, isProven: run.ending === 'done', tests: run.tests ?? [], remarks };

  const open = run.enclosing.filter((block) => stands(block) && !kills.some((kill) => isWithin(kill, block)));
  if (open.length === 0) return found;
  const leftMs = end - clock.now();
  if (run.ending !== 'done' || leftMs <= 0) return { ...found, notJudged: notJudged + open.length };
  const only = open.map(({ key }) => key);
  const around = await judgeOnBase(judging, { files: scopeOf(open), only, budgetMs: leftMs });
  const isOver = around.distrust === null && around.run.ending === 'done';
  return {
    ...found,
    kills: [...kills, ...(around.distrust === null ? around.mutants.filter(isKilled) : [])],
    notJudged: notJudged + (isOver ? 0 : Math.max(0, open.length - around.mutants.length)),
    isProven: isOver,
    remarks: [...remarks, ...around.remarks],
  };
}

/**
 * Which of these kills happen once more, in a run of its own, and so were no accident; by key. Where time does not allow to ask, the first
 * run's word holds when its kills were made sure of (`isProven`); what then is in neither set is unknown.
 */
export async function killedAgain(
  judging: Judging,
  kills: readonly ConfirmedMutant[],
  budgetMs: number,
  isProven: boolean,
): Promise<{ readonly certain: ReadonlySet<string>; readonly refuted: ReadonlySet<string> }> {
  if (kills.length === 0) return { certain: new Set(), refuted: new Set() };
  const keys = kills.map(({ key }) => key);
  const again = await judgeOnBase(judging, { files: scopeOf(kills), only: keys, budgetMs });
  const isOver = again.distrust === null && again.run.ending === 'done';
  const fates = new Map(again.mutants.map((mutant) => [mutant.key, isKilled(mutant)]));
  return {
    certain: new Set(keys.filter((key) => fates.get(key) ?? (!isOver && isProven))),
    refuted: new Set(keys.filter((key) => fates.get(key) === false || (isOver && !fates.has(key)))),
  };
}

function judgeOnBase(
  judging: Judging,
  asked: Pick<MutantRequest, 'files' | 'only' | 'leaveOutEnclosing' | 'budgetMs'>,
): Promise<JudgedMutants> {
  const { system, base } = judging;
  const { project, subject, formers } = base;
  const tests = formers.map(({ test }) => test);
  const files = filesOfTests(tests, subject);
  return judgeMutants(system, project, subject, {
    leaveOutLargeBlocks: false,
    respectExclusions: true,
    testFiles: files,
    onlyTestFiles: files,
    command: null,
    onlyTests: tests.map((test) => namedTest(test, subject)),
    flaky: [],
    // Only what a test notices is a kill to be lost.
    timeouts: 'nothing',
    ...ordinary(judging),
    ...asked,
  });
}

function isKilled({ status, unstable }: ConfirmedMutant): boolean {
  return status === 'Killed' && !unstable;
}

function isWithin(inner: MutantPlace, { path, line, column, endLine, endColumn }: MutantPlace): boolean {
  const startsWithin = inner.line > line || (inner.line === line && inner.column >= column);
  const endsWithin = inner.endLine < endLine || (inner.endLine === endLine && inner.endColumn <= endColumn);
  return inner.path === path && startsWithin && endsWithin;
}
