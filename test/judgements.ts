import type { Brief } from '../src/domain/brief.ts';
import type { Change, ChangedFile } from '../src/domain/change.ts';
import type { Draft, Drafting } from '../src/domain/draft.ts';
import type { Judgement } from '../src/domain/judgement.ts';
import { type Mutant, mutationTotals } from '../src/domain/mutant.ts';
import type { MutationRun } from '../src/domain/mutation-run.ts';
import type { Policy } from '../src/domain/policy.ts';
import type { ReviewCounts, ReviewRun, Smell, Suspicion } from '../src/domain/smell.ts';
import type { Flake, StabilityRun, TestStability } from '../src/domain/stability.ts';
import type { TestCase, TestRun } from '../src/domain/test-run.ts';
import type { TracedClause, Trial, TriedDraft } from '../src/domain/trial.ts';
import type { Check, Finding } from '../src/domain/verdict.ts';
import type { LostKill, WeakenedRun } from '../src/domain/weakened.ts';
import type { PackageWorth, TestWorth } from '../src/domain/worth.ts';

/** Makers of valid domain objects: give what the test is about, the rest is ordinary. */

export function aPolicy(changes: Partial<Policy> = {}): Policy {
  return {
    mode: 'enforce',
    suite: { runner: 'auto', command: null, junit: null, timeoutMs: 600_000 },
    mutation: {
      scope: 'changed-lines',
      threshold: 80,
      budgetMs: 600_000,
      uncertain: 'warn',
      arid: [],
      accept: [],
    },
    stability: { budgetMs: null, accept: [] },
    review: { rules: {}, waivers: [] },
    checks: {
      suite: 'block',
      flaky: 'block',
      mutation: 'block',
      worth: 'block',
      base: 'block',
      weakened: 'block',
      review: 'block',
      brief: 'block',
      drafts: 'block',
      suppressions: 'block',
    },
    briefs: { include: ['**/*.brief.yml'], budgetMs: 600_000, candidateBugs: 'required' },
    drafting: {
      baseUrl: null,
      model: null,
      apiVersion: null,
      allowHttp: false,
      maxCalls: 20,
      maxTokens: 50_000,
      maxCost: null,
      inputPrice: null,
      outputPrice: null,
      timeoutMs: 300_000,
      guidance: null,
    },
    packages: [],
    ...changes,
  };
}

export function aChangedFile(changes: Partial<ChangedFile> = {}): ChangedFile {
  return {
    path: 'src/invoice.ts',
    previousPath: null,
    status: 'modified',
    kind: 'source',
    entry: 'file',
    binary: false,
    lines: [{ first: 1, last: 10 }],
    deletedAfter: [],
    addedLines: 10,
    removedLines: 0,
    ...changes,
  };
}

export function aChange(files: readonly ChangedFile[] = [aChangedFile()]): Change {
  return { base: 'a'.repeat(40), head: 'b'.repeat(40), how: 'first parent of the merge commit', files };
}

export function aTest(changes: Partial<TestCase> = {}): TestCase {
  const { file = 'test/invoice.test.ts', titlePath = ['invoice', 'adds up'] } = changes;
  const name = titlePath.join(' > ');
  return {
    id: `${file} > ${name}`,
    file,
    titlePath,
    name,
    location: { line: 3, column: 1 },
    status: 'passed',
    durationMs: 4,
    assertions: 1,
    hiddenRetries: 0,
    failure: null,
    ...changes,
  };
}

export function aRun(changes: Partial<TestRun> = {}): TestRun {
  return {
    runner: 'jest',
    runnerVersion: '30.5.2',
    outcome: 'completed',
    tests: [aTest()],
    fileFailures: [],
    exitCode: 0,
    durationMs: 2410,
    command: 'npx jest',
    outputTail: '',
    remark: null,
    ...changes,
  };
}

export function aMutant(changes: Partial<Mutant> = {}): Mutant {
  return {
    id: '0123456789ab',
    file: 'src/invoice.ts',
    line: 2,
    column: 7,
    endLine: 2,
    endColumn: 12,
    mutator: 'EqualityOperator',
    original: 'a > b',
    replacement: 'a >= b',
    status: 'killed',
    reason: null,
    killedBy: [],
    coveredBy: [],
    everyKiller: false,
    reused: null,
    accepted: null,
    ...changes,
  };
}

/** So many mutants of one status, each on a line of its own. */
export function mutants(count: number, status: Mutant['status'], changes: Partial<Mutant> = {}): readonly Mutant[] {
  return Array.from({ length: count }, (_, index) =>
    aMutant({ id: `${status}-${index}`, line: index + 1, endLine: index + 1, status, ...changes }),
  );
}

export function aMutationRun(changes: Partial<MutationRun> = {}): MutationRun {
  const found = changes.mutants ?? [];
  return {
    outcome: found.length === 0 ? 'nothing-to-mutate' : 'judged',
    packageDirectory: '.',
    mutants: found,
    planned: found.length,
    worth: null,
    sample: null,
    staleAccepts: [],
    notJudged: [],
    remarks: [],
    problem: null,
    engine: 'StrykerJS 10.0.0 (pinned by Earnest)',
    durationMs: 31_000,
    spentMs: 30_000,
    ...changes,
  };
}

export function aFinding(changes: Partial<Finding> = {}): Finding {
  return { level: 'block', message: 'something is wrong', at: null, reproduce: null, ...changes };
}

export function aCheck(changes: Partial<Check> = {}): Check {
  return { id: 'suite', status: 'pass', summary: '18 tests pass', why: null, findings: [], ...changes };
}

export function aJudgement(changes: Partial<Judgement> = {}): Judgement {
  const found = changes.mutants ?? [];
  return {
    verdict: 'pass',
    reasons: ['18 tests pass'],
    checks: [aCheck()],
    change: aChange(),
    packages: [{ directory: '.', runner: 'jest', engine: 'StrykerJS 10.0.0 (pinned by Earnest)', run: aRun() }],
    stability: [],
    mutants: found,
    worth: [],
    undone: null,
    weakened: [],
    smells: [],
    trial: null,
    checklist: [],
    totals: mutationTotals(found, 80, found.length),
    notJudged: [],
    remarks: [],
    mode: 'enforce',
    timings: {
      totalMs: 40_100,
      stages: [
        { id: 'suite', ms: 2410 },
        { id: 'mutation', ms: 31_000 },
      ],
    },
    ...changes,
  };
}

export function aFlake(changes: Partial<Flake> = {}): Flake {
  return {
    cause: 'time-zone',
    dependence: null,
    condition: 'time-zone=America/Los_Angeles',
    evidence: 'passes 3 of 3 times naturally, fails 2 of 2 times under time-zone=America/Los_Angeles',
    polluter: null,
    reproduce: 'TZ=America/Los_Angeles npx jest test/invoice.test.ts',
    failure: 'Error: expected 1 but got 2',
    onBase: 'absent',
    baseNote: null,
    level: 'block',
    blame: 'added by this change',
    accepted: null,
    cluster: null,
    ...changes,
  };
}

export function aTestStability(changes: Partial<TestStability> = {}): TestStability {
  return {
    id: 'test/invoice.test.ts > invoice > adds up',
    file: 'test/invoice.test.ts',
    name: 'invoice > adds up',
    line: 3,
    change: 'added',
    reached: true,
    strip: [
      { outcome: 'passed', condition: 'natural' },
      { outcome: 'passed', condition: 'order=reversed' },
    ],
    flake: null,
    broken: false,
    earlierRuns: 0,
    bound95: 0.7764,
    ...changes,
  };
}

export function aStabilityRun(changes: Partial<StabilityRun> = {}): StabilityRun {
  return {
    packageDirectory: '.',
    outcome: 'judged',
    tests: [aTestStability()],
    notVaried: [],
    discarded: [],
    ordered: [],
    staleAccepts: [],
    runs: 3,
    durationMs: 3_000,
    budgetMs: 60_000,
    remarks: [],
    problem: null,
    ...changes,
  };
}

export function aTestWorth(changes: Partial<TestWorth> = {}): TestWorth {
  return {
    file: 'test/invoice.test.ts',
    name: 'invoice > adds up',
    line: 3,
    change: 'added',
    notJudged: null,
    covers: 4,
    kills: 3,
    uniqueKills: 1,
    untold: 0,
    ...changes,
  };
}

export function aPackageWorth(changes: Partial<PackageWorth> = {}): PackageWorth {
  return { packageDirectory: '.', tests: [aTestWorth()], unknown: null, partial: false, ...changes };
}

export function aLostKill(changes: Partial<LostKill> = {}): LostKill {
  return {
    mutant: aMutant({ status: 'survived' }),
    killers: [{ name: 'test/a.test.ts > adds', fate: 'edited' }],
    ...changes,
  };
}

export function aWeakenedRun(changes: Partial<WeakenedRun> = {}): WeakenedRun {
  return {
    packageDirectory: '.',
    outcome: 'judged',
    why: null,
    edited: 1,
    deleted: 0,
    judged: 3,
    notJudged: 0,
    lost: [],
    remarks: [],
    spentMs: 1_000,
    durationMs: 1_000,
    ...changes,
  };
}

export function aSuspicion(changes: Partial<Suspicion> = {}): Suspicion {
  return {
    rule: 'no-assertion',
    file: 'test/invoice.test.ts',
    line: 3,
    endLine: 5,
    test: 'invoice > adds up',
    ran: ['invoice > adds up'],
    level: 'warn',
    witnesses: ['no-assertion-ran', 'kills-nothing'],
    message: 'nothing is asserted: say what the result should be',
    branches: [],
    ...changes,
  };
}

export function aSmell(changes: Partial<Smell> = {}): Smell {
  return {
    rule: 'no-assertion',
    file: 'test/invoice.test.ts',
    line: 3,
    endLine: 5,
    test: 'invoice > adds up',
    level: 'warn',
    message: 'nothing is asserted: say what the result should be',
    witness: null,
    waived: null,
    ...changes,
  };
}

export function reviewCounts(changes: Partial<ReviewCounts> = {}): ReviewCounts {
  return {
    files: 1,
    tests: 4,
    assertValues: 4,
    expectErrors: 1,
    useBoundaries: 2,
    snapshotsOnly: 0,
    modulesDoubled: 1,
    ...changes,
  };
}

export function aReviewRun(changes: Partial<ReviewRun> = {}): ReviewRun {
  return { suspicions: [], seams: [], counts: reviewCounts(), unread: [], ...changes };
}

export function aBrief(changes: Partial<Brief> = {}): Brief {
  return {
    path: 'src/invoice.brief.yml',
    target: { kind: 'export', export: { file: 'src/invoice.ts', name: 'total' } },
    behaviour: 'Adds up.',
    clauses: [{ id: 'sum', kind: 'golden', text: 'The amounts are added up.', required: true }],
    invariants: [{ id: 'whole', text: 'The sum is a whole number of cents.', required: false }],
    fixtures: [],
    seam: [],
    avoid: [],
    ...changes,
  };
}

export function aDraft(changes: Partial<Draft> = {}): Draft {
  const { id = 'invoice-1' } = changes;
  return {
    id,
    brief: 'src/invoice.brief.yml',
    target: 'src/invoice.ts#total',
    clauses: ['sum'],
    kind: 'example',
    title: 'adds up',
    path: `test/${id}.draft.test.ts`,
    code: `// @draft ${id}\ntest('[sum] adds up', () => {});\n`,
    derivation: '3 + 4 = 7',
    assumptions: [],
    fixtures: [],
    repairs: [],
    ...changes,
  };
}

export function aDrafting(changes: Partial<Drafting> = {}): Drafting {
  return {
    status: 'ok',
    reasons: [],
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    provider: { host: 'models.example.org', model: 'small' },
    prompts: '1',
    briefs: [{ brief: 'src/invoice.brief.yml', target: 'src/invoice.ts#total', status: 'drafted', why: null }],
    drafts: [aDraft()],
    fixtures: [],
    refused: [],
    questions: [],
    receipt: { requests: [], withheld: [] },
    cost: { calls: 1, cached: 0, tokens: { input: 3000, output: 1000 }, estimated: false, money: 0.02, seconds: 4 },
    remarks: [],
    ...changes,
  };
}

/** One that has earned its place; `draft` is what drafting handed over. */
export function aTriedDraft(changes: Partial<TriedDraft> = {}): TriedDraft {
  return {
    draft: aDraft(),
    verdict: 'earned',
    why: 'It kills 1 mutant that no other test kills.',
    onHead: 'passed',
    onBase: 'passed',
    runs: 6,
    failures: 0,
    kills: ['0123456789ab'],
    uniqueKills: ['0123456789ab'],
    problems: [],
    failure: null,
    ...changes,
  };
}

/** A required clause with one test of the repository that kills. */
export function aTracedClause(changes: Partial<TracedClause> = {}): TracedClause {
  return {
    brief: 'src/invoice.brief.yml',
    target: 'src/invoice.ts#total',
    clause: 'sum',
    kind: 'golden',
    text: 'The amounts are added up.',
    required: true,
    tests: [{ name: 'test/invoice.test.ts > invoice > adds up', draft: null, kills: 2 }],
    mutants: 5,
    questions: [],
    ...changes,
  };
}

/** Nothing was handed over, and one clause is traced. */
export function aTrial(changes: Partial<Trial> = {}): Trial {
  return {
    drafting: null,
    drafts: [],
    clauses: [aTracedClause()],
    mutants: [],
    patch: null,
    problems: [],
    remarks: [],
    durationMs: 2_000,
    ...changes,
  };
}
