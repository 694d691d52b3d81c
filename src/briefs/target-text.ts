import { posix } from 'node:path';
import type { BriefTarget, ExportName } from '../domain/brief.ts';

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Relative to the repository root: no way out of the tree, no `#`, nothing that cannot be seen. */
const FILE = String.raw`(?![/\\])(?![A-Za-z]:)(?!(?:[^#]*/)?\.\.(?:/|#))(?!(?:[^#]*/)?\.#)[^\s#\\\p{C}](?:[^#\\\p{C}\p{Zl}\p{Zp}]{0,198}[^\s#/\\\p{C}])?`;
const NAME = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]{0,99}`;
const ROUTE = String.raw`(?:${METHODS.join('|')}) /[^\s\p{C}]{0,299}`;

/** A file, `#`, and an identifier or `default`. */
export const EXPORT_PATTERN = new RegExp(`^${FILE}#${NAME}$`, 'u');
/** The same, or a method in capitals and a path. */
export const TARGET_PATTERN = new RegExp(`^(?:${ROUTE}|${FILE}#${NAME})$`, 'u');
const ROUTE_PATTERN = new RegExp(`^${ROUTE}$`, 'u');

/** The same, looser, for editors: some read patterns without Unicode, where `\p{…}` means the letters in it. */
const LOOSE_EXPORT = String.raw`(?![/\\])(?!([^#]*/)?\.\.(/|#))[^#\\]+#[^#\s]+`;
export const EDITOR_EXPORT_PATTERN = `^${LOOSE_EXPORT}$`;
export const EDITOR_TARGET_PATTERN = `^((${METHODS.join('|')}) /\\S*|${LOOSE_EXPORT})$`;

/** `src/invoice.ts#total`, the file without `./` and the like; null when the text is none. */
export function exportNamed(text: string): ExportName | null {
  if (!EXPORT_PATTERN.test(text)) return null;
  const [file = '', name = ''] = text.split('#');
  return { file: posix.normalize(file), name };
}

/** True when a target is a route, for which an entry has to be named. */
export function isRoute(text: string): boolean {
  return ROUTE_PATTERN.test(text);
}

/** A target as a brief writes it; null when it is none, when a route has no entry, and when an export has one. */
export function targetNamed(text: string, entry: string | null): BriefTarget | null {
  if (isRoute(text)) {
    const named = entry === null ? null : exportNamed(entry);
    const [method = '', path = ''] = text.split(' ');
    return named === null ? null : { kind: 'route', method, path, entry: named };
  }
  const named = exportNamed(text);
  return named === null || entry !== null ? null : { kind: 'export', export: named };
}
