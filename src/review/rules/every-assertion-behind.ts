import type { SyntaxNode } from '../../source/syntax.ts';
import type { Assertion } from '../model/assertions.ts';
import { callsAsserting } from '../model/calls-asserting.ts';
import { type Obstacle, obstacleOf } from '../model/flow.ts';
import { isMadeByCompiler } from '../model/made-by-compiler.ts';
import { isObliged, type ReadCase, type TestFile, takesDone } from '../model/test-file.ts';
import type { Found, Rule } from './rule.ts';

/** What a case asserts behind an obstacle; null where it does not count as one. */
type Weigh = (assertions: readonly Assertion[], one: ReadCase, file: TestFile) => Pick<Found, 'level'> | null;

/** A rule about tests whose every assertion has this obstacle before it, and that call no helper that asserts by its name. */
export function everyAssertionBehind(id: string, obstacle: Obstacle, message: string, weigh: Weigh): Rule {
  return {
    id,
    *find(file): Iterable<Found> {
      for (const one of file.cases) {
        const made = one.assertions.filter((assertion) => !isMadeByCompiler(assertion));
        const [first] = made;
        if (one.isSkipped || first === undefined || takesDone(one) || isObliged(file, one)) continue;
        if (!made.every(({ node }) => obstacleOf(node, one, file.index) === obstacle)) continue;
        const weighed = weigh(made, one, file);
        const isFree = (call: SyntaxNode) => obstacleOf(call, one, file.index) !== obstacle;
        if (weighed === null || callsAsserting(file, one, isFree)) continue;
        // A runner counts its own assertions only: of others it says that none was made.
        const isCounted = made.every(({ style }) => style === 'expect');
        const witnesses = isCounted ? {} : { witnesses: ['kills-nothing' as const] };
        yield { one, node: first.node, message, ...witnesses, ...weighed };
      }
    },
  };
}
