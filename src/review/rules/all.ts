import { assertionInCatch } from './assertion-in-catch.ts';
import { conditionalAssertion } from './conditional-assertion.ts';
import { emptyTest } from './empty-test.ts';
import { everyCollaboratorMocked } from './every-collaborator-mocked.ts';
import { expectsOwnResult } from './expects-own-result.ts';
import { fixedSleep } from './fixed-sleep.ts';
import { floatingAssertion } from './floating-assertion.ts';
import { focusedTest } from './focused-test.ts';
import { giantSnapshot } from './giant-snapshot.ts';
import { interactionOnly } from './interaction-only.ts';
import { manyDoubles } from './many-doubles.ts';
import { mirrorsImplementation } from './mirrors-implementation.ts';
import { mockEcho } from './mock-echo.ts';
import { mocksSubject } from './mocks-subject.ts';
import { noAssertion } from './no-assertion.ts';
import { privateAccess } from './private-access.ts';
import { realTime } from './real-time.ts';
import type { Rule } from './rule.ts';
import { skippedTest } from './skipped-test.ts';
import { snapshotOnly } from './snapshot-only.ts';
import { tautology } from './tautology.ts';
import { unawaitedCallback } from './unawaited-callback-assertion.ts';
import { unreachableAssertion } from './unreachable-assertion.ts';
import { unseededRandomness } from './unseeded-randomness.ts';
import { weakOnly } from './weak-only.ts';

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
