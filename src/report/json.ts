import type { Change } from '../domain/change.ts';
import type { JudgedPackage, Judgement } from '../domain/judgement.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { ReportJson } from './report-schema.ts';

type ReportedTest = ReportJson['tests'][number];

/** report.json: the contract in `schema/report.schema.json`, every key present. */
export function reportJson(judgement: Judgement): ReportJson {
  const kills = countKills(judgement.mutants);
  const changes = changesByFile(judgement.change);
  return {
    schemaVersion: 1,
    verdict: judgement.verdict,
    // One line per blocking finding: what a pass rests on is said by the checks.
    reasons: judgement.verdict === 'pass' ? [] : [...judgement.reasons],
    checks: judgement.checks.map(({ id, status, summary, why }) => ({ id, status, summary, why })),
    tests: judgement.packages.flatMap((judged) =>
      (judged.run?.tests ?? []).map((test) => reportedTest(test, judged, kills, changes.get(test.file) ?? 'unchanged')),
    ),
    mutants: judgement.mutants.map(reportedMutant),
    mutation: { ...judgement.totals },
    smells: [],
    drafts: [],
    brief: [],
    timings: {
      totalMs: judgement.timings.totalMs,
      stages: judgement.timings.stages.map(({ id, ms }) => ({ id, ms })),
    },
  };
}

interface Kills {
  readonly all: number;
  readonly alone: number;
}

function countKills(mutants: readonly Mutant[]): ReadonlyMap<string, Kills> {
  const kills = new Map<string, Kills>();
  for (const { killedBy } of mutants) {
    const names = new Set(killedBy);
    for (const name of names) {
      const { all, alone } = kills.get(name) ?? { all: 0, alone: 0 };
      kills.set(name, { all: all + 1, alone: alone + (names.size === 1 ? 1 : 0) });
    }
  }
  return kills;
}

function changesByFile(change: Change | null): ReadonlyMap<string, ReportedTest['change']> {
  return new Map(
    (change?.files ?? [])
      .filter(({ status }) => status !== 'deleted')
      .map(({ path, status }) => [path, status === 'added' ? 'added' : 'modified']),
  );
}

function reportedTest(
  test: TestCase,
  { directory, run }: JudgedPackage,
  kills: ReadonlyMap<string, Kills>,
  change: ReportedTest['change'],
): ReportedTest {
  const { all, alone } = kills.get(`${test.file} > ${test.name}`) ?? { all: 0, alone: 0 };
  const failed = test.status === 'failed';
  const ran = failed || test.status === 'passed';
  // A case that passed only when its runner tried again has shown two outcomes on one tree.
  const retries = ran ? (test.hiddenRetries ?? 0) : 0;
  const runs = ran ? 1 + retries : 0;
  const failures = retries + (failed ? 1 : 0);
  return {
    file: test.file,
    name: test.name,
    change,
    runs,
    failures,
    stability: failed ? 'broken' : failures > 0 ? 'flaky' : 'stable',
    cause: null,
    polluter: null,
    reproduce: failures > 0 && run !== null ? commandIn(directory, run.command) : null,
    bound95: runs > 0 && failures === 0 ? Math.round((1 - 0.05 ** (1 / runs)) * 10_000) / 10_000 : null,
    kills: all,
    uniqueKills: alone,
    failsOnBase: null,
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

/** A command as a person pastes it at the repository root. */
function commandIn(directory: string, command: string): string {
  if (directory === '.') {
    return command;
  }
  const folder = /^[\w./@-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", `'\\''`)}'`;
  return `cd ${folder} && ${command}`;
}
