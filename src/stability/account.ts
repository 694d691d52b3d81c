import { conditionText } from '../domain/condition.ts';
import { bound95, type Flake, type TestStability } from '../domain/stability.ts';
import { acceptedBy } from './accepted.ts';
import type { Answer } from './base-control.ts';
import { blame } from './blame.ts';
import { clustered } from './clusters.ts';
import { type Explained, evidence, neededTests } from './explain.ts';
import type { Inquiry } from './inquiry.ts';
import { filesFor, type Laboratory } from './laboratory.ts';
import { reproductionCommand } from './reproduce.ts';
import { keyOf } from './runs.ts';
import type { Subject } from './subjects.ts';
import type { Found } from './understand.ts';

const NOT_ASKED: Answer = { onBase: 'not-asked', note: null };

/** Runs that a reproduction of a matter of chance is given. */
const CHANCES = 30;

/** What reports are told of each flaky test. */
export function flakesOf(
  laboratory: Laboratory,
  inquiry: Inquiry,
  found: Found,
  answers: ReadonlyMap<Subject, Answer>,
  commands: ReadonlyMap<Subject, string>,
  today: string,
): ReadonlyMap<Subject, Flake> {
  const flakes = [...found.values()].map((explained) => ({
    subject: explained.subject,
    flake: flakeOf(
      laboratory,
      inquiry,
      explained,
      answers.get(explained.subject) ?? NOT_ASKED,
      commands.get(explained.subject) ?? null,
      today,
    ),
  }));
  const clusters = clustered(flakes);
  return new Map(flakes.map(({ subject, flake }, index) => [subject, { ...flake, cluster: clusters[index] ?? null }]));
}

/** True when the test would block, as far as is known. */
export function isBlamed(
  { cause, dependence, subject, unperturbed, soon }: Explained,
  { onBase }: Answer = NOT_ASKED,
): boolean {
  const { change, reached } = subject;
  return blame({ cause, dependence, change, reached, onBase, unperturbed, soon }).level === 'block';
}

function flakeOf(
  laboratory: Laboratory,
  inquiry: Inquiry,
  explained: Explained,
  { onBase, note }: Answer,
  nativeCommand: string | null,
  today: string,
): Omit<Flake, 'cluster'> {
  const { subject, cause, dependence, polluter, condition, failure, unperturbed, soon } = explained;
  const accepted = acceptedBy(inquiry.accept, subject.test, today);
  const { change, reached } = subject;
  return {
    cause,
    dependence,
    condition: conditionText(condition),
    evidence: evidence(laboratory.runs.strip(subject.key), explained),
    polluter: polluter === null ? null : keyOf(polluter),
    reproduce: reproductionCommand({
      // Alone it fails in any order.
      condition: dependence === 'brittle' && laboratory.variety.choosesTests ? [] : condition,
      files: neededFiles(laboratory, explained),
      tests: laboratory.variety.choosesTests ? neededTests(explained) : [],
      times: condition.length === 0 && dependence === null ? CHANCES : 1,
      nativeCommand,
      packageDirectory: inquiry.packageDirectory,
    }),
    failure,
    onBase,
    baseNote: note,
    ...blame({ cause, dependence, change, reached, onBase, unperturbed, soon }),
    accepted: accepted === null ? null : { reason: accepted.reason, until: accepted.until },
  };
}

function neededFiles(laboratory: Laboratory, explained: Explained): readonly string[] {
  const { dependence, polluter, subject, condition } = explained;
  if (dependence === 'victim' && polluter !== null) {
    // In the order of the suite, as they were when it failed: the runner is to reverse that.
    const needed = new Set([polluter.file, subject.test.file]);
    return [...new Set(laboratory.suite.tests.map(({ file }) => file))].filter((file) => needed.has(file));
  }
  if (dependence === 'brittle') return [subject.test.file];
  return filesFor(laboratory, [subject], condition);
}

/** One test with its runs, its bound and what was found. The ledger learns what was seen. */
export async function stabilityOf(
  laboratory: Laboratory,
  inquiry: Inquiry,
  subject: Subject,
  flake: Flake | null,
  earlierRuns: number,
): Promise<TestStability> {
  const { test, change, reached, key } = subject;
  const strip = laboratory.runs.strip(key);
  const clean = flake === null && strip.every(({ outcome }) => outcome === 'passed');
  const ledgerKey = await inquiry.ledgerKey(test);
  if (ledgerKey !== null) inquiry.ledger.add(ledgerKey, clean ? strip.length : null);
  return {
    id: test.id,
    file: test.file,
    name: test.name,
    line: test.location?.line ?? null,
    change,
    reached,
    strip,
    flake,
    broken: false,
    earlierRuns,
    bound95: clean ? bound95(strip.length + earlierRuns) : null,
  };
}
