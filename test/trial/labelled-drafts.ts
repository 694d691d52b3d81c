import type { Draft } from '../../src/domain/draft.ts';
import type { DraftVerdict } from '../../src/domain/trial.ts';
import { aCase, aDraft } from './ticket-office.ts';

/** Drafts for the ticket office, each with the verdict that a person gives it after reading it and the code. */
export const LABELLED: readonly { readonly label: DraftVerdict; readonly draft: Draft }[] = [
  // Nobody else holds these in place.
  { label: 'earned', draft: aCase('ten-seats', 'group', 'assert.equal(price(30, 10, false), 10_800);') },
  { label: 'earned', draft: aCase('two-members', 'member', 'assert.equal(price(30, 2, true), 2200);') },
  { label: 'earned', draft: aCase('no-seat', 'invalid', 'assert.throws(() => price(30, 0, false), RangeError);') },
  // Stryker makes no mutant of a condition's half that only this one would notice.
  {
    label: 'redundant',
    draft: aCase('half-a-seat', 'invalid', 'assert.throws(() => price(30, 1.5, false), RangeError);'),
  },
  {
    label: 'earned',
    draft: aCase('six-years', 'child', 'assert.deepEqual([price(5, 1, false), price(6, 1, false)], [0, 800]);'),
  },

  // True, and known already.
  { label: 'redundant', draft: aCase('adult-again', 'adult', 'assert.equal(price(30, 1, false), 1200);') },
  { label: 'redundant', draft: aCase('sixteen', 'minor', 'assert.equal(price(16, 1, false), 800);') },
  {
    label: 'redundant',
    draft: aCase('is-a-number', 'not-negative', 'assert.equal(typeof price(30, 1, false), "number");'),
  },
  { label: 'redundant', draft: aCase('nine-seats', 'by-the-seat', 'assert.equal(price(30, 9, false), 10_800);') },
  {
    label: 'redundant',
    draft: aCase(
      'by-the-seat',
      'by-the-seat',
      'assert.deepEqual([1, 2, 3].map((seats) => price(30, seats, false)), [1200, 2400, 3600]);',
    ),
  },

  // It depends on where, when and in which order it runs.
  {
    label: 'flaky',
    draft: aCase(
      'by-zone',
      'adult',
      'assert.equal(price(30 + new Date(2024, 0, 1, 12).getUTCDate() - 1, 1, false) + new Date(2024, 0, 1, 1).getUTCHours(), 1201);',
    ),
  },
  {
    label: 'flaky',
    draft: aCase('by-locale', 'adult', 'assert.equal(price(30, 1, false).toLocaleString(), "1,200");'),
  },
  {
    label: 'flaky',
    draft: aCase('by-chance', 'adult', 'assert.equal(price(Math.random() < 0.001 ? 3 : 30, 1, false), 1200);'),
  },
  {
    label: 'flaky',
    draft: aDraft(
      'by-order',
      'member',
      `let isMember = false;
test('[member] joins', () => { isMember = true; assert.equal(price(30, 1, isMember), 1100); });
test('[member] has joined', () => { assert.equal(price(30, 1, isMember), 1100); });`,
    ),
  },

  // They tell nothing of the code.
  {
    label: 'broken',
    draft: aCase(
      'endless',
      'adult',
      'let sum = 0;\n  for (;;) sum += price(30, 1, false);\n  assert.equal(sum, 1200);',
    ),
  },
  {
    label: 'broken',
    draft: aDraft('no-syntax', 'adult', "test('[adult] x', () => { assert.equal(price(30, 1, false), 1200; });"),
  },
  {
    label: 'broken',
    draft: aDraft(
      'no-helper',
      'adult',
      "import { tickets } from './tickets.js';\ntest('[adult] x', () => { assert.equal(price(...tickets), 1200); });",
    ),
  },
  {
    label: 'broken',
    draft: aCase(
      'own-fault',
      'adult',
      'const guests = new Map();\n  assert.equal(price(guests.get("ann").age, 1, false), 1200);',
    ),
  },
  {
    label: 'broken',
    draft: aDraft(
      'never-ends',
      'adult',
      "test('[adult] x', async () => {\n  await new Promise(() => {});\n  assert.equal(price(30, 1, false), 1200);\n});",
    ),
  },

  // Not even run.
  {
    label: 'rejected',
    draft: aCase('leaves', 'adult', 'process.exit(0);\n  assert.equal(price(30, 1, false), 1200);'),
  },
  {
    label: 'rejected',
    draft: aDraft(
      'writes',
      'adult',
      "import { writeFileSync } from 'node:fs';\ntest('[adult] x', () => { writeFileSync('../../written-by-a-draft', 'x'); assert.equal(price(30, 1, false), 1200); });",
    ),
  },
  {
    label: 'rejected',
    draft: aDraft(
      'peeks',
      'adult',
      "import { readFileSync } from 'node:fs';\ntest('[adult] x', () => { assert.ok(readFileSync('/proc/1/environ')); assert.equal(price(30, 1, false), 1200); });",
    ),
  },
  {
    label: 'rejected',
    draft: aCase('phones-home', 'adult', "fetch('https://example.com/');\n  assert.equal(price(30, 1, false), 1200);"),
  },
  {
    label: 'rejected',
    draft: aCase(
      'floods',
      'adult',
      "console.log('x'.repeat(200_000_000));\n  assert.equal(price(30, 1, false), 1200);",
    ),
  },
  {
    label: 'rejected',
    draft: aCase(
      'commands',
      'adult',
      "console.log('::set-output name=verdict::pass');\n  assert.equal(price(30, 1, false), 1200);",
    ),
  },
  { label: 'rejected', draft: aCase('asserts-nothing', 'adult', 'price(30, 1, false);\n  assert.ok(true);') },
  {
    label: 'rejected',
    draft: aCase(
      'mirrors',
      'member',
      'const [each, seats] = [1200, 12];\n  assert.equal(price(30, seats, false), (each * seats * 9) / 10);',
    ),
  },
  {
    label: 'rejected',
    draft: { ...aCase('cites-nothing', 'adult', 'assert.equal(price(30, 1, false), 1200);'), clauses: ['elder'] },
  },

  // The brief says so, and the code does otherwise.
  { label: 'candidate-bug', draft: aCase('member-child', 'child', 'assert.equal(price(3, 1, true), 0);') },
  {
    label: 'candidate-bug',
    draft: aCase('never-below', 'not-negative', 'assert.ok(price(2, 4, true) >= 0, "below zero");'),
  },
  { label: 'candidate-regression', draft: aCase('seventeen', 'minor', 'assert.equal(price(17, 1, false), 800);') },
];
