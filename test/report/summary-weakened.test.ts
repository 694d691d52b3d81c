import { describe, expect, test } from '@jest/globals';
import { annotations } from '../../src/report/annotations.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import {
  aChange,
  aChangedFile,
  aCheck,
  aJudgement,
  aLostKill,
  aMutant,
  aRun,
  aTest,
  aWeakenedRun,
} from '../judgements.ts';

const NOTHING = { links: null, sources: new Map<string, string>() };
const failed = aCheck({
  id: 'weakened',
  status: 'fail',
  findings: [{ level: 'block', message: 'lost', at: { file: 'src/invoice.ts', line: 2 }, reproduce: 'earnest gate' }],
});

describe('lost kills', () => {
  test('are shown with the change of the mutant, the former killers and how to see it again, once', () => {
    const judgement = aJudgement({ checks: [failed], weakened: [aWeakenedRun({ lost: [aLostKill()] })] });
    const summary = summaryMarkdown(judgement, NOTHING);
    expect(summary).toContain(
      '### Kills that were lost\n\n**`src/invoice.ts:2`** · EqualityOperator · it survives now\n\n```diff\n-a > b\n+a >= b\n```\n\nKilled on the base commit by `test/a.test.ts > adds` (edited)',
    );
    expect(summary).not.toContain('Found by weakened');
    expect(summary).toContain('```sh\nearnest gate\n```');
  });

  test('cannot write Markdown of their own', () => {
    const hostile = aLostKill({
      mutant: aMutant({ status: 'survived', original: '```\n<script>', file: 'src/<b>.ts' }),
      killers: [{ name: 'a.test.ts > </details>`<img>', fate: 'deleted' }],
    });
    const summary = summaryMarkdown(
      aJudgement({ checks: [failed], weakened: [aWeakenedRun({ lost: [hostile] })] }),
      NOTHING,
    );
    expect(summary.replace(/^````diff.*?^````/ms, '')).not.toMatch(/<script|<img|<b>/);
  });

  test('are annotated beside the edited test, on a line that the change touches', () => {
    const file = 'test/a.test.ts';
    const judgement = aJudgement({
      checks: [failed],
      change: aChange([aChangedFile({ path: file, kind: 'test', lines: [{ first: 5, last: 6 }] })]),
      packages: [
        { directory: '.', runner: 'jest', engine: null, run: aRun({ tests: [aTest({ file, titlePath: ['adds'] })] }) },
      ],
      weakened: [aWeakenedRun({ lost: [aLostKill()] })],
    });
    expect(annotations(judgement)).toEqual([
      expect.objectContaining({ level: 'error', file, line: 5, message: expect.stringContaining('src/invoice.ts:2') }),
    ]);
  });
});
