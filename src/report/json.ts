import type { Change } from '../domain/change.ts';
import type { JudgedPackage, Judgement } from '../domain/judgement.ts';
import type { Mutant, MutationTotals } from '../domain/mutant.ts';
import type { Smell } from '../domain/smell.ts';
import { bound95, type StabilityRun, type TestStability } from '../domain/stability.ts';
import type { TestCase } from '../domain/test-run.ts';
import { nameOf, type PackageWorth, type TestWorth } from '../domain/worth.ts';
import type { ReportJson } from './report-schema.ts';
import { reportedTrial } from './trial-json.ts';

type ReportedTest = ReportJson['tests'][number];

/** report.json: the contract in `schema/report.schema.json`, every key present. */
export function reportJson(judgement: Judgement): ReportJson {
  const kills = countKills(judgement.mutants);
  const changes = changesByFile(judgement.change);
  const onBase = new Map((judgement.undone?.tests ?? []).map(({ id, failsOnBase }) => [id, failsOnBase]));
  return {
    schemaVersion: 1,
    verdict: judgement.verdict,
    // One line per blocking finding: what a pass rests on is said by the checks.
    reasons: judgement.verdict === 'pass' ? [] : [...judgement.reasons],
    checks: judgement.checks.map(({ id, status, summary, why }) => ({ id, status, summary, why })),
    tests: judgement.packages.flatMap((judged) => {
      const seen = stabilityById(judgement.stability, judged.directory);
      const worth = worthByName(judgement.worth, judged.directory);
      return (judged.run?.tests ?? []).map((test) => ({
        ...identity(test, seen.get(test.id)?.change ?? changes.get(test.file) ?? 'unchanged'),
        ...outcomes(test, judged, seen.get(test.id) ?? null),
        kills: kills.get(nameOf(test)) ?? 0,
        uniqueKills: worth.get(nameOf(test))?.uniqueKills ?? null,
        failsOnBase: onBase.get(test.id) ?? null,
      }));
    }),
    mutants: judgement.mutants.map(reportedMutant),
    mutation: reportedTotals(judgement.totals),
    smells: judgement.smells.map(reportedSmell),
    checklist: judgement.checklist.map(({ question, answer, evidence }) => ({ question, answer, evidence })),
    ...reportedTrial(judgement.trial),
    timings: {
      totalMs: judgement.timings.totalMs,
      stages: judgement.timings.stages.map(({ id, ms }) => ({ id, ms })),
    },
  };
}

/** By name of test. Where a run ended at the first kill, the other tests' kills are not known. */
function countKills(mutants: readonly Mutant[]): ReadonlyMap<string, number> {
  const kills = new Map<string, number>();
  for (const { killedBy } of mutants) {
    for (const name of new Set(killedBy)) kills.set(name, (kills.get(name) ?? 0) + 1);
  }
  return kills;
}

/** Tests of which all kills are known. */
function worthByName(found: readonly PackageWorth[], directory: string): ReadonlyMap<string, TestWorth> {
  const tests = found
    .filter(({ packageDirectory, unknown }) => packageDirectory === directory && unknown === null)
    .flatMap((worth) => worth.tests)
    .filter(({ notJudged }) => notJudged === null);
  return new Map(tests.map((test) => [nameOf(test), test]));
}

function changesByFile(change: Change | null): ReadonlyMap<string, ReportedTest['change']> {
  return new Map(
    (change?.files ?? [])
      .filter(({ status }) => status !== 'deleted')
      .map(({ path, status }) => [path, status === 'added' ? 'added' : 'modified']),
  );
}

function stabilityById(runs: readonly StabilityRun[], directory: string): ReadonlyMap<string, TestStability> {
  return new Map(
    runs
      .filter(({ packageDirectory }) => packageDirectory === directory)
      .flatMap(({ tests }) => tests.map((test) => [test.id, test])),
  );
}

function identity({ file, name }: TestCase, change: ReportedTest['change']) {
  return { file, name, change };
}

type Outcomes = Pick<ReportedTest, 'runs' | 'failures' | 'stability' | 'cause' | 'polluter' | 'reproduce' | 'bound95'>;

/** What every run of the test has shown: the suite's own, those that its runner hid, and those under varied conditions. */
function outcomes(test: TestCase, { directory, run }: JudgedPackage, seen: TestStability | null): Outcomes {
  const failed = test.status === 'failed';
  const ran = failed || test.status === 'passed';
  // A case that passed only when its runner tried again has shown two outcomes on one tree. A strip tells of it itself.
  const retries = ran ? (test.hiddenRetries ?? 0) : 0;
  const strip = seen?.strip ?? [];
  const alone = { runs: ran ? 1 + retries : 0, failures: retries + (failed ? 1 : 0) };
  const { runs, failures } =
    strip.length === 0
      ? alone
      : { runs: strip.length, failures: strip.filter(({ outcome }) => outcome === 'failed').length };
  const flake = seen?.flake ?? null;
  const broken = flake === null && (seen?.broken === true || (failed && failures === runs));
  return {
    runs,
    failures,
    stability: broken ? 'broken' : flake !== null || failures > 0 ? 'flaky' : 'stable',
    cause: flake?.cause ?? null,
    polluter: flake?.polluter ?? null,
    reproduce: flake?.reproduce ?? (failures > 0 && run !== null ? commandIn(directory, run.command) : null),
    bound95: flake !== null || failures > 0 ? null : (seen?.bound95 ?? bound95(runs)),
  };
}

function reportedMutant(mutant: Mutant): ReportJson['mutants'][number] {
  const { id, file, line, column, endLine, endColumn, mutator, replacement, status, killedBy, coveredBy, reused } =
    mutant;
  return {
    id,
    file,
    line,
    column,
    endLine,
    endColumn,
    mutator,
    replacement,
    status,
    killedBy: [...killedBy],
    coveredBy: [...coveredBy],
    reused,
  };
}

export function reportedSmell(smell: Smell): ReportJson['smells'][number] {
  const { rule, file, line, test, level, message, witness, waived } = smell;
  return { rule, file, line, test, level, message, witness, waived };
}

/** The interval is a key of its own, there only where the score is an estimate. */
function reportedTotals({ interval, ...totals }: MutationTotals): ReportJson['mutation'] {
  return interval === null ? totals : { ...totals, interval: [...interval] };
}

/** A command as a person pastes it at the repository root. */
function commandIn(directory: string, command: string): string {
  if (directory === '.') {
    return command;
  }
  const folder = /^[\w./@-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", `'\\''`)}'`;
  return `cd ${folder} && ${command}`;
}
