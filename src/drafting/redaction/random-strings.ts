import { type Finding, VALUE } from './finding.ts';

const RUN = /[A-Za-z0-9+/_=-]{24,}/g;
/** Before a value: a quote, or one of the signs that give it. */
const GIVEN = /(?:["'`]|[=:][ \t]{0,8})$/;

/** What looks random and is none, or is meant to be known: hashes, UUIDs, ULIDs, what proves a package whole. */
const KNOWN_FORM =
  /^(?:(?:0x)?[0-9a-f]+|(?:0x)?[0-9A-F]+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-7][0-9A-HJKMNP-TV-Z]{25}|sha(?:1|256|384|512)-.*|[\d_-]+)$/;

/**
 * Of the places between two characters, the least share at which the kind changes (small, capital, digit). Of random base 62 it
 * is 0.62, of random base 36 0.40, of base 32 0.30; of names in camel case below 0.3.
 */
const LEAST_CHANGES = { threeKinds: 0.4, twoKinds: 0.25 };

/** Long random strings where a value is given: a key whose name says nothing. */
export function findRandomStrings(text: string): readonly Finding[] {
  return Array.from(text.matchAll(RUN)).flatMap(({ 0: run, index }): Finding[] => {
    if (!GIVEN.test(text.slice(Math.max(0, index - 10), index)) || !isRandom(run)) return [];
    return [{ rule: 'random string', start: index, end: index + run.length, replace: VALUE }];
  });
}

function isRandom(run: string): boolean {
  if (KNOWN_FORM.test(run)) return false;
  const kinds = [/[a-z]/.test(run), /[A-Z]/.test(run), /[0-9]/.test(run)].filter(Boolean).length;
  if (kinds < 2) return false;
  // Words and numbers between separators (`invoice-2026-01-31-total`) are no random string.
  const longest = run.split(/[-_/]/).reduce((most, part) => Math.max(most, part.length), 0);
  if (kinds === 2) return /[0-9]/.test(run) && longest >= 20 && changes(run) >= LEAST_CHANGES.twoKinds;
  return longest >= 12 && changes(run) >= LEAST_CHANGES.threeKinds;
}

function changes(run: string): number {
  let count = 0;
  for (let index = 1; index < run.length; index += 1) {
    if (kindOf(run.charCodeAt(index)) !== kindOf(run.charCodeAt(index - 1))) count += 1;
  }
  return count / (run.length - 1);
}

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 48 && code <= 57 ? 3 : 4;
}
