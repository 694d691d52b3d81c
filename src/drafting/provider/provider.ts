import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Question, Spent } from './answer.ts';
import { answerOf } from './answer-of.ts';
import { answerKey, createAnswerStore } from './answer-store.ts';
import { checkedKey } from './api-key.ts';
import { type Budget, type BudgetSettings, createBudget } from './budget.ts';
import { FIRST_DIALECT, simplerDialect } from './dialect.ts';
import type { Endpoint } from './endpoint.ts';
import { failureWords, inWords, isAboutTls } from './failure-words.ts';
import { readCompletion, tokensOf, usedTokens } from './read-completion.ts';
import { requestBody } from './request-body.ts';
import { askedWait, MOST_RETRIES, mayPass, ownWait } from './retry-wait.ts';
import { type Reply, sendRequest } from './send-request.ts';

export interface Provider {
  /** Never rejects for what a provider does. Questions are asked one after another, also when they come at once. */
  ask(question: Question): Promise<Answer>;
  /** The body that `ask` would send first, as it would be now. */
  bodyOf(question: Question): string;
  spent(): Spent;
  /** Has an answer that turned out to be of no use removed from the cache, so that the next run asks again. */
  forget(question: Question): Promise<void>;
}

export interface ProviderSettings extends BudgetSettings {
  readonly apiKey: string;
}

export interface ProviderParts {
  /** Where answers are kept; null: nowhere. */
  readonly cacheFolder: string | null;
  readonly clock: { now(): number };
  /** For one request, from the connection to the last byte. */
  readonly attemptTimeoutMs?: number;
  /** How the time between two attempts is spent. */
  readonly waits?: (ms: number) => Promise<void>;
}

const ATTEMPT_MS = 90_000;
/** What stays as it is in a run: no valid key, no such API or model, gone. */
const LASTING = new Set([401, 404, 410]);

/**
 * Asks one model of one OpenAI-compatible server.
 *
 * - An earlier answer to the same question is taken from the cache.
 * - No request is sent that does not fit into the budget; its answer is limited to what is left.
 * - What may pass (no connection, no answer in time, 408, 409, 429, from 500 on) is tried again twice, after the wait that the provider asks for.
 * - A server that does not know a parameter is asked without it, and so from then on.
 * - What a request took counts, whatever came of it. One that was sent and not answered counts as if it had been answered in full length.
 *
 * @throws CouldNotJudge for a key that cannot be one, and for a limit of cost without prices
 */
export function createProvider(endpoint: Endpoint, settings: ProviderSettings, parts: ProviderParts): Provider {
  const apiKey = checkedKey(settings.apiKey);
  const { clock, attemptTimeoutMs = ATTEMPT_MS, waits = async (ms) => void (await wait(ms)) } = parts;
  const store = createAnswerStore(parts.cacheFolder);
  const budget = createBudget(settings, clock);
  let dialect = FIRST_DIALECT;
  /** Why no further question is of any use. */
  let lasting: string | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const bodyWith = (question: Question, maxOutputTokens: number) =>
    requestBody(endpoint.model, question, dialect, maxOutputTokens);
  const planned = (question: Question) => {
    const room = budget.room(bytesOf(bodyWith(question, question.maxOutputTokens)), question.maxOutputTokens);
    const maxOutputTokens = room.kind === 'room' ? room.maxOutputTokens : question.maxOutputTokens;
    return { room, body: bodyWith(question, maxOutputTokens), maxOutputTokens };
  };
  /** Of the question as it is put to a server that understands everything: what is left out for others does not make it another one. */
  const keyOf = (question: Question) =>
    answerKey([
      endpoint.baseUrl,
      endpoint.apiVersion ?? '',
      JSON.stringify(requestBody(endpoint.model, question, FIRST_DIALECT, question.maxOutputTokens)),
    ]);

  const askProvider = async (question: Question): Promise<Answer> => {
    let retries = 0;
    let before = '';
    while (true) {
      const { room, body, maxOutputTokens } = planned(question);
      if (room.kind === 'none') return { kind: 'out-of-budget', why: `${room.why}${before}` };
      const requestBytes = bytesOf(body);
      const limitMs = Math.min(attemptTimeoutMs, room.leftMs);
      budget.countCall();
      const reply = await sendRequest(endpoint, apiKey, body, limitMs);
      if (reply.kind === 'received') {
        const completion = readCompletion(reply.body);
        const { estimated, ...use } = usedTokens(completion, requestBytes, maxOutputTokens);
        budget.countUse(use, estimated);
        return answerOf(completion, use, { endpoint, apiKey, maxOutputTokens, wanted: question.maxOutputTokens });
      }
      if (mayHaveCost(reply)) {
        budget.countUse({ input: tokensOf(requestBytes), output: maxOutputTokens }, true);
      }
      const why = failureWords(reply, endpoint, apiKey, limitMs);
      before = ` Before that: ${why}`;
      if (reply.kind === 'status' && (reply.status === 400 || reply.status === 422)) {
        const simpler = simplerDialect(dialect, reply.param, reply.text);
        if (simpler !== null) {
          dialect = simpler;
          continue;
        }
      }
      if (reply.kind === 'status' && LASTING.has(reply.status)) lasting = why;
      if (reply.kind === 'late' && limitMs < attemptTimeoutMs) {
        return { kind: 'out-of-budget', why: `${why} That was all that drafting.timeout left.` };
      }
      if (!isPassing(reply) || retries >= MOST_RETRIES) return { kind: 'failed', why };
      const asked = reply.kind === 'status' ? askedWait(reply.headers, clock.now()) : null;
      const waitMs = asked ?? ownWait(retries);
      if (waitMs >= budget.leftMs()) return { kind: 'failed', why: `${why} ${tooLong(asked, budget)}` };
      await waits(waitMs);
      retries += 1;
    }
  };

  const ask = async (question: Question): Promise<Answer> => {
    budget.start();
    const key = keyOf(question);
    const stored = await store.read(key);
    if (stored !== null) {
      budget.countCached();
      return { kind: 'answered', ...stored, from: 'cache' };
    }
    if (lasting !== null) return { kind: 'failed', why: lasting };
    const answer = await askProvider(question);
    if (answer.kind === 'answered') await store.write(key, { text: answer.text, use: answer.use });
    return answer;
  };

  return {
    ask(question) {
      const answer = last.then(() => ask(question));
      last = answer.catch(() => {});
      return answer;
    },
    bodyOf: (question) => JSON.stringify(planned(question).body),
    spent: () => budget.spent(),
    forget: (question) => store.remove(keyOf(question)),
  };
}

function bytesOf(body: object): number {
  return Buffer.byteLength(JSON.stringify(body));
}

/** A server that was reached may have had the model answer, and so may the bill say. One that answers with an error says that it did not. */
function mayHaveCost(reply: Reply): boolean {
  return (
    reply.kind === 'late' ||
    reply.kind === 'too-large' ||
    reply.kind === 'no-json' ||
    (reply.kind === 'disconnected' && reply.wasReached)
  );
}

function isPassing(reply: Reply): boolean {
  if (reply.kind === 'status') return mayPass(reply.status, reply.headers, reply.code);
  return reply.kind === 'late' || (reply.kind === 'disconnected' && !isAboutTls(reply.code ?? ''));
}

function tooLong(asked: number | null, budget: Budget): string {
  const left = `drafting.timeout leaves ${inWords(Math.max(0, budget.leftMs()))}.`;
  return asked === null ? `There is no time to try again: ${left}` : `It asks to wait ${inWords(asked)}; ${left}`;
}
