import { expect, test } from '@jest/globals';
import { LARGEST_SUMMARY_BYTES, summaryMarkdown } from '../../src/report/summary.ts';
import { aJudgement, mutants } from '../judgements.ts';

test('a summary of 50,000 survivors takes less than a second', () => {
  const found = Array.from({ length: 500 }, (_, index) => mutants(100, 'survived', { file: `src/${index}.ts` })).flat();
  const started = performance.now();
  const text = summaryMarkdown(aJudgement({ mutants: found, checks: [] }), { links: null, sources: new Map() });
  expect(performance.now() - started).toBeLessThan(1000);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LARGEST_SUMMARY_BYTES);
});
