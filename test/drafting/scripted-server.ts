import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { refusalOf } from './valid-request.ts';

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As sent. */
  readonly text: string;
  /** Of JSON; undefined for anything else. */
  readonly body: unknown;
}

/** How the server answers one request: it writes, ends, leaves open or destroys the response. */
export type Step = (response: ServerResponse) => void;

export interface ScriptedServer {
  /** `http://127.0.0.1:PORT/v1`. */
  readonly baseUrl: string;
  /** All that came, the first one first, refused ones included. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

/**
 * An OpenAI-compatible server on loopback that follows a script. Requests that a real one would refuse get its 400, 401 or 404, in OpenAI's format, and use
 * up no step; past the end of the script, 400.
 *
 * @param script what answers each valid request, in order; or what says it for each
 * @param lacks parameters that this server refuses as unknown: `response_format`, `json_schema` (the format of that type alone),
 * `max_completion_tokens`, `store`
 */
export async function startServer(
  script: readonly Step[] | ((request: RecordedRequest) => Step),
  lacks: readonly string[] = [],
): Promise<ScriptedServer> {
  const requests: RecordedRequest[] = [];
  let at = 0;
  const nextStep = (request: RecordedRequest): Step => {
    const refusal = refusalOf(request, lacks);
    if (refusal !== null) return fails(refusal.status, refusal.message, refusal);
    if (typeof script === 'function') return script(request);
    at += 1;
    return script[at - 1] ?? fails(400, `the script of ${script.length} steps has ended`);
  };
  const server = createServer((incoming, response) => {
    record(incoming).then(
      (request) => {
        requests.push(request);
        nextStep(request)(response);
      },
      // The client went away.
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    text,
    body: parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export interface AnswerOptions {
  readonly finish?: string | null;
  /** In place of 100 and 20 tokens; null: left out. */
  readonly usage?: unknown;
  /** Beside `role` and `content`: refusal, tool_calls, reasoning_content… */
  readonly message?: Readonly<Record<string, unknown>>;
}

/** A chat completion. A content that is no text is sent as JSON; null and lists (of parts) as they are. */
export function answers(content: unknown, options: AnswerOptions = {}): Step {
  const {
    finish = 'stop',
    usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    message,
  } = options;
  const isAsItIs = typeof content === 'string' || content === null || Array.isArray(content);
  return sends(200, {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_793_491_200,
    model: 'test-model',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: isAsItIs ? content : JSON.stringify(content),
          refusal: null,
          ...message,
        },
        finish_reason: finish,
      },
    ],
    ...(usage === null ? {} : { usage }),
  });
}

/** Any status with JSON. */
export function sends(status: number, json: unknown, headers: Readonly<Record<string, string>> = {}): Step {
  return raw(status, JSON.stringify(json), { 'content-type': 'application/json', ...headers });
}

/** Any status with any body. */
export function raw(status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Step {
  return (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** An error in OpenAI's format. */
export function fails(
  status: number,
  message: string,
  fields: {
    readonly code?: string | null;
    readonly param?: string | null;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Step {
  const { code = null, param = null, headers = {} } = fields;
  return sends(status, { error: { message, type: 'invalid_request_error', param, code } }, headers);
}

export function refuses(words: string): Step {
  return answers(null, { message: { refusal: words } });
}

export function cutsOff(content = '{"drafts": ['): Step {
  return answers(content, { finish: 'length', usage: { prompt_tokens: 100, completion_tokens: 2_000 } });
}

export function webPage(status = 200, title = 'Sign in'): Step {
  return raw(status, `<!doctype html><html><head><style>p{}</style></head><body><h1>${title}</h1></body></html>`, {
    'content-type': 'text/html',
  });
}

/** @param to an address, or a path here */
export function redirects(status: number, to: string): Step {
  return raw(status, '', { location: to });
}

/** No byte of an answer, ever. */
export const hangs: Step = () => {};

/** The head of an answer at once, then a blank each few milliseconds: JSON that never ends. */
export const drips: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

/** The connection is reset before any byte of an answer. */
export const resets: Step = (response) => {
  response.socket?.resetAndDestroy();
};

/** The connection ends in the middle of an answer whose length was announced. */
export const breaksOff: Step = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"choices": [', () => response.destroy());
};

/** An answer of so many bytes, in chunks: well-formed JSON. */
export function large(bytes: number, status = 200): Step {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(64 * 1024, ' ');
    let left = bytes;
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= chunk.length;
        if (!response.write(chunk)) return;
      }
      response.end('{}');
    };
    response.on('drain', more);
    more();
  };
}

/** Some kilobytes on the wire that are so many bytes after decoding. */
export function gzipBomb(bytes: number): Step {
  return raw(200, gzipSync(Buffer.alloc(bytes, ' ')), {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
}
