/** Names that are HTML's and not likely to be a type's. */
const HTML =
  /^(?:a|abbr|article|aside|b|base|big|blockquote|body|br|button|canvas|caption|center|cite|code|col|dd|del|details|div|dl|dt|em|embed|fieldset|figure|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|math|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|tt|u|ul|var|video)$/i;

/** Takes out HTML comments and tags, images, links and addresses; a link's label stays. Lines stay lines. */
export function withoutMarkup(lines: readonly string[]): {
  readonly lines: readonly string[];
  readonly dropped: number;
} {
  const { lines: visible, dropped } = withoutHtmlComments(lines);
  let changed = dropped;
  const plain = visible.map((line) => {
    const labelled = line.replace(/\{@(?:link|linkcode|linkplain|inheritDoc)\s+([^{}]{0,300})\}/g, (_, inner: string) =>
      labelOf(inner),
    );
    const bare = labelled
      .replace(/!\[[^\]]{0,300}\](?:\([^()]{0,500}\)|\[[^\]]{0,100}\])?/g, '')
      .replace(/\[([^\][]{1,300})\]\((?:[^()]|\([^()]{0,200}\)){0,500}\)/g, '$1')
      .replace(/\b(?:[a-z][a-z0-9+.-]{0,20}:\/\/|www\.|mailto:|javascript:|data:[a-z]+\/)[^\s`'")>\]]{1,2000}/gi, '')
      .replace(/(?<before>[\w$])?<\/?(?<name>[A-Za-z][\w-]{0,30})(?<rest>[^<>]{0,300})>/g, (tag, ...parts) => {
        const { before = '', name, rest } = parts.at(-1) as { before?: string; name: string; rest: string };
        const isTag =
          HTML.test(name) ||
          rest.includes('=') ||
          tag.startsWith('</') ||
          (before === '' && /^\s*\/?$/.test(rest) && /^[a-z]+$/.test(name) && !TYPES.has(name));
        return isTag ? before : tag;
      });
    if (bare !== labelled) changed += 1;
    return bare.trimEnd();
  });
  return { lines: plain, dropped: changed };
}

const TYPES = new Set([
  'string',
  'number',
  'boolean',
  'symbol',
  'bigint',
  'object',
  'unknown',
  'any',
  'void',
  'never',
  'null',
  'undefined',
  'this',
]);

function withoutHtmlComments(lines: readonly string[]): {
  readonly lines: readonly string[];
  readonly dropped: number;
} {
  let isInside = false;
  let dropped = 0;
  const kept: string[] = [];
  for (const line of lines) {
    let rest = line;
    let visible = '';
    let isChanged = isInside;
    while (rest !== '') {
      const at = rest.indexOf(isInside ? '-->' : '<!--');
      if (!isInside) visible += at < 0 ? rest : rest.slice(0, at);
      if (at < 0) break;
      isChanged = true;
      rest = rest.slice(at + (isInside ? 3 : 4));
      isInside = !isInside;
    }
    if (isChanged) dropped += 1;
    if (!isChanged || visible.trim() !== '') kept.push(visible.trimEnd());
  }
  return { lines: kept, dropped };
}

function labelOf(inner: string): string {
  const [target = '', ...label] = inner.split(/[|\s]/);
  const text = label.join(' ').trim();
  return text !== '' ? text : target;
}
