import { dirname, relative } from 'node:path/posix';
import type ts from 'typescript';
import type { Item } from './item.ts';

const MOST_NAMES = 40;

/** Each file's declarations below the line `// file`, with the imports without which a name in them is not clear. */
export function sectionsText(
  items: readonly Item[],
  reExport: { readonly path: string; readonly line: string } | null,
  notShown: readonly string[],
  nameOf: (symbol: ts.Symbol) => string,
): string {
  const paths = [...new Set([...(reExport === null ? [] : [reExport.path]), ...items.map(({ path }) => path)])];
  const places = new Map(items.map((item) => [item.symbol, item] as const));
  const times = new Map<string, number>();
  for (const { name } of items) times.set(name, (times.get(name) ?? 0) + 1);
  const sections = paths.map((path) => {
    const own = items.filter((item) => item.path === path);
    const lines = [
      ...(reExport?.path === path ? [reExport.line] : []),
      ...packageImports(own),
      ...own.flatMap(({ references }) =>
        references.flatMap(({ symbol, written }) => {
          const item = places.get(symbol);
          const isClear =
            item === undefined || item.path === path || (item.name === written && times.get(written) === 1);
          return isClear
            ? []
            : [
                `import type { ${nameOf(symbol) === written ? written : `${nameOf(symbol) || 'default'} as ${written}`} } from ${JSON.stringify(specifierTo(path, item.path))};`,
              ];
        }),
      ),
    ];
    return [`// ${path}`, [...new Set(lines)].join('\n'), ...own.map(({ text }) => text)]
      .filter((part) => part !== '')
      .join('\n');
  });
  const rest = notShown.length > MOST_NAMES ? ` and ${notShown.length - MOST_NAMES} more` : '';
  const last = notShown.length === 0 ? [] : [`// not shown: ${notShown.slice(0, MOST_NAMES).join(', ')}${rest}`];
  return `${[...sections, ...last].join('\n\n')}\n`;
}

function packageImports(items: readonly Item[]): readonly string[] {
  const bySpecifier = new Map<string, Set<string>>();
  const lines: string[] = [];
  for (const { specifier, binding } of items.flatMap(({ imports }) => imports)) {
    const from = `from ${JSON.stringify(specifier)};`;
    const { form, imported, local } = binding;
    if (form === 'default') lines.push(`import type ${local} ${from}`);
    else if (form === 'namespace') lines.push(`import type * as ${local} ${from}`);
    else {
      const names = bySpecifier.get(specifier) ?? new Set();
      names.add(imported === local ? local : `${imported} as ${local}`);
      bySpecifier.set(specifier, names);
    }
  }
  const named = [...bySpecifier].map(
    ([specifier, names]) => `import type { ${[...names].join(', ')} } from ${JSON.stringify(specifier)};`,
  );
  return [...new Set([...lines, ...named])];
}

/** A relative specifier, with the ending. */
export function specifierTo(from: string, to: string): string {
  const way = relative(dirname(from), to);
  return way.startsWith('.') ? way : `./${way}`;
}
