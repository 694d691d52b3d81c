import { execFileSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { COMMAND_LINE, DIST } from './programs.ts';

const MOST_MILLISECONDS = 150;
const MOST_BYTES = 3 * 1024 * 1024;

test('the command line starts within 150 ms', () => {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    expect(execFileSync(process.execPath, [COMMAND_LINE, '--version'], { encoding: 'utf8' })).toMatch(
      /^\d+\.\d+\.\d+\n$/,
    );
    return performance.now() - started;
  });
  const [, , median] = times.sort((one, other) => one - other);
  expect(median).toBeLessThanOrEqual(MOST_MILLISECONDS);
});

test.each(['gate.js', 'cli.js'])(
  'what %s loads as it starts is at most 3 MB, without the compiler that drafting brings',
  async (program) => {
    const loaded = new Set<string>();
    const open = [join(DIST, program)];
    for (let file = open.pop(); file !== undefined; file = open.pop()) {
      if (loaded.has(file)) continue;
      loaded.add(file);
      const text = await readFile(file, 'utf8');
      for (const [, path] of text.matchAll(/\b(?:from|import)\s*"(\.[^"]+\.js)"/g))
        open.push(join(dirname(file), path ?? ''));
    }
    const sizes = await Promise.all([...loaded].map((file) => stat(file).then(({ size }) => size)));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
  },
);

test('all that a runner downloads of dist/ is at most 7 MB, and 2 MB on the way', async () => {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((file) => join(file.parentPath, file.name));
  const contents = await Promise.all(files.map((file) => readFile(file)));
  expect(contents.length).toBeGreaterThan(0);
  expect(contents.reduce((sum, content) => sum + content.length, 0)).toBeLessThanOrEqual(7 * 1024 * 1024);
  expect(contents.reduce((sum, content) => sum + gzipSync(content).length, 0)).toBeLessThanOrEqual(2 * 1024 * 1024);
});
