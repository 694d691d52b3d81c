import type { Assertion } from '../model/assertions.ts';
import { callsAsserting } from '../model/calls-asserting.ts';
import type { Found, Rule } from './rule.ts';

/** A rule about tests all of whose assertions are such, and that call no helper that asserts by its name. */
export function onlyOfKind(id: string, holds: (assertion: Assertion) => boolean, message: string): Rule {
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
