import type { Change } from '../domain/change.ts';
import type { Package } from './project.ts';

/** The package that a path (relative to the repository root) belongs to: the deepest one around it; null when there is none. */
export function packageOf(path: string, packages: readonly Package[]): Package | null {
  const around = packages.filter(({ directory }) => directory === '.' || path.startsWith(`${directory}/`));
  const depth = ({ directory }: Package) => (directory === '.' ? 0 : directory.length);
  return around.reduce<Package | null>(
    (deepest, next) => (deepest === null || depth(next) > depth(deepest) ? next : deepest),
    null,
  );
}

/** A path relative to the repository root, seen from the package's folder. */
export function withinPackage(path: string, subject: Package): string {
  return subject.directory === '.' ? path : path.slice(subject.directory.length + 1);
}

/** The packages that hold a changed file; all of them when a changed file that decides how code runs belongs to none (a lock file at the root, say). */
export function touchedPackages(change: Change, packages: readonly Package[]): readonly Package[] {
  const relevant = change.files.filter(({ kind }) => kind !== 'other');
  const owners = relevant.map(({ path }) => packageOf(path, packages));
  return owners.includes(null) ? packages : packages.filter((candidate) => owners.includes(candidate));
}
