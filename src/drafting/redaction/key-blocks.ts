import type { Finding } from './finding.ts';

const BEGIN = /-{3,5} ?BEGIN (?<kind>[A-Z0-9 ]{1,60})|PuTTY-User-Key-File-\d/g;
const END = /-{3,5} ?END [A-Z0-9 ]{0,60}-{3,5}|Private-MAC: ?[0-9a-fA-F]{0,200}/g;

/**
 * Blocks in the armour of PEM and PGP, and keys of PuTTY: from the line where one begins to the line where it ends, both of them
 * whole. A private key without an end goes on to the end of the text; of another block without one, only its first line was there.
 */
export function findKeyBlocks(text: string): readonly Finding[] {
  const ends = [...text.matchAll(END)].map(({ 0: end, index }) => index + end.length);
  let next = 0;
  return [...text.matchAll(BEGIN)].flatMap((begin): Finding[] => {
    while (next < ends.length && (ends[next] as number) <= begin.index) next += 1;
    const end = ends[next];
    const isPrivate = begin.groups?.kind === undefined || /PRIVATE|SECRET/.test(begin.groups.kind);
    if (end === undefined && !isPrivate) return [];
    return [{ rule: 'key block', start: begin.index, end: end ?? text.length, replace: 'lines' }];
  });
}
