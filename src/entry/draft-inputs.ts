import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { DraftRequest } from '../draft.ts';
import { eventPayload, referencesOf } from './event-request.ts';

/** What the inputs of a step ask of drafting. From then on the log of the job hides the key. */
export function draftRequestOf(own: NodeJS.Process, all: boolean): DraftRequest & { readonly apiKey: string } {
  const apiKey = core.getInput('api-key');
  if (apiKey !== '') core.setSecret(apiKey);
  const environment = { ...own.env };
  const workspace = environment.GITHUB_WORKSPACE ?? own.cwd();
  const config = core.getInput('config');
  return {
    cwd: resolve(workspace, core.getInput('working-directory')),
    references: referencesOf(environment, eventPayload(environment), {
      base: core.getInput('base'),
      token: core.getInput('token'),
    }),
    configFile: config === '' ? null : resolve(workspace, config),
    all,
    baseUrl: core.getInput('base-url'),
    model: core.getInput('model'),
    apiKey,
    environment,
  };
}
