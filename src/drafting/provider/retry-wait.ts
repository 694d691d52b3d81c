/** In ms, before the second and the third attempt at one request, when the provider does not say. */
const WAITS = [1_000, 4_000];

export const MOST_RETRIES = WAITS.length;

/**
 * Whether a status may go away by itself: 408, 409, 429 and from 500 on, unless the provider says otherwise in `x-should-retry`. A 429 for lack
 * of credit does not.
 */
export function mayPass(status: number, headers: Headers, code: string | null): boolean {
  const told = headers.get('x-should-retry');
  if (told === 'true' || told === 'false') return told === 'true';
  return code !== 'insufficient_quota' && (status === 408 || status === 409 || status === 429 || status >= 500);
}

/** What a provider asks to wait, in ms from `now`; null when it does not say, or nothing that makes sense. */
export function askedWait(headers: Headers, now: number): number | null {
  const inMs = numberIn(headers.get('retry-after-ms'));
  if (inMs !== null) return inMs;
  const text = headers.get('retry-after');
  const seconds = numberIn(text);
  if (seconds !== null) return seconds * 1_000;
  // Date.parse makes a date of nearly anything.
  const date = text !== null && /^[A-Z][a-z]{2,8}, .{8,40} GMT$/.test(text.trim()) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** @param retries how many there were before */
export function ownWait(retries: number): number {
  return WAITS[Math.min(retries, WAITS.length - 1)] ?? 0;
}

function numberIn(text: string | null): number | null {
  return text !== null && /^\d{1,12}(?:\.\d{1,6})?$/.test(text.trim()) ? Number(text) : null;
}
