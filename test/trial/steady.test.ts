import { describe, expect, test } from '@jest/globals';
import { type Condition, conditionText, factorText } from '../../src/domain/condition.ts';
import type { Draft } from '../../src/domain/draft.ts';
import type { Variety } from '../../src/domain/stability.ts';
import type { TestRun } from '../../src/domain/test-run.ts';
import { type Steadiness, steadiness } from '../../src/trial/steady.ts';
import type { Workbench } from '../../src/trial/workbench.ts';
import { aDraft, aRun, aTest } from '../judgements.ts';
import { EVERYTHING_VARIES } from '../stability/simulated-suite.ts';

/** What a draft sees when it runs. */
interface Seen {
  readonly condition: Condition | null;
  readonly has: (factor: string) => boolean;
  /** Ids of all drafts that run with it, its own among them. */
  readonly together: readonly string[];
  /** 0 for the first run of all. */
  readonly run: number;
}

/** passes; fails; ends: the run is over before anything of it is reported; cannot load: none of its tests is. */
type Behaviour = (seen: Seen) => 'passes' | 'fails' | 'ends' | 'cannot load';

interface Bench {
  readonly bench: Workbench;
  readonly drafts: readonly Draft[];
  /** One line a run: `a b | order=reversed,stress`; `natural` when nothing is varied, `as it is` when nothing is put around it. */
  readonly ran: readonly string[];
}

/** A workbench whose drafts do as is written of them. What is not held there cannot be run. */
function scripted(behaviours: Readonly<Record<string, Behaviour>>): Bench {
  const drafts = Object.keys(behaviours).map((id) => aDraft({ id }));
  const ran: string[] = [];
  let held: readonly string[] = [];
  const run = (files: readonly string[], condition: Condition | null): TestRun => {
    const together = files.map((file) => drafts.find(({ path }) => path === file)?.id ?? file);
    if (together.some((id) => !held.includes(id))) throw new Error(`${together} run, ${held} are there`);
    const seen: Seen = {
      condition,
      has: (factor) => (condition ?? []).map(factorText).includes(factor),
      together,
      run: ran.length,
    };
    ran.push(`${together.join(' ')} | ${condition === null ? 'as it is' : conditionText(condition)}`);
    const outcomes = together.map((id) => behaviours[id]?.(seen) ?? 'ends');
    const last = outcomes.indexOf('ends');
    const fileFailures = files.flatMap((file, index) =>
      outcomes[index] === 'cannot load' ? [{ file, message: `${file} cannot be loaded` }] : [],
    );
    const tests = files.slice(0, last < 0 ? undefined : last).flatMap((file, index) => {
      const failed = outcomes[index] === 'fails';
      if (outcomes[index] === 'cannot load') return [];
      return aTest({ file, status: failed ? 'failed' : 'passed', failure: failed ? 'Error: no' : null });
    });
    return last < 0
      ? aRun({ tests, fileFailures })
      : aRun({ tests, outcome: 'timed-out', remark: 'The suite had not finished after 13 s.', exitCode: null });
  };
  const bench: Workbench = {
    project: { root: '/shop', packageManager: 'npm', node: { path: 'node', version: '24.0.0' }, packages: [] },
    subject: {} as Workbench['subject'],
    hold: async (some) => {
      held = some.map(({ id }) => id);
    },
    run: async (files, condition) => run(files, condition),
  };
  return { bench, drafts, ran };
}

interface Given {
  readonly variety?: Partial<Variety>;
  readonly discarded?: readonly string[];
  readonly isOver?: () => boolean;
}

/** What was found of each draft, by id. */
async function found({ bench, drafts }: Bench, { variety = {}, discarded = [], isOver = () => false }: Given = {}) {
  const all = await steadiness(
    bench,
    drafts,
    { ...EVERYTHING_VARIES, ...variety },
    new Set(discarded),
    (count) => count * 1_000,
    isOver,
  );
  return Object.fromEntries([...all].map(([{ id }, told]): [string, Steadiness] => [id, told]));
}

const clean = { failures: 0, flaky: null, broken: null, failure: null };
const passes = () => 'passes' as const;

describe('drafts that always pass', () => {
  test('run six times in all, together, under conditions that differ', async () => {
    const bench = scripted({ a: passes, b: passes });
    expect(await found(bench)).toEqual({ a: { ...clean, runs: 6 }, b: { ...clean, runs: 6 } });
    expect(bench.ran).toHaveLength(5);
    expect(new Set(bench.ran).size).toBe(5);
    expect(bench.ran.every((line) => line.startsWith('a b | '))).toBe(true);
    expect(bench.ran.at(-1)).toBe('a b | natural');
  });

  test('run one by one where files share a process', async () => {
    const bench = scripted({ a: passes, b: ({ together }) => (together.length > 1 ? 'fails' : 'passes') });
    expect(await found(bench, { variety: { filesShareProcess: true } })).toEqual({
      a: { ...clean, runs: 6 },
      b: { ...clean, runs: 6 },
    });
    expect(bench.ran).toHaveLength(10);
  });

  test('do not run under what the runner cannot vary, nor under what was discarded', async () => {
    const bench = scripted({ a: passes });
    await found(bench, {
      variety: { cannot: [{ kind: 'locale', why: 'it cannot' }] },
      discarded: ['time-zone=America/Los_Angeles', 'stress'],
    });
    expect(bench.ran.join('\n')).not.toMatch(/locale|Los_Angeles|stress/);
    expect(bench.ran.join('\n')).toMatch(/Kiritimati/);
  });

  test('are left as they are when the time is over', async () => {
    let runs = 0;
    const bench = scripted({ a: passes });
    expect(await found(bench, { isOver: () => ++runs > 2 })).toEqual({ a: { ...clean, runs: 3 } });
  });
});

describe('a draft is flaky', () => {
  test('when its file cannot be loaded under a condition, and what the runner says of that file is shown', async () => {
    const bench = scripted({ a: ({ has }) => (has('locale=de_DE') ? 'cannot load' : 'passes'), b: passes });
    const [{ path } = { path: '' }] = bench.drafts;
    const { a, b } = await found(bench);
    expect(a).toMatchObject({ flaky: expect.stringContaining('locale=de_DE'), failure: `${path} cannot be loaded` });
    expect(b).toMatchObject({ flaky: null, failure: null });
  });

  test.each([
    'time-zone=America/Los_Angeles',
    'locale=de_DE',
    'clock=+400d',
    'random=low:1',
    'order=reversed',
    'stress',
    'clock=01-31',
  ])('by %s, which is named alone', async (factor) => {
    const bench = scripted({ a: ({ has }) => (has(factor) ? 'fails' : 'passes'), b: passes });
    const { a, b } = await found(bench);
    expect(a).toMatchObject({
      flaky: `It passes naturally, and fails 2 of 2 times under ${factor}.`,
      broken: null,
      failures: 2,
      failure: 'Error: no',
    });
    expect(b).toEqual({ ...clean, runs: 6 });
  });

  test('by two factors together, which are named with all others of that run', async () => {
    const both: Behaviour = ({ has }) => (has('locale=de_DE') && has('clock=+400d') ? 'fails' : 'passes');
    const { a } = await found(scripted({ a: both }));
    expect(a?.flaky).toMatch(
      /^It passes naturally, and fails 2 of 2 times under order=reversed,.*locale=de_DE,clock=\+400d/,
    );
  });

  test('when it fails with nothing varied, once in two runs', async () => {
    const bench = scripted({
      a: ({ condition, run }) => (condition?.length === 0 && run === 4 ? 'fails' : 'passes'),
    });
    expect((await found(bench)).a).toMatchObject({
      flaky: 'It passes, and fails 1 of 2 times when nothing is varied.',
      runs: 7,
      failures: 1,
    });
  });

  test('when it fails whatever is varied, and once as it is', async () => {
    let natural = 0;
    const bench = scripted({ a: ({ condition }) => (condition === null && ++natural > 1 ? 'passes' : 'fails') });
    expect((await found(bench)).a?.flaky).toBe('It passes naturally, and fails 2 of 2 times under order=reversed.');
  });

  test('and is not run again under other conditions', async () => {
    const bench = scripted({ a: ({ has }) => (has('order=reversed') ? 'fails' : 'passes'), b: passes });
    await found(bench);
    expect(bench.ran.slice(-4).every((line) => line.startsWith('b | '))).toBe(true);
  });
});

describe('a draft is not flaky', () => {
  test('when it fails only beside others', async () => {
    const bench = scripted({ a: ({ together }) => (together.length > 1 ? 'fails' : 'passes'), b: passes });
    expect(await found(bench)).toEqual({ a: { ...clean, runs: 11 }, b: { ...clean, runs: 6 } });
  });

  test('when what carries conditions breaks it: it fails with nothing varied as well, and passes as it is', async () => {
    const bench = scripted({ a: ({ condition }) => (condition === null ? 'passes' : 'fails') });
    expect(await found(bench)).toEqual({ a: { ...clean, runs: 11 } });
  });

  test('when another ends the run that both are in', async () => {
    const bench = scripted({ a: ({ together }) => (together.length > 1 ? 'ends' : 'passes'), b: passes });
    const { b } = await found(bench);
    expect(b).toMatchObject({ flaky: null, broken: null, failures: 0 });
  });
});

describe('a draft is broken', () => {
  test('when it ends the run that it is alone in', async () => {
    const bench = scripted({ a: passes, b: ({ has }) => (has('random=low:1') ? 'ends' : 'passes'), c: passes });
    const { a, b, c } = await found(bench);
    expect(b).toMatchObject({ flaky: null, broken: 'The suite had not finished after 13 s.' });
    expect([a, c]).toEqual([
      expect.objectContaining({ flaky: null, broken: null, failures: 0 }),
      expect.objectContaining({ flaky: null, broken: null, failures: 0 }),
    ]);
    expect(bench.ran.filter((line) => line.startsWith('a b c')).length).toBe(1);
  });

  test('at once, where files share a process', async () => {
    const bench = scripted({ a: () => 'ends', b: passes });
    const { a, b } = await found(bench, { variety: { filesShareProcess: true } });
    expect(a).toMatchObject({ broken: 'The suite had not finished after 13 s.', runs: 3, failures: 2 });
    expect(b).toEqual({ ...clean, runs: 6 });
  });
});
