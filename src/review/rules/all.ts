import { realTime, unseededRandomness } from './chance-and-time.ts';
import { emptyTest } from './empty-test.ts';
import { everyCollaboratorMocked } from './every-collaborator-mocked.ts';
import { expectsOwnResult } from './expects-own-result.ts';
import { fixedSleep } from './fixed-sleep.ts';
import { floatingAssertion } from './floating-assertion.ts';
import { focusedTest, skippedTest } from './focus.ts';
import { interactionOnly, weakOnly } from './kinds-only.ts';
import { manyDoubles } from './many-doubles.ts';
import { mirrorsImplementation } from './mirrors-implementation.ts';
import { mockEcho } from './mock-echo.ts';
import { mocksSubject } from './mocks-subject.ts';
import { noAssertion } from './no-assertion.ts';
import { assertionInCatch, conditionalAssertion, unawaitedCallback } from './obstacles.ts';
import { privateAccess } from './private-access.ts';
import type { Rule } from './rule.ts';
import { giantSnapshot, snapshotOnly } from './snapshots.ts';
import { tautology } from './tautology.ts';
import { unreachableAssertion } from './unreachable-assertion.ts';

/** The rules that look at one test file at a time. */
export const RULES: readonly Rule[] = [
  noAssertion,
  emptyTest,
  floatingAssertion,
  unreachableAssertion,
  unawaitedCallback,
  assertionInCatch,
  conditionalAssertion,
  tautology,
  weakOnly,
  interactionOnly,
  mocksSubject,
  everyCollaboratorMocked,
  manyDoubles,
  mockEcho,
  mirrorsImplementation,
  expectsOwnResult,
  giantSnapshot,
  snapshotOnly,
  privateAccess,
  focusedTest,
  skippedTest,
  fixedSleep,
  unseededRandomness,
  realTime,
];
