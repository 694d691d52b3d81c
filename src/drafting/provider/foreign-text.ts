/** More than a sentence or two of a provider's words is of no use in a message. */
const LONGEST_SHOWN = 200;
/** UTF-16 units that are looked at: a page of HTML says what it says in its first lines. */
const LONGEST_READ = 4_000;
/** As many characters in a row that the key has too are taken for a part of it. */
const PART_OF_KEY = 6;

/**
 * What a provider says, as a part of one line of ours: markup and control characters removed, at most 200 characters, and nothing that is, or
 * may be a part of, the API key. Providers write keys into their errors, whole or with asterisks in the middle.
 */
export function foreignText(text: string, apiKey: string): string {
  const line = unescaped(
    text
      .slice(0, LONGEST_READ)
      .replace(/<(script|style|head)\b.*?<\/\1>/gis, ' ')
      .replace(/<[^<>]*>/g, ' '),
  )
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, ' ')
    .trim();
  const safe = withoutMasked(withoutParts(line, apiKey), apiKey);
  return safe.length <= LONGEST_SHOWN ? safe : `${safe.slice(0, LONGEST_SHOWN - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&nbsp;', ' '],
]);

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (entity) => ENTITIES.get(entity) ?? entity);
}

function withoutParts(line: string, apiKey: string): string {
  const size = Math.min(PART_OF_KEY, apiKey.length);
  const parts = new Set(Array.from({ length: apiKey.length - size + 1 }, (_, at) => apiKey.slice(at, at + size)));
  const isSecret = new Uint8Array(line.length);
  for (let at = 0; at + size <= line.length; at += 1) {
    if (parts.has(line.slice(at, at + size)) && (apiKey.length >= PART_OF_KEY || standsAlone(line, at, size))) {
      isSecret.fill(1, at, at + size);
    }
  }
  let safe = '';
  for (let at = 0; at < line.length; at += 1) {
    if (isSecret[at] === 0) safe += line[at];
    else if (isSecret[at - 1] !== 1) safe += '[key]';
  }
  return safe;
}

/** So short a key is a placeholder, whose letters are in other words too. */
function standsAlone(line: string, at: number, size: number): boolean {
  return !/\w/.test(line[at - 1] ?? '') && !/\w/.test(line[at + size] ?? '');
}

function withoutMasked(line: string, apiKey: string): string {
  const ends = apiKey.length >= PART_OF_KEY ? [apiKey.slice(0, 4), apiKey.slice(-4), apiKey.slice(-3)] : [];
  const isMasked = (word: string) =>
    /[*•●]{3}/.test(word) || (/\.{2}|…|x{4}|#{3}|_{4}/i.test(word) && ends.some((end) => word.includes(end)));
  return line
    .split(' ')
    .map((word) => (isMasked(word) ? '[key]' : word))
    .join(' ');
}
