import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import type { DraftingPolicy } from '../../domain/policy.ts';
import { GITHUB_MODELS_RETIRED, isRetiredHost } from './retired.ts';

/** Where a model is asked. */
export interface Endpoint {
  /** What `/chat/completions` is put behind, for Azure OpenAI `/deployments/MODEL/chat/completions`; no `/` at its end. */
  readonly baseUrl: string;
  /** With the port when it is not the usual one. */
  readonly host: string;
  readonly model: string;
  /** Only for Azure OpenAI, whose `model` is the name of a deployment. */
  readonly apiVersion: string | null;
}

export type AskedEndpoint = Pick<DraftingPolicy, 'baseUrl' | 'model' | 'apiVersion' | 'allowHttp'>;

const EXAMPLE = 'https://api.example.com/v1';
const LONGEST_MODEL = 200;

/**
 * The endpoint that a configuration means. An empty text is as good as none. There is no default: the client would take OpenAI's.
 *
 * @throws CouldNotJudge for one that cannot work, or to which a key and a request would travel unencrypted. The message does not hold
 * what may be a secret.
 */
export function checkedEndpoint(asked: AskedEndpoint): Endpoint {
  const url = checkedUrl(asked.baseUrl, asked.allowHttp);
  const model = checkedModel(asked.model);
  const apiVersion = checkedVersion(asked.apiVersion);
  const path = url.pathname.replace(/\/$/, '');
  const isVersionOne = /\/openai\/v1$/.test(path);
  if (apiVersion !== null && isVersionOne) {
    throw new CouldNotJudge(
      'drafting.apiVersion and a drafting.baseUrl that ends in /openai/v1 contradict each other: that API of Azure OpenAI has no versions. Remove drafting.apiVersion, or /openai/v1.',
    );
  }
  if (apiVersion === null && !isVersionOne && url.hostname.endsWith('.openai.azure.com')) {
    throw new CouldNotJudge(
      `drafting.baseUrl received ${url.origin}${path}, an endpoint of Azure OpenAI that is asked in neither of its ways. Let it end in /openai/v1, or set drafting.apiVersion.`,
    );
  }
  const base = apiVersion === null || path.endsWith('/openai') ? path : `${path}/openai`;
  return { baseUrl: `${url.origin}${base}`, host: url.host, model, apiVersion };
}

function checkedUrl(baseUrl: string | null, allowHttp: boolean): URL {
  if (baseUrl === null || baseUrl === '') {
    throw new CouldNotJudge(
      `drafting.baseUrl received nothing: there is no default for the API that a model is asked through. Set it, or the input base-url, to an address such as ${EXAMPLE}.`,
    );
  }
  const url = /^https?:\/\/[^\s\p{Cc}\\]+$/iu.test(baseUrl) ? URL.parse(baseUrl) : null;
  if (url === null) {
    throw new CouldNotJudge(
      `drafting.baseUrl received ${baseUrl.length} characters that are no address. Set it, or the input base-url, to one such as ${EXAMPLE}: https, a host, a path, no blanks.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new CouldNotJudge(
      `drafting.baseUrl received an address of ${url.host} that holds a user name or password: addresses end up in logs. Remove what stands before the @, and hand the key over as the API key.`,
    );
  }
  if (/[?#]/.test(baseUrl)) {
    throw new CouldNotJudge(
      `drafting.baseUrl received an address of ${url.host} with something behind ? or #. Remove it; the api-version of Azure OpenAI belongs into drafting.apiVersion, a key into the API key.`,
    );
  }
  if (isRetiredHost(url.hostname)) {
    throw new CouldNotJudge(`drafting.baseUrl received an address of ${url.hostname}. ${GITHUB_MODELS_RETIRED}`);
  }
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname)) {
    throw new CouldNotJudge(
      `drafting.baseUrl received http: on another machine (${url.host}): the key and the request could be read on the way. Use https, or set drafting.allowHttp when you trust that network.`,
    );
  }
  const operation = /\/(?:deployments\/.*|chat\/completions|completions|responses|embeddings|models)\/?$/.exec(
    url.pathname,
  );
  if (operation !== null) {
    throw new CouldNotJudge(
      `drafting.baseUrl received an address of ${url.host} that ends in an operation: ${JSON.stringify(operation[0].slice(0, 60))}. Remove that part: it is added, and drafting.model names the model or the deployment.`,
    );
  }
  return url;
}

function checkedModel(model: string | null): string {
  if (model === null || model === '') {
    throw new CouldNotJudge(
      'drafting.model received nothing: there is no default for the model. Set it, or the input model, to a name that your provider lists.',
    );
  }
  if (model.length > LONGEST_MODEL || model !== model.trim() || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(model)) {
    throw new CouldNotJudge(
      `drafting.model received ${model.length} characters that are no name of a model: it is longer than ${LONGEST_MODEL}, begins or ends with a blank, or holds a line end. Set the name that your provider lists.`,
    );
  }
  return model;
}

function checkedVersion(apiVersion: string | null): string | null {
  if (apiVersion === null || apiVersion === '') return null;
  if (/^[\w.-]{1,40}$/.test(apiVersion)) return apiVersion;
  throw new CouldNotJudge(
    'drafting.apiVersion received what is no version of the API of Azure OpenAI. Set one such as 2026-10-01, or remove it for another provider.',
  );
}

/** As URL writes hosts: 127.1 is 127.0.0.1 there. */
function isLoopback(hostname: string): boolean {
  return /^(?:(?:.*\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
