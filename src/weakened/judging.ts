import type { Policy } from '../domain/policy.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { strykerProblem } from '../mutation/problem.ts';
import { withinPackage } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import type { System } from '../system/system.ts';
import type { MutantPlace, ScopedFile } from '../toolchain/javascript/stryker/job.ts';
import type { JudgedMutants } from '../toolchain/javascript/stryker/judge.ts';
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

/** @throws Refused when the run came to no plan, or cannot be believed */
export function requirePlan(judged: JudgedMutants, budgetMs: number, outcome: 'unavailable' | 'failed'): void {
  const { run, distrust, mutants } = judged;
  const broken = run.planned === null || distrust !== null || run.ending === 'failed' || run.ending === 'crashed';
  if (broken) throw new Refused(outcome, strykerProblem(judged, mutants.length, budgetMs) ?? 'Stryker gave no reason');
}

/** What both sides are asked alike. */
export function ordinary({ policy }: Judging) {
  return { matrix: [], arid: policy.mutation.arid, keptSizes: {} };
}

/** The lines of these mutants. */
export function scopeOf(mutants: readonly Pick<MutantPlace, 'path' | 'line' | 'endLine'>[]): readonly ScopedFile[] {
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

export function scoped(path: string, lines: ScopedFile['lines']): ScopedFile {
  return { path, lines, functions: false, addedLines: 0 };
}

/** Relative to the package. */
export function filesOfTests(tests: readonly TestCase[], subject: Package): readonly string[] {
  return [...new Set(tests.map(({ file }) => withinPackage(file, subject)))].filter((file) => file !== '').sort();
}
