import { readManifest } from '../../source/package-manifest.ts';

/** The packages that code of one package may import. */
export interface Dependencies {
  has(name: string): boolean;
  /** One of the package.json files says `"type": "module"`; the nearest decides. */
  readonly isModule: boolean;
}

const GROUPS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** More parent folders than any workspace has. */
const MOST_FOLDERS = 50;

/**
 * What package.json files name, from a folder up to the root: Node looks there too.
 *
 * @param text the text of a file relative to the root; null when there is none
 * @param folder relative to the root, `.` for it
 */
export function dependenciesAround(text: (path: string) => string | null, folder: string): Dependencies {
  const names = new Set<string>();
  let isModule: boolean | null = null;
  let at = folder;
  for (let count = 0; count < MOST_FOLDERS; count += 1) {
    const content = text(at === '.' ? 'package.json' : `${at}/package.json`);
    const fields =
      content === null || readManifest(content) === null ? null : (JSON.parse(content) as Record<string, unknown>);
    if (fields !== null) {
      isModule ??= fields.type === 'module';
      for (const group of GROUPS) {
        const listed = fields[group];
        if (typeof listed === 'object' && listed !== null) for (const name of Object.keys(listed)) names.add(name);
      }
    }
    if (at === '.') break;
    at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '.';
  }
  return { has: (name) => names.has(name), isModule: isModule ?? false };
}

/** `@scope/name` of `@scope/name/sub`; null for what is no name of a package. */
export function packageName(specifier: string): string | null {
  return /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(?=\/|$)/i.exec(specifier)?.[0] ?? null;
}

/** `@types/scope__name`. */
export function typesPackage(name: string): string {
  return `@types/${name.startsWith('@') ? name.slice(1).replace('/', '__') : name}`;
}
