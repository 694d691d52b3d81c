import type { LineRange } from '../domain/change.ts';
import type { Draft, DraftProblem } from '../domain/draft.ts';
import type { ReviewPolicy } from '../domain/policy.ts';
import { codeAt } from '../review/changed-code.ts';
import { createModules } from '../review/model/modules.ts';
import { createOracles } from '../review/model/oracles.ts';
import { mirrorsImplementation } from '../review/rules/mirrors-implementation.ts';
import { suspectFile } from '../review/suspect.ts';
import type { TargetLines } from './target-scope.ts';

/** More lines than a file has. */
const WHOLE: readonly LineRange[] = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];

/**
 * Where a draft works out what it expects as its target does. A mistake is then in both, and what the draft kills says nothing of it: it is no
 * witness, however much it kills.
 */
export function mirrorProblems(
  root: string,
  { path, code }: Draft,
  target: TargetLines,
  { rules }: ReviewPolicy,
): readonly DraftProblem[] {
  if (rules[mirrorsImplementation.id] === 'off') return [];
  const modules = createModules(root, new Map([[path, code]]));
  const file = modules.test(path);
  if ('why' in file) return [];
  const places = [...target].map(([source, lines]) => ({ path: source, lines: lines ?? WHOLE }));
  const around = { modules, oracleOf: createOracles(modules.findAsserting), change: codeAt(places, modules) };
  return suspectFile(file, file.cases, () => [], around)
    .filter(({ rule }) => rule === mirrorsImplementation.id)
    .map(({ line, message }) => ({ kind: 'review', line, message: `${mirrorsImplementation.id}: ${message}` }));
}
