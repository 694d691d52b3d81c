import { describe, expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('private-access', files);

test('a call of a private member is found; a call of a public one is not', () => {
  expect(found(aTest('  expect(new Invoice()._total(1)).toBe(1);'))).toEqual(['warn 3 adds up']);
  expect(found(aTest('  expect(new Invoice().total(1)).toBe(1);'))).toEqual([]);
});

test.each([
  ['spied on', "jest.spyOn(invoice, '_total');"],
  ['spied on, by vitest', "vi.spyOn(Invoice.prototype as any, '_total');"],
  ['stubbed, by sinon', "sinon.stub(invoice, '_total');"],
  ['mocked, by node:test', "t.mock.method(invoice, '_total');"],
  ['called by a text', "invoice['_total']();"],
  ['called if it is there', 'invoice._total?.();'],
  ['called through a cast', '(invoice as any)._total();'],
  ['reached with rewire', "rewired.__get__('total')(1);"],
])('so is a private member that is %s', (_, body) => {
  expect(found(aTest(body))).toEqual(['warn 3 adds up']);
});

describe('silent is', () => {
  test.each([
    ['an id of a database', 'expect(invoice._id.toString()).toBe("4");\ninvoice._id();'],
    ['a hook of a stream', 'stream._read();\nstream._write("4");\nstream._destroy(null);'],
    ['lodash', '_.total([1]);\n_.chain([1]).map(f).value();'],
    ['a member of this', 'this._total(1);'],
    ['a private member that is only read', 'expect(invoice._rows).toEqual([]);'],
    ['a name with an underscore within', 'invoice.to_text();'],
    ['a parameter that is not used', '[1].map((_row, index) => index);'],
    ['a function with an underscore', '_total(1);'],
    ['a name of Node', 'expect(__dirname.length).toBe(1);\nprocess.__unused();'],
    ['a spy on a public member', "jest.spyOn(invoice, 'total');"],
    ['a member that the test declares', 'const page = { _open: () => 1 };\npage._open();'],
    ['a member that the test puts in', 'Invoice.prototype._plus = () => 1;\nnew Invoice()._plus();'],
    ['a slot of that name that the test gives', 'const slots = render({ _inner: "text" });\nslots._inner();'],
    ['a member of a class of the test', 'class Page { _open() {} }\nnew Page()._open();'],
    ['a call of a typed value', '(invoice as Invoice).total(1);'],
    ['a double through a cast', '(post as any).mockReturnValue(1);'],
    ['a promise through a cast', 'await (sent as any).then(total);'],
  ])('%s', (_, body) => {
    expect(found(aTest(body))).toEqual([]);
  });

  test('what the suite does for its tests', () => {
    expect(found("beforeEach(() => { cache._clear(); });\ntest('adds', () => { expect(total()).toBe(1); });")).toEqual(
      [],
    );
  });
});

describe('where the text leaves a doubt, it is only listed:', () => {
  test('a member that is called through a cast', () => {
    expect(found(aTest('  (invoice as any).total(1);'))).toEqual(['info 3 adds up']);
  });

  test('an underscored export of a module', () => {
    const text =
      "import * as z from 'schema';\ntest('has a default', () => { expect(z._default(1).parse()).toBe(1); });";
    expect(found(text)).toEqual(['info 2 has a default']);
  });
});
