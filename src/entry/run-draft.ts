import http from 'node:http';
import type { Drafting } from '../domain/draft.ts';
import { type DraftRequest, draft, preview } from '../draft.ts';
import type { Preview } from '../drafting/preview.ts';
import { forgetClientVariables } from '../drafting/provider/client-variables.ts';
import { draftingSummary } from '../report/drafting-summary.ts';
import { draftsJson } from '../report/drafts-json.ts';
import { createSystem } from '../system/create-system.ts';
import { createGit } from '../system/git.ts';
import type { Log, System } from '../system/system.ts';
import { withoutKeys } from './without-keys.ts';

/** What a run of drafting leaves. */
export interface DraftResult {
  readonly drafting: Drafting;
  /** drafts.json, as text. */
  readonly json: string;
  /** Markdown. */
  readonly summary: string;
}

/**
 * Drafts, with nothing of the key in the environment of any child.
 *
 * @throws CouldNotJudge for a configuration or a repository that drafting cannot work with
 */
export async function runDraft(request: DraftRequest, log: Log): Promise<DraftResult> {
  const drafting = await withSystem(request, log, (system) => draft(system, request));
  return {
    drafting,
    json: `${JSON.stringify(draftsJson(drafting), null, 2)}\n`,
    summary: draftingSummary(drafting),
  };
}

/** What drafting would send. */
export function runPreview(request: DraftRequest, log: Log): Promise<Preview> {
  return withSystem(request, log, (system) => preview(system, request));
}

async function withSystem<Result>(
  { environment, apiKey }: DraftRequest,
  log: Log,
  act: (system: System) => Promise<Result>,
): Promise<Result> {
  useProxy(environment);
  forgetClientVariables(process.env);
  const harmless = withoutKeys(environment, apiKey);
  const { system, dispose } = await createSystem({ environment: harmless, log, git: createGit(harmless) });
  try {
    return await act(system);
  } finally {
    await dispose();
  }
}

/** Node asks through a proxy only when told so as it starts, or here. */
function useProxy(environment: NodeJS.ProcessEnv): void {
  const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
  const proxies = Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  if (Object.keys(proxies).length > 0) http.setGlobalProxyFromEnv?.(proxies);
}
