import { REVIEW_QUESTIONS } from '../src/domain/review-questions.ts';
import type { SmellRule, WitnessKind } from '../src/domain/smell.ts';
import { SMELL_RULES } from '../src/domain/smell-rules.ts';

const WITNESSES: Readonly<Record<WitnessKind, string>> = {
  'no-assertion-ran': 'the runner counted no assertion in it',
  'kills-nothing': 'it covers mutants of the change and kills none',
  'survivors-there': 'mutants in these branches are not killed',
};

const INTRODUCTION = `<!-- Written by \`npm run generate\` from src/domain/smell-rules.ts. -->

# Review rules

The check \`review\` reads the tests that a change adds or edits, and \`earnest review\` reads any test file. It looks for tests that
pass whatever the code does.

## Two witnesses

What a text looks like is a suspicion and no proof: an assertion may hide in a helper, and a double may be the right tool. So a rule
blocks by the text alone only where it is never wrong. Every other one is shown as a warning, or noted, until a second witness
agrees, which is a fact from running the tests:

- **The runner counted no assertion.** The test ran and passed, and its runner counted none: jest counts its own in every
  run, and vitest is run once more on the files in doubt and told to refuse tests without any. Other runners do not know.
- **It kills nothing.** The test covers mutants of the change, every one of them was judged, and it kills none.
- **Survivors there.** Mutants in the very branches that the rule speaks of survive, or no test reaches them.

One that agrees is enough. The finding names it. And the other way round: where a rule takes a test to assert nothing and the runner
counted an assertion in it, the finding is dropped. A test that did not run, a runner that does not count, and mutants that
were not judged are no witnesses. \`earnest review\` runs nothing, so there only the text speaks.

## Levels and waivers

\`\`\`yaml
review:
  rules:
    weak-only: warn # off, info, warn or block
    private-access: off
  waivers:
    - rule: giant-snapshot
      where: test/report.test.ts > report > looks as agreed # as reports write it, or a path for all of a file
      reason: agreed with the printers line by line
      until: 2027-03-31
\`\`\`

- A level in \`review.rules\` stands in place of the rule's own. \`info\` and \`warn\` are caps as well: no witness raises the rule above
  them. \`block\` needs no witness.
- A waiver lowers a finding to \`info\` until its day. The summary lists it with its reason, and says so when it has run out.
- Both count as they are on the branch that the pull request goes into. Comments in a test file, \`eslint-disable\` among them,
  switch nothing off: a test cannot excuse itself.
- \`checks.review\` sets what the check as a whole does to the verdict.

\`focused-test\` and \`skipped-test\` are listed by the review and judged by the check \`suppressions\`.

What the rules say of the suites of 30 public repositories, how many of their blocking findings are right, and how many bad tests they
miss: [review rates](review-rates.md).

## The rules`;

/** docs/review-rules.md: every rule, by the question of the checklist that it answers. */
export function reviewRulesPage(rules: readonly SmellRule[] = SMELL_RULES): string {
  const sections = Object.entries(REVIEW_QUESTIONS).flatMap(([question, words]) => {
    const rows = rules.filter((rule) => rule.question === question).map(row);
    return rows.length === 0
      ? []
      : [
          `### ${words}`,
          [
            '| Rule | What it finds | Why | By the text alone | Blocks when | Found in well-kept suites | Source |',
            '|---|---|---|---|---|---|---|',
            ...rows,
          ].join('\n'),
        ];
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function row({ id, what, why, level, witnesses, rate, source, judgedBy }: SmellRule): string {
  const agreeing = witnesses.map((witness) => WITNESSES[witness]).join(', or ') || 'never';
  const blocks = level === 'block' ? 'always' : agreeing;
  const by = judgedBy === null ? '' : ` (judged by \`${judgedBy}\`)`;
  return `| ${[`\`${id}\`${by}`, what, why, level, blocks, rate, source].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
