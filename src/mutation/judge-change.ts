import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change } from '../domain/change.ts';
import { ARID_STATEMENTS, EXCLUDED, type Mutant, type NotJudged } from '../domain/mutant.ts';
import type { MutationRun } from '../domain/mutation-run.ts';
import type { Policy } from '../domain/policy.ts';
import type { Sample } from '../domain/sample.ts';
import type { TestRun } from '../domain/test-run.ts';
import { type PackageWorth, worthOfTests } from '../domain/worth.ts';
import { packageOf, withinPackage } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';
import type { ConfirmedMutant } from '../toolchain/javascript/stryker/doubt.ts';
import type { JudgedMutants } from '../toolchain/javascript/stryker/judge.ts';
import type { TakenSample } from '../toolchain/javascript/stryker/run.ts';
import { staleAccepts, withAccepted } from './accepted.ts';
import { inWords, unmutatedComponentLines } from './component-lines.ts';
import { changedTests, type JudgingTests, namedTest } from './judging-tests.ts';
import { keepSize, keptSizes } from './kept-sizes.ts';
import { strykerProblem } from './problem.ts';
import { judgeReusing, type Reuse } from './reuse/judge-reusing.ts';
import { mutationScope } from './scope.ts';
import { testNames } from './test-names.ts';
import { inRepository, linesReader, toMutant } from './to-mutant.ts';

/** The files that decide what Stryker mutates; a change that edits one does not get to exclude its own lines. */
export const STRYKER_CONFIGURATION = /(^|\/)\.?stryker\.conf(ig)?\.(json|js|mjs|cjs)$/;

/**
 * Would the package's tests fail if the changed lines were wrong? Stryker's answer for every mutant in scope, confirmed
 * where one run is not enough.
 *
 * @param suite the run of the package's own suite on this tree; must be green
 * @param tests those that judge no mutant, and those of which every kill is to be known
 * @param sources every source file of the repository; read only for scope `all`
 * @param budgetMs all that this may take, installing Stryker apart; a part of `policy.mutation.budgetMs` where there are several packages
 * @param reuse the verdicts of earlier runs, and what tells whether they still hold
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
  budgetMs: number,
  reuse: Omit<Reuse, 'standard'>,
): Promise<MutationRun> {
  const started = system.clock.now();
  const { files, notJudged } = mutationScope(change, subject, project.packages, policy.mutation.scope, sources);
  const today = new Date(started).toISOString().slice(0, 10);
  const accept = policy.mutation.accept.filter(
    ({ mutant }) => packageOf(mutant.split(' > ')[0] ?? '', project.packages) === subject,
  );
  const exists = (path: string) => existsSync(join(project.root, path));
  const nothing = {
    packageDirectory: subject.directory,
    mutants: [],
    planned: 0,
    worth: null,
    sample: null,
    staleAccepts: staleAccepts(accept, [], exists, today),
    spentMs: 0,
    notJudged,
    remarks: [],
    problem: null,
    engine: null,
  };
  if (files.length === 0) return { ...nothing, outcome: 'nothing-to-mutate', durationMs: system.clock.now() - started };
  const configurationEdited = change.files.some(
    ({ path }) => STRYKER_CONFIGURATION.test(path) && packageOf(path, project.packages) === subject,
  );
  const request = {
    files: files.map((file) => ({ ...file, path: withinPackage(file.path, subject) })),
    leaveOutLargeBlocks: policy.mutation.scope === 'changed-lines',
    respectExclusions: !configurationEdited,
    testFiles: [...new Set(suite.tests.map((test) => withinPackage(test.file, subject)))]
      .filter((file) => file !== '')
      .sort(),
    command: policy.suite.command,
    arid: policy.mutation.arid,
    budgetMs,
    keptSizes: await keptSizes(system.cacheFolder),
    flaky: tests.flaky.map((test) => namedTest(test, subject)),
    matrix: tests.changed.map(({ test }) => namedTest(test, subject)),
  };
  // What is accepted counts otherwise than its status says, and other packages count beside this one.
  const notAlone = accept.length > 0 || project.packages.length > 1;
  const standard = { threshold: policy.mutation.threshold, notAlone };
  const judged = await judgeReusing(system, project, subject, request, { ...reuse, standard });
  const { run, reused } = judged;
  const named = testNames(run.tests ?? [], suite, subject);
  const linesOf = linesReader(project.root);
  const found = await Promise.all(judged.mutants.map((mutant) => toMutant(mutant, linesOf, subject, named, reused)));
  const mutants = [...withAccepted(found, accept, today)];
  const sample = run.ending === 'done' ? run.sample : null;
  if (sample?.size) await keepSize(system.cacheFolder, sample.plan, sample.size);
  const remarks = [...judged.remarks];
  if (configurationEdited)
    remarks.push('The change edits the Stryker configuration, so its exclusions were set aside.');
  const planned = run.planned ?? mutants.length;
  const problem = strykerProblem(judged, mutants.length, budgetMs);
  return {
    outcome: outcome(judged, planned, problem),
    packageDirectory: subject.directory,
    mutants: mutants.sort(byPlace),
    planned,
    worth: worth(judged, tests, subject, mutants, planned),
    sample: sample === null ? null : sampleOf(sample, judged.mutants, found, subject),
    staleAccepts: staleAccepts(accept, mutants, exists, today),
    notJudged: [
      ...notJudged,
      ...leftOut(judged, subject, planned - mutants.length),
      ...unmutatedLines(judged, subject),
      ...(await unmutatedComponents(judged, project, subject, change, mutants)),
    ],
    remarks,
    problem,
    engine: judged.engine.label,
    durationMs: system.clock.now() - started,
    spentMs: judged.spentMs,
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

function sampleOf(
  { lines, keys }: TakenSample,
  raw: readonly ConfirmedMutant[],
  found: readonly Mutant[],
  subject: Package,
): Sample {
  const taken = new Set(keys);
  return {
    lines: lines.map(({ path, line, mutants }) => ({ file: inRepository(path, subject), line, mutants })),
    judged: raw.flatMap(({ key }, index) => (taken.has(key) ? (found[index]?.id ?? []) : [])),
  };
}

function outcome({ run }: JudgedMutants, planned: number, problem: string | null): MutationRun['outcome'] {
  if (run.ending === 'out-of-time' && run.planned !== null) return 'out-of-time';
  if (problem !== null) return 'failed';
  if (run.sample !== null) return 'sampled';
  return planned === 0 ? 'nothing-to-mutate' : 'judged';
}

function leftOut({ run }: JudgedMutants, subject: Package, unjudged: number): NotJudged[] {
  const excluded = run.excluded.map((path) => ({
    what: inRepository(path, subject),
    why: EXCLUDED,
    count: 1,
  }));
  const blocks = {
    what: 'whole blocks',
    why: 'they span more lines than the change adds, so their removal says little about it',
    count: run.largeBlocks,
  };
  const rest = {
    what: 'mutants',
    why:
      run.sample === null
        ? 'the time budget (mutation.budget) ended first'
        : 'the time budget (mutation.budget) holds a sample only, which stands for them',
    count: unjudged,
  };
  const arid = run.arid.map(({ why, count }) => ({ what: ARID_STATEMENTS, why, count }));
  return [...excluded, ...[blocks, ...arid, rest].filter(({ count }) => count > 0)];
}

/** Code of the changed lines that Stryker makes no mutants in: one entry a file and reason. */
function unmutatedLines({ run }: JudgedMutants, subject: Package): NotJudged[] {
  const places = new Map<string, Set<number>>();
  for (const { path, line, why } of run.unmutated) {
    const place = JSON.stringify([path, why]);
    places.set(place, (places.get(place) ?? new Set()).add(line));
  }
  return [...places].map(([place, lines]) => {
    const [path, why] = JSON.parse(place) as [string, string];
    return { what: `${inRepository(path, subject)}, ${inWords([...lines].sort((a, b) => a - b))}`, why, count: 1 };
  });
}

async function unmutatedComponents(
  { run }: JudgedMutants,
  project: Project,
  subject: Package,
  change: Change,
  mutants: readonly Mutant[],
): Promise<readonly NotJudged[]> {
  if (run.planned === null) return [];
  const components = change.files.filter(
    ({ path, kind, status }) =>
      kind === 'source' &&
      status !== 'deleted' &&
      /\.(vue|svelte)$/.test(path) &&
      packageOf(path, project.packages) === subject,
  );
  const read = new Set(run.visited.map((path) => inRepository(path, subject)));
  const found = await Promise.all(
    components.map(async (file) =>
      unmutatedComponentLines(
        file,
        await readFile(join(project.root, file.path), 'utf8'),
        mutants,
        read.has(file.path),
      ),
    ),
  );
  return found.flat();
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
