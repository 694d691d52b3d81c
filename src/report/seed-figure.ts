import { allTests, type Judgement } from '../domain/judgement.ts';

/**
 * The tests and the mutants in one line: `18 passed in 2.41s · 1 survived, 14 killed, 0 timeout`. Failed tests come before
 * it, mutants without coverage and unstable ones behind it, where there are any. Null when no suite was run.
 */
export function seedFigure(judgement: Judgement): string | null {
  const runs = judgement.packages.flatMap(({ run }) => run ?? []);
  if (runs.length === 0) {
    return null;
  }
  const tests = allTests(judgement);
  const failed = tests.filter(({ status }) => status === 'failed').length;
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const seconds = runs.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  const { survived, killed, timeout, noCoverage, unstable } = judgement.totals;
  const suite = `${failed > 0 ? `${failed} failed, ` : ''}${passed} passed in ${seconds.toFixed(2)}s`;
  const mutants = [
    `${survived} survived`,
    `${killed} killed`,
    `${timeout} timeout`,
    ...(noCoverage > 0 ? [`${noCoverage} no coverage`] : []),
    ...(unstable > 0 ? [`${unstable} unstable`] : []),
  ];
  return `${suite} · ${mutants.join(', ')}`;
}

/** `850 ms`, `2.4 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
