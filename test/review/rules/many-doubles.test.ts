import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('many-doubles', files);
const times = (count: number, make: string) => `send(${Array(count).fill(make).join(', ')});\nexpect(total()).toBe(1);`;

test('six doubles in one test are listed; five are not', () => {
  expect([found(aTest(times(6, 'jest.fn()'))), found(aTest(times(5, 'jest.fn()')))]).toEqual([['info 3 adds up'], []]);
});

test.each([
  'vi.fn(() => 1)',
  "jest.spyOn(post, 'send')",
  'sinon.stub()',
  'sinon.createStubInstance(Post)',
  'mock.fn()',
  "t.mock.method(post, 'send')",
])('%s is one', (make) => {
  expect(found(aTest(times(6, make)))).toEqual(['info 3 adds up']);
});

test.each([
  'new Invoice()',
  'total()',
  'jest.mocked(post)',
  'post.fn()',
  'form.mock()',
  'expect.any(Number)',
  'fc.nat()',
  "nock('http://a.b')",
])('%s is none', (make) => {
  expect(found(aTest(times(6, make)))).toEqual([]);
});

test('those of the suite and of its hooks are not counted, nor those of another test', () => {
  const text = `
    const shared = { a: jest.fn(), b: jest.fn(), c: jest.fn() };
    beforeEach(() => { send(jest.fn(), jest.fn(), jest.fn()); });
    test('a', () => { send(jest.fn(), jest.fn(), jest.fn()); });
    test('b', () => { send(jest.fn(), jest.fn(), jest.fn()); });`;
  expect(found(text)).toEqual([]);
});
