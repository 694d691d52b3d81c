/** The part of a package.json that says what is found under the package's name. */
export interface PackageManifest {
  readonly name: string | null;
  readonly exports: unknown;
  readonly imports: unknown;
  /** `source`, `module`, `main`, `types`… as far as they are texts. */
  readonly entries: readonly string[];
}

const ENTRY_FIELDS = ['source', 'module', 'main', 'types', 'typings', 'svelte', 'browser'];

/** Reads a package.json; null when it is not a JSON object. */
export function readManifest(text: string): PackageManifest | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  const fields = parsed as Record<string, unknown>;
  return {
    name: typeof fields.name === 'string' ? fields.name : null,
    exports: fields.exports,
    imports: fields.imports,
    entries: ENTRY_FIELDS.map((name) => fields[name]).filter((value) => typeof value === 'string'),
  };
}

/**
 * What a map of `exports` or `imports` gives for a key, under whatever condition: all targets, since conditions are the runner's.
 * Source: nodejs.org/api/packages.html, "Subpath patterns".
 *
 * @param key `.`, `./sub` for exports, `#name` for imports
 */
export function targetsOf(map: unknown, key: string): readonly string[] {
  if (!isObject(map) || !Object.keys(map).some((name) => /^[.#]/.test(name))) return key === '.' ? textsIn(map) : [];
  if (Object.hasOwn(map, key) && !key.includes('*')) return textsIn(map[key]);
  const patterns = Object.keys(map).filter((name) => matches(name, key));
  const best = patterns.sort((one, other) => prefixOf(other).length - prefixOf(one).length)[0];
  if (best === undefined) return [];
  const [before, after = ''] = best.split('*');
  const filling = key.slice(before?.length ?? 0, key.length - after.length);
  return textsIn(map[best]).map((target) =>
    best.endsWith('/') ? `${target}${filling}` : target.replaceAll('*', filling),
  );
}

function matches(pattern: string, key: string): boolean {
  const [before = '', after = '', ...more] = pattern.split('*');
  if (pattern.endsWith('/')) return key.startsWith(pattern);
  if (!pattern.includes('*') || more.length > 0) return false;
  return key.startsWith(before) && key.endsWith(after) && key.length > before.length + after.length;
}

function prefixOf(pattern: string): string {
  return pattern.split('*')[0] ?? '';
}

/** Conditions nest some three deep. */
const DEEPEST = 20;

function textsIn(target: unknown, depth = 0): readonly string[] {
  if (typeof target === 'string') return [target];
  if (typeof target !== 'object' || target === null || depth > DEEPEST) return [];
  return Object.values(target).flatMap((inner) => textsIn(inner, depth + 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
