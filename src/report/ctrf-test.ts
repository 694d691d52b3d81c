import type { TestStability } from '../domain/stability.ts';
import type { TestCase } from '../domain/test-run.ts';

export type CtrfStatus = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

export interface CtrfTest {
  readonly name: string;
  readonly status: CtrfStatus;
  readonly duration: number;
  readonly suite?: readonly string[];
  readonly message?: string;
  readonly line?: number;
  readonly rawStatus?: string;
  readonly filePath?: string;
  readonly flaky?: boolean;
  readonly retries?: number;
  readonly retryAttempts?: readonly CtrfAttempt[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

interface CtrfAttempt {
  readonly attempt: number;
  readonly status: CtrfStatus;
  readonly message?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** One test, with what running it again has shown where it was. */
export function ctrfTest(test: TestCase, seen: TestStability | null): CtrfTest {
  const { name, file, titlePath, location, failure: message } = test;
  const suite = titlePath.slice(0, -1);
  return {
    name: name === '' ? 'a test without a title' : name,
    status: statusOf(test),
    duration: Math.max(0, Math.round(test.durationMs ?? 0)),
    ...(suite.length === 0 ? {} : { suite }),
    ...(message === null ? {} : { message }),
    ...(location === null ? {} : { line: location.line }),
    ...(test.status === 'todo' ? { rawStatus: 'todo' } : {}),
    filePath: file,
    ...rerun(test, seen),
    ...(seen === null ? {} : { extra: { earnest: told(seen) } }),
  };
}

function statusOf({ status }: TestCase): CtrfStatus {
  return status === 'todo' ? 'pending' : status;
}

function rerun(test: TestCase, seen: TestStability | null): Pick<CtrfTest, 'flaky' | 'retries' | 'retryAttempts'> {
  const { status } = test;
  if (status !== 'passed' && status !== 'failed') return {};
  const attempts = otherRuns(test, status, seen);
  const outcomes = new Set<CtrfStatus>([status, ...attempts.map((attempt) => attempt.status)]);
  const flaky = (seen?.flake ?? null) !== null || (outcomes.has('passed') && outcomes.has('failed'));
  if (!flaky) return { flaky: false };
  return { flaky, retries: attempts.length, ...(attempts.length === 0 ? {} : { retryAttempts: attempts }) };
}

/** All runs but the one that the test itself stands for, each with its place among all of them. */
function otherRuns(
  { hiddenRetries }: TestCase,
  status: 'passed' | 'failed',
  seen: TestStability | null,
): readonly CtrfAttempt[] {
  const strip = seen?.strip ?? [];
  if (strip.length === 0) {
    return Array.from({ length: hiddenRetries ?? 0 }, (_, index) => ({ attempt: index + 1, status: 'failed' }));
  }
  const message = seen?.flake?.failure ?? null;
  const itself = strip.findIndex(({ outcome }) => outcome === status);
  return strip.flatMap(({ outcome, condition }, index): readonly CtrfAttempt[] =>
    index === itself
      ? []
      : [
          {
            attempt: index + 1,
            status: outcome,
            ...(outcome === 'failed' && message !== null ? { message } : {}),
            extra: { condition },
          },
        ],
  );
}

function told({
  change,
  strip,
  flake,
  broken,
  earlierRuns,
  bound95,
}: TestStability): Readonly<Record<string, unknown>> {
  return {
    change,
    runs: strip.length,
    failures: strip.filter(({ outcome }) => outcome === 'failed').length,
    broken,
    earlierRuns,
    bound95,
    ...(flake === null
      ? {}
      : {
          cause: flake.cause,
          condition: flake.condition,
          polluter: flake.polluter,
          evidence: flake.evidence,
          level: flake.level,
          blame: flake.blame,
          reproduce: flake.reproduce,
          accepted: flake.accepted,
        }),
  };
}
