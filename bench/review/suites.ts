import { readFileSync } from 'node:fs';

/** A work tree with tests that people take care of. LIST of the benches in this folder is a JSON file with an array of these. */
export interface Suite {
  readonly name: string;
  /** `owner/name`. */
  readonly repo: string;
  readonly commit: string;
  /** Of the work tree; nothing in it has to be installed. */
  readonly path: string;
  /** Relative to it. */
  readonly testFiles: readonly string[];
}

/** @param only a pattern of names */
export function readSuites(list: string | undefined, only: string): readonly Suite[] {
  if (list === undefined) throw new Error('name the JSON file that lists the work trees');
  const pattern = new RegExp(only);
  return (JSON.parse(readFileSync(list, 'utf8')) as readonly Suite[]).filter(({ name }) => pattern.test(name));
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${((100 * part) / whole).toFixed(part / whole < 0.1 ? 3 : 1)} %`;
}
