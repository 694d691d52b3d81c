const SHORT: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

/** A path as git writes it in a patch header with `core.quotePath=false`. Source: quote.c, `quote_c_style_counted`. */
export function quotePath(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that git quotes
  const quoted = path.replaceAll(/[\x00-\x1f\x7f"\\]/g, (character) => SHORT[character] ?? octal(character));
  return quoted === path ? path : `"${quoted}"`;
}

function octal(character: string): string {
  return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
