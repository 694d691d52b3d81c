import { APIConnectionError, APIError, AzureOpenAI, OpenAI } from 'openai';
import { boundedFetch, type Seen } from './bounded-fetch.ts';
import type { Endpoint } from './endpoint.ts';
import type { RequestBody } from './request-body.ts';

/** What came of one request. All texts in it are hostile. */
export type Reply =
  /** A status of success. `body`: parsed when it is JSON by its content type, else a text, null or undefined. */
  | { readonly kind: 'received'; readonly body: unknown }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers: Headers;
      /** All that the error says; may be long. */
      readonly text: string;
      readonly code: string | null;
      readonly param: string | null;
    }
  /** It is called JSON and is none. */
  | { readonly kind: 'no-json' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'late' }
  | {
      readonly kind: 'disconnected';
      /** Of the system, of TLS or of the HTTP client: ECONNREFUSED, UND_ERR_SOCKET…; null when there is none. */
      readonly code: string | null;
      readonly text: string;
      /** Whether a server may have begun to work on it. */
      readonly wasReached: boolean;
    };

const BROKEN_OFF =
  /^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_(?:SOCKET|ABORTED|HEADERS_TIMEOUT|BODY_TIMEOUT|RES_\w+))$/;

/**
 * Sends one request with the `openai` client, and tells what came of it. Makes one attempt. Takes nothing from the environment.
 *
 * @param timeoutMs for everything from the connection to the last byte of the answer
 */
export async function sendRequest(
  endpoint: Endpoint,
  apiKey: string,
  body: RequestBody,
  timeoutMs: number,
): Promise<Reply> {
  const seen: Seen = { status: null, headers: new Headers(), isTooLarge: false };
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), timeoutMs);
  try {
    const client = createClient(endpoint, apiKey, seen, timeoutMs);
    return { kind: 'received', body: await client.chat.completions.create(body, { signal: end.signal }) };
  } catch (error) {
    // Whatever became of its body: the status tells.
    if (seen.status !== null && seen.status >= 300) return statusReply(error, seen.status, seen.headers);
    if (seen.isTooLarge) return { kind: 'too-large' };
    if (end.signal.aborted) return { kind: 'late' };
    return failedReply(error, seen.status !== null);
  } finally {
    clearTimeout(timer);
  }
}

function createClient({ baseUrl, apiVersion }: Endpoint, apiKey: string, seen: Seen, timeoutMs: number): OpenAI {
  const authorization: Record<string, string> =
    apiVersion === null ? { authorization: `Bearer ${apiKey}` } : { 'api-key': apiKey };
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'earnest',
    ...authorization,
  };
  const shared = {
    apiKey,
    adminAPIKey: null,
    baseURL: baseUrl,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    // Ours comes first, and says so.
    timeout: Math.ceil(timeoutMs) + 60_000,
    fetch: boundedFetch(headers, seen),
  } as const;
  return apiVersion === null ? new OpenAI(shared) : new AzureOpenAI({ ...shared, apiVersion });
}

function statusReply(error: unknown, status: number, headers: Headers): Reply {
  const told = error instanceof APIError && error.status !== undefined ? error : null;
  return {
    kind: 'status',
    status,
    headers,
    text: told === null ? '' : textOfError(told),
    code: textOrNull(told?.code),
    param: textOrNull(told?.param),
  };
}

function failedReply(error: unknown, wasAnswered: boolean): Reply {
  if (error instanceof APIConnectionError) {
    const { code, text } = deepestCause(error);
    return {
      kind: 'disconnected',
      code,
      text,
      wasReached: wasAnswered || (code !== null && BROKEN_OFF.test(code)),
    };
  }
  // The client could not make anything of what it was sent.
  if (wasAnswered) return { kind: 'no-json' };
  throw error;
}

/** `{"error": {"message": …}}`, `{"error": "…"}`, `{"detail": […]}` or a page. */
function textOfError({ error, message }: APIError): string {
  const content: unknown = error;
  if (typeof content === 'string') return content;
  if (typeof content !== 'object' || content === null) return message.replace(/^\d+ (?:status code \(no body\)$)?/, '');
  const said = Reflect.get(content, 'message');
  return typeof said === 'string' ? said : JSON.stringify(content);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function deepestCause(error: unknown): { readonly code: string | null; readonly text: string } {
  let found: { code: string | null; text: string } = { code: null, text: '' };
  let cause = error;
  for (let depth = 0; depth < 6 && typeof cause === 'object' && cause !== null; depth += 1) {
    const { code, message }: { code?: unknown; message?: unknown } = cause;
    found = { code: textOrNull(code) ?? found.code, text: typeof message === 'string' ? message : found.text };
    cause = Reflect.get(cause, 'cause');
  }
  return found;
}
