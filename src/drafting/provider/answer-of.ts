import type { TokenUse } from '../../domain/draft.ts';
import type { Answer } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { foreignText } from './foreign-text.ts';
import type { Completion } from './read-completion.ts';

/** Shorter keys are placeholders of local servers: words that an answer may hold too. */
const SHORTEST_SECRET = 16;

/** What an answer is told with. */
export interface Asked {
  readonly endpoint: Endpoint;
  readonly apiKey: string;
  /** Of the request. */
  readonly maxOutputTokens: number;
  /** What the question asked for, before the budget made it less. */
  readonly wanted: number;
}

/** A completion as an answer, with words for what is none. */
export function answerOf({ outcome }: Completion, use: TokenUse, asked: Asked): Answer {
  const { host, model } = asked.endpoint;
  const said = 'said' in outcome ? foreignText(outcome.said, asked.apiKey) : '';
  const inQuotes = said === '' ? '' : ` (${said})`;
  switch (outcome.kind) {
    case 'answered':
      if (asked.apiKey.length >= SHORTEST_SECRET && outcome.text.includes(asked.apiKey)) {
        return {
          kind: 'failed',
          why: `The answer of ${host} holds the API key, and was dropped: something there sends back what it is sent. See what drafting.baseUrl leads to, and change the key.`,
        };
      }
      return { kind: 'answered', text: outcome.text, from: 'provider', use };
    case 'refused':
      return {
        kind: 'refused',
        why:
          outcome.by === 'model'
            ? `${model} would not answer${inQuotes}. Change what the brief or the house rules say, or set another drafting.model.`
            : `A content filter of ${host} held back the answer. Change what the brief or the house rules say, or the filter's settings at the provider.`,
      };
    case 'cut-off':
      return {
        kind: 'cut-off',
        why:
          asked.maxOutputTokens < asked.wanted
            ? `The answer was cut off at ${asked.maxOutputTokens} tokens, all that drafting.maxTokens or drafting.maxCost left for it. Raise it, or draft for fewer briefs in one run.`
            : `The answer was cut off at ${asked.maxOutputTokens} tokens: a model that thinks at length uses them up before it answers, or the brief asks for too much at once. Set another drafting.model, or split the brief.`,
      };
    case 'unusable':
      return {
        kind: 'failed',
        why: `The answer of ${host} ${outcome.what}${inQuotes}. drafting.baseUrl is likely not that of a chat completions API, or the model failed. Mend it, or try again.`,
      };
  }
}
