import type { Change, FileKind } from '../domain/change.ts';

/** The same change, with the kind of each file told by somebody who knows the project better. */
export function reclassify(change: Change, classify: (path: string) => FileKind): Change {
  return { ...change, files: change.files.map((file) => ({ ...file, kind: classify(file.path) })) };
}
