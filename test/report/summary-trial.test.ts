import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Trial, TriedDraft } from '../../src/domain/trial.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/report-schema.ts';
import { summaryMarkdown } from '../../src/report/summary.ts';
import { type TrialLimits, trialSection } from '../../src/report/summary-trial.ts';
import { aDraft, aDrafting, aJudgement, aTracedClause, aTrial, aTriedDraft } from '../judgements.ts';
import { hostile, outsideFences } from './hostile-text.ts';

const ALL: TrialLimits = { clauses: 60, drafts: 60, code: 150_000 };
const section = (trial: Trial | null, limits = ALL) => [...trialSection(aJudgement({ trial }), limits)].join('\n\n');

const bug = aDraft({ id: 'invoice-2', clauses: ['whole'], title: 'is whole', derivation: '' });
const refusedDraft = aDraft({
  id: 'invoice-3',
  title: 'ends all',
  derivation: '',
  assumptions: ['none is sold twice'],
});

const small = aTrial({
  drafting: aDrafting({ drafts: [refusedDraft, bug, aDraft()] }),
  drafts: [
    aTriedDraft({
      draft: refusedDraft,
      verdict: 'rejected',
      why: 'process.exit is not for tests',
      ...{ onHead: null, onBase: null, runs: 0, kills: [], uniqueKills: [] },
      problems: [{ kind: 'forbidden', line: 2, message: 'process.exit is not for tests' }],
    }),
    aTriedDraft({
      draft: bug,
      verdict: 'candidate-bug',
      why: 'It follows its clause, and fails 3 of 3 times.',
      ...{ onHead: 'failed', onBase: 'failed', runs: 3, failures: 3, kills: [], uniqueKills: [] },
      failure: 'AssertionError: 10.5 is not whole\n    at test/invoice-2.draft.test.ts:3:1',
    }),
    aTriedDraft({ onBase: 'failed', kills: ['0123456789ab', 'ba9876543210'] }),
  ],
  clauses: [
    aTracedClause({
      tests: [
        { name: 'test/invoice.test.ts > adds up', draft: null, kills: 2 },
        { name: 'test/invoice-1.draft.test.ts > adds up', draft: 'invoice-1', kills: 2 },
      ],
      questions: ['Is tax added?'],
    }),
    aTracedClause({ clause: 'whole', kind: 'invariant', text: 'Whole cents.', tests: [], mutants: 5 }),
    aTracedClause({
      clause: 'none',
      kind: 'boundary',
      required: false,
      tests: [{ name: 'a > b', draft: null, kills: null }],
      mutants: null,
    }),
  ],
  patch: 'diff --git a/x b/x\n',
});

const WHOLE = `### Clauses of the briefs

| Clause | What it says | Tests | Mutants they kill | Drafts |
|---|---|--:|--:|---|
| ✅ \`sum\` of \`src/invoice.brief.yml\` (golden, required) | The amounts are added up. | 1 | 2 of 5 | \`invoice-1\` |
| ❌ \`whole\` of \`src/invoice.brief.yml\` (invariant, required) | Whole cents. | 0 |  |  |
| ⚠️ \`none\` of \`src/invoice.brief.yml\` (boundary) | The amounts are added up. | 1 | not known |  |

- The model asks:
  - \`src/invoice.brief.yml\` · \`sum\` · Is tax added?

### Candidate bugs

Each of these drafts follows its clause, and the code does otherwise. Either the code is wrong or the brief is: a person decides. They are never mended and never dropped.

**🐞 candidate bug** \`invoice-2\`: is whole
- \`whole\`: Whole cents.
- Expected: the draft does not say how
- It follows its clause, and fails 3 of 3 times. It fails on the source of the base commit too.

What happened:

\`\`\`text
AssertionError: 10.5 is not whole
    at test/invoice-2.draft.test.ts:3:1
\`\`\`

### Drafts: 1 earned, 1 candidate bug, 1 rejected

The earned ones are in \`drafts.patch\`, which lies beside report.json. To take them:

\`\`\`sh
git apply drafts.patch
git grep -l '@draft'   # read each of these, then remove its @draft line
\`\`\`

<details><summary>✅ earned · <code>invoice-1</code> · sum · adds up</summary>

Why: It kills 1 mutant that no other test kills.

passes 6 of 6 runs · on head: passed · on the source of the base commit: failed · kills 2: \`0123456789ab\`, \`ba9876543210\` · nobody else kills \`0123456789ab\`

\`test/invoice-1.draft.test.ts\`. Expected values: 3 + 4 = 7

\`\`\`ts
// @draft invoice-1
test('[sum] adds up', () => {});
\`\`\`

</details>

<details><summary>🐞 candidate bug · <code>invoice-2</code> · whole · is whole</summary>

Why: It follows its clause, and fails 3 of 3 times.

passes 0 of 3 runs · on head: failed · on the source of the base commit: failed

\`test/invoice-2.draft.test.ts\`

\`\`\`ts
// @draft invoice-2
test('[sum] adds up', () => {});
\`\`\`

</details>

<details><summary>⛔ rejected · <code>invoice-3</code> · sum · ends all</summary>

Why: process.exit is not for tests

- forbidden, line 2: process.exit is not for tests

\`test/invoice-3.draft.test.ts\`

- assumes: none is sold twice

\`\`\`ts
// @draft invoice-3
test('[sum] adds up', () => {});
\`\`\`

</details>

<details><summary>What the drafts cost: 4000 tokens, 0.0200 in money, 6.0 s; 1 earned, 1 kill that nobody else makes; 4000 tokens, 0.0200 in money, 6.0 s for each</summary>

| Clause | Written | Earned | Kills nobody else makes | Its share of the cost |
|---|--:|--:|--:|---|
| \`sum\` of \`src/invoice.brief.yml\` | 2 | 1 | 1 | 2667 tokens, 0.0133 in money, 4.0 s |
| \`whole\` of \`src/invoice.brief.yml\` | 1 | 0 | 0 | 1333 tokens, 0.0067 in money, 2.0 s |

Requests are about whole briefs: the cost is shared evenly among all that the model wrote, refused drafts among them, and that of a draft among its clauses.

</details>`;

describe('the section on clauses and drafts', () => {
  test('is nothing where the change concerns neither', () => {
    expect(section(null)).toBe('');
    expect(section(aTrial({ clauses: [] }))).toBe('');
  });

  test('shows clauses with their tests, candidate bugs, drafts with their evidence, and what they cost', () => {
    expect(section(small)).toBe(WHOLE);
  });

  test('has no drafts where none was handed over', () => {
    const text = section(aTrial());
    expect(text).toContain('### Clauses of the briefs');
    expect(text).not.toMatch(/### Drafts|Candidate|cost|git apply/);
  });

  test('leaves out what is over its limits, and says so', () => {
    const clauses = ['a', 'b', 'c'].map((clause) => aTracedClause({ clause }));
    const text = section({ ...small, clauses }, { clauses: 1, drafts: 2, code: 0 });
    expect(text).toContain('- 2 more clauses in report.json.');
    expect(text).toContain('1 more draft in report.json.');
    expect(text.match(/Its code is in drafts\.json\./g)).toHaveLength(2);
    expect(text).not.toContain('```ts');
    expect(section(small, { ...ALL, clauses: 0 })).toBe('');
  });

  test('shows twenty lines of a failure', () => {
    const failure = Array.from({ length: 50 }, (_, index) => `line-${index + 1}.`).join('\n');
    const text = section({ ...small, drafts: [aTriedDraft({ verdict: 'flaky', failure })] });
    expect(text).toContain('line-20.');
    expect(text).not.toContain('line-21.');
  });
});

/** Whatever a model or a pull request can write, in every place where it is shown. */
function everywhere(one: string, other: string): Trial {
  const draft = aDraft({
    ...{ id: one, brief: other, clauses: [one, other], title: other, path: one, code: other, derivation: one },
    assumptions: [other],
  });
  const tried = aTriedDraft({
    ...{ draft, why: one, kills: [one, other], uniqueKills: [other], failure: `${one}\n${other}` },
    problems: [{ kind: 'form', line: 1, message: other }],
  });
  return aTrial({
    drafting: aDrafting({ drafts: [draft] }),
    drafts: [tried, { ...tried, verdict: 'candidate-bug' }, { ...tried, verdict: 'flaky' }],
    clauses: [
      aTracedClause({
        ...{ brief: other, clause: one, text: other, questions: [one, other] },
        tests: [{ name: one, draft: other, kills: 1 }],
      }),
    ],
    patch: one,
  });
}

test('what a model or a pull request writes never breaks out of where it stands', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const text = section(everywhere(one, other));
      const { lines, closed } = outsideFences(text);
      const outside = lines.join('\n');
      expect(closed).toBe(true);
      expect(text).not.toMatch(/^\s*::/m);
      expect(text).not.toContain('##[');
      expect(text.isWellFormed()).toBe(true);
      // The only elements are our own.
      expect(outside.replace(/<\/?(?:details|summary|code)>/g, '')).not.toContain('<');
      expect(outside.match(/<details>/g)).toHaveLength(4);
      expect(outside.match(/<\/details>/g)).toHaveLength(4);
      const rows = lines.filter((line) => line.startsWith('|')).map((row) => row.split('|').length);
      expect(new Set(rows)).toEqual(new Set([7]));
      expect(outside.replace(/`[^`]*`/g, '')).not.toMatch(/@[\w-]|:\/\/|\bwww\./i);
      expect(lines.filter((line) => /^\s*#{1,6} /.test(line))).toEqual([
        '### Clauses of the briefs',
        '### Candidate bugs',
        '### Drafts: 1 earned, 1 candidate bug, 1 flaky',
      ]);
    }),
    { numRuns: 500 },
  );
});

describe('the whole summary', () => {
  test('has the section, and is cut to its limit by whole parts', () => {
    const code = 'const a = 1;\n'.repeat(4_000);
    const drafts = Array.from({ length: 60 }, (_, index) => aTriedDraft({ draft: aDraft({ id: `d${index}`, code }) }));
    const judgement = aJudgement({ trial: { ...small, drafts } });
    const options = { links: null, sources: new Map<string, string>() };
    expect(summaryMarkdown(judgement, options)).toContain('### Drafts: 60 earned');
    for (const largestBytes of [100_000, 30_000, 3_000, 500]) {
      const text = summaryMarkdown(judgement, { ...options, largestBytes });
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(largestBytes);
      expect(outsideFences(text).closed).toBe(true);
      expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    }
  });
});

describe('report.json', () => {
  test('has nothing of a trial where there was none', () => {
    const report = reportJson(aJudgement());
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({ drafts: [], brief: [], ledger: null });
  });

  test('has drafts with their verdicts, clauses with their tests, and what they cost', () => {
    const report = reportJson(aJudgement({ trial: small }));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.drafts.map(({ id, verdict }) => `${id} ${verdict}`)).toEqual([
      'invoice-3 rejected',
      'invoice-2 candidate-bug',
      'invoice-1 earned',
    ]);
    expect(report.drafts[2]).toEqual({
      id: 'invoice-1',
      brief: 'src/invoice.brief.yml',
      target: 'src/invoice.ts#total',
      clauses: ['sum'],
      title: 'adds up',
      path: 'test/invoice-1.draft.test.ts',
      verdict: 'earned',
      why: 'It kills 1 mutant that no other test kills.',
      onHead: 'passed',
      onBase: 'failed',
      runs: 6,
      failures: 0,
      kills: ['0123456789ab', 'ba9876543210'],
      uniqueKills: ['0123456789ab'],
      problems: [],
      failure: null,
    });
    expect(report.brief).toEqual(small.clauses);
    expect(report.ledger).toMatchObject({ earned: 1, uniqueKills: 1, perUniqueKill: { tokens: 4_000 } });
    expect(report.ledger?.clauses.map(({ clause }) => clause)).toEqual(['sum', 'whole']);
  });

  test('keeps to its schema whatever drafts are called', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const report = reportJson(aJudgement({ trial: everywhere(one, other) }));
        expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what is seen more seldom', () => {
  const drafts = (...given: readonly Partial<TriedDraft>[]) =>
    section(aTrial({ drafting: aDrafting(), clauses: [], drafts: given.map(aTriedDraft) }));

  test('is a trial without questions and with few clauses, of which nothing more is said', () => {
    expect(section(aTrial({ clauses: [aTracedClause({ tests: [], required: false })] }))).toBe(
      `### Clauses of the briefs

| Clause | What it says | Tests | Mutants they kill | Drafts |
|---|---|--:|--:|---|
| ⚠️ \`sum\` of \`src/invoice.brief.yml\` (golden) | The amounts are added up. | 0 |  |  |`,
    );
  });

  test.each([
    [1, '✅', '1', 'no mutant'],
    [0, '❌', '0', ''],
  ])('is a target of which no mutant can be made, with %d tests', (count, mark, shown, known) => {
    const tests = Array.from({ length: count }, () => ({ name: 'a > b', draft: null, kills: 0 }));
    expect(section(aTrial({ clauses: [aTracedClause({ tests, mutants: 0 })] }))).toContain(
      `| ${mark} \`sum\` of \`src/invoice.brief.yml\` (golden, required) | The amounts are added up. | ${shown} | ${known} |  |`,
    );
  });

  test.each<[TriedDraft['verdict'], string]>([
    ['redundant', '➖ redundant'],
    ['flaky', '🎲 flaky'],
    ['broken', '💥 broken'],
    ['untried', '➖ not tried'],
    ['candidate-regression', '🐞 candidate regression'],
  ])('is a draft that is %s', (verdict, words) => {
    const text = drafts({ verdict });
    expect(text).toContain(`### Drafts: 1 ${words.replace(/^\S+ /, '')}\n`);
    expect(text).toContain(`<details><summary>${words} · <code>invoice-1</code>`);
  });

  test('is a failure of a draft, unless it is shown among the candidates', () => {
    const failure = 'Error: 10 is not 12';
    expect(drafts({ verdict: 'broken', failure })).toContain('\n\n```text\nError: 10 is not 12\n```\n\n');
    expect(drafts({ verdict: 'candidate-bug', failure }).match(/10 is not 12/g)).toHaveLength(1);
  });

  test('are a draft whose target is not at base, and more problems than five', () => {
    const problems = ['a', 'b', 'c', 'd', 'e', 'f'].map((message) => ({ kind: 'type' as const, line: null, message }));
    const text = drafts({ onBase: 'absent', problems });
    expect(text).toContain('on the source of the base commit: its target is not there');
    expect(text).toContain('- type: a\n\n- type: b\n\n- type: c\n\n- type: d\n\n- type: e\n\n`test/');
  });

  test('are costs without a price, and drafts that kill nothing', () => {
    const cost = { ...aDrafting().cost, money: null };
    const text = section(
      aTrial({ drafting: aDrafting({ cost }), clauses: [], drafts: [aTriedDraft({ kills: [], uniqueKills: [] })] }),
    );
    expect(text).toMatch(
      /What the drafts cost: \d+ tokens, \d+\.\d s; 1 earned, 0 kills that nobody else makes; no mutant was killed that tests did not kill before</,
    );
  });
});
