import * as z from 'zod';
import { closestWord, normalWord } from './closest-word.ts';

/** What a form of settings calls its keys. A section is dotted, `` for the top, `stability.accept[3]` for an entry of a list. */
export interface KnownKeys {
  /** The keys that a section knows, without its own name. */
  within(section: string): readonly string[];
  /** The key that an unknown one was likely meant to be, dotted: a sibling close to it, else the same word in another section, else null. */
  closest(section: string, key: string): string | null;
}

export function knownKeysOf(schema: z.core.$ZodType): KnownKeys {
  const all = keysOf(schema, '');
  const within = (section: string) => {
    const prefix = section === '' ? '' : `${section.replace(/\[\d+\]/g, '[]')}.`;
    return all
      .filter((known) => known.startsWith(prefix) && !/[.[]/.test(known.slice(prefix.length)))
      .map((known) => known.slice(prefix.length));
  };
  return {
    within,
    closest(section, key) {
      const sibling = closestWord(key, within(section));
      if (sibling !== null) return section === '' ? sibling : `${section}.${sibling}`;
      const wanted = normalWord(key);
      return all.find((known) => normalWord(known.slice(known.lastIndexOf('.') + 1)) === wanted) ?? null;
    },
  };
}

/** Every key, dotted: `mode`, `suite`, `suite.runner`…; those of a list's entries: `stability.accept[].test`. */
function keysOf(schema: z.core.$ZodType, prefix: string): string[] {
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
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
