import { dirname } from 'node:path/posix';
import type { Surroundings } from '../surroundings.ts';

/** How the tests of a package are written. */
export interface HouseStyle {
  /** How they end the paths of relative imports: as the file does, with `.js` for what is TypeScript, not at all; null when they have none. */
  readonly endings: 'source' | 'js' | 'none' | null;
  readonly importsJest: boolean;
}

const TEST = /\.(?:test|spec)\.[cm]?[jt]sx?$/;
const MOST_FILES = 20;
const FOLDERS = ['test', 'tests', '__tests__', 'src', 'spec'];
const known = new WeakMap<Surroundings, HouseStyle>();

/** Read from the tests beside the target and in the usual folders of its package. */
export function houseStyle(around: Surroundings): HouseStyle {
  const before = known.get(around);
  if (before !== undefined) return before;
  const { tree, settings, fixtures } = around;
  const base = settings.packageDirectory === '.' ? '' : `${settings.packageDirectory}/`;
  const folders = new Set([dirname(settings.entry.file), ...FOLDERS.map((folder) => `${base}${folder}`)]);
  const files = [...folders]
    .flatMap((folder) =>
      tree
        .namesIn(folder)
        .filter((name) => TEST.test(name))
        .map((name) => `${folder}/${name}`),
    )
    .filter((path) => !fixtures.has(path) && !path.includes('.draft.') && settings.mayRead(path))
    .slice(0, MOST_FILES);
  const texts = files.map((path) => around.text(path)?.slice(0, 20_000) ?? '');
  const style = { endings: endingsIn(texts), importsJest: texts.some((text) => /['"]@jest\/globals['"]/.test(text)) };
  known.set(around, style);
  return style;
}

function endingsIn(texts: readonly string[]): HouseStyle['endings'] {
  const counts = { source: 0, js: 0, none: 0 };
  for (const text of texts) {
    for (const [, path = ''] of text.matchAll(/(?:from|import|require\()\s{0,5}['"](\.{1,2}\/[^'"\n]{1,200})['"]/g)) {
      const ending = /\.([cm]?[jt]sx?)$/.exec(path)?.[1];
      counts[ending === undefined ? 'none' : /^[cm]?js$/.test(ending) ? 'js' : 'source'] += 1;
    }
  }
  const [best] = (Object.entries(counts) as [keyof typeof counts, number][]).sort((a, b) => b[1] - a[1]);
  return best === undefined || best[1] === 0 ? null : best[0];
}
