import type { DraftProblem } from '../../domain/draft.ts';
import type { ReviewPolicy } from '../../domain/policy.ts';
import { createModules } from '../../review/model/modules.ts';
import { createOracles } from '../../review/model/oracles.ts';
import { suspectFile } from '../../review/suspect.ts';
import type { DraftFile } from './draft-to-check.ts';
import { plain, problem } from './problem.ts';

/** Said by the form of a draft already. */
const SAID_ELSEWHERE = new Set(['focused-test', 'skipped-test']);

/**
 * What the rules of the review block by the text alone, at the levels of the policy. What blocks only with a witness waits for the trial.
 *
 * @param drafted the draft first, then its fixtures
 */
export function reviewProblems(
  root: string,
  drafted: readonly [DraftFile, ...DraftFile[]],
  { rules }: ReviewPolicy,
): readonly DraftProblem[] {
  const modules = createModules(root, new Map(drafted.map(({ path, code }) => [path, code])));
  const file = modules.test(drafted[0].path);
  if ('why' in file) return [problem('review', null, `It cannot be reviewed: ${file.why}.`)];
  const around = { modules, oracleOf: createOracles(modules.findAsserting), change: null };
  return suspectFile(file, file.cases, () => [], around)
    .filter(({ rule, level }) => !SAID_ELSEWHERE.has(rule) && (rules[rule] ?? level) === 'block')
    .map(({ rule, line, message }) => problem('review', line, `${rule}: ${plain(message, 300)}`));
}
