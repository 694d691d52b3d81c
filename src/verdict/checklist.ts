import type { Mutant, MutationTotals } from '../domain/mutant.ts';
import type { ChecklistAnswer, ReviewQuestion, ReviewRun, Seam, Smell } from '../domain/smell.ts';
import { ruleOf } from '../domain/smell-rules.ts';
import { counted, oneLine } from './wording.ts';

/** What became of the mutants of the changed lines. */
export interface JudgedMutants {
  readonly mutants: readonly Mutant[];
  readonly totals: MutationTotals;
}

type Answer = Omit<ChecklistAnswer, 'question'>;

/**
 * The questions that anyone who reads tests asks, with what was found:
 * - A smell that blocks or warns answers its question with no.
 * - would-fail: yes when the mutation score holds the threshold; where no mutant was judged, yes when most tests compare a value.
 * - invalid-input: yes when a test expects an error or is given a boundary.
 * - integration-seam: yes when each seam of the change is exercised without a double, no when one is not, whatever the policy says of it.
 * - the others: yes when tests were read and no rule objects.
 * What nothing was found out about is unknown, and so is a yes that rests on reading while a test file could not be read.
 *
 * @param smells of `run`, what blocks first
 */
export function checklist(run: ReviewRun, smells: readonly Smell[], judged: JudgedMutants): readonly ChecklistAnswer[] {
  const answer = (question: ReviewQuestion, otherwise: Answer): ChecklistAnswer => ({
    question,
    ...(objection(question, smells) ?? otherwise),
  });
  const noRule = (question: ReviewQuestion) => noObjection(question, run, smells);
  return [
    answer('public-behaviour', noRule('public-behaviour')),
    answer('would-fail', wouldFail(run, judged)),
    answer('invalid-input', invalidInput(run)),
    { question: 'integration-seam', ...seamsExercised(run.seams) },
    answer('snapshots-and-doubles', noRule('snapshots-and-doubles')),
    answer('more-than-a-mirror', noRule('more-than-a-mirror')),
  ];
}

function objection(question: ReviewQuestion, smells: readonly Smell[]): Answer | null {
  const against = smells.filter(({ rule, level }) => level !== 'info' && ruleOf(rule).question === question);
  const [first] = against;
  if (first === undefined) return null;
  const more = against.length === 1 ? '' : `${against.length} findings, the first `;
  return no(`${more}${first.rule} at ${oneLine(first.file, 150)}:${first.line}`);
}

function noObjection(question: ReviewQuestion, run: ReviewRun, smells: readonly Smell[]): Answer {
  const { tests, snapshotsOnly, modulesDoubled } = run.counts;
  if (tests === 0) return unknown('no test was added or edited');
  const noted = smells.filter(({ rule }) => ruleOf(rule).question === question).length;
  const doubles = `; ${snapshotsOnly} rest on a snapshot alone, ${counted(modulesDoubled, 'module')} doubled`;
  return byReading(
    `nothing blocks or warns in ${counted(tests, 'test')}${question === 'snapshots-and-doubles' ? doubles : ''}${noted > 0 ? `; ${counted(noted, 'finding')} only noted` : ''}`,
    run,
  );
}

function wouldFail(run: ReviewRun, { mutants, totals }: JudgedMutants): Answer {
  const { tests, assertValues } = run.counts;
  if (totals.score !== null) {
    const killed = totals.killed + totals.timeout;
    const all = killed + totals.survived + totals.noCoverage;
    const [alive] = mutants.filter(({ status }) => status === 'survived' || status === 'no-coverage');
    const first = alive === undefined ? '' : `; the first that is not: ${oneLine(alive.file, 150)}:${alive.line}`;
    const evidence = `${killed} of ${counted(all, 'mutant')} of the changed lines ${killed === 1 ? 'is' : 'are'} killed${first}`;
    return totals.score >= totals.threshold ? yes(evidence) : no(evidence);
  }
  if (tests === 0) return unknown('no mutant was judged, and no test was added or edited');
  const evidence = `no mutant was judged; ${assertValues} of ${counted(tests, 'test')} ${assertValues === 1 ? 'compares' : 'compare'} a value with an expected one`;
  return assertValues * 2 > tests ? byReading(evidence, run) : unknown(evidence);
}

function invalidInput(run: ReviewRun): Answer {
  const { tests, expectErrors, useBoundaries } = run.counts;
  if (tests === 0) return unknown('no test was added or edited');
  if (expectErrors + useBoundaries === 0) {
    const boundaries = 'a boundary (0, -1, an empty text, null …)';
    const evidence =
      tests === 1
        ? `the one test neither expects an error nor is given ${boundaries}`
        : `none of ${tests} tests expects an error or is given ${boundaries}`;
    return run.unread.length > 0 ? unknown(evidence) : no(evidence);
  }
  return yes(
    `of ${counted(tests, 'test')} ${expectErrors} ${expectErrors === 1 ? 'expects' : 'expect'} an error, ${useBoundaries} ${useBoundaries === 1 ? 'is' : 'are'} given a boundary`,
  );
}

function seamsExercised(seams: readonly Seam[]): Answer {
  const [first] = seams;
  if (first === undefined) return unknown('no import between two modules of the repository that the change touches');
  const all = counted(seams.length, 'import');
  const open = seams.filter(({ exercisedBy, doubledBy }) => exercisedBy === null && doubledBy.length > 0);
  const [missing] = open;
  if (missing !== undefined) {
    const double = `doubled in ${oneLine(missing.doubledBy[0] ?? '', 150)}`;
    return no(
      `no test exercises ${open.length} of ${all} between modules without a double: ${edge(missing)} (line ${missing.line}, ${double})`,
    );
  }
  const exercised = seams.filter(({ exercisedBy }) => exercisedBy !== null);
  const [one] = exercised;
  if (one === undefined) return unknown(`no test is seen to reach the ${all} between modules, such as ${edge(first)}`);
  return yes(
    `${exercised.length} of ${all} between modules exercised without a double: ${edge(one)} by ${oneLine(one.exercisedBy ?? '', 150)}`,
  );
}

function edge({ from, to }: Seam): string {
  return `${oneLine(from, 150)} → ${oneLine(to, 150)}`;
}

function byReading(evidence: string, { unread }: ReviewRun): Answer {
  return unread.length === 0
    ? yes(evidence)
    : unknown(`${evidence}; ${counted(unread.length, 'changed test file')} could not be read`);
}

function yes(evidence: string): Answer {
  return { answer: 'yes', evidence };
}

function no(evidence: string): Answer {
  return { answer: 'no', evidence };
}

function unknown(evidence: string): Answer {
  return { answer: 'unknown', evidence };
}
