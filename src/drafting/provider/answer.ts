import type { DraftingCost, TokenUse } from '../../domain/draft.ts';

/** What a model is asked: one structured answer. */
export interface Question {
  readonly system: string;
  readonly user: string;
  /** The answer is asked to fit it. By the rules of strict schemas: every object closed, every property required. */
  readonly schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** Tokens; fewer are allowed when the budget leaves fewer. */
  readonly maxOutputTokens: number;
  /** Earlier turns of a repair: the assistant's answer and what was found in it, oldest first. */
  readonly turns?: readonly { readonly role: 'assistant' | 'user'; readonly text: string }[];
}

/**
 * - answered: a text that the model finished. Whether it fits the schema is for its reader to see.
 * - refused: the model, or a filter before or behind it, would not answer.
 * - cut-off: the answer was longer than was allowed.
 * - failed: there was no usable answer.
 * - out-of-budget: requests, tokens, money or time are used up.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly text: string;
      readonly from: 'provider' | 'cache';
      /** What it took when it was asked; from the cache, nothing is added to what is spent. */
      readonly use: TokenUse;
    }
  | {
      readonly kind: 'refused' | 'cut-off' | 'failed' | 'out-of-budget';
      /** One line for people: what was received, what it likely means, what to change. Holds neither the key nor control characters. */
      readonly why: string;
    };

/** What was spent on questions so far. */
export type Spent = Omit<DraftingCost, 'seconds'>;
