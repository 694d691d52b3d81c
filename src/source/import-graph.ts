import { componentScript } from './component-script.ts';
import { type FileContent, hashOfBytes, readContent } from './file-contents.ts';
import { createFileTree } from './file-tree.ts';
import { importsOf } from './imports-of.ts';
import { mocksOf, snapshotsOf } from './neighbours.ts';
import { isReadable } from './parse.ts';
import { createResolver } from './resolve-import.ts';

/** Everything of the repository that a file brings in. */
export interface Closure {
  /** Relative to the repository root, sorted, without the file itself. */
  readonly files: readonly string[];
  /** Why there may be more, one line each (`src/a.ts:12: import() of an expression`); empty when it is all. Hostile text. */
  readonly unknown: readonly string[];
}

export interface ImportGraph {
  /**
   * All files that a file (relative to the repository root) imports at any depth, links that lead to them included.
   *
   * - What counts as an import: see `importsOf`; how it is found: see `createResolver`.
   * - A file's snapshots (`__snapshots__/x.snap`, `x.snapshot`) and mocks of what it imports (`__mocks__` beside a module, or in a
   *   folder around the file for a package) count.
   * - Installed packages do not: the lock file stands for them. Nothing outside of the root does.
   * - Not tracked: what code reads by other means (`readFileSync('fixtures/a.json')`, unless its path is written as
   *   `./fixtures/a.json` or `join(__dirname, …)`), what only a runner's or bundler's configuration brings in (setup files,
   *   `moduleNameMapper` of a name that is found otherwise), and style sheets that others import.
   *
   * Never rejects: what cannot be read is a reason in `unknown`.
   */
  closureOf(file: string): Promise<Closure>;
  /** Hash of a file's content when it was first asked for; null when it is not there or cannot be read. Never rejects. */
  contentOf(file: string): Promise<string | null>;
}

export interface ImportGraphOptions {
  /** The text of a file by its real path relative to the root; null when it cannot be read. By default from disk. */
  readonly readText?: (path: string) => Promise<string | null>;
}

const COMPONENT = /\.(?:vue|svelte)$/;
const MOST_REASONS = 50;

/** One file, and what it names. */
interface Edges {
  /** Files whose own imports count too. */
  readonly files: readonly string[];
  /** What counts by its content only: links, snapshots, built files. */
  readonly leaves: readonly string[];
  readonly unknown: readonly string[];
}

/** The imports between the files of a work tree as they are when they are first asked for: what was read is kept. */
export function createImportGraph(root: string, { readText }: ImportGraphOptions = {}): ImportGraph {
  const tree = createFileTree(root);
  const resolve = createResolver(tree);
  const hashes = new Map<string, string | null>();
  const edges = new Map<string, Promise<Edges>>();

  const contentAt = async (path: string): Promise<FileContent | null> => {
    const given = (await readText?.(path).catch(() => null)) ?? null;
    const own = given === null ? null : { text: given, hash: hashOfBytes(given) };
    const content = readText === undefined ? await readContent(tree, path) : own;
    hashes.set(path, content?.hash ?? null);
    return content;
  };

  const readEdges = async (path: string): Promise<Edges> => {
    const leaves = new Set(snapshotsOf(tree, path));
    const alone = (unknown: readonly string[]): Edges => ({ files: [], leaves: [...leaves], unknown });
    if (!isReadable(path) && !COMPONENT.test(path)) return alone([]);
    const content = await contentAt(path);
    if (content === null) return alone([`${path} cannot be read`]);
    const script = componentScript(path, content.text);
    const imports = script === null ? importsOf(path, content.text) : importsOf(`${path}.ts`, script);
    if (imports === null) return alone([`${path} cannot be parsed`]);
    const files = new Set<string>();
    const unknown = imports.unknown.map((reason) => `${path}:${reason}`);
    for (const request of imports.requests) {
      const found = resolve(path, request);
      for (const entry of [...found.files, ...mocksOf(tree, path, request.specifier, found.files)])
        files.add(entry.path);
      for (const entry of found.built) leaves.add(entry.path);
      for (const { links } of [...found.files, ...found.built]) for (const link of links) leaves.add(link);
      if (found.problem !== null) unknown.push(`${path}:${request.line}: ${found.problem}`);
    }
    return { files: [...files], leaves: [...leaves], unknown };
  };

  const edgesOf = (path: string): Promise<Edges> => {
    const known =
      edges.get(path) ??
      readEdges(path).catch((error: unknown) => ({ files: [], leaves: [], unknown: [`${path}: ${told(error)}`] }));
    edges.set(path, known);
    return known;
  };

  const closureOf = async (file: string): Promise<Closure> => {
    const entry = tree.find(file);
    if (entry?.kind !== 'file') return { files: [], unknown: [`${file} is not a file of the repository`] };
    const reached = new Set([entry.path]);
    const leaves = new Set(entry.links);
    const unknown = new Set<string>();
    let next = [entry.path];
    while (next.length > 0) {
      const found = await Promise.all(next.map(edgesOf));
      for (const one of found) {
        for (const leaf of one.leaves) leaves.add(leaf);
        for (const reason of one.unknown) unknown.add(reason);
      }
      next = [...new Set(found.flatMap(({ files }) => files))].filter((path) => !reached.has(path));
      for (const path of next) reached.add(path);
    }
    const others = new Set([...reached, ...leaves]);
    others.delete(entry.path);
    others.delete(file);
    return { files: [...others].sort(), unknown: capped([...unknown].sort()) };
  };

  return {
    closureOf,
    async contentOf(file) {
      const entry = tree.find(file);
      if (entry?.kind !== 'file') return null;
      const known = hashes.get(entry.path);
      return known === undefined ? ((await contentAt(entry.path))?.hash ?? null) : known;
    },
  };
}

/** Nothing is known to throw here; what does is a reason like any other. */
function told(error: unknown): string {
  return `its imports cannot be told: ${(error as Error).message?.split('\n', 1)[0]?.slice(0, 200)}`;
}

function capped(reasons: readonly string[]): readonly string[] {
  if (reasons.length <= MOST_REASONS) return reasons;
  return [...reasons.slice(0, MOST_REASONS), `and ${reasons.length - MOST_REASONS} more`];
}
