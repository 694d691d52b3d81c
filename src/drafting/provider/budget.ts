import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import type { TokenUse } from '../../domain/draft.ts';
import type { DraftingPolicy } from '../../domain/policy.ts';
import type { Spent } from './answer.ts';
import { inWords } from './failure-words.ts';
import { tokensOf } from './read-completion.ts';

/** The timeout is for everything, from the first question. */
export type BudgetSettings = Pick<
  DraftingPolicy,
  'maxCalls' | 'maxTokens' | 'maxCost' | 'inputPrice' | 'outputPrice' | 'timeoutMs'
>;

/** What one more request may take, or why there can be none. */
export type Room =
  | { readonly kind: 'room'; readonly maxOutputTokens: number; readonly leftMs: number }
  | { readonly kind: 'none'; readonly why: string };

export interface Budget {
  /** The time runs from the first time that this is called. */
  start(): void;
  /** @param requestBytes of the body that would be sent */
  room(requestBytes: number, wantedOutput: number): Room;
  leftMs(): number;
  /** To be called before each request. */
  countCall(): void;
  countUse(use: TokenUse, estimated: boolean): void;
  countCached(): void;
  spent(): Spent;
}

/** Drafts do not fit into fewer tokens. */
const LEAST_OUTPUT = 500;

/**
 * What a run may spend, and has spent. A request is made only when its estimated input and an answer of useful length fit into what is left.
 *
 * @throws CouldNotJudge for a limit of cost without prices
 */
export function createBudget(settings: BudgetSettings, clock: { now(): number }): Budget {
  const { maxCalls, maxTokens, maxCost, inputPrice, outputPrice, timeoutMs } = settings;
  if (maxCost !== null && (inputPrice === null || outputPrice === null)) {
    throw new CouldNotJudge(
      'drafting.maxCost received no prices beside it: what a run costs cannot be told. Set drafting.inputPrice and drafting.outputPrice, for a million tokens each.',
    );
  }
  let startedAt: number | null = null;
  let [calls, cached, input, output, isEstimated] = [0, 0, 0, 0, false];

  const leftMs = () => (startedAt === null ? timeoutMs : timeoutMs - (clock.now() - startedAt));
  const moneyFor = (tokens: TokenUse) =>
    inputPrice === null || outputPrice === null
      ? null
      : (tokens.input * inputPrice + tokens.output * outputPrice) / 1_000_000;
  /** Tokens of an answer that what is left of the money pays for, after a request of so many. */
  const affordable = (requestTokens: number) => {
    const cost = moneyFor({ input: input + requestTokens, output });
    if (maxCost === null || cost === null || outputPrice === null) return Number.POSITIVE_INFINITY;
    if (cost > maxCost) return 0;
    return outputPrice === 0 ? Number.POSITIVE_INFINITY : Math.floor(((maxCost - cost) / outputPrice) * 1_000_000);
  };

  return {
    start() {
      startedAt ??= clock.now();
    },
    room(requestBytes, wantedOutput) {
      const requestTokens = tokensOf(requestBytes);
      const byTokens = maxTokens - input - output - requestTokens;
      const byMoney = affordable(requestTokens);
      const least = Math.min(LEAST_OUTPUT, wantedOutput);
      const left = leftMs();
      const none = (why: string): Room => ({ kind: 'none', why });
      if (calls >= maxCalls) {
        return none(
          `All requests that drafting.maxCalls allows (${maxCalls}) are made. Raise it, or draft for fewer briefs in one run.`,
        );
      }
      if (left < 1) {
        return none(
          `The ${inWords(timeoutMs)} that drafting.timeout allows are over. Raise it, or draft for fewer briefs in one run.`,
        );
      }
      if (byTokens < least) {
        return none(
          `Of the ${maxTokens} tokens that drafting.maxTokens allows, ${input + output} are used; the request has about ${requestTokens} and its answer needs ${least}. Raise it, or draft for fewer briefs in one run.`,
        );
      }
      if (byMoney < least) {
        return none(
          `Of the ${maxCost} that drafting.maxCost allows, ${rounded(moneyFor({ input, output }))} is spent, and a request of about ${requestTokens} tokens and its answer cost more than what is left. Raise it, or draft for fewer briefs in one run.`,
        );
      }
      return { kind: 'room', maxOutputTokens: Math.min(wantedOutput, byTokens, byMoney), leftMs: left };
    },
    leftMs,
    countCall() {
      calls += 1;
    },
    countUse(use, estimated) {
      input += use.input;
      output += use.output;
      isEstimated ||= estimated;
    },
    countCached() {
      cached += 1;
    },
    spent: () => ({
      calls,
      cached,
      tokens: { input, output },
      estimated: isEstimated,
      money: moneyFor({ input, output }),
    }),
  };
}

function rounded(money: number | null): string {
  return String(Number((money ?? 0).toPrecision(3)));
}
