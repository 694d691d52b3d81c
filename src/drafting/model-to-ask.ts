import type { DraftingPolicy } from '../domain/policy.ts';
import { checkedEndpoint, type Endpoint } from './provider/endpoint.ts';

/** What whoever runs drafting gives beside the policy, and goes before it. */
export interface GivenModel {
  readonly baseUrl: string | null;
  readonly model: string | null;
  /** Null, or empty: there is none. */
  readonly apiKey: string | null;
}

export interface AskedModel {
  readonly endpoint: Endpoint;
  readonly apiKey: string;
}

const NO_MODEL =
  'no model is configured: set drafting.baseUrl and drafting.model in the policy, or the inputs base-url and model; in a workflow, pull requests from forks get neither secrets nor variables';
const NO_KEY =
  'there is no API key: in a workflow, pull requests from forks and of Dependabot get no secrets, and a secret that is not set is empty; on the command line, set EARNEST_API_KEY';

/**
 * The model that the policy and whoever runs drafting name.
 *
 * @returns why, in a line, when drafting is not set up or has no key: no fault
 * @throws CouldNotJudge for a configuration that cannot work
 */
export function modelToAsk(policy: DraftingPolicy, given: GivenModel): AskedModel | { readonly why: string } {
  const baseUrl = orNull(given.baseUrl) ?? policy.baseUrl;
  const model = orNull(given.model) ?? policy.model;
  if (baseUrl === null && model === null) return { why: NO_MODEL };
  const apiKey = orNull(given.apiKey);
  // First: where secrets are missing, variables may be too, and what is left of a configuration is no fault.
  if (apiKey === null) return { why: NO_KEY };
  const { apiVersion, allowHttp } = policy;
  return { endpoint: checkedEndpoint({ baseUrl, model, apiVersion, allowHttp }), apiKey };
}

function orNull(text: string | null): string | null {
  return text === null || text === '' ? null : text;
}
