import type { z } from 'zod';

/** Enough for a sentence of the API; a server in between may send a whole page. */
const LONGEST_WORDS = 200;

/** GitHub did not do what it was asked for. The message says what was asked and what was received, in one line; a server's words in it are hostile text. */
export class ApiFailed extends Error {
  override readonly name = 'ApiFailed';
  /** Of the answer; null: there was none, or one that GitHub does not give. */
  readonly status: number | null;
  /** What it said, in one line. */
  readonly said: string;
  /** A 403 for asking too often: no permission is missing. */
  readonly isRateLimit: boolean;

  constructor(what: string, received: { status: number | null; said: string; isRateLimit: boolean }) {
    const answer = received.status === null ? 'gave no answer to use' : `answered ${received.status}`;
    super(`GitHub ${answer} when asked to ${what}: ${received.said}`);
    this.status = received.status;
    this.said = received.said;
    this.isRateLimit = received.isRateLimit;
  }
}

/**
 * What the API answered, once it has the form that it should have.
 *
 * @param what completes "when asked to …"
 * @throws ApiFailed for anything else, a server that does not answer and a web page in place of an answer included
 */
export async function answerTo<T>(
  what: string,
  asked: Promise<{ readonly data: unknown }>,
  form: z.ZodType<T>,
): Promise<T> {
  return formed(what, (await orFailed(what, asked)).data, form);
}

/** The same for data that is here already. */
export function formed<T>(what: string, data: unknown, form: z.ZodType<T>): T {
  const result = form.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const said = `what came is not what GitHub sends (${issue?.path.join('.') || 'all of it'}: ${issue?.message})`;
  throw new ApiFailed(what, { status: null, said: oneLine(said), isRateLimit: false });
}

/** @throws ApiFailed in place of whatever the client throws */
export async function orFailed<T>(what: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (problem) {
    throw new ApiFailed(what, received(problem));
  }
}

/** null where the answer is 404. */
export async function orAbsent<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (problem) {
    if (problem instanceof ApiFailed && problem.status === 404) return null;
    throw problem;
  }
}

/** The part of the client's error that is told. Without an answer it says 500 all the same. */
interface ClientError {
  readonly status?: unknown;
  readonly message?: unknown;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>>; readonly data?: unknown };
}

function received(problem: unknown): ConstructorParameters<typeof ApiFailed>[1] {
  const { status, message, response } = (problem ?? {}) as ClientError;
  const said = oneLine(wordsOf(response?.data) ?? (typeof message === 'string' ? message : String(problem)));
  const code = response !== undefined && typeof status === 'number' ? status : null;
  const headers = response?.headers ?? {};
  const isSpent = headers['x-ratelimit-remaining'] === '0' || headers['retry-after'] !== undefined;
  const isRateLimit = code === 403 && (isSpent || /rate limit/i.test(said));
  return { status: code, said, isRateLimit };
}

/** `Validation Failed` alone says nothing: what failed stands beside it. */
function wordsOf(data: unknown): string | null {
  const { message, errors } = (data ?? {}) as { readonly message?: unknown; readonly errors?: unknown };
  if (typeof message !== 'string' || message === '') return null;
  const details = (Array.isArray(errors) ? errors : [])
    .slice(0, 3)
    .map((one) => (typeof one?.message === 'string' ? one.message : JSON.stringify(one)));
  return [message, ...details].join(': ');
}

function oneLine(words: string): string {
  const line = words
    .slice(0, LONGEST_WORDS * 4)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS)}…` : line;
}
