import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../domain/change.ts';
import type { Mutant, MutantStatus, NotJudged } from '../domain/mutant.ts';
import type { MutationRun } from '../domain/mutation-run.ts';
import type { Policy } from '../domain/policy.ts';
import type { TestRun } from '../domain/test-run.ts';
import { type PackageWorth, worthOfTests } from '../domain/worth.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';
import type { ConfirmedMutant } from '../toolchain/javascript/stryker/doubt.ts';
import { type JudgedMutants, judgeMutants } from '../toolchain/javascript/stryker/judge.ts';
import { changedTests, type JudgingTests, namedTest } from './judging-tests.ts';
import { strykerProblem } from './problem.ts';
import { mutationScope } from './scope.ts';
import { testNames } from './test-names.ts';

/** The files that decide what Stryker mutates; a change that edits one does not get to exclude its own lines. */
const STRYKER_CONFIGURATION = /(^|\/)\.?stryker\.conf(ig)?\.(json|js|mjs|cjs)$/;

/**
 * Would the package's tests fail if the changed lines were wrong? Stryker's answer for every mutant in scope, confirmed
 * where one run is not enough.
 *
 * @param suite the run of the package's own suite on this tree; must be green
 * @param tests those that judge no mutant, and those of which every kill is to be known
 * @param sources every source file of the repository; read only for scope `all`
 * @throws CouldNotJudge when Stryker cannot be installed or the user's node is too old for it
 */
export async function judgeChange(
  system: System,
  project: Project,
  subject: Package,
  change: Change,
  suite: TestRun,
  policy: Policy,
  sources: readonly string[],
  tests: JudgingTests,
): Promise<MutationRun> {
  const started = system.clock.now();
  const { files, notJudged } = mutationScope(change, subject, project.packages, policy.mutation.scope, sources);
  const nothing = {
    packageDirectory: subject.directory,
    mutants: [],
    planned: 0,
    worth: null,
    notJudged,
    remarks: [],
    problem: null,
    engine: null,
  };
  if (files.length === 0) return { ...nothing, outcome: 'nothing-to-mutate', durationMs: system.clock.now() - started };
  const configurationEdited = change.files.some(
    ({ path }) => STRYKER_CONFIGURATION.test(path) && packageOf(path, project.packages) === subject,
  );
  const judged = await judgeMutants(system, project, subject, {
    files: files.map((file) => ({ ...file, path: withinPackage(file.path, subject) })),
    leaveOutLargeBlocks: policy.mutation.scope === 'changed-lines',
    respectExclusions: !configurationEdited,
    testFiles: [...new Set(suite.tests.map((test) => withinPackage(test.file, subject)))]
      .filter((file) => file !== '')
      .sort(),
    command: policy.suite.command,
    budgetMs: policy.mutation.budgetMs,
    flaky: tests.flaky.map((test) => namedTest(test, subject)),
    matrix: tests.changed.map(({ test }) => namedTest(test, subject)),
  });
  const { run } = judged;
  const named = testNames(run.tests ?? [], suite, subject);
  const mutants = await Promise.all(judged.mutants.map((mutant) => toMutant(mutant, project.root, subject, named)));
  const remarks = [...judged.remarks];
  if (configurationEdited)
    remarks.push('The change edits the Stryker configuration, so its exclusions were set aside.');
  const planned = run.planned ?? mutants.length;
  const problem = strykerProblem(judged, mutants.length, policy.mutation.budgetMs);
  return {
    outcome: outcome(judged, planned, problem),
    packageDirectory: subject.directory,
    mutants: mutants.sort(byPlace),
    planned,
    worth: worth(judged, tests, subject, mutants, planned),
    notJudged: [...notJudged, ...leftOut(judged, subject, planned - mutants.length)],
    remarks,
    problem,
    engine: judged.engine.label,
    durationMs: system.clock.now() - started,
  };
}

function worth(
  { run, coverageKnown }: JudgedMutants,
  tests: JudgingTests,
  subject: Package,
  mutants: readonly Mutant[],
  planned: number,
): PackageWorth {
  return {
    packageDirectory: subject.directory,
    tests: worthOfTests(changedTests(tests, run.tests ?? [], subject), mutants),
    unknown: coverageKnown ? null : 'the runner does not tell which test covers what',
    partial: planned > mutants.length,
  };
}

function outcome({ run }: JudgedMutants, planned: number, problem: string | null): MutationRun['outcome'] {
  if (run.ending === 'out-of-time' && run.planned !== null) return 'out-of-time';
  if (problem !== null) return 'failed';
  return planned === 0 ? 'nothing-to-mutate' : 'judged';
}

function leftOut({ run }: JudgedMutants, subject: Package, unjudged: number): NotJudged[] {
  const excluded = run.excluded.map((path) => ({
    what: subject.directory === '.' ? path : `${subject.directory}/${path}`,
    why: 'left out by `mutate` or `ignorePatterns` in the Stryker configuration',
    count: 1,
  }));
  const blocks = {
    what: 'whole blocks',
    why: 'they span more lines than the change adds, so their removal says little about it',
    count: run.largeBlocks,
  };
  const rest = { what: 'mutants', why: 'the time budget (mutation.budget) ended first', count: unjudged };
  return [...excluded, ...[blocks, rest].filter(({ count }) => count > 0)];
}

const STATUSES: Readonly<Record<ConfirmedMutant['status'], MutantStatus>> = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'no-coverage',
  Timeout: 'timeout',
  CompileError: 'invalid',
  RuntimeError: 'invalid',
  Ignored: 'suppressed',
};

async function toMutant(
  raw: ConfirmedMutant,
  root: string,
  subject: Package,
  named: (id: string) => string,
): Promise<Mutant> {
  const file = subject.directory === '.' ? raw.path : `${subject.directory}/${raw.path}`;
  const { line, column, endLine, endColumn, mutator, replacement } = raw;
  const span = [file, line, column, endLine, endColumn, mutator, replacement];
  return {
    id: createHash('sha256').update(JSON.stringify(span)).digest('hex').slice(0, 12),
    file,
    line,
    column,
    endLine,
    endColumn,
    mutator,
    replacement,
    original: textAt(await readFile(join(root, file), 'utf8'), raw),
    status: raw.unstable ? 'unstable' : STATUSES[raw.status],
    reason: raw.reason,
    killedBy: raw.status === 'Killed' ? raw.killedBy.map(named) : [],
    coveredBy: raw.coveredBy.map(named),
    everyKiller: raw.everyKiller,
    reused: null,
  };
}

/** What ends a line of JavaScript: Babel counts these, so a line of its count may not be one of git's. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

function textAt(source: string, { line, column, endLine, endColumn }: ConfirmedMutant): string {
  const lines = source.split(LINE_END).slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((text, index) => text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n');
}

function byPlace(a: Mutant, b: Mutant): number {
  const [first, second] = [a, b].map(({ file, line, column, mutator, replacement }) => ({
    file,
    line,
    column,
    last: `${mutator}\0${replacement}`,
  }));
  if (!first || !second) return 0;
  if (first.file !== second.file) return first.file < second.file ? -1 : 1;
  return first.line - second.line || first.column - second.column || (first.last < second.last ? -1 : 1);
}
