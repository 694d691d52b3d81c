import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * One character, as `fc.string({ unit: 'binary' })` makes them. That one works out the index of each of a million characters before its first
 * string, which takes a second and 100 MB in every test file.
 */
export const anyCodePoint: fc.Arbitrary<string> = fc.integer({ min: 0, max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (character) => {
    const [only = '', ...more] = typeof character === 'string' ? character : '';
    const codePoint = only.codePointAt(0);
    if (codePoint === undefined || more.length > 0 || !only.isWellFormed()) throw new Error('not one character');
    return codePoint < SURROGATES.first ? codePoint : codePoint - SURROGATES.count;
  },
);
