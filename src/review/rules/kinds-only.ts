import { type Assertion, literalText } from '../model/assertions.ts';
import type { AssertionKind } from '../model/matchers.ts';
import { callsAsserting } from './calls-asserting.ts';
import type { Found, Rule } from './rule.ts';

function onlyOfKind(id: string, holds: (assertion: Assertion) => boolean, message: string): Rule {
  return {
    id,
    *find(file): Iterable<Found> {
      for (const one of file.cases) {
        const [first] = one.assertions;
        if (one.isSkipped || first === undefined || !one.assertions.every(holds)) continue;
        if (callsAsserting(file, one)) continue;
        yield { one, node: first.node, message };
      }
    },
  };
}

const ofKind = (kind: AssertionKind) => (assertion: Assertion) => assertion.kind === kind;

/**
 * weak-only: every assertion says no more than that something is there.
 *
 * Why: a wrong value is there too.
 * Silent: queries of testing-library, which say which element is there; literals, which are a tautology.
 * Source: critical smells of generated tests. Level: info.
 */
export const weakOnly = onlyOfKind(
  'weak-only',
  (assertion) =>
    assertion.kind === 'weak' &&
    assertion.style !== 'library' &&
    literalText(assertion.actual) === null &&
    !isQuery(assertion),
  'asserts only that something is there: a wrong value is there too',
);

function isQuery({ matcher }: Assertion): boolean {
  return matcher === 'toBeInTheDocument';
}

/**
 * interaction-only: every assertion is about how doubles were called.
 *
 * Why: it holds the way the code works, not what comes of it.
 * Source: xUnit Test Patterns. Level: info.
 */
export const interactionOnly = onlyOfKind(
  'interaction-only',
  ofKind('interaction'),
  'asserts only how its doubles were called, not what comes of it',
);
