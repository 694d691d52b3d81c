import { expect, test } from '@jest/globals';
import { suppressionsCheck } from '../../src/verdict/suppressions.ts';
import { aChange, aChangedFile } from '../judgements.ts';

test.each([
  '=/[',
  '`',
  "'",
  '/*',
  '//',
  '${',
  '`${`',
  '[a(b,',
  'it.only(',
  'it.a',
  "test('a', {",
  'import {',
  "import fit\nfit('a', f)\n",
  'const { fit',
  "fit('a',1)\n",
])('a megabyte of %j is searched for suppressions in a moment', (part) => {
  const after = part.repeat(Math.ceil(500_000 / part.length));
  const file = aChangedFile({
    path: 'test/a.test.tsx',
    kind: 'test',
    lines: [{ first: 1, last: after.split('\n').length }],
  });
  const started = performance.now();
  suppressionsCheck(aChange([file]), [{ path: file.path, before: null, after }]);
  expect(performance.now() - started).toBeLessThan(5000);
});
