import { expect, test } from '@jest/globals';
import { lacksKillers } from '../../../src/mutation/reuse/lacks-killers.ts';

const covering = (...files: readonly (string | null)[]) =>
  files.map((file) => ({ id: `${file}`, name: 'a', file, apart: null }));
const edited = (...files: readonly string[]) => ({ matrix: files.map((file) => ({ file, title: 'a' })) });
const kill = {
  status: 'Killed' as const,
  everyKiller: false,
  toldFiles: null,
  coveredBy: covering('a.test.js', 'b.test.js'),
};

test.each([
  ['its first killer alone is known, and an edited test covers it', kill, edited('b.test.js')],
  ['nothing tells which tests cover it', { ...kill, coveredBy: [] }, edited('c.test.js')],
  ['the file of a covering test is not told', { ...kill, coveredBy: covering(null) }, edited('c.test.js')],
  [
    'all kills were told of another file only',
    { ...kill, everyKiller: true, toldFiles: ['a.test.js'] },
    edited('a.test.js', 'b.test.js'),
  ],
])('an earlier kill says too little when %s', (_, verdict, request) => {
  expect(lacksKillers(verdict, request)).toBe(true);
});

test.each([
  ['no test is edited', kill, edited()],
  ['no edited test covers it', kill, edited('c.test.js')],
  ['every killer is known', { ...kill, everyKiller: true }, edited('b.test.js')],
  [
    'all kills were told of the files of edited tests',
    { ...kill, everyKiller: true, toldFiles: ['a.test.js', 'b.test.js'] },
    edited('b.test.js'),
  ],
  [
    'all kills were told of the files of edited tests, although nothing tells which tests cover it',
    { ...kill, everyKiller: true, toldFiles: ['b.test.js'], coveredBy: [] },
    edited('b.test.js'),
  ],
  ['it is no kill', { ...kill, status: 'Survived' as const }, edited('b.test.js')],
])('an earlier verdict says enough when %s', (_, verdict, request) => {
  expect(lacksKillers(verdict, request)).toBe(false);
});
