import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Brief, entryOf, targetText } from '../domain/brief.ts';
import type { Log } from '../system/system.ts';
import { createChecker } from './check/checker.ts';
import { type BriefRun, draftBrief } from './draft-brief.ts';
import { type Gathered, gather, type Repository } from './gather.ts';
import { createNumbering } from './numbering.ts';
import type { DraftingParts } from './progress.ts';
import { clauseIds } from './prompt/brief-text.ts';

/** Drafts for one brief after another; one that cannot be drafted for costs no other anything. */
export async function draftBriefs(
  repository: Repository,
  briefs: readonly Brief[],
  parts: Pick<DraftingParts, 'redactor' | 'provider'>,
  log: Log,
): Promise<readonly BriefRun[]> {
  const { root } = repository;
  const shared = { ...parts, numbering: createNumbering((path) => !existsSync(join(root, path))) };
  const runs: BriefRun[] = [];
  for (const brief of briefs) {
    const end = log.group(`Drafting for ${brief.path}: ${targetText(brief.target)}`);
    const run = await oneBrief(repository, brief, shared);
    log.info(
      `${run.drafts.length} drafts, ${run.refused.length} refused, ${run.questions.length} questions${run.outcome.why === null ? '' : `: ${run.outcome.why}`}`,
    );
    end();
    runs.push(run);
  }
  return runs;
}

async function oneBrief(
  repository: Repository,
  brief: Brief,
  shared: Omit<DraftingParts, 'checker'>,
): Promise<BriefRun> {
  const gathered = await gather(repository, brief);
  if ('why' in gathered) return refusedRun(brief, gathered.why);
  const checker = checkerFor(repository, brief, gathered);
  const run = await draftBrief({ ...shared, checker }, brief, gathered);
  const { typeCheck } = checker;
  const isTyped = /tsx?$/.test(gathered.material.placement.ending);
  return typeCheck.done || !isTyped
    ? run
    : { ...run, remarks: [...run.remarks, `${brief.path}: types were not checked: ${typeCheck.why}`] };
}

function checkerFor({ root, policy, mayRead }: Repository, brief: Brief, { material }: Gathered) {
  const { tests } = material;
  return createChecker({
    root,
    packageDirectory: tests.directory,
    runner: tests.runner,
    entry: entryOf(brief.target),
    clauseIds: new Set(clauseIds(brief)),
    review: policy.review,
    mayRead,
  });
}

function refusedRun(brief: Brief, why: string): BriefRun {
  return {
    outcome: { brief: brief.path, target: targetText(brief.target), status: 'refused', why },
    drafts: [],
    fixtures: [],
    refused: [],
    questions: [],
    requests: [],
    withheld: [],
    remarks: [],
  };
}
