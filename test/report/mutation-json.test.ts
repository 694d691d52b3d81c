import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { calculateMutationTestMetrics } from 'mutation-testing-metrics';
import * as z from 'zod';
import type { MutantStatus } from '../../src/domain/mutant.ts';
import { htmlReport } from '../../src/report/html.ts';
import { mutationReport } from '../../src/report/mutation-json.ts';
import { aJudgement, aMutant, aRun, aTest } from '../judgements.ts';

const resolve = createRequire(import.meta.url).resolve;
const standard = JSON.parse(
  readFileSync(resolve('mutation-testing-report-schema/mutation-testing-report-schema.json'), 'utf8'),
);
const STATUSES: readonly MutantStatus[] = [
  'killed',
  'survived',
  'no-coverage',
  'timeout',
  'unstable',
  'suppressed',
  'invalid',
];

const known = 'test/invoice.test.ts > invoice > adds up';
const everyStatus = aJudgement({
  mutants: STATUSES.map((status, index) =>
    aMutant({
      id: `m${index}`,
      line: index + 1,
      endLine: index + 1,
      status,
      killedBy: status === 'killed' ? [known] : [],
      coveredBy: [known, 'gone.test.ts > x'],
    }),
  ),
});
const sources = new Map([['src/invoice.ts', 'const over = a > b;\n'.repeat(8)]]);

describe('mutation.json', () => {
  test('is a report by the schema that the standard ships', () => {
    const report = JSON.parse(JSON.stringify(mutationReport(everyStatus, sources)));
    // `uniqueItems` is the one keyword that zod does not read; ids are unique by construction.
    const schema = z.fromJSONSchema(JSON.parse(JSON.stringify(standard).replaceAll('"uniqueItems":true,', '')));
    expect(schema.safeParse(report).error?.issues).toBeUndefined();
    expect(schema.safeParse({ ...report, thresholds: { high: 80.5, low: 1 } }).success).toBe(false);
  });

  test('gives every status its standard name, and tests ids that resolve', () => {
    const report = mutationReport(everyStatus, sources);
    expect(report.files['src/invoice.ts']).toMatchObject({
      language: 'typescript',
      source: sources.get('src/invoice.ts'),
    });
    expect(report.files['src/invoice.ts']?.mutants.map(({ status }) => status)).toEqual([
      'Killed',
      'Survived',
      'NoCoverage',
      'Timeout',
      'Pending',
      'Ignored',
      'RuntimeError',
    ]);
    expect(report.files['src/invoice.ts']?.mutants[0]).toMatchObject({ killedBy: ['0'], coveredBy: ['0', '1'] });
    expect(report.testFiles).toEqual({
      'test/invoice.test.ts': {
        tests: [{ id: '0', name: 'invoice > adds up', location: { start: { line: 3, column: 1 } } }],
      },
      'gone.test.ts': { tests: [{ id: '1', name: 'x' }] },
    });
  });

  test('comes to the same score by the standard’s own maths', () => {
    const { systemUnderTestMetrics } = calculateMutationTestMetrics(mutationReport(everyStatus, sources));
    expect(systemUnderTestMetrics.metrics.mutationScore).toBe(everyStatus.totals.score);
    expect(systemUnderTestMetrics.metrics.totalValid).toBe(4);
  });

  test('stands where a source is missing, a title repeats, or a file is named __proto__', () => {
    const tests = [aTest(), aTest(), aTest({ file: '__proto__' })];
    const judgement = aJudgement({
      packages: [{ directory: '.', runner: 'jest', engine: null, run: aRun({ tests }) }],
      mutants: [aMutant({ file: '__proto__', line: 3, endLine: 4, endColumn: 9 })],
    });
    const report = mutationReport(judgement, new Map());
    expect(Object.keys(report.files)).toEqual(['__proto__']);
    expect(Object.values(report.files)[0]?.source.split('\n')).toHaveLength(4);
    expect(Object.values(report.testFiles ?? {}).map(({ tests: all }) => all.length)).toEqual([1, 1]);
  });
});

describe('the HTML report', () => {
  const viewer = readFileSync(resolve('mutation-testing-elements/dist/mutation-test-elements.js'), 'utf8');

  test('holds its data and its viewer, and nothing in the data can end or begin an element', () => {
    const hostile = '</script><script>alert(1)</script><!--';
    const judgement = aJudgement({ mutants: [aMutant({ replacement: hostile, file: hostile })] });
    const report = mutationReport(judgement, new Map([[hostile, hostile]]));
    const html = htmlReport(report, viewer);
    expect(html.match(/<\/script/gi)).toHaveLength(3);
    expect(html.includes('<script>alert')).toBe(false);
    expect(html.includes("default-src 'none'")).toBe(true);
    const data = /<script id="report" type="application\/json">(.*)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test('leaves the viewer a script that parses', () => {
    const script =
      /<script>([\s\S]*?)<\/script>/.exec(htmlReport(mutationReport(everyStatus, sources), viewer))?.[1] ?? '';
    expect(script.length).toBeGreaterThan(200_000);
    expect(() => new Function(script)).not.toThrow();
  });
});
