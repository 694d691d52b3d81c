import * as core from '@actions/core';
import { createLog } from '../system/log.ts';
import { draftRequestOf } from './draft-inputs.ts';
import { startAnew } from './hidden-environment.ts';
import { withoutKeys } from './without-keys.ts';

/** What drafting in the step of the gate left for its reports. */
export interface Drafted {
  /** drafts.json. */
  readonly json: string;
  /** What the summary says of drafting in this step; empty for nothing. */
  readonly remark: string;
}

/** Holds what was drafted, between two lives of this process. */
const DRAFTED = 'EARNEST_DRAFTED';
const INPUTS = ['model', 'base-url', 'api-key'];

const SHARED_STEP =
  'Drafting shared the step of the gate. The key was dropped before any code of the repository ran, and no child got it; the runner itself still holds it, and code that can become root on this machine, as on hosted runners, can read it there. Draft in a job of its own where that matters.';

/**
 * Where the inputs ask for it, lets a model draft before any code of the repository runs, and starts this process anew without the key: neither
 * its environment nor its memory holds it from then on. Returns at once in the life after that, and where nothing is asked.
 *
 * @throws CouldNotJudge for a configuration that drafting cannot work with
 */
export async function draftFirst(own: NodeJS.Process): Promise<void> {
  if (own.env[DRAFTED] !== undefined || INPUTS.every((name) => core.getInput(name) === '')) return;
  const request = draftRequestOf(own, false);
  // Loaded only here: it brings a compiler and a client.
  const { runDraft } = await import('./run-draft.ts');
  const { json } = await runDraft(request, createLog(own.stdout, 'actions'));
  const { apiKey, environment } = request;
  const drafted: Drafted = { json, remark: apiKey === '' ? '' : SHARED_STEP };
  const kept = withoutKeys(environment, apiKey);
  startAnew(own, { ...kept, [DRAFTED]: JSON.stringify(drafted) });
  // Only where a process cannot start itself anew.
  for (const name of Object.keys(own.env)) if (!Object.hasOwn(kept, name)) delete own.env[name];
  own.env[DRAFTED] = JSON.stringify(drafted);
}

/** What an earlier life of this process drafted; null when nothing was asked. No child is told. */
export function draftedBefore(environment: NodeJS.ProcessEnv): Drafted | null {
  const text = environment[DRAFTED];
  delete environment[DRAFTED];
  return text === undefined ? null : (JSON.parse(text) as Drafted);
}
