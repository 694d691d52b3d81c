import { type Finding, VALUE } from './finding.ts';
import { press } from './pressed-text.ts';

/** Shorter values are words of any text. */
export const SHORTEST_SECRET = 8;
/** A line of a secret of many lines, such as a key, is looked for by itself from this length on. */
const SHORTEST_LINE = 16;

/** Without separators, so much has to be left that nothing else is the same. */
const LEAST_ALPHANUMERIC = 12;
/** How far on both sides of a value in base64 the rest of the same base64 is taken out with it. */
const BASE64_REACH = 64;

const isAlphanumeric = (unit: number) =>
  (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
const isBase64 = (unit: number) => isAlphanumeric(unit) || [43, 45, 47, 61, 95].includes(unit);
const JOINTS = new Set([...'"\'`+\\ \t\n\r'].map((one) => one.charCodeAt(0)));
const isNoJoint = (unit: number) => !JOINTS.has(unit);

/**
 * Looks for exact values: as they are, as they are written in addresses, JSON, HTML, hex and base64 (within longer base64 too),
 * and put together from parts. Parts go with all the lines they are on.
 */
export function knownSecretsFinder(secrets: readonly string[]): (text: string) => readonly Finding[] {
  const values = [...new Set(secrets.flatMap(withLines))].filter(({ length }) => length >= SHORTEST_SECRET);
  const spellings = [...new Set(values.flatMap(spellingsOf))].filter(({ length }) => length >= SHORTEST_SECRET);
  const inBase64 = [...new Set(values.flatMap(base64Of))].filter(({ length }) => length >= SHORTEST_SECRET);
  const parted = [
    { isKept: isAlphanumeric, least: LEAST_ALPHANUMERIC },
    { isKept: isNoJoint, least: SHORTEST_SECRET },
  ].map(({ isKept, least }) => ({
    isKept,
    forms: [...new Set(values.map((value) => press(value, isKept).text))].filter(({ length }) => length >= least),
  }));

  return (text) => {
    if (values.length === 0) return [];
    const found: Finding[] = [];
    const isTaken = new Uint8Array(text.length);
    const take = (start: number, end: number, replace: Finding['replace'] = VALUE) => {
      found.push({ rule: 'known secret', start, end, replace });
      isTaken.fill(1, start, end);
    };
    for (const form of spellings) {
      for (const start of placesOf(text, form)) take(start, start + form.length);
    }
    for (const form of inBase64) {
      for (const start of placesOf(text, form)) {
        take(endOfBase64(text, start, -1) + 1, endOfBase64(text, start + form.length - 1, 1));
      }
    }
    for (const { isKept, forms } of parted) {
      const pressed = press(text, isKept);
      for (const form of forms) {
        for (const start of placesOf(pressed.text, form)) {
          const from = pressed.at[start] as number;
          const to = (pressed.at[start + form.length - 1] as number) + 1;
          if (isTaken[from] === 1 && isTaken[to - 1] === 1) continue;
          take(from, to, to - from > form.length ? 'lines' : VALUE);
        }
      }
    }
    return found;
  };
}

function withLines(secret: string): readonly string[] {
  const value = secret.trim();
  return [value, ...value.split(/\r?\n/).filter((line) => line.trim().length >= SHORTEST_LINE)].map((one) =>
    one.trim(),
  );
}

function spellingsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inAddress = encodeURIComponent(secret.toWellFormed());
  const hex = bytes.toString('hex');
  return [
    secret,
    inAddress,
    inAddress.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    // `!'()*` are left as they are by some, and not by others.
    inAddress.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    secret.replace(/["'`\\$]/g, '\\$&'),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    hex,
    hex.toUpperCase(),
  ];
}

/** In base64, each three bytes make four characters: so a value within another one is written in one of three ways. */
function base64Of(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((shift) => {
    const all = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Characters that the bytes beside it have a part in.
    const own = all.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function endOfBase64(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (Math.abs(at - from) < BASE64_REACH && isBase64(text.charCodeAt(at))) at += step;
  return at;
}

function* placesOf(text: string, form: string): Generator<number> {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) yield at;
}
