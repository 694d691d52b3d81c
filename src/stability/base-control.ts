import { type Condition, conditionText } from '../domain/condition.ts';
import type { Flake } from '../domain/stability.ts';
import { failsIn, outcomeIn, type Runs, type Seen } from './runs.ts';
import type { Subject } from './subjects.ts';

/** The base commit, ready to run tests; or why it is not. */
export type BaseSide =
  | {
      readonly kind: 'ready';
      readonly runs: Runs;
      /** The path of a file at base; null when it was not there. */
      pathAt(file: string): string | null;
    }
  | { readonly kind: 'unavailable'; readonly why: string };

/** What is asked of the base commit: the same test under the condition that makes it fail. */
export interface Question {
  readonly subject: Subject;
  readonly condition: Condition;
  /** The files to run, as at head. */
  readonly files: readonly string[];
}

export interface Answer {
  readonly onBase: Flake['onBase'];
  readonly note: string | null;
}

/** A test that fails by chance fails once in so many natural runs, or is taken for steady. */
const NATURAL_RUNS = 8;

/**
 * Runs each test on the base commit under its condition, twice (with nothing varied: up to eight times), and once with nothing
 * varied. flaky: it fails there under the condition and passes without.
 */
export async function askBase(
  base: BaseSide,
  questions: readonly Question[],
  expectedMs: (files: readonly string[]) => number,
): Promise<ReadonlyMap<Subject, Answer>> {
  const answers = new Map<Subject, Answer>();
  if (base.kind === 'unavailable') {
    for (const { subject } of questions) answers.set(subject, { onBase: 'unknown', note: base.why });
    return answers;
  }
  for (const group of Map.groupBy(questions, ({ condition }) => conditionText(condition)).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const asked = [...new Set(group.flatMap((question) => question.files))];
    const files = asked.flatMap((file) => base.pathAt(file) ?? []);
    const { seen, control } = await runsOnBase(base.runs, files, first.condition, expectedMs(asked));
    for (const { subject } of group) {
      const file = base.pathAt(subject.test.file);
      answers.set(subject, file === null ? ABSENT : answer({ file, name: subject.test.name }, seen, control));
    }
  }
  return answers;
}

const ABSENT: Answer = { onBase: 'absent', note: null };

async function runsOnBase(runs: Runs, files: readonly string[], condition: Condition, expectedMs: number) {
  const seen: Seen[] = [];
  if (files.length === 0) return { seen, control: null };
  const times = condition.length === 0 ? NATURAL_RUNS : 2;
  const slower = condition.some(({ kind }) => kind === 'stress') ? 3 : 1;
  for (let run = 0; run < times && runs.fits(expectedMs * slower); run += 1) {
    seen.push(await runs.run(files, condition, expectedMs * slower));
  }
  const control = condition.length > 0 && runs.fits(expectedMs) ? await runs.run(files, [], expectedMs) : null;
  return { seen, control };
}

function answer(
  test: { readonly file: string; readonly name: string },
  seen: readonly Seen[],
  control: Seen | null,
): Answer {
  const lost = [...seen, ...(control === null ? [] : [control])].find((run) => run.lost !== null);
  if (lost !== undefined) return { onBase: 'unknown', note: `the base commit's tests could not be run: ${lost.lost}` };
  if (seen.length === 0)
    return { onBase: 'unknown', note: 'the time budget ended before the base commit could be asked' };
  if (seen.every((run) => outcomeIn(run, test) === null)) return ABSENT;
  const failures = seen.filter((run) => failsIn(run, test)).length;
  if (failures === 0) return { onBase: 'steady', note: null };
  const failsAnyway = control === null ? failures === seen.length : failsIn(control, test);
  return failsAnyway
    ? { onBase: 'unknown', note: 'the test fails on the base commit with nothing varied' }
    : { onBase: 'flaky', note: null };
}
