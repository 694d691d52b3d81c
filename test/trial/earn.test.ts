import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../src/domain/draft.ts';
import type { Mutant } from '../../src/domain/mutant.ts';
import { earnings } from '../../src/trial/earn.ts';
import type { OnBase } from '../../src/trial/on-base.ts';
import type { MutantsOfTargets } from '../../src/trial/target-mutants.ts';
import { aDraft, aMutant } from '../judgements.ts';

const HUMAN = 'test/invoice.test.ts > adds up';
const one = aDraft({ id: 'one' });
const two = aDraft({ id: 'two', code: `${aDraft().code}// longer\n` });

const killed = (id: string, ...by: readonly (Draft | string)[]): Mutant =>
  aMutant({ id, killedBy: by.map((killer) => (typeof killer === 'string' ? killer : `${killer.path} > [sum] adds`)) });

interface Given extends Partial<MutantsOfTargets> {
  /** By brief; else all are of every target. */
  readonly byBrief?: Readonly<Record<string, readonly Mutant[]>>;
  readonly drafts?: readonly Draft[];
  readonly base?: OnBase;
}

/** The verdicts on the drafts, in their order. */
function judged({ drafts = [one], base = new Map(), mutants = [], byBrief = {}, ...found }: Given) {
  const steadiness = { runs: 6, failures: 0, flaky: null, broken: null, failure: null };
  const passed = drafts.map((draft) => ({ draft, tests: [], steadiness }));
  const verdicts = earnings(
    passed,
    { unfit: new Map(), problem: null, ...found },
    ({ brief }) => byBrief[brief] ?? mutants,
    base,
  );
  return drafts.map((draft) => verdicts.get(draft));
}

describe('a draft that passed', () => {
  test('has earned its place by a kill that nobody else makes', () => {
    const mutants = [killed('a', one), killed('b', one, HUMAN), killed('c', HUMAN)];
    expect(judged({ mutants, base: new Map([[one, 'failed']]) })).toEqual([
      {
        draft: one,
        verdict: 'earned',
        why: 'It kills 1 mutant that no other test kills. It fails on the source of the base commit.',
        onHead: 'passed',
        onBase: 'failed',
        runs: 6,
        failures: 0,
        kills: ['a', 'b'],
        uniqueKills: ['a'],
        problems: [],
        failure: null,
      },
    ]);
  });

  test.each<[string, readonly Mutant[], string, readonly string[]]>([
    [
      'nothing',
      [killed('a', HUMAN), aMutant({ status: 'survived' })],
      'It passes, and kills no mutant of its target.',
      [],
    ],
    [
      'what a test kills too',
      [killed('a', one, HUMAN)],
      'It kills 1 mutant, each of which a test of the repository kills too.',
      ['a'],
    ],
    [
      'only what ran out of time',
      [aMutant({ id: 'a', status: 'timeout', killedBy: [`${one.path} > x`] })],
      'It passes, and kills no mutant of its target.',
      [],
    ],
    [
      'only what is unstable',
      [aMutant({ id: 'a', status: 'unstable', killedBy: [`${one.path} > x`] })],
      'It passes, and kills no mutant of its target.',
      [],
    ],
  ])('is redundant when it kills %s', (_, mutants, why, kills) => {
    expect(judged({ mutants })).toEqual([
      expect.objectContaining({ verdict: 'redundant', why, kills, uniqueKills: [] }),
    ]);
  });

  test('is redundant when a shorter one kills all that it kills', () => {
    const mutants = [killed('a', one, two), killed('b', one, two, HUMAN)];
    expect(judged({ drafts: [two, one], mutants })).toMatchObject([
      {
        verdict: 'redundant',
        why: 'It kills 2 mutants, each of which a test of the repository or another draft kills too.',
        uniqueKills: [],
      },
      { verdict: 'earned', uniqueKills: ['a'] },
    ]);
  });

  test('is not taken for another whose path begins alike', () => {
    const longer = aDraft({ id: 'longer', path: `${one.path}x` });
    expect(judged({ drafts: [one, longer], mutants: [killed('a', longer)] })).toMatchObject([
      { verdict: 'redundant', kills: [] },
      { verdict: 'earned', kills: ['a'] },
    ]);
  });

  test('has earned its place where no mutant can be made, and it fails on the source of the base commit', () => {
    expect(judged({ base: new Map([[one, 'failed']]) })).toMatchObject([{ verdict: 'earned', uniqueKills: [] }]);
  });

  test.each(['passed', 'absent'] as const)('is redundant where no mutant can be made, and its base is %s', (onBase) => {
    expect(judged({ base: new Map([[one, onBase]]) })).toMatchObject([{ verdict: 'redundant', onBase }]);
  });

  test('is redundant where mutants can be made and it kills none, though it fails on the source of the base commit', () => {
    const mutants = [killed('a', HUMAN), aMutant({ id: 'b', status: 'survived' })];
    expect(judged({ mutants, base: new Map([[one, 'failed']]) })).toMatchObject([
      { verdict: 'redundant', why: 'It passes, and kills no mutant of its target.', onBase: 'failed' },
    ]);
  });

  test('is broken where Stryker cannot run with it, and takes no kill from another', () => {
    const mutants = [killed('a', two)];
    expect(judged({ drafts: [one, two], mutants, unfit: new Map([[one, 'its first run fails']]) })).toMatchObject([
      { verdict: 'broken', why: 'Stryker cannot run with it: its first run fails', onHead: 'passed' },
      { verdict: 'earned', uniqueKills: ['a'] },
    ]);
  });

  test('is untried where the mutants cannot be judged, even when it fails on base', () => {
    expect(judged({ problem: 'Stryker stopped.', base: new Map([[one, 'failed']]) })).toMatchObject([
      { verdict: 'untried', why: 'It passes 6 of 6 times. Stryker stopped.', onHead: 'passed', onBase: 'failed' },
    ]);
  });
});

test('is worth what it kills of its own target, whatever other briefs of the package are about', () => {
  const other = aDraft({ id: 'other', brief: 'src/other.brief.yml', path: 'test/other-1.draft.test.ts' });
  const byBrief = { [one.brief]: [], [other.brief]: [killed('a', one, other)] };
  const base: OnBase = new Map([[one, 'failed']]);
  expect(judged({ drafts: [one, other], byBrief, base }).map((draft) => [draft?.verdict, draft?.kills])).toEqual([
    ['earned', []],
    ['earned', ['a']],
  ]);
});
