import * as z from 'zod';
import { policySchema } from './policy-schema.ts';

/** Every key of the configuration, dotted: `mode`, `suite`, `suite.runner`…; those of a list's entries: `stability.accept[].test`. */
function knownKeys(): readonly string[] {
  return keysOf(policySchema, '');
}

function keysOf(schema: z.core.$ZodType, prefix: string): string[] {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault) {
    return keysOf(schema.unwrap(), prefix);
  }
  if (schema instanceof z.ZodArray) {
    return keysOf(schema.element, prefix.replace(/\.$/, '[].'));
  }
  if (!(schema instanceof z.ZodObject)) {
    return [];
  }
  return Object.entries(schema.shape).flatMap(([key, value]) => [prefix + key, ...keysOf(value, `${prefix}${key}.`)]);
}

/** The keys that a section (`` for the top, `stability.accept[3]` for an entry of a list) knows, without its own name. */
export function keysIn(section: string): readonly string[] {
  const prefix = section === '' ? '' : `${section.replace(/\[\d+\]/g, '[]')}.`;
  return knownKeys()
    .filter((known) => known.startsWith(prefix) && !/[.[]/.test(known.slice(prefix.length)))
    .map((known) => known.slice(prefix.length));
}

/**
 * The known key that an unknown one was likely meant to be: a sibling within a third of its length in edits, else the same
 * word in another section, else null.
 */
export function closestKey(section: string, key: string): string | null {
  const prefix = section === '' ? '' : `${section}.`;
  const all = knownKeys();
  const siblings = keysIn(section).map((known) => prefix + known);
  const wanted = normal(key);
  const ranked = siblings
    .map((known) => ({ known, edits: editDistance(wanted, normal(known.slice(prefix.length))) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  if (best !== undefined && best.edits <= Math.max(1, Math.floor(wanted.length / 3))) {
    return best.known;
  }
  return all.find((known) => normal(known.slice(known.lastIndexOf('.') + 1)) === wanted) ?? null;
}

function normal(key: string): string {
  return key.slice(0, 40).toLowerCase().replace(/[-_]/g, '');
}

/** Levenshtein's distance: insertions, deletions and substitutions. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
