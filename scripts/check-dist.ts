/**
 * Builds into a temporary folder and compares it with dist/, byte by byte. Exits with 1 when they differ, or when dist/ is
 * larger than it may be.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build, type OutputOptions } from 'rolldown';
import programs from '../rolldown.config.ts';

/** A runner downloads all of it before each run, compressed to a fourth. More than half is the compiler that reads contracts, which only drafting loads. */
const LARGEST_BYTES = 7 * 1024 * 1024;

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

function filesIn(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/** The same build as `npm run build`, with another folder in the place of dist/. */
async function buildInto(folder: string): Promise<void> {
  process.chdir(root);
  for (const program of [programs].flat()) {
    const output = program.output as OutputOptions;
    await build({ ...program, output: { ...output, dir: join(folder, relative('dist', output.dir ?? 'dist')) } });
  }
}

function differences(committed: ReadonlyMap<string, Buffer>, built: ReadonlyMap<string, Buffer>): string[] {
  const paths = [...new Set([...committed.keys(), ...built.keys()])].sort();
  return paths.flatMap((path) => {
    const [here, fresh] = [committed.get(path), built.get(path)];
    if (here === undefined) return [`dist/${path} is missing`];
    if (fresh === undefined) return [`dist/${path} is no longer built`];
    return here.equals(fresh) ? [] : [`dist/${path} is stale`];
  });
}

const temporary = mkdtempSync(join(tmpdir(), 'earnest-dist-'));
try {
  await buildInto(temporary);
  const committed = filesIn(dist);
  const stale = differences(committed, filesIn(temporary));
  const bytes = [...committed.values()].reduce((sum, content) => sum + content.length, 0);
  if (stale.length > 0) {
    console.error(`${stale.join('\n')}\nRun \`rm -rf dist && npm run build\` and commit dist/.`);
    process.exitCode = 1;
  }
  if (bytes > LARGEST_BYTES) {
    console.error(`dist/ is ${bytes} bytes, more than the ${LARGEST_BYTES} it may be.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
