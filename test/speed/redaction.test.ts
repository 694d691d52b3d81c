import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../src/drafting/redaction/redactor.ts';

const redactor = createRedactor({ knownSecrets: ['pQ7-rT2x-Lm9Z-w4', 'other/secret+value'] });
const SIZE = 100_000;
const fill = (piece: string) => piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);

/** Of this process alone: what else the machine does is no matter. */
function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Some twenty times what the slowest takes, and far less than what any of them takes when a pattern looks at all pairs of places. */
const MOST_MS = 4_000;

describe('100 KB that are made to keep a pattern busy take time in line with their length', () => {
  test.each([
    ...['a', '"', '_', ' ', '\n', '\\', '=', '-', '.', ':', '1', 'A', '@', '\u200b'],
    ...[
      'a@',
      'a.',
      'a@b.c.',
      '://',
      '://:@',
      'a://:',
      'https://a:',
      'https://a@',
      'jo@corp.de ',
      '1.',
      '1.2.3.4 ',
      '::',
      'fe80::1 ',
    ],
    ...[
      'token',
      'token ',
      'token:',
      'token= ',
      'token="',
      "token='\\",
      'TOKEN_',
      'TOKEN=',
      '<password>',
      ' --user',
      'bearer ',
    ],
    ...[
      'process.env.TOKEN||',
      'password: string | ',
      `secret${' '.repeat(79)}`,
      'aws_secret_access_key ',
      '_authToken=',
    ],
    ...[
      'eyJ',
      'eyJ.',
      'eyJaaaaaaa.',
      'sk-',
      'SG.',
      'ghs_1_',
      'xoxb-',
      'dp.st.',
      'AKIA',
      'key-',
      '0123456789abcdef',
      'aB3/',
    ],
    ...['4 ', '4242 ', '4242424242424242 ', 'AB12', 'AB12 ', 'DE89 3704 0044 0532 0130 00 '],
    ...['-----BEGIN PRIVATE KEY-----', '-----BEGIN A-----\n', '-----END A-----\n', 'PuTTY-User-Key-File-2'],
    ...[
      "'a' + ",
      "'a','",
      `'${' '.repeat(199)}`,
      '[redacted]',
      '[redacted',
      'pQ7-rT2x-Lm9Z-w4 ',
      'pQ7-rT2x-',
      'cFE3LXJUMngtTG05Wi13N',
    ],
    ...['const invoice = total(items, 2);\n'],
  ])('%j', async (piece) => {
    const before = process.cpuUsage();
    await redactor.scrub(fill(piece));
    expect(millisecondsSince(before)).toBeLessThan(MOST_MS);
  });
});

test('half a MB of ordinary code is looked through in a few seconds', async () => {
  const code = Array.from(
    { length: 10_000 },
    (_line, index) => `const total${index} = sum(lines, ${index}); // line ${index}`,
  ).join('\n');
  const before = process.cpuUsage();
  const { sent } = await redactor.redact({ name: 'a', text: code, kind: 'code', path: 'a.ts', limit: 2_000_000 });
  expect({ isQuick: millisecondsSince(before) < MOST_MS, redactions: sent.redactions }).toEqual({
    isQuick: true,
    redactions: [],
  });
});
