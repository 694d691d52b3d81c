import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('unseeded-randomness', files);

test('an input by chance is listed; one that is written out is not', () => {
  expect(found(aTest('  const n = Math.random();\n  expect(total(n)).toBe(n);'))).toEqual(['info 3 adds up']);
  expect(found(aTest('  const n = 0.4;\n  expect(total(n)).toBe(n);'))).toEqual([]);
});

test.each([
  ['faker', 'total(faker.number.int());'],
  ['chance', 'total(chance.integer());'],
  ['a number of several digits', 'total(Math.floor(Math.random() * 100));'],
])('so is one by %s', (_, body) => {
  expect(found(aTest(body))).toEqual(['info 3 adds up']);
});

test.each([
  ['a seed', 'faker.seed(4);\ntotal(faker.number.int());'],
  ['a seed of chance', 'const seed = 4;\ntotal(chance.integer());'],
  ['a stubbed Math.random', "jest.spyOn(Math, 'random').mockReturnValue(0.4);\ntotal(Math.random());"],
  [
    'a stubbed Math.random of the window',
    "vi.spyOn(globalThis.Math, 'random').mockReturnValue(0.4);\ntotal(Math.random());",
  ],
  ['a Math.random that is put in', 'Math.random = () => 0.4;\ntotal(Math.random());'],
  ['fast-check, which prints its seed', 'fc.assert(fc.property(fc.nat(), (n) => total(n) >= n));'],
  ['the name of a file', 'const path = join(out, String(Math.random()));'],
  ['the name of a folder', 'const folder = join(tmpdir(), String(Math.random()));'],
  ['an id', 'const id = Math.random().toString(36);'],
  ['a port', 'const port = 3000 + Math.floor(Math.random() * 1000);'],
  ['another generator', 'total(random());\ntotal(generator.random());'],
  ['other mathematics', 'total(Math.round(0.4));'],
])('%s is silent', (_, body) => {
  expect(found(aTest(body))).toEqual([]);
});
