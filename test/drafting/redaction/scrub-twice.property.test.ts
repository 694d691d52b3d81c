import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRedactor } from '../../../src/drafting/redaction/redactor.ts';
import { anyCodePoint } from '../../any-code-point.ts';
import { leftOf, plantedSecrets } from './planted-secrets.ts';

const KNOWN = ['pQ7-rT2x', 'Lm9Z-w4'].join('-');
const SECRETS = plantedSecrets(7);
const redactor = createRedactor({ knownSecrets: [KNOWN, 'redacted'] });

const piece = fc.oneof(
  fc.constantFrom(...SECRETS.map(({ text }) => text), KNOWN),
  fc.constantFrom(
    ...[
      '\n',
      '\n',
      ' ',
      "'",
      '"',
      '`',
      '\\',
      '=',
      ': ',
      ' => ',
      '+',
      '@',
      '://',
      ':',
      '.',
      ',',
      '(',
      '[',
      ']',
      '-',
      '\u200b',
      '|',
    ],
    ...[
      'password',
      'const token',
      'API_KEY',
      'Authorization',
      'Bearer ',
      'secret',
      'https',
      'is',
      '[redacted]',
      '[redacted: jwt]',
    ],
    ...['-----BEGIN A-----', '-----END A-----', 'eyJ', 'aws_secret_access_key', '4539 1488', 'DE89 3704', '10.1', '::'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: anyCodePoint, maxLength: 4 }),
  fc.base64String({ maxLength: 40 }),
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));

test('to scrub what was scrubbed changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const once = await redactor.scrub(given);
      expect(await redactor.scrub(once.text)).toEqual({ text: once.text, redactions: [] });
    }),
    { numRuns: 400 },
  );
});

test('a secret is gone wherever it stands on a line of its own', async () => {
  const secret = fc.constantFrom(...SECRETS);
  await fc.assert(
    fc.asyncProperty(text, secret, text, async (before, { text: planted, secret: part }, after) => {
      const { text: left } = await redactor.scrub(`${before}\n${planted}\n${after}`);
      const elsewhere = `${before}\n${after}`.includes(part);
      if (!elsewhere) expect(leftOf(part, left)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('lines on the receipt are lines of the text', async () => {
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const { redactions } = await redactor.scrub(given);
      const count = given.split(/\r\n?|\n/).length;
      expect(redactions.filter(({ line }) => !(line >= 1 && line <= count))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
