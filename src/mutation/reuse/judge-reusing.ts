import { randomBytes } from 'node:crypto';
import type { FileKind } from '../../domain/change.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { MutantRequest } from '../../toolchain/javascript/stryker/first-run.ts';
import { type JudgedMutants, judgeMutants } from '../../toolchain/javascript/stryker/judge.ts';
import { type Known, knownVerdicts } from './known-verdicts.ts';
import { chooseRetests, isKill, type Standard } from './retests.ts';
import type { Verdicts } from './verdicts.ts';

/** What reuse needs to know beyond what is judged. */
export interface Reuse {
  readonly verdicts: Verdicts;
  /** Every file of the work tree, relative to its root. */
  readonly files: readonly string[];
  readonly classify: (path: string) => FileKind;
  /** Of this process: where the variables that tests get come from. */
  readonly environment: NodeJS.ProcessEnv;
  /** How sure reused kills must be depends on how far the score is from it. */
  readonly standard: Standard;
}

export interface ReusingJudged extends JudgedMutants {
  /** By key of mutant: why an earlier verdict still holds. */
  readonly reused: ReadonlyMap<string, string>;
}

/**
 * Judges what no earlier run has judged under the same conditions, and takes over the rest:
 * - A verdict is reused when nothing that it rests on has changed (see verdict-keys.ts), and then only as far as Stryker itself plans
 *   that mutant now: what is stored never decides which mutants there are.
 * - Some of the reused kills, chosen by chance, are tested again: as many as it takes so that false ones, enough of them to turn a
 *   fail into a pass, would hardly ever escape (see audit-size.ts); always one at least.
 * - One that comes out differently drops all that is stored: everything is judged anew.
 */
export async function judgeReusing(
  system: System,
  project: Project,
  subject: Package,
  request: MutantRequest,
  reuse: Reuse,
): Promise<ReusingJudged> {
  let spentMs = 0;
  const judge = async (changes: Partial<MutantRequest>) => {
    const budgetMs = Math.max(1_000, request.budgetMs - spentMs);
    const judged = await judgeMutants(system, project, subject, { ...request, ...changes, budgetMs });
    spentMs += judged.spentMs;
    return judged;
  };
  const known = await knownVerdicts(system, project, subject, request, reuse);
  const { standard } = reuse;
  const kept = async (judged: JudgedMutants, reused: ReadonlyMap<string, string>): Promise<ReusingJudged> => {
    reuse.verdicts.keep(subject.directory, await known.toKeep(judged, reused));
    return { ...judged, reused, spentMs };
  };
  const anew = async (remarks: readonly string[]) => {
    const judged = await judge({});
    return kept({ ...judged, remarks: [...remarks, ...judged.remarks] }, new Map());
  };
  const droppedFor = (why: string) => {
    reuse.verdicts.drop();
    return anew([why]);
  };
  if (known.verdicts.size === 0) return anew([]);

  const seed = randomBytes(16).toString('hex');
  const retests = chooseRetests(known.verdicts, [], 0, standard, seed);
  const keys = [...known.verdicts.keys()].filter((key) => !retests.includes(key));
  const alone = known.isWhole ? await judge(retestsAlone(retests, keys, known)) : null;
  const whole = alone !== null && alone.run.ending === 'done' && alone.distrust === null && alone.run.unasked === 0;
  const first = whole ? alone : await judge({ known: { keys, retestOnly: null } });
  const refuted = refutedBy(first, retests, known);
  if (refuted !== null) return droppedFor(refuted);
  if (first.run.ending === 'failed' || first.run.ending === 'crashed') return anew([]);
  if (first.distrust !== null) return kept(first, new Map());

  const tested = first.mutants
    .filter((mutant) => retests.includes(mutant.key) && !mutant.unstable)
    .map(({ key }) => key);
  const taken = new Map([...known.verdicts].filter(([key]) => first.run.known.includes(key)));
  const others = first.mutants.filter(({ unstable }) => !unstable).map(({ status }) => status);
  const testedKills = tested.filter((key) => isKill(known.verdicts.get(key)?.status ?? '')).length;
  const more = tested.length + taken.size === 0 ? [] : chooseRetests(taken, others, testedKills, standard, seed);
  const missing = testedKills > 0 || tested.length === 0 ? more : [];
  if (missing.length > 0 && first.run.ending === 'out-of-time') {
    // There is no time left to test them, so nobody vouches for the kills.
    for (const [key, { status }] of taken) if (isKill(status)) taken.delete(key);
  } else if (missing.length > 0) {
    const second = await judge(
      retestsAlone(missing, [...known.verdicts.keys(), ...first.mutants.map(({ key }) => key)], known),
    );
    const wrong = refutedBy(second, missing, known) ?? untestedOf(second, missing);
    if (wrong !== null) return droppedFor(wrong);
    tested.push(...missing);
  }
  return kept(...merged(first, [...new Set([...taken.keys(), ...tested])], tested, known));
}

/** Only these mutants, by no other test files than those that say something about them. */
function retestsAlone(
  retests: readonly string[],
  known: readonly string[],
  { testFilesOf }: Known,
): Partial<MutantRequest> {
  const onlyTestFiles = testFilesOf(retests);
  const keys = known.filter((key) => !retests.includes(key));
  return { known: { keys, retestOnly: retests }, ...(onlyTestFiles !== null && { onlyTestFiles }) };
}

/** What is wrong with the stored verdicts, by a mutant whose test came out differently now; null when none did. */
function refutedBy({ mutants, run }: JudgedMutants, retests: readonly string[], { verdicts }: Known): string | null {
  for (const key of retests) {
    const [stored, now] = [verdicts.get(key), mutants.find((mutant) => mutant.key === key)];
    if (stored === undefined || now === undefined || (!now.unstable && now.status === stored.status)) continue;
    // What time cut short was not confirmed.
    if (now.unstable && run.ending !== 'done') continue;
    const place = `${now.path}:${now.line}:${now.column} ${now.mutator}`;
    return (
      `A verdict of an earlier run did not hold when it was tested again (${place}: ${stored.status} then, ` +
      `${now.unstable ? 'unstable' : now.status} now), so nothing was reused and all mutants were judged anew.`
    );
  }
  return null;
}

function untestedOf({ run, mutants }: JudgedMutants, retests: readonly string[]): string | null {
  const untested = retests.filter((key) => !mutants.some((mutant) => mutant.key === key)).length;
  return run.ending === 'done' && untested === 0
    ? null
    : 'Verdicts of an earlier run could not be tested again, so nothing was reused and all mutants were judged anew.';
}

/** The run with what is taken over. Of what was tested again the earlier run tells more: it had all tests. */
function merged(
  first: JudgedMutants,
  reused: readonly string[],
  tested: readonly string[],
  known: Known,
): [JudgedMutants, ReadonlyMap<string, string>] {
  const taken = new Set(reused);
  const mutants = reused.flatMap((key) => known.asMutant(key) ?? []);
  const verdicts = reused.flatMap((key) => known.verdicts.get(key) ?? []);
  const tests = new Map(
    verdicts.flatMap(({ killedBy, coveredBy }) => [...killedBy, ...coveredBy]).map((test) => [test.id, test]),
  );
  for (const test of [...known.tests, ...(first.run.tests ?? [])]) tests.set(test.id, test);
  const all = [...first.mutants.filter(({ key }) => !taken.has(key)), ...mutants];
  const remark =
    `${mutants.length} of ${all.length} verdicts are those of an earlier run, since nothing that they rest on has changed; ` +
    `${tested.length === 1 ? 'one of them was' : `${tested.length} of them were`} tested again and came out the same.`;
  const why = reused.map((key): [string, string] => [
    key,
    known.why(key) + (tested.includes(key) ? ', and a test of it came out the same now' : ''),
  ]);
  return [
    {
      ...first,
      run: { ...first.run, tests: [...tests.values()] },
      mutants: all,
      remarks: [...first.remarks, ...(mutants.length === 0 ? [] : [remark])],
    },
    new Map(why),
  ];
}
