import type { TokenUse } from '../../domain/draft.ts';

/** What a response of a chat completion holds. All texts in it are hostile. */
export interface Completion {
  /** Null for what the provider did not report, or not believably. */
  readonly use: { readonly input: number | null; readonly output: number | null };
  readonly outcome:
    | { readonly kind: 'answered'; readonly text: string }
    /** `said` is the model's own words, or empty. */
    | { readonly kind: 'refused'; readonly by: 'model' | 'filter'; readonly said: string }
    | { readonly kind: 'cut-off' }
    /** `what` completes "The answer …"; `said` is the provider's own words, or empty. */
    | { readonly kind: 'unusable'; readonly what: string; readonly said: string };
}

/** More than any model takes or gives in one request. */
const MOST_TOKENS = 100_000_000;

/** Reads the body of a response that came with a status of success. Never throws. */
export function readCompletion(body: unknown): Completion {
  const { usage } = fieldsOf(body);
  const outcome = outcomeOf(body);
  const { prompt_tokens: input, completion_tokens: output } = fieldsOf(usage);
  const least = outcome.kind === 'answered' ? 1 : 0;
  return { use: { input: tokenCount(input, 1), output: tokenCount(output, least) }, outcome };
}

function outcomeOf(body: unknown): Completion['outcome'] {
  if (typeof body === 'string') {
    const isPage = /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body);
    return unusable(isPage ? 'is a web page, not JSON' : 'is plain text, not a JSON object', body);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return unusable('is empty or no JSON object');
  const { error, choices } = fieldsOf(body);
  if (typeof error === 'string' || (typeof error === 'object' && error !== null)) {
    return unusable('is an error under a status of success', messageOf(error));
  }
  if (!Array.isArray(choices)) return unusable('has no choices: it is none of a chat completion');
  if (choices.length === 0) return unusable('has an empty list of choices');
  return ofChoice(fieldsOf(choices[0]));
}

function ofChoice(choice: Fields): Completion['outcome'] {
  const { message, finish_reason: reason, error } = choice;
  const { content, refusal, tool_calls: toolCalls, function_call: functionCall } = fieldsOf(message);
  const parts = Array.isArray(content) ? content.map(fieldsOf) : [];
  const refusals = [refusal, ...parts.map((part) => part.refusal)].filter(isFilled);
  if (refusals.length > 0) return { kind: 'refused', by: 'model', said: refusals.join(' ') };
  if (reason === 'content_filter') return { kind: 'refused', by: 'filter', said: '' };
  if (reason === 'length') return { kind: 'cut-off' };
  if (reason === 'error') return unusable('ended in an error of the provider', messageOf(error));
  const text =
    typeof content === 'string'
      ? content
      : parts
          .map((part) => part.text)
          .filter(isFilled)
          .join('');
  if (text.trim() !== '') return { kind: 'answered', text };
  const isCall = (Array.isArray(toolCalls) && toolCalls.length > 0) || fieldsOf(functionCall).name !== undefined;
  return unusable(isCall ? 'calls a tool, though none was offered' : 'has no content');
}

/** Where the provider did not say how many tokens were used: as many as the bytes make, three to a token. */
export function tokensOf(bytes: number): number {
  return Math.ceil(bytes / 3);
}

/** What is reported, completed by an estimate from bytes. `longest` is what an answer has that was cut off. */
export function usedTokens(
  { use, outcome }: Completion,
  requestBytes: number,
  longest: number,
): TokenUse & { readonly estimated: boolean } {
  const estimate = outcome.kind === 'cut-off' ? longest : tokensOf(Buffer.byteLength(textOf(outcome)));
  return {
    input: use.input ?? tokensOf(requestBytes),
    output: use.output ?? estimate,
    estimated: use.input === null || use.output === null,
  };
}

function textOf(outcome: Completion['outcome']): string {
  if (outcome.kind === 'answered') return outcome.text;
  return outcome.kind === 'refused' ? outcome.said : '';
}

type Fields = Readonly<Partial<Record<string, unknown>>>;

/** Only its own fields: a name such as `constructor` is none. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function unusable(what: string, said = ''): Completion['outcome'] {
  return { kind: 'unusable', what, said };
}

function messageOf(error: unknown): string {
  const { message } = fieldsOf(error);
  if (isFilled(message)) return message;
  return isFilled(error) ? error : '';
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function tokenCount(value: unknown, least: number): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= MOST_TOKENS
    ? value
    : null;
}
