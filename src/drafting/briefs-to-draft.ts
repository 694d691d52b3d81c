import { changedTargets } from '../briefs/changed-targets.ts';
import { loadBriefs } from '../briefs/load-briefs.ts';
import { type Brief, targetText } from '../domain/brief.ts';
import type { Change } from '../domain/change.ts';
import type { BriefOutcome } from '../domain/draft.ts';
import type { Git } from '../system/system.ts';

/** Which briefs are drafted for, and what is known of the others already. */
export interface BriefsToDraft {
  readonly asked: readonly Brief[];
  /** Of the briefs that are not asked about. */
  readonly outcomes: readonly BriefOutcome[];
  /** Why nothing is asked, in a line, where that is so. */
  readonly whyNone: string;
  readonly remarks: readonly string[];
}

/** The briefs of the base commit whose targets a change touches; with `all`, every one. */
export async function briefsToDraft(
  git: Git,
  root: string,
  change: Change,
  include: readonly string[],
  all: boolean,
): Promise<BriefsToDraft> {
  const { briefs, problems } = await loadBriefs(git, root, change.base, include);
  const changes = all ? null : await changedTargets(git, root, change, briefs);
  const asked = briefs.filter((brief) => changes === null || changes.get(brief)?.changed === true);
  const unchanged = briefs
    .filter((brief) => !asked.includes(brief))
    .map(
      (brief): BriefOutcome => ({
        brief: brief.path,
        target: targetText(brief.target),
        status: 'unchanged',
        why: changes?.get(brief)?.why ?? null,
      }),
    );
  const refused = problems.map(({ path, why }): BriefOutcome => ({ brief: path, target: '', status: 'refused', why }));
  const edited = change.files.filter(({ path }) => /\.brief\.ya?ml$/.test(path)).map(({ path }) => path);
  const commit = change.base.slice(0, 7);
  return {
    asked,
    outcomes: [...refused, ...unchanged],
    whyNone: whyNone(briefs.length, problems.length, include, commit),
    remarks: edited.map(
      (path) => `${path} is edited by this change: briefs count as they are at the base commit (${commit})`,
    ),
  };
}

function whyNone(briefs: number, unreadable: number, include: readonly string[], commit: string): string {
  if (briefs > 0)
    return `this change leaves the behaviour of ${briefs === 1 ? 'the target of the one brief' : `the targets of all ${briefs} briefs`} as it was`;
  if (unreadable > 0) return `none of the briefs at the base commit (${commit}) can be read`;
  return `there is no brief at the base commit (${commit}): briefs.include is ${include.join(', ')}, and \`earnest brief TARGET\` begins one`;
}
