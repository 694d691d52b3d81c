import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/**
 * How large earlier samples were, by the hash of their plan, so that the next run on the same tree takes the same one although it is a little
 * faster or slower. A size is only a wish: it is followed within two steps of what the run finds for itself (see stop-rule.ts), and says nothing of any verdict.
 */
const document = z.object({
  version: z.literal(1),
  sizes: z.array(z.tuple([z.string().regex(/^[0-9a-f]{32}$/), z.number().int().min(1).max(10_000_000)])),
});

const MOST_KEPT = 500;
const LARGEST_BYTES = 1024 * 1024;

function pathIn(cacheFolder: string): string {
  return join(cacheFolder, 'mutation', 'sample-sizes.json');
}

/** What was kept; nothing where the file cannot be read. */
export async function keptSizes(cacheFolder: string): Promise<Readonly<Record<string, number>>> {
  const path = pathIn(cacheFolder);
  try {
    if ((await stat(path)).size > LARGEST_BYTES) return {};
    return Object.fromEntries(document.parse(JSON.parse(await readFile(path, 'utf8'))).sizes);
  } catch {
    return {};
  }
}

/** Keeps one more size. Never rejects: without it the next sample may be a step larger or smaller, no more. */
export async function keepSize(cacheFolder: string, plan: string, size: number): Promise<void> {
  const path = pathIn(cacheFolder);
  const { [plan]: _, ...others } = await keptSizes(cacheFolder);
  const sizes = [...Object.entries(others).slice(1 - MOST_KEPT), [plan, size]];
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.${process.pid}`, JSON.stringify({ version: 1, sizes }));
    await rename(`${path}.${process.pid}`, path);
  } catch {}
}
