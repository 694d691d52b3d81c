import { afterAll, expect, test } from '@jest/globals';
import { createImportGraph } from '../../src/source/import-graph.ts';
import { removeWorkTrees, workTree } from '../source/work-tree.ts';

afterAll(removeWorkTrees);

test('the imports of 500 files are read within ten seconds of the processor', async () => {
  const body = Array.from(
    { length: 40 },
    (_, at) => `export function f${at}(x) {\n  return x === ${at} ? [x] : { x };\n}`,
  ).join('\n');
  const files: Record<string, string> = {};
  for (let at = 0; at < 400; at += 1) {
    files[`src/m${at}.ts`] =
      `import { f0 } from './m${(at * 7 + 1) % 400}.js';\nimport './m${(at + 13) % 400}';\n${body}`;
  }
  for (let at = 0; at < 100; at += 1) files[`test/t${at}.test.ts`] = `import { f1 } from '../src/m${at}';\n${body}`;
  const root = workTree(files);
  const started = process.cpuUsage();
  const graph = createImportGraph(root);
  const closures = await Promise.all(Object.keys(files).map((file) => graph.closureOf(file)));
  const { user, system } = process.cpuUsage(started);
  expect(closures.at(-1)?.files.length).toBeGreaterThan(100);
  // Time of the processor: other processes may share it with this test.
  expect((user + system) / 1_000_000).toBeLessThan(10);
});
