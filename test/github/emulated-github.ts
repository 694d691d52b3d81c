import { createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';

/** A request as it came over the wire. */
export interface ApiRequest {
  readonly method: string;
  /** Decoded, with the query. */
  readonly path: string;
  readonly token: string;
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * GitHub's API on loopback, with one repository `owner/project`: the emulator, behind a server that records what is asked, says whose a
 * token is (the emulator has no GraphQL), and answers in its place where a test wants to see it fail.
 */
export interface EmulatedGitHub {
  readonly apiUrl: string;
  readonly requests: readonly ApiRequest[];
  /** Tokens: of `owner`, of `mallory`, and of a job, which writes as `github-actions[bot]`. */
  readonly tokens: { readonly owner: string; readonly mallory: string; readonly job: string };
  /** What `answer` returns is sent in place of the emulator's answer; null: the emulator answers. */
  intercept(answer: (request: ApiRequest) => ApiAnswer | null | Promise<ApiAnswer | null>): void;
  /** Asks as `owner`, past everything that is recorded. Resolves to the parsed answer; rejects when it is no success. */
  ask<T>(method: string, path: string, body?: unknown, token?: string): Promise<T>;
  /** Methods and paths of requests that change something, GraphQL aside. */
  writes(): readonly string[];
  close(): Promise<void>;
}

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const APP = { app_id: 15368, slug: 'github-actions', name: 'GitHub Actions', private_key: privateKey };
const WRITE = { contents: 'write', pull_requests: 'write', checks: 'write' };

export async function emulatedGitHub(): Promise<EmulatedGitHub> {
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { 'token-of-owner': { login: 'owner' }, 'token-of-mallory': { login: 'mallory' } },
      github: {
        users: [{ login: 'owner' }, { login: 'mallory' }],
        repos: [{ owner: 'owner', name: 'project', auto_init: true }],
        apps: [
          { ...APP, permissions: WRITE, installations: [{ installation_id: 1, account: 'owner', permissions: WRITE }] },
        ],
      },
    },
  });
  const requests: ApiRequest[] = [];
  let interceptor: (request: ApiRequest) => ApiAnswer | null | Promise<ApiAnswer | null> = () => null;
  const ask = async (method: string, path: string, body?: unknown, token = 'token-of-owner') => {
    const answer = await passedOn(emulator.url, { method, path, token, body });
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return answer.body === '' ? null : JSON.parse(answer.body);
  };
  const { token: job } = await ask('POST', '/app/installations/1/access_tokens', {}, appToken());
  const logins = new Map([
    ['token-of-owner', 'owner'],
    ['token-of-mallory', 'mallory'],
    [job, 'github-actions[bot]'],
  ]);
  const server = createServer((incoming, response) => {
    void answered(incoming, response).catch((error) => response.destroy(error));
  });
  const answered = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await requestOf(incoming);
    requests.push(request);
    const { status, body, headers } =
      (await interceptor(request)) ??
      (request.path === '/graphql'
        ? jsonAnswer(200, { data: { viewer: { login: logins.get(request.token) } } })
        : await passedOn(emulator.url, { ...request, path: incoming.url ?? '/' }));
    response.writeHead(status, headers).end(body);
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    tokens: { owner: 'token-of-owner', mallory: 'token-of-mallory', job },
    intercept(answer) {
      interceptor = answer;
    },
    ask,
    writes: () =>
      requests
        .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
        .map(({ method, path }) => `${method} ${path.replace('/repos/owner/project', '')}`),
    async close() {
      server.close();
      server.closeAllConnections();
      await emulator.close();
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** An answer as GitHub words it. */
export function jsonAnswer(status: number, body: unknown): ApiAnswer {
  return { status, body: JSON.stringify(body), headers: JSON_TYPE };
}

async function requestOf(incoming: IncomingMessage): Promise<ApiRequest> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(incoming.url ?? '/'),
    token: (incoming.headers.authorization ?? '').replace(/^(?:token|bearer) /i, ''),
    body: text === '' ? undefined : JSON.parse(text),
  };
}

async function passedOn(url: string, { method, path, token, body }: ApiRequest): Promise<ApiAnswer> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : JSON_TYPE) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const headers = { ...JSON_TYPE, ...(answer.headers.has('link') ? { link: answer.headers.get('link') ?? '' } : {}) };
  return { status: answer.status, body: await answer.text(), headers };
}

/** As an App asks for a token of its installation. */
function appToken(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: APP.app_id, iat: now - 30, exp: now + 300 })}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}
