import { readFileSync } from 'node:fs';
import { type EventRequest, requireSafeEvent } from '../change/event-references.ts';
import type { LocalRequest } from '../change/references.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

/**
 * What a workflow says of the change: the input `base` where it is given, else the event.
 *
 * @throws CouldNotJudge on `pull_request_target` and `workflow_run`
 */
export function referencesOf(
  environment: NodeJS.ProcessEnv,
  payload: unknown,
  { base, token }: { readonly base: string; readonly token: string },
): LocalRequest | EventRequest {
  requireSafeEvent(environment.GITHUB_EVENT_NAME ?? '');
  if (base !== '') return { kind: 'local', base, head: null };
  return {
    kind: 'event',
    name: environment.GITHUB_EVENT_NAME ?? '',
    payload,
    sha: environment.GITHUB_SHA ?? '',
    token: token || null,
    serverUrl: environment.GITHUB_SERVER_URL ?? 'https://github.com',
  };
}

/** @throws CouldNotJudge when the file of the event cannot be read */
export function eventPayload(environment: NodeJS.ProcessEnv): unknown {
  const path = environment.GITHUB_EVENT_PATH;
  if (path === undefined || path === '') return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CouldNotJudge(
      `The event file ${path} (GITHUB_EVENT_PATH) cannot be read as JSON: ${(error as Error).message}. Outside of a workflow, use \`earnest gate\`.`,
    );
  }
}
