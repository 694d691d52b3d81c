import { type SyntaxNode, walk, withoutTypes } from '../../source/syntax.ts';
import { calledName, child, type Fields, isCall, list } from '../model/fields.ts';
import { nodesIn } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

const SHORTEST_MS = 20;
const SLEEPS = /^(?:sleep|delay|wait|pause|setTimeout|waitForTimeout|timeout)$/;

/**
 * fixed-sleep: the test awaits 20 ms or more of real time (`await sleep(100)`, `await new Promise((r) => setTimeout(r, 100))`).
 *
 * Why: it is too long for most runs, and too short for some.
 * Silent: files that fake time; sleeps whose length is computed.
 * Source: playwright/no-wait-for-timeout; Luo et al. 2014. Level: info.
 */
export const fixedSleep: Rule = {
  id: 'fixed-sleep',
  *find(file) {
    if (file.fakesTime) return;
    for (const one of file.cases) {
      const found = nodesIn(file, one, 'AwaitExpression').find(
        (node) => sleepMs(child(node, 'argument')) >= SHORTEST_MS,
      );
      if (found !== undefined)
        yield { one, node: found, message: 'sleeps by the real clock: wait for what it waits for' };
    }
  },
};

function sleepMs(awaited: SyntaxNode | null): number {
  if (awaited === null) return 0;
  const bare = withoutTypes(awaited);
  if (isCall(bare) && SLEEPS.test(calledName(bare) ?? '')) return largestNumber(list(bare, 'arguments'));
  if (bare.type !== 'NewExpression') return 0;
  let longest = 0;
  walk(bare, {}, (node) => {
    if (isCall(node) && calledName(node) === 'setTimeout')
      longest = Math.max(longest, largestNumber(list(node, 'arguments')));
    return {};
  });
  return longest;
}

function largestNumber(nodes: readonly SyntaxNode[]): number {
  const numbers = nodes.flatMap((node) => (node.type === 'NumericLiteral' ? [(node as Fields).value as number] : []));
  return numbers.reduce((most, next) => Math.max(most, next), 0);
}
