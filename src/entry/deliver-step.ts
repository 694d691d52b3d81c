import { isUnsafeEvent } from '../change/event-references.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { ApiFailed } from '../github/answer.ts';
import { permissionAdvice } from '../github/api-advice.ts';
import { type Delivery, deliverDrafts } from '../github/deliver-drafts.ts';
import { LARGEST_PATCH_BYTES, parseDraftsPatch } from '../github/drafts-patch.ts';
import { singleLine } from '../report/text.ts';
import { readArtifactFile } from './artifact-file.ts';
import { deliveryBody, deliveryTitle } from './deliver-words.ts';
import { eventPayload } from './event-request.ts';
import { runUrl } from './run-url.ts';
import { wordsOf } from './told-problem.ts';

/** The inputs of deliver/action.yml. Paths are relative to the workspace. */
export interface DeliverInputs {
  readonly patchPath: string;
  /** Empty: none. */
  readonly summaryPath: string;
  readonly token: string;
}

const PERMISSIONS = ['contents: write', 'pull-requests: write'];
/** GitHub shows no larger one. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024;

/**
 * Delivers what a patch holds, where the event is a pull request of the repository itself.
 *
 * @param environment of the step: `GITHUB_*`
 * @throws CouldNotJudge for anything that was given and cannot be used, before GitHub is asked
 * @throws ApiFailed
 */
export async function deliverStep(environment: NodeJS.ProcessEnv, inputs: DeliverInputs): Promise<Delivery> {
  const event = environment.GITHUB_EVENT_NAME ?? '';
  requireSafe(event);
  if (event !== 'pull_request') return nothing(`the event ${JSON.stringify(event)} is about no pull request`);
  const { number, head, isFork } = target(environment);
  if (isFork) return nothing(`the pull request comes from a fork, whose branches cannot be offered anything from here`);
  const { patch, summary } = given(environment, inputs);
  const files = parseDraftsPatch(patch);
  const { token } = inputs;
  const [fullName, apiUrl] = [environment.GITHUB_REPOSITORY ?? '', environment.GITHUB_API_URL ?? ''];
  if (token === '' || fullName === '' || apiUrl === '') {
    throw new CouldNotJudge(
      'Drafts are delivered with the input `token`, GITHUB_REPOSITORY and GITHUB_API_URL, and one of them is empty. Leave `token` at its default.',
    );
  }
  const repositoryUrl = `${environment.GITHUB_SERVER_URL ?? 'https://github.com'}/${fullName}`;
  const body = deliveryBody(number, files, { runUrl: runUrl(environment), summary, repositoryUrl });
  // The toolkit reads the variables of the workflow as it is loaded, and throws where the event is not JSON.
  const { repositoryOf } = await import('../github/repository.ts');
  const repository = repositoryOf({ token, apiUrl, fullName });
  return deliverDrafts(repository, { number, head, files, title: deliveryTitle(number), body });
}

/** What ended it, with what to change where GitHub refused. */
export function deliveryProblem(problem: unknown): string {
  if (!(problem instanceof ApiFailed)) return wordsOf(problem);
  const advice = permissionAdvice(problem, { permissions: PERMISSIONS, isFork: false });
  return `${singleLine(problem.message, 1_000)}. ${advice ?? 'Run this job again; what was done so far is used then.'}`;
}

function requireSafe(event: string): void {
  if (!isUnsafeEvent(event)) return;
  throw new CouldNotJudge(
    `Earnest does not deliver on ${event}: that event gives a token that can write, and secrets, to work on a pull request from anybody, forks ` +
      'included. Use `on: pull_request`.',
  );
}

function target(environment: NodeJS.ProcessEnv): { number: number; head: string; isFork: boolean } {
  const payload = eventPayload(environment) as PullRequestEvent | null;
  const { number, head } = payload?.pull_request ?? {};
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || typeof head?.sha !== 'string') {
    throw new CouldNotJudge(
      'The payload of the pull_request event names no pull request and no head commit. GITHUB_EVENT_PATH was likely overwritten by a step before this one.',
    );
  }
  return { number, head: head.sha, isFork: head.repo?.full_name !== environment.GITHUB_REPOSITORY };
}

interface PullRequestEvent {
  readonly pull_request?: {
    readonly number?: unknown;
    readonly head?: { readonly sha?: unknown; readonly repo?: { readonly full_name?: unknown } | null };
  };
}

const ADVICE = 'Give the path of a file that the gate of this run wrote.';

/** A patch that is not there stands for no drafts. */
function given(
  environment: NodeJS.ProcessEnv,
  { patchPath, summaryPath }: DeliverInputs,
): { readonly patch: Uint8Array; readonly summary: string } {
  if (patchPath === '') {
    throw new CouldNotJudge(
      'The input `patch-path` is empty. Give it the path of the drafts.patch that the gate of this run left; a file that is not there stands for no drafts.',
    );
  }
  const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
  const patch = readArtifactFile(workspace, patchPath, LARGEST_PATCH_BYTES, ADVICE) ?? new Uint8Array();
  const summary = summaryPath === '' ? null : readArtifactFile(workspace, summaryPath, LARGEST_SUMMARY_BYTES, ADVICE);
  return { patch, summary: summary === null ? '' : new TextDecoder().decode(summary) };
}

function nothing(why: string): Delivery {
  return { status: 'nothing', pullRequest: null, why };
}
