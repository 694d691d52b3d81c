import type { SyntaxNode } from '../../source/syntax.ts';
import { saysItAsserts } from './assertion-names.ts';
import { calledName, isWithin } from './fields.ts';
import { CALLS, nodesIn, type ReadCase, type TestFile } from './test-file.ts';

/**
 * A case calls a helper that says by its name that it asserts (`expectTotal(…)`), beside the assertions that it has of its own.
 *
 * @param counts what a call has to be beside that
 */
export function callsAsserting(
  file: TestFile,
  one: ReadCase,
  counts: (call: SyntaxNode) => boolean = () => true,
): boolean {
  return nodesIn(file, one, ...CALLS).some(
    (call) =>
      saysItAsserts(calledName(call) ?? '') && !one.assertions.some(({ node }) => isWithin(call, node)) && counts(call),
  );
}
