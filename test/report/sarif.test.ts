import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { SMELL_RULES } from '../../src/domain/smell-rules.ts';
import { sarif } from '../../src/report/sarif.ts';
import { aSmell } from '../judgements.ts';
import { hostile } from './hostile-text.ts';

const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);

/** What SARIF 2.1.0 (OASIS, sections 3.13 to 3.58) says of the properties that are used, and no others. */
const standard = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string().min(1),
          version: z.string(),
          informationUri: z.url(),
          rules: z.array(
            z.strictObject({
              id: z.string().min(1),
              shortDescription: message,
              fullDescription: message,
              help: message,
              defaultConfiguration: z.strictObject({ level }),
            }),
          ),
        }),
      }),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message,
          locations: z.tuple([
            z.strictObject({
              physicalLocation: z.strictObject({
                artifactLocation: z.strictObject({
                  uri: z.string().regex(/^[\w.~%/-]*$/),
                  uriBaseId: z.literal('%SRCROOT%'),
                }),
                region: z.strictObject({ startLine: z.int().min(1), endLine: z.int().min(1) }),
              }),
            }),
          ]),
          suppressions: z.array(
            z.strictObject({
              kind: z.enum(['inSource', 'external']),
              status: z.enum(['accepted', 'underReview', 'rejected']),
              justification: z.string(),
            }),
          ),
        }),
      ),
    }),
  ]),
});

function run(smells: Parameters<typeof sarif>[0]) {
  return standard.parse(JSON.parse(sarif(smells, '0.1.0'))).runs[0];
}

describe('the review as SARIF', () => {
  test('has every rule, whether it found something or not', () => {
    const { tool, results } = run([]);
    expect(results).toEqual([]);
    expect(tool.driver).toMatchObject({ name: 'Earnest', version: '0.1.0' });
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(SMELL_RULES.map(({ id }) => id));
    expect(tool.driver.rules.find(({ id }) => id === 'empty-test')).toEqual({
      id: 'empty-test',
      shortDescription: { text: 'A test without a statement' },
      fullDescription: {
        text: 'A test without a statement. It cannot fail. A test still to be written is a `todo`.',
      },
      help: { text: expect.stringContaining('It cannot fail.') },
      defaultConfiguration: { level: 'error' },
    });
  });

  test('has each smell as a result, with its level, its place and its witness', () => {
    const { tool, results } = run([
      aSmell({ level: 'block', witness: 'it covers 4 mutants of the change and kills none' }),
      aSmell({ level: 'warn' }),
      aSmell({ level: 'info', test: null, endLine: 1 }),
    ]);
    expect(results[0]).toEqual({
      ruleId: 'no-assertion',
      ruleIndex: tool.driver.rules.findIndex(({ id }) => id === 'no-assertion'),
      level: 'error',
      message: {
        text: '“invoice > adds up”: nothing is asserted: say what the result should be (it covers 4 mutants of the change and kills none)',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'test/invoice.test.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, endLine: 5 },
          },
        },
      ],
      suppressions: [],
    });
    expect(results.map((result) => result.level)).toEqual(['error', 'warning', 'note']);
    expect(results[2]?.locations[0].physicalLocation.region).toEqual({ startLine: 3, endLine: 3 });
  });

  test('has what the policy waives as a suppressed result', () => {
    const waived = { reason: 'agreed', until: '2027-01-31' };
    expect(run([aSmell({ level: 'info', waived })]).results[0]?.suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'agreed (until 2027-01-31)' },
    ]);
  });

  test('encodes what a path may hold', () => {
    const [result] = run([aSmell({ file: 'src/a b/[id]/100%#?.test.ts' })]).results;
    expect(result?.locations[0].physicalLocation.artifactLocation.uri).toBe('src/a%20b/%5Bid%5D/100%25%23%3F.test.ts');
  });

  test('lets no name become a link, a second line or a broken log', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (file, name, text) => {
        const waived = { reason: text, until: '2027-01-31' };
        const [result] = run([aSmell({ file, test: name, message: `${text}!`, witness: name, waived })]).results;
        const said = `${result?.message.text}${result?.suppressions[0]?.justification}`;
        expect(said).not.toMatch(/\]\(|[\p{Cc}\p{Cs}\u202e]/u);
      }),
    );
  });
});
