import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createClassifier } from '../../src/change/classify.ts';
import { readChange } from '../../src/change/read-change.ts';
import { textsOfTests } from '../../src/change/texts.ts';
import type { Draft, Drafting } from '../../src/domain/draft.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { readTests } from '../../src/stability/reading.ts';
import { toolchainOf } from '../../src/toolchain/toolchains.ts';
import { judgeTrial } from '../../src/trial/judge-trial.ts';
import { aPolicy } from '../judgements.ts';
import { commitAll } from '../projects/installed-project.ts';
import { detected } from '../toolchain/stryker/judging.ts';
import { projectWith } from '../toolchain/suites.ts';

type Files = Readonly<Record<string, string>>;

const BRIEF = 'src/price.brief.yml';

/** The price of tickets. `minor` is the age from which a full price is due: 18 by the brief. */
const source = (minor: number, group: number) => `/** What tickets cost, in cents. */
export function price(age, seats, isMember) {
  if (!Number.isInteger(seats) || seats < 1) throw new RangeError('at least one seat');
  let each = 1200;
  if (age < 6) each = 0;
  else if (age < ${minor}) each = 800;
  const due = isMember ? each - 100 : each;
  return seats >= ${group} ? (due * seats * 9) / 10 : due * seats;
}
`;

const brief = `target: src/price.js#price
behaviour: What tickets cost, in whole cents.
clauses:
  - { id: adult, kind: golden, text: 'An adult pays 12.00 a seat.' }
  - { id: minor, kind: boundary, text: 'Whoever is 6 or older and younger than 18 pays 8.00 a seat.' }
  - { id: child, kind: boundary, text: 'Children younger than 6 pay nothing, members or not.' }
  - { id: member, kind: state, text: 'A member pays 1.00 less a seat.' }
  - { id: group, kind: boundary, text: 'From ten seats on, a tenth is taken off.' }
  - { id: invalid, kind: invalid, text: 'Less than one seat, or part of one, is refused with a RangeError.' }
invariants:
  - { id: not-negative, text: 'No price is below zero.' }
  - { id: by-the-seat, text: 'Below ten seats, the price is that of one seat times the seats.' }
required: [adult, child]
`;

const humans = `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { price } from '../src/price.js';

// adult
test('an adult pays the full price', () => { assert.equal(price(30, 1, false), 1200); });
`;

/** What everybody starts from. */
export const BASE: Files = {
  'src/price.js': source(18, 20),
  'test/price.test.js': humans,
  [BRIEF]: brief,
};

/** The discount comes at ten seats now, as the brief says; and somebody has touched the age of minors. */
export const HEAD: Files = { 'src/price.js': source(17, 10) };

/** The same without the slip. */
export const HEAD_WITH_GROUPS: Files = { 'src/price.js': source(18, 10) };

/** A drafted test for the ticket office; `body` has `price`, `assert` and `test`. */
export function aDraft(id: string, clause: string, body: string, changes: Partial<Draft> = {}): Draft {
  return {
    id,
    brief: BRIEF,
    target: 'src/price.js#price',
    clauses: [clause],
    kind: 'example',
    title: id,
    path: `test/${id}.draft.test.js`,
    code: `// @draft ${id}
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { price } from '../src/price.js';

${body}
`,
    derivation: 'By hand.',
    assumptions: [],
    fixtures: [],
    repairs: [],
    ...changes,
  };
}

/** One case with this body. */
export function aCase(id: string, clause: string, body: string): Draft {
  return aDraft(id, clause, `test('[${clause}] ${id}', () => {\n  ${body}\n});`);
}

export function aDrafting(drafts: readonly Draft[], changes: Partial<Drafting> = {}): Drafting {
  return {
    status: 'ok',
    reasons: [],
    base: null,
    head: null,
    provider: { host: 'api.example.com', model: 'a-model' },
    prompts: '1',
    briefs: [{ brief: BRIEF, target: 'src/price.js#price', status: 'drafted', why: null }],
    drafts,
    fixtures: [],
    refused: [],
    questions: [],
    receipt: { requests: [], withheld: [] },
    cost: { calls: 1, cached: 0, tokens: { input: 3000, output: 1000 }, estimated: false, money: 0.02, seconds: 4 },
    remarks: [],
    ...changes,
  };
}

export interface Tried {
  readonly trial: Trial;
  /** What git says of the tree after the trial. */
  readonly status: string;
  /** What a draft wrote beside the tree. */
  readonly strays: readonly string[];
}

interface Office {
  readonly base?: Files;
  readonly head?: Files;
  readonly policy?: Partial<Policy>;
  /** What head lacks of base. */
  readonly gone?: readonly string[];
}

/** The ticket office, or another project of node:test, with a change in its tree and a suite that has run. */
export async function opened({ base = BASE, head = HEAD, policy = {}, gone = [] }: Office = {}) {
  const root = await projectWith('node-test-basic', base);
  for (const path of ['src', 'test']) await keepOnly(root, path, base);
  const commit = await commitAll(root, 'base');
  for (const [path, text] of Object.entries(head)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const path of gone) await rm(join(root, path));
  const { system, project, subject } = await detected(root);
  const kindOf = createClassifier({ testMatches: null });
  const change = await readChange(system.git, root, { base: commit, head: null, how: 'told' }, kindOf);
  const judging = aPolicy(policy);
  const run = await toolchainOf(subject.runner).runSuite(system, project, subject, judging.suite);
  const reading = await readTests(project, subject, change, run, await textsOfTests(system.git, root, change));
  return { root, system, project, suite: { subject, run, reading, stability: null }, change, policy: judging, kindOf };
}

/** Tries drafts there. */
export async function tried(drafting: Drafting | null, office: Office = {}): Promise<Tried> {
  const { root, system, project, suite, change, policy, kindOf } = await opened(office);
  const trial = await judgeTrial(system, project, [suite], { change, policy, drafting, kindOf });
  if (trial === null) throw new Error('there was no trial');
  return { trial, status: statusOf(root), strays: straysOf(root) };
}

/** What git says of a tree. */
export function statusOf(root: string): string {
  return execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
}

function straysOf(root: string): string[] {
  return ['..', '../..'].map((path) => join(root, path, 'written-by-a-draft')).filter(existsSync);
}

async function keepOnly(root: string, folder: string, files: Files): Promise<void> {
  await rm(join(root, folder), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith(`${folder}/`)) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

/** The verdict on each draft, by id. */
export function verdictsOf({ drafts }: Trial): Readonly<Record<string, string>> {
  return Object.fromEntries(drafts.map(({ draft, verdict }) => [draft.id, verdict]));
}
