import type { AcceptedFlake } from '../domain/policy.ts';

/** The day of a time in ms, in UTC, as YYYY-MM-DD. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The entry of `stability.accept` that covers the test today; null when none does. */
export function acceptedBy(
  accept: readonly AcceptedFlake[],
  test: { readonly file: string; readonly name: string },
  today: string,
): AcceptedFlake | null {
  const covers = (entry: AcceptedFlake) => entry.test === test.file || entry.test === `${test.file} > ${test.name}`;
  return accept.find((entry) => covers(entry) && entry.until >= today) ?? null;
}

/** Entries that ran out, or name a test that is not there, in one line each. `known` are the files and `file > name` of all tests. */
export function staleAccepts(
  accept: readonly AcceptedFlake[],
  known: ReadonlySet<string>,
  today: string,
): readonly string[] {
  return accept.flatMap(({ test, until }) => {
    if (until < today) return [`${test} was accepted until ${until}, which is over`];
    return known.has(test) ? [] : [`${test} is accepted until ${until}, but there is no such test`];
  });
}
