import { execFileSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
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

test('all that a runner downloads of dist/ is at most 3 MB', async () => {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map((file) => stat(join(file.parentPath, file.name)).then(({ size }) => size)));
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES);
});
