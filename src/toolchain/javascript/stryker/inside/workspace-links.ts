/**
 * Package managers link the members of a workspace into node_modules, and Stryker links node_modules into its copy: an import by the
 * name of a member would lead out of the copy, to code without mutants. Each such link is turned to the member's own copy.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface WorkspaceLink {
  /** The folder of modules, relative to the package that is judged: `node_modules`, `packages/web/node_modules`. */
  readonly modules: string;
  /** As it is imported: `@scope/core`. */
  readonly name: string;
  /** The member, relative to the package that is judged; empty for that package itself. */
  readonly to: string;
}

/** How deep below the package a folder of modules is looked for: `packages/group/name/node_modules`. */
const DEEPEST_MEMBER = 3;

/** The links to what stands inside of `root`, which must be a real path: from its own folders of modules, and from those above it. */
export function workspaceLinks(root: string): readonly WorkspaceLink[] {
  const own = modulesBelow(root, DEEPEST_MEMBER).flatMap((modules) => linksIn(root, modules, relative(root, modules)));
  const above: WorkspaceLink[] = [];
  for (let folder = dirname(root); dirname(folder) !== folder; folder = dirname(folder))
    above.push(...linksIn(root, join(folder, 'node_modules'), 'node_modules'));
  return [
    ...own,
    ...above.filter(({ name }) => !own.some((link) => link.modules === 'node_modules' && link.name === name)),
  ];
}

function modulesBelow(folder: string, depth: number): readonly string[] {
  const inside = depth === 0 ? [] : folders(folder).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
  const modules = join(folder, 'node_modules');
  return [
    ...(existsSync(modules) ? [modules] : []),
    ...inside.flatMap((name) => modulesBelow(join(folder, name), depth - 1)),
  ];
}

function linksIn(root: string, modules: string, told: string): readonly WorkspaceLink[] {
  return entries(modules).flatMap(({ name, isLink }) => {
    const scoped = name.startsWith('@')
      ? entries(join(modules, name)).map((entry) => ({ ...entry, name: `${name}/${entry.name}` }))
      : [];
    return (name.startsWith('@') ? scoped : [{ name, isLink }]).flatMap((entry) => {
      const to = entry.isLink ? within(root, join(modules, entry.name)) : null;
      return to === null ? [] : [{ modules: told, name: entry.name, to }];
    });
  });
}

/** Where inside of `root` the link leads, other than into a folder of modules; null elsewhere. */
function within(root: string, link: string): string | null {
  try {
    const to = relative(root, realpathSync(link));
    return to.split(sep).some((part) => part === '..' || part === 'node_modules') ? null : to;
  } catch {
    return null;
  }
}

function entries(folder: string): readonly { readonly name: string; readonly isLink: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isLink: entry.isSymbolicLink(),
    }));
  } catch {
    return [];
  }
}

function folders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** Turns the links in Stryker's copy, the current folder: once, by the worker that comes first. The others wait. */
export async function turnWorkspaceLinks(links: readonly WorkspaceLink[]): Promise<void> {
  if (links.length === 0) return;
  const [begun, done] = ['.earnest-links', '.earnest-links-turned'].map((name) => join(process.cwd(), name)) as [
    string,
    string,
  ];
  try {
    mkdirSync(begun);
  } catch {
    while (!existsSync(done)) await setTimeout(20);
    return;
  }
  try {
    for (const modules of new Set(links.map((link) => link.modules)))
      mirror(
        process.cwd(),
        modules,
        links.filter((link) => link.modules === modules),
      );
  } finally {
    mkdirSync(done);
  }
}

/** A folder of links to all that the linked folder of modules holds, save for the members. */
function mirror(copy: string, modules: string, links: readonly WorkspaceLink[]): void {
  const place = join(copy, modules);
  const draft = join(dirname(place), `.${basename(place)}-turned`);
  mkdirSync(draft, { recursive: true });
  const isLink = lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  const from = isLink ? realpathSync(place) : null;
  const scopes = new Set(links.flatMap(({ name }) => (name.startsWith('@') ? [dirname(name)] : [])));
  for (const scope of scopes) mkdirSync(join(draft, scope));
  const names =
    from === null
      ? []
      : readdirSync(from).flatMap((name) =>
          scopes.has(name) ? readdirSync(join(from, name)).map((inner) => join(name, inner)) : [name],
        );
  const turned = new Map(links.map(({ name, to }) => [name, join(copy, to)]));
  for (const name of new Set([...names, ...turned.keys()]))
    symlinkSync(turned.get(name) ?? join(from ?? '', name), join(draft, name));
  if (from === null && existsSync(place)) return;
  rmSync(place, { force: true });
  renameSync(draft, place);
}
