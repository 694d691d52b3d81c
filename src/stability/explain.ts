import { type Condition, conditionText } from '../domain/condition.ts';
import type { Flake, FlakyCause, RunMark } from '../domain/stability.ts';
import type { TestCase } from '../domain/test-run.ts';
import type { Attributed } from './attribute.ts';
import { causeOf } from './conditions.ts';
import type { Laboratory } from './laboratory.ts';
import { keyOf } from './runs.ts';
import type { Subject } from './subjects.ts';

/** A flaky test, understood as far as runs on this tree can tell. */
export interface Explained {
  readonly subject: Subject;
  readonly cause: FlakyCause;
  readonly dependence: Flake['dependence'];
  readonly polluter: TestCase | null;
  readonly condition: Condition;
  readonly failure: string | null;
  /** It passed and failed with nothing varied. */
  readonly unperturbed: boolean;
  readonly soon: boolean;
}

/** A failure that a condition brings about each time. What it depends on, and when it will come, is for later. */
export function explainAttributed(laboratory: Laboratory, { subject, condition, failure }: Attributed): Explained {
  const repeated = condition.some(({ kind }) => kind === 'repeat');
  const cause = causeOf(condition);
  return {
    subject,
    cause,
    dependence: cause === 'order' && repeated ? 'non-idempotent' : null,
    polluter: null,
    condition,
    failure,
    unperturbed: hasTwoOutcomes(laboratory.runs.strip(subject.key), 'natural'),
    soon: false,
  };
}

/** Two outcomes under one condition; `probe` is what makes it fail each time, when there is such a thing. */
export function explainUnsteady(laboratory: Laboratory, subject: Subject, probe: Attributed | null): Explained {
  const strip = laboratory.runs.strip(subject.key);
  const unperturbed = hasTwoOutcomes(strip, 'natural');
  const seenUnder = strip.find(({ outcome }) => outcome === 'failed')?.condition ?? 'natural';
  return {
    subject,
    cause: probe === null ? 'unknown' : causeOf(probe.condition),
    dependence: null,
    polluter: null,
    condition: probe?.condition ?? [],
    failure: probe?.failure ?? subject.test.failure,
    unperturbed: unperturbed || (probe === null && seenUnder === 'natural'),
    soon: false,
  };
}

function hasTwoOutcomes(strip: readonly RunMark[], condition: string): boolean {
  const marks = strip.filter((mark) => mark.condition === condition);
  return marks.some(({ outcome }) => outcome === 'failed') && marks.some(({ outcome }) => outcome === 'passed');
}

/** "passes 3 of 3 times naturally, fails 2 of 2 times under time-zone=America/Los_Angeles". */
export function evidence(strip: readonly RunMark[], explained: Explained): string {
  const natural = strip.filter(({ condition }) => condition === 'natural');
  const failures = natural.filter(({ outcome }) => outcome === 'failed').length;
  const calm =
    failures === 0
      ? `passes ${natural.length} of ${natural.length} times naturally`
      : `fails ${failures} of ${natural.length} times with nothing varied`;
  const text = conditionText(explained.condition);
  const varied = strip.filter(({ condition }) => condition === text);
  if (explained.condition.length === 0 || varied.length === 0) {
    const elsewhere = strip.find(({ outcome, condition }) => outcome === 'failed' && condition !== 'natural');
    return elsewhere === undefined || failures > 0 ? calm : `${calm}, failed once under ${elsewhere.condition}`;
  }
  const failed = varied.filter(({ outcome }) => outcome === 'failed').length;
  return `${calm}, fails ${failed} of ${varied.length} times under ${text}`;
}

/** The names to run for the failure to show: the test and its polluter; none when the whole file is needed. */
export function neededTests(explained: Explained): readonly string[] {
  const { dependence, polluter, subject } = explained;
  if (dependence === 'brittle') return [subject.test.name];
  if (dependence === 'victim' && polluter !== null && keyOf(polluter) !== subject.key) {
    return [polluter.name, subject.test.name];
  }
  return [];
}
