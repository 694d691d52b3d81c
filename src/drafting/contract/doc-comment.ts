import { isAddressedToModel } from './addressed-to-models.ts';
import { withoutInvisible } from './invisible.ts';
import { withoutMarkup } from './markup.ts';

/** A doc comment as it may be sent. */
export interface SanitisedDoc {
  /** Without the comment's own marks; empty when nothing is left. */
  readonly lines: readonly string[];
  /** Lines that were taken out, in whole or in part. */
  readonly dropped: number;
}

/** UTF-16 units of one comment, of the examples in it, and of a line. */
const LONGEST_DOC = 2_000;
const LONGEST_EXAMPLE = 800;
const LONGEST_LINE = 400;
/** More than this of one comment is not looked at. */
const MOST_LINES = 400;

/** Tags whose text a caller needs, by the name that they are given. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ...['param', 'arg', 'argument'].map((name) => [name, 'param'] as const),
  ...['return', 'returns'].map((name) => [name, 'returns'] as const),
  ...['throws', 'throw', 'exception'].map((name) => [name, 'throws'] as const),
  ...['yield', 'yields'].map((name) => [name, 'yields'] as const),
  ...['description', 'desc', 'summary', 'remarks'].map((name) => [name, ''] as const),
  ['example', 'example'],
  ['deprecated', 'deprecated'],
  ['typeParam', 'typeParam'],
]);
/** Tags that say what the signature says already: to take them out withholds nothing. */
const SAID_BY_TYPES = new Set(
  'type typedef callback template overload satisfies enum this extends augments implements import prop property function func method class constructor async generator public readonly override export module name memberof kind static abstract interface'.split(
    ' ',
  ),
);
const WITH_TYPE = new Set(['param', 'returns', 'yields']);

interface Section {
  readonly tag: string;
  readonly lines: string[];
}

/** Keeps the description, `@param`, `@returns`, `@throws`, `@yields`, `@example` and `@deprecated` of a JSDoc comment as plain text. */
export function sanitiseDoc(comment: string): SanitisedDoc {
  const all = withoutInvisible(comment)
    .replace(/^\/\*\*?/, '')
    .replace(/\*\/$/, '')
    .split('\n');
  const raw = all.slice(0, MOST_LINES).map((line) =>
    line
      .replace(/^[\t ]*\*?[\t ]?/, '')
      .replace(/^\/\*+$/, '')
      .trimEnd(),
  );
  // Before markup goes: what marks a role may look like a tag.
  const unaddressed = withoutAddressed(raw);
  const { lines: plain, dropped } = withoutMarkup(unaddressed.lines);
  let out = dropped + unaddressed.dropped + (all.length - raw.length);
  const kept: string[] = [];
  for (const { tag, lines } of sectionsOf(plain)) {
    const name = tag === '' ? '' : KEPT.get(tag);
    if (name === undefined) {
      out += SAID_BY_TYPES.has(tag) ? 0 : lines.filter((line) => line !== '').length;
      continue;
    }
    const clean = withoutAddressed(name === '' ? lines : tagged(name, lines));
    out += clean.dropped;
    const limited = name === 'example' ? shortened(clean.lines, LONGEST_EXAMPLE) : clean;
    out += limited === clean ? 0 : limited.dropped;
    kept.push(...limited.lines);
  }
  const { lines, dropped: beyond } = shortened(withoutBlankEnds(kept), LONGEST_DOC);
  return { lines: lines.map(withoutCommentEnd), dropped: out + beyond };
}

/** A doc comment of its lines, or nothing; each line ends with a line end. */
export function docText(lines: readonly string[]): string {
  if (lines.length === 0) return '';
  if (lines.length === 1 && (lines[0] ?? '').length < 110) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const sections: Section[] = [{ tag: '', lines: [] }];
  let isFenced = false;
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/.test(line)) isFenced = !isFenced;
    const tag = isFenced ? undefined : /^\s*@([A-Za-z][\w-]*)/.exec(line)?.[1];
    if (tag === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ tag, lines: [line.replace(/^\s*@[A-Za-z][\w-]*\s*/, '')] });
  }
  return sections;
}

/** The section with its tag before it; nothing when it says nothing but a type. */
function tagged(tag: string, lines: readonly string[]): readonly string[] {
  if (tag === 'example') return ['@example', ...lines.filter((line, at) => at > 0 || line !== '')];
  if (tag === 'deprecated') return [`@deprecated ${lines[0] ?? ''}`.trimEnd(), ...lines.slice(1)];
  const joined = WITH_TYPE.has(tag) ? withoutType(lines) : lines;
  const first = tag === 'param' ? withoutDefault(joined[0] ?? '') : (joined[0] ?? '').replace(/^-\s+/, '');
  const says = tag === 'param' ? /^\S+\s+\S/.test(first) : first !== '';
  if (!says && joined.slice(1).every((line) => line === '')) return [];
  return [`@${tag} ${first}`.trimEnd(), ...joined.slice(1)];
}

/** Without `{…}` at the beginning, however many lines it takes. */
function withoutType(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n');
  if (!text.startsWith('{')) return lines;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0)
      return text
        .slice(at + 1)
        .trimStart()
        .split('\n');
  }
  return [];
}

/** `[name=value] what` → `name what`: a default is the implementation's. */
function withoutDefault(line: string): string {
  if (!line.startsWith('[')) return line;
  const name = /^\[\s*([^\s=\]]+)/.exec(line)?.[1] ?? '';
  let depth = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '[') depth += 1;
    if (line[at] === ']') depth -= 1;
    if (depth === 0) return `${name}${line.slice(at + 1)}`;
  }
  return name;
}

/**
 * Three lines are read together too: words that steer a model may be wrapped. The paragraph that holds them goes as a whole, since what
 * stands before and after them belongs to them.
 */
function withoutAddressed(lines: readonly string[]): SanitisedDoc {
  const paragraphs: string[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last === undefined || line.trim() === '' || last.at(-1)?.trim() === '' || /^\s*@/.test(line))
      paragraphs.push([line]);
    else last.push(line);
  }
  const isAddressed = (paragraph: readonly string[]) =>
    paragraph.some((_, at) => [1, 2, 3].some((width) => isAddressedToModel(paragraph.slice(at, at + width).join(' '))));
  const kept = paragraphs.filter((paragraph) => !isAddressed(paragraph)).flat();
  return { lines: kept, dropped: lines.length - kept.length };
}

function shortened(lines: readonly string[], limit: number): SanitisedDoc {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    const short = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
    if (used + short.length > limit) break;
    used += short.length + 1;
    kept.push(short);
  }
  return { lines: kept, dropped: lines.length - kept.length };
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const isBlank = (line: string | undefined) => line === undefined || line.trim() === '';
  const kept = lines.filter((line, at) => !isBlank(line) || !isBlank(lines[at - 1]));
  const start = isBlank(kept[0]) ? 1 : 0;
  return kept.slice(start, isBlank(kept.at(-1)) ? -1 : undefined);
}

/** To take something out from between them may bring the two characters together. */
function withoutCommentEnd(line: string): string {
  return line.replace(/\*(?=\/)/g, '* ').replace(/\/(?=\*)/g, '/ ');
}
