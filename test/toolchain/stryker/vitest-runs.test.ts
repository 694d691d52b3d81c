import { expect, test } from '@jest/globals';
import { tellVitest } from '../../../src/toolchain/javascript/stryker/inside/vitest-runs.ts';

/** What a run of Stryker's plugin is asked for once it is told of these files, as its versions ask. */
async function asked(files: readonly string[] | undefined, ...given: readonly unknown[]) {
  const seen: unknown[] = [];
  const plugin = {
    capabilities: () => ({ reloadEnvironment: true }),
    dryRun: () => Promise.reject(new Error('not asked')),
    mutantRun: () => Promise.reject(new Error('not asked')),
    run: async (...words: readonly unknown[]) => {
      seen.push(...words);
    },
  };
  tellVitest(plugin, () => files);
  await plugin.run(...given);
  return seen;
}

test('a plugin that takes files is told of them, beside what it asks for itself', async () => {
  expect(await asked(['/a.test.ts'], { relatedFiles: ['/a.ts'] })).toEqual([
    { testFiles: ['/a.test.ts'], relatedFiles: ['/a.ts'] },
  ]);
  expect(await asked(undefined, { relatedFiles: ['/a.ts'] })).toEqual([{ relatedFiles: ['/a.ts'] }]);
  expect(await asked(['/a.test.ts'], { testFiles: ['/b.test.ts'] })).toEqual([{ testFiles: ['/b.test.ts'] }]);
});

test('a plugin of version 8 is given the tests that it asks for, as it asks for them', async () => {
  expect(await asked(['/a.test.ts'], ['a.test.ts#adds', 'a.test.ts#halves'])).toEqual([
    ['a.test.ts#adds', 'a.test.ts#halves'],
  ]);
  expect(await asked(['/a.test.ts'], undefined)).toEqual([undefined]);
});
