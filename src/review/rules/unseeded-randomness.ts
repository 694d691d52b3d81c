import type { SyntaxNode } from '../../source/syntax.ts';
import { child, dottedPath } from '../model/fields.ts';
import { nodesIn } from '../model/test-file.ts';
import type { Rule } from './rule.ts';

/**
 * unseeded-randomness: the test draws from `Math.random`, or from a faker that nobody in the file seeds.
 *
 * Why: a failure cannot be made again.
 * Silent: fast-check, which prints its seed; names of temporary files; a stubbed `Math.random`; a seed in the file.
 * Source: Luo et al. 2014. Level: info.
 */
export const unseededRandomness: Rule = {
  id: 'unseeded-randomness',
  *find(file) {
    if (/\bseed\b|spyOn\(\s*(?:global\.|globalThis\.)?Math|Math\.random\s*=/.test(file.text)) return;
    for (const one of file.cases) {
      const found = nodesIn(file, one, 'CallExpression').find((node) => {
        const [root, name] = dottedPath(child(node, 'callee')) ?? [];
        const draws =
          (root === 'Math' && name === 'random') || ((root === 'faker' || root === 'chance') && name !== 'seed');
        return draws && !namesFile(file.text, node);
      });
      if (found !== undefined) yield { one, node: found, message: 'draws its input by chance: give it a seed' };
    }
  },
};

/** A random name keeps two runs apart and is no input. */
function namesFile(text: string, node: SyntaxNode): boolean {
  const around = text.slice(Math.max(0, (node.start ?? 0) - 80), (node.end ?? 0) + 40);
  return /tmp|temp|toString\(36\)|toString\(16\)|path|file|dir|name|port|id\b/i.test(around);
}
