import { child, statementsOf } from '../model/fields.ts';
import { CALLS, nodesIn, rootsOf } from '../model/test-file.ts';
import { isEmpty } from './empty-test.ts';
import type { Rule } from './rule.ts';

/** Nothing may go wrong, or types are what is tested, says the title of the test or of a suite. */
const HARMLESS =
  /(?:\bno|n[o']t|\bnever|\bnon|without|instead of)\b.{0,30}(?:throw|crash|error|fail|issue|problem|warn|break|hang|leak|block|explode|reject|panic)|smoke|\btyp(?:es?|ed|ings?|edefs?)\b/i;
/** Words for what a test without an assertion may be meant to show, in its own title. */
const SHOWN = /compil|\binfers?\b|\brenders?\b|\baccepts?\b|\ballows?\b|\bsupports?\b/i;
const TYPE_CHECKED = /@ts-expect-error|\bsatisfies\b|\b(?:Expect|Equals?|Assert\w*|Is(?:Exact|Equal))<|<true[,>]/;

/**
 * no-assertion: nothing is asserted in the test, in the helpers that it calls (followed through local functions and imports of
 * the repository), or in a hook that runs after it.
 *
 * Why: it passes as long as nothing throws; a wrong result goes unseen.
 * Silent: skipped tests; frameworks' own ways to assert (`t.is`, `cy.`, supertest, testing-library, nock, `done`, a plan).
 * Doubtful, and only listed: a title that says that nothing may throw; helpers whose text is not there to be read; what waits for
 * something (`server.waitForOutput(…)`); tests that the compiler checks (`Expect<Equal<A, B>>`, `@ts-expect-error`, `satisfies`);
 * tests that call nothing.
 * Source: jest/expect-expect. Level: warn. Witness: no-assertion-ran, kills-nothing.
 */
export const noAssertion: Rule = {
  id: 'no-assertion',
  *find(file, { oracleOf }) {
    for (const one of file.cases) {
      if (one.isSkipped || rootsOf(one).length === 0 || isEmpty(one)) continue;
      const doesNothing = nodesIn(file, one, ...CALLS, 'NewExpression', 'JSXElement').length === 0;
      if (doesNothing && statementsOf(child(one.block.callback, 'body')).length === 0) continue;
      const oracle = oracleOf(file, one);
      if (oracle === 'asserts') continue;
      const isMeant =
        doesNothing ||
        one.titles.some((title) => HARMLESS.test(title)) ||
        SHOWN.test(one.titles.at(-1) ?? '') ||
        TYPE_CHECKED.test(file.text.slice(one.block.call.start ?? 0, one.block.call.end ?? 0));
      yield {
        one,
        node: one.block.call,
        message:
          oracle === 'doubtful'
            ? 'asserts nothing that can be read here: what it calls may'
            : 'asserts nothing: it passes whatever comes out, as long as nothing throws',
        ...(oracle === 'doubtful' || isMeant ? { level: 'info' as const } : {}),
      };
    }
  },
};
