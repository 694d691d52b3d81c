import type { Assertion } from '../model/assertions.ts';
import { literalText } from '../model/literals.ts';
import { onlyOfKind } from './only-of-kind.ts';

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
