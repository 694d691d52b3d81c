import type { Flake } from '../domain/stability.ts';

/** From this many on, tests with one signature are one finding: three quarters of flaky tests fail in clusters (Parry et al., arXiv:2504.16777). */
const FEWEST = 3;

/** The flakes with their cluster numbers, in the same order. */
export function clustered<T extends { readonly flake: Pick<Flake, 'cause' | 'failure' | 'level' | 'polluter'> }>(
  found: readonly T[],
): readonly (number | null)[] {
  const groups = new Map<string, T[]>();
  for (const one of found) {
    const key = signature(one.flake);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const numbers = new Map<T, number>();
  let next = 1;
  for (const group of groups.values()) {
    if (group.length < FEWEST) continue;
    for (const one of group) numbers.set(one, next);
    next += 1;
  }
  return found.map((one) => numbers.get(one) ?? null);
}

/** Cause, level, polluter and the failure's first line and top frame without what differs from test to test; null for a failure without words. */
function signature({
  cause,
  level,
  polluter,
  failure,
}: Pick<Flake, 'cause' | 'failure' | 'level' | 'polluter'>): string | null {
  const lines = (failure ?? '').split('\n').map((line) => line.trim());
  const message = lines.find((line) => line !== '');
  if (message === undefined) return null;
  const frame = lines.find((line) => /^(?:at |❯ )/.test(line)) ?? '';
  const normal = (text: string) =>
    text
      .replace(/(["'`]).*?\1/g, '$1…$1')
      .replace(/0x[0-9a-f]+|\d+/gi, '#')
      .replace(/\s+/g, ' ');
  return [cause, level, polluter ?? '', normal(message), normal(frame)].join('\0');
}
