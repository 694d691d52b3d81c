import type { Endpoint } from './endpoint.ts';
import { foreignText } from './foreign-text.ts';
import { GITHUB_MODELS_RETIRED } from './retired.ts';
import type { Reply } from './send-request.ts';

type Failed = Exclude<Reply, { readonly kind: 'received' }>;

/** Why a request brought no answer: what was received, what it likely means, what to change. One line. */
export function failureWords(reply: Failed, endpoint: Endpoint, apiKey: string, limitMs: number): string {
  const { host } = endpoint;
  switch (reply.kind) {
    case 'status':
      return statusWords(reply, endpoint, apiKey);
    case 'no-json':
      return `${host} answered with text that is called JSON and is none: it broke off, or something between changed it. Try again; if it stays, drafting.baseUrl is likely not that of a chat completions API.`;
    case 'too-large':
      return `${host} answered with more than 4 MiB, and reading was ended: an answer is a hundredth of that. drafting.baseUrl is likely not that of a chat completions API.`;
    case 'late':
      return `${host} did not finish its answer within ${inWords(limitMs)}: it hangs, or the model takes too long. Use a faster model, or ask again later.`;
    case 'disconnected':
      return connectionWords(reply, host, apiKey);
  }
}

function statusWords(reply: Extract<Failed, { readonly kind: 'status' }>, endpoint: Endpoint, apiKey: string): string {
  const { host, baseUrl } = endpoint;
  const { status } = reply;
  if (status >= 300 && status < 400) {
    const target = foreignText(URL.parse(reply.headers.get('location') ?? '', baseUrl)?.host ?? 'nowhere', apiKey);
    return `${host} sent the request on to ${target} (${status}), which was not followed: the key and the request are for ${host} alone. Set drafting.baseUrl to the address that answers itself, if you trust it.`;
  }
  const text = foreignText(reply.text, apiKey);
  const said = text === '' ? `${status}, no more words` : `${status}: ${text}`;
  const meaning = meaningOf(reply, endpoint);
  return `${host} refused or failed (${said}). ${meaning}`;
}

function meaningOf(reply: Extract<Failed, { readonly kind: 'status' }>, { model, apiVersion }: Endpoint): string {
  const { status, code } = reply;
  if (/context_length|context.?(?:length|window|size)|too many tokens|maximum context/i.test(`${code} ${reply.text}`)) {
    return 'The request is longer than the model can take: shorten the brief or the house rules, or set drafting.model to one that takes more.';
  }
  if (code === 'insufficient_quota' || status === 402) {
    return 'The account of the API key has no credit left: add some, or use another key.';
  }
  switch (status) {
    case 401:
      return 'The API key is not valid there: set the secret anew, and see that it belongs to drafting.baseUrl.';
    case 403:
      return `The API key may not use ${model}, or this request was blocked on the way: see what the key may do, or set another drafting.model.`;
    case 404:
      return apiVersion === null
        ? `Nothing is there: drafting.baseUrl usually ends in /v1, and drafting.model (${model}) has to be one that the provider lists.`
        : `Nothing is there: drafting.baseUrl is the endpoint of the resource, drafting.model (${model}) the name of a deployment in it.`;
    case 410:
      return `This API or model is gone for good: set another drafting.baseUrl or drafting.model. ${GITHUB_MODELS_RETIRED}`;
    case 413:
      return 'The request is larger than the server takes: shorten the brief or the house rules, or use another provider.';
    case 408:
      return 'The server waited too long, for us or for the model: try again, or use a faster model.';
    case 429:
      return 'Too many requests, or tokens, for the limits of the API key: try again later, or have the limits raised.';
    default:
      return status >= 500
        ? 'The provider has a problem of its own: try again later.'
        : `The server does not take what Earnest sends, or not for ${model}: see what it says, or set another drafting.model.`;
  }
}

function connectionWords(
  { code, text, wasReached }: Extract<Failed, { readonly kind: 'disconnected' }>,
  host: string,
  apiKey: string,
): string {
  const named = foreignText(code ?? text, apiKey) || 'no reason given';
  if (wasReached) {
    return `The connection to ${host} broke off before the answer was there (${named}): the network, a proxy or the server ended it. Try again later.`;
  }
  return `${host} could not be reached (${named}): ${reasonOf(code ?? '')}`;
}

function reasonOf(code: string): string {
  if (code === 'ECONNREFUSED')
    return 'nothing listens there. Start the server, or mend host and port of drafting.baseUrl.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return 'its name is not known here. Mend the host of drafting.baseUrl, or let this machine reach the internet.';
  }
  if (isAboutTls(code)) {
    return 'no safe connection came about. See that drafting.baseUrl is right about https, that the certificate is valid, and that NODE_EXTRA_CA_CERTS names the authority when it is your own.';
  }
  return 'the network or a firewall does not let the connection through, or drafting.baseUrl is wrong. Try again later, or mend it.';
}

/** Trying again brings the same. */
export function isAboutTls(code: string): boolean {
  return /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|^UNABLE_TO_|HOSTNAME_MISMATCH|^INVALID_CA$|^INVALID_PURPOSE$/.test(code);
}

/** `90 s`, `4 min 10 s`, `2 h`: for people, rounded up to a second. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds <= 120) return `${seconds} s`;
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes < 120) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}
