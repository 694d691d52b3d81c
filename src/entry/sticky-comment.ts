import { createHash } from 'node:crypto';
import { isUnsafeEvent } from '../change/event-references.ts';
import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import { ApiFailed } from '../github/answer.ts';
import { permissionAdvice } from '../github/api-advice.ts';
import { commentMarker, showOwnComment } from '../github/own-comment.ts';
import { singleLine } from '../report/text.ts';
import { eventPayload } from './event-request.ts';
import { runUrl } from './run-url.ts';
import { stickyCommentBody } from './sticky-comment-body.ts';

export interface StickyComment {
  /** Of the step: `GITHUB_*`. */
  readonly environment: NodeJS.ProcessEnv;
  readonly token: string;
  /** The input `working-directory`. */
  readonly directory: string;
  readonly judgement: Judgement;
  /** The job summary. */
  readonly summary: string;
  readonly links: SourceLinks | null;
}

/** Where a step speaks to people. */
export interface StepLog {
  info(message: string): void;
  warning(message: string): void;
}

const PERMISSION = 'pull-requests: write';

/**
 * Shows the judgement as one comment of the pull request, the same one each time. A comment decides nothing, so whatever goes wrong is
 * one warning, and nothing is thrown.
 */
export async function showStickyComment(request: StickyComment, log: StepLog): Promise<void> {
  try {
    await show(request, log);
  } catch (problem) {
    log.warning(
      `No comment was written: ${singleLine(problem instanceof Error ? problem.message : String(problem), 1_000)}`,
    );
  }
}

async function show(request: StickyComment, log: StepLog): Promise<void> {
  const { environment, token } = request;
  const payload = eventPayload(environment) as Payload | null;
  const number = payload?.pull_request?.number;
  const event = environment.GITHUB_EVENT_NAME ?? '';
  if (typeof number !== 'number' || isUnsafeEvent(event)) {
    log.info(`No comment: the event ${singleLine(event)} is about no pull request that could be judged.`);
    return;
  }
  const fullName = environment.GITHUB_REPOSITORY ?? '';
  const apiUrl = environment.GITHUB_API_URL ?? '';
  if (token === '' || fullName === '' || apiUrl === '') {
    log.warning('No comment was written: it needs the input `token`, GITHUB_REPOSITORY and GITHUB_API_URL.');
    return;
  }
  // The toolkit reads the variables of the workflow as it is loaded; without a comment it is not needed.
  const { repositoryOf } = await import('../github/repository.ts');
  const marker = commentMarker(commentKey(environment, request.directory));
  const body = stickyCommentBody({ ...request, marker, runUrl: runUrl(environment) });
  try {
    const shown = await showOwnComment(repositoryOf({ token, apiUrl, fullName }), { number, marker, body });
    log.info(`The comment on pull request ${number} was ${shown}.`);
  } catch (problem) {
    if (!(problem instanceof ApiFailed)) throw problem;
    const isFork = payload?.pull_request?.head?.repo?.full_name !== fullName;
    const advice = permissionAdvice(problem, { permissions: [PERMISSION], isFork });
    throw new Error(advice === null ? problem.message : `${problem.message}. ${advice}`);
  }
}

interface Payload {
  readonly pull_request?: {
    readonly number?: unknown;
    readonly head?: { readonly repo?: { readonly full_name?: unknown } | null };
  };
}

/**
 * What makes a gate the same from push to push, and another one than its neighbours: workflow, job, step and folder. A hash, since a
 * name could end the comment that holds it. Jobs of one matrix over the same folder share it.
 */
export function commentKey(environment: NodeJS.ProcessEnv, directory: string): string {
  const { GITHUB_WORKFLOW, GITHUB_JOB, GITHUB_ACTION } = environment;
  const parts = [GITHUB_WORKFLOW ?? '', GITHUB_JOB ?? '', GITHUB_ACTION ?? '', directory];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
