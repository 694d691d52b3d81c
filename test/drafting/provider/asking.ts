import type { Question } from '../../../src/drafting/provider/answer.ts';
import { checkedEndpoint } from '../../../src/drafting/provider/endpoint.ts';
import { createProvider, type Provider, type ProviderSettings } from '../../../src/drafting/provider/provider.ts';
import { type RecordedRequest, type ScriptedServer, type Step, startServer } from '../scripted-server.ts';

export const API_KEY = 'sk-proj-Zt81_qLmPx-93hfKw0bVnYd7TgRa';

export const QUESTION: Question = {
  system: 'You draft tests.',
  user: 'Draft tests for total.',
  schema: {
    name: 'drafts',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['drafts'],
      properties: { drafts: { type: 'array', items: { type: 'string' } } },
    },
  },
  maxOutputTokens: 2_000,
};

export const SETTINGS: ProviderSettings = {
  apiKey: API_KEY,
  maxCalls: 20,
  maxTokens: 50_000,
  maxCost: null,
  inputPrice: null,
  outputPrice: null,
  timeoutMs: 300_000,
};

export interface Asking {
  readonly provider: Provider;
  /** All that reached the server. */
  readonly requests: readonly RecordedRequest[];
  /** The waits between attempts, in ms, which took no time. */
  readonly waits: readonly number[];
  /** In ms; waits move it on, and so may a test. */
  readonly clock: { now(): number; forward(ms: number): void };
  [Symbol.asyncDispose](): Promise<void>;
}

export interface AskingOptions {
  readonly settings?: Partial<ProviderSettings>;
  readonly cacheFolder?: string;
  readonly attemptTimeoutMs?: number;
  readonly lacks?: readonly string[];
  readonly apiVersion?: string;
  /** In place of the scripted server's. */
  readonly baseUrl?: string;
  /** In place of one that follows the script; its owner closes it. */
  readonly server?: ScriptedServer;
}

/** A provider before a scripted server. */
export async function asking(
  script: readonly Step[] | ((request: RecordedRequest) => Step),
  options: AskingOptions = {},
): Promise<Asking> {
  const { settings = {}, cacheFolder = null, attemptTimeoutMs, lacks, apiVersion = null } = options;
  const server = options.server ?? (await startServer(script, lacks));
  const waits: number[] = [];
  let time = Date.parse('2026-11-20T12:00:00Z');
  const clock = {
    now: () => time,
    forward: (ms: number) => {
      time += ms;
    },
  };
  const usual = apiVersion === null ? server.baseUrl : server.baseUrl.replace('/v1', '');
  const endpoint = checkedEndpoint({
    baseUrl: options.baseUrl ?? usual,
    model: 'test-model',
    apiVersion,
    allowHttp: false,
  });
  const provider = createProvider(
    endpoint,
    { ...SETTINGS, ...settings },
    {
      cacheFolder,
      clock,
      ...(attemptTimeoutMs === undefined ? {} : { attemptTimeoutMs }),
      waits: async (ms) => {
        waits.push(ms);
        clock.forward(ms);
      },
    },
  );
  return {
    provider,
    requests: server.requests,
    waits,
    clock,
    [Symbol.asyncDispose]: async () => {
      if (options.server === undefined) await server.close();
    },
  };
}
