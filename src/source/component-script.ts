/** Components of Vue and Svelte: scripts inside of a template. */
const COMPONENT = /\.(?:vue|svelte)$/;
const SOURCE = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/**
 * The scripts of a component as one TypeScript module that stands on the component's own lines: everything else is blanked.
 * A script that is kept in a file of its own becomes an import of it.
 *
 * @returns null when the path is not a component's
 */
export function componentScript(path: string, text: string): string | null {
  if (!COMPONENT.test(path)) return null;
  const lines: string[] = [];
  let at = 0;
  for (const { index, 0: opening } of text.matchAll(/<script\b[^>]{0,1000}>/gi)) {
    if (index < at) continue;
    const end = text.indexOf('</script', index);
    if (end === -1) break;
    const [, double, single] = SOURCE.exec(opening) ?? [];
    const source = double ?? single;
    lines.push(blank(text.slice(at, index + opening.length)), ';');
    lines.push(
      source === undefined ? '' : `import ${JSON.stringify(source)};`,
      text.slice(index + opening.length, end),
      ';',
    );
    at = end;
  }
  return lines.join('');
}

function blank(text: string): string {
  return text.replace(/[^\n]+/g, '');
}
