import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Unpacks what a run uploaded, as act's server keeps it; returns a folder for each artifact, by its name. */
export function unpacked(artifacts: string, runId: number, into: string): ReadonlyMap<string, string> {
  const folder = join(artifacts, `${runId}`);
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder).map((name) => {
      const target = join(into, name);
      mkdirSync(target, { recursive: true });
      execFileSync('unzip', ['-q', '-o', join(folder, name, `${name}.zip`), '-d', target]);
      return [name, target];
    }),
  );
}

/** Files below `folder` that hold a text, relative to it. */
export function filesWith(text: string, folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(text))
    .map((path) => relative(folder, path));
}
