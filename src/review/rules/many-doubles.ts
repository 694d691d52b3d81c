import { isDoubleMade } from '../model/doubles.ts';
import { nodesIn } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

const MANY = 6;

/**
 * many-doubles: six doubles or more are made within one test.
 *
 * Why: what is left of the subject is hard to see.
 * Source: jtcop NumberOfMockitoMocks. Level: info.
 */
export const manyDoubles: Rule = {
  id: 'many-doubles',
  *find(file) {
    for (const one of file.cases) {
      const made = nodesIn(file, one, 'CallExpression').filter(isDoubleMade);
      const [first] = made;
      if (first !== undefined && made.length >= MANY)
        yield { one, node: first, message: `makes ${made.length} doubles` };
    }
  },
};
