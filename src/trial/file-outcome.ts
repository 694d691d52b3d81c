import type { TestRun } from '../domain/test-run.ts';

/** What a run tells of one test file: it passes when all of its cases do. lost: nothing, since it did not come to an end there. */
export function outcomeOfFile({ tests, fileFailures }: TestRun, path: string): 'passed' | 'failed' | 'lost' {
  if (fileFailures.some(({ file }) => file === path)) return 'failed';
  const own = tests.filter(({ file, status }) => file === path && (status === 'passed' || status === 'failed'));
  if (own.length === 0) return 'lost';
  return own.every(({ status }) => status === 'passed') ? 'passed' : 'failed';
}
