import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { describe, expect, test } from '@jest/globals';
import { createRedactor, type Passage } from '../../../src/drafting/redaction/redactor.ts';

const nobody = createRedactor({ knownSecrets: [] });
const PASSAGE: Passage = { name: 'exemplar', text: '', kind: 'code', path: 'test/a.test.ts', limit: 10_000 };
const TOKEN = ['gh', 'p_', 'a8Kd93JfLw02mNx7', 'Qz5RtYb1Vc6HgE4uSo2P'].join('');

describe('what was sent is on the receipt', () => {
  test('with the name, the bytes and the hash of the text as it is sent', async () => {
    const { name, text, sent } = await nobody.redact({ ...PASSAGE, text: "const a = 'ä';\n" });
    expect({ name, text }).toEqual({ name: 'exemplar', text: "const a = 'ä';\n" });
    expect(sent).toEqual({
      name: 'exemplar',
      bytes: 16,
      sha256: createHash('sha256').update("const a = 'ä';\n").digest('hex'),
      cut: 0,
      redactions: [],
    });
  });

  test('with the lines of the text that came in, not of what is left of it, each rule once a line', async () => {
    const text = [
      '/*',
      ' * A comment.',
      ' */',
      `const a = ['${TOKEN}', '${TOKEN}'];`,
      '// A comment.',
      "mail('jane.roe@corp.de', 'joe.roe@corp.de');",
      'const zero\u200b = 1;',
    ].join('\r\n');
    const { text: left, sent } = await nobody.redact({ ...PASSAGE, text });
    expect(left).toBe("[redacted: github token]\nmail('[redacted e-mail]', '[redacted e-mail]');\nconst zero = 1;");
    expect(sent.redactions).toEqual([
      { rule: 'github token', line: 4 },
      { rule: 'random string', line: 4 },
      { rule: 'secretlint github', line: 4 },
      { rule: 'e-mail address', line: 6 },
      { rule: 'invisible characters', line: 7 },
    ]);
  });

  test('without the redactions of what the cap cut off', async () => {
    const { text, sent } = await nobody.redact({ ...PASSAGE, kind: 'prose', text: `a\nb\njane.roe@corp.de`, limit: 3 });
    expect({ text, cut: sent.cut, redactions: sent.redactions }).toEqual({ text: 'a\nb', cut: 18, redactions: [] });
  });
});

describe('nothing is sent, and the receipt says why', () => {
  test.each<[string, Partial<Passage>, string]>([
    ['of a path that is never read', { path: 'config/.env.test', kind: 'prose' }, 'path that is never read'],
    ['of code that does not parse', { text: 'const a = ; // secret' }, 'code that does not parse'],
    ['of code that is no script by its name', { path: 'a.vue', text: 'const a = 1;' }, 'code that does not parse'],
    ['of more than can be looked through', { text: 'a\n'.repeat(600_000), kind: 'prose' }, 'too long to look through'],
  ])('%s', async (_what, rest, rule) => {
    const { text, sent } = await nobody.redact({ ...PASSAGE, text: 'A=ä', ...rest });
    const bytes = Buffer.byteLength(rest.text ?? 'A=ä');
    expect({ text, sent }).toMatchObject({ text: '', sent: { bytes: 0, cut: bytes, redactions: [{ rule, line: 1 }] } });
  });
});

describe('the cap', () => {
  test.each([
    [0, ''],
    [2, ''],
    [3, 'äa'],
    [6, 'äa'],
    [7, 'äa\nbbb'],
    [8, 'äa\nbbb'],
    [9, 'äa\nbbb\nc'],
    [100, 'äa\nbbb\nc'],
  ])('of %i bytes leaves whole lines', async (limit, expected) => {
    const { text, sent } = await nobody.redact({ ...PASSAGE, kind: 'prose', text: 'äa\nbbb\nc', limit });
    expect({ text, bytes: sent.bytes, cut: sent.cut }).toEqual({
      text: expected,
      bytes: Buffer.byteLength(expected),
      cut: 9 - Buffer.byteLength(expected),
    });
  });
});

describe('comments of code', () => {
  test.each([
    ['const a = 1; // note', 'const a = 1;'],
    ['/** doc */\nconst a = /* b */ 1;', 'const a =   1;'],
    ['#!/usr/bin/env node words\nconst a = 1;', 'const a = 1;'],
    ['a\n/* one\ntwo */\nb', 'a\nb'],
    ['a /* one\ntwo */ b', 'a\n b'],
    [
      'const a = "// no comment", b = `/* nor this */`, c = /\\/\\*/;',
      'const a = "// no comment", b = `/* nor this */`, c = /\\/\\*/;',
    ],
    ['const a = <b>{/* note */}// text</b>;', 'const a = <b>{ }// text</b>;'],
    ['\n\nconst a = 1;\n\n', '\n\nconst a = 1;\n\n'],
  ])('go from %j', async (text, expected) => {
    expect((await nobody.redact({ ...PASSAGE, path: 'a.tsx', text })).text).toBe(expected);
  });

  test('go when no path tells the dialect', async () => {
    const redact = (text: string) => nobody.redact({ ...PASSAGE, path: null, text });
    expect((await redact('const a = <T>b; // note')).text).toBe('const a = <T>b;');
    expect((await redact('const a = <b>c</b>; // note')).text).toBe('const a = <b>c</b>;');
  });

  test('stay in a contract and in prose', async () => {
    const text = '/** Sums. */\ndeclare function a(): void; // note';
    expect((await nobody.redact({ ...PASSAGE, text, keepsComments: true })).text).toBe(text);
    expect((await nobody.redact({ ...PASSAGE, text, kind: 'prose' })).text).toBe(text);
  });
});

test('what nobody sees goes, and what parts lines becomes a line end or a space', async () => {
  const hidden = [
    '\u200b',
    '\u202e',
    '\ufeff',
    '\u00ad',
    '\ufe0f',
    '\u{e0101}',
    '\u{e0041}',
    '\u3164',
    '\u0000',
    '\u001b',
    '\ud800',
    '\u034f',
  ];
  const text = `a${hidden.join('b')}c\r\nd\te\rf\u2028g`;
  const { text: left, redactions } = await nobody.scrub(text);
  expect(left).toBe(`a${'b'.repeat(hidden.length - 1)}c\nd\te\nf g`);
  expect(redactions).toEqual([
    { rule: 'invisible characters', line: 1 },
    { rule: 'invisible characters', line: 3 },
  ]);
});

describe('the rules of secretlint are on', () => {
  test.each([
    [
      'after a comment that switches them off',
      `// secretlint-disable\n${TOKEN}`,
      { rule: 'secretlint github', line: 2 },
    ],
    ['for the id of a key of AWS', ['a\nAK', 'IAQ3EGZ7XW2MLKNB5T'].join(''), { rule: 'secretlint aws', line: 2 }],
    ['far down in a text', `${'a\n'.repeat(100_000)}${TOKEN}`, { rule: 'secretlint github', line: 100_001 }],
    ['where pieces of a text meet', `${'a'.repeat(64 * 1024 - 10)} ${TOKEN}`, { rule: 'secretlint github', line: 1 }],
  ])('%s', async (_where, text, redaction) => {
    expect((await nobody.scrub(text)).redactions).toContainEqual(redaction);
  });
});

test('no rule of secretlint keeps marks of the time it takes', async () => {
  const before = performance.getEntriesByType('mark').length;
  await nobody.scrub(TOKEN);
  expect(performance.getEntriesByType('mark')).toHaveLength(before);
});

describe('whole lines go where the end of a secret is unsure', () => {
  const key = 'Zk3/8sLq+Vw0Xc5Tn1Bm7Rj2Yh6Gf4Dd9Ss0Aa8P'.slice(0, 40);
  test.each([
    [
      'a key of AWS, whose range ends too early',
      `a\naws_secret_access_key = "${key}" // c\nb`,
      'a\n[redacted: secretlint aws]\nb',
    ],
    ['a key of AWS on the next line', `a\nsecret_access_key =\n  ${key}\nb`, 'a\n[redacted: secretlint aws]\nb'],
    [
      'lines that belong to one value',
      "a\nconst password =\n  'Tr0ub4dor' +\n  x;\nb",
      'a\n[redacted: assigned secret]\n  x;\nb',
    ],
    ['two findings on one line', `a\nconst password = '${TOKEN}', b = 1;\nb`, 'a\n[redacted: assigned secret]\nb'],
  ])('%s', async (_what, text, expected) => {
    expect((await nobody.scrub(text)).text).toBe(expected);
  });
});

describe('a known secret', () => {
  const secret = 'k7/Lm n&"Q\'2=+\\w\u00e4<z>';
  const redactor = createRedactor({ knownSecrets: [secret, 'short', ''] });
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  test.each([
    ['as it is', `x ${secret} y`, 'x [redacted] y'],
    ['in an address', `a?b=${encodeURIComponent(secret)}&c=1`, 'a?b=[redacted]&c=1'],
    [
      'in an address in small letters',
      `a?b=${encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())}&c=1`,
      'a?b=[redacted]&c=1',
    ],
    ['in a form', `b=${new URLSearchParams([['b', secret]]).toString().slice(2)}&c=1`, 'b=[redacted]&c=1'],
    ['in JSON', `{"a":${JSON.stringify(secret)}}`, '{"a":"[redacted]"}'],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: secret })), '"{\\"a\\":\\"[redacted]\\"}"'],
    [
      'in HTML',
      `<b>${secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')}</b>`,
      '<b>[redacted]</b>',
    ],
    ['in hex', `0x${Buffer.from(secret).toString('hex')};`, '0x[redacted];'],
    ['in base64', `a ${base64(secret)} b`, 'a [redacted] b'],
    ['in base64 for addresses', `a ${Buffer.from(secret).toString('base64url')} b`, 'a [redacted] b'],
    ['in base64 after one byte', `a ${base64(`u${secret}`)} b`, 'a [redacted] b'],
    ['in base64 after other bytes', `a ${base64(`user:${secret}:1`)} b`, 'a [redacted] b'],
  ])('is found %s', async (_how, text, expected) => {
    expect((await redactor.scrub(text)).text).toBe(expected);
  });

  test.each([
    ['added up on a line', 'a\nb = \'pQ7-rT2\' + "x-Lm9Z-w4";\nc', 'a\n[redacted: known secret]\nc'],
    ['over lines', "a\nb = 'pQ7-rT2' +\n  'x-Lm9Z' +\n  '-w4';\nc", 'a\n[redacted: known secret]\nc'],
    ['in a list', "a\nb = ['pQ7', 'rT2x', 'Lm9Z', 'w4'].join('-');\nc", 'a\n[redacted: known secret]\nc'],
    ['without its separators', 'a\nb = pQ7rT2xLm9Zw4\nc', 'a\nb = [redacted]\nc'],
  ])('is found in parts: %s', async (_how, text, expected) => {
    const parted = createRedactor({ knownSecrets: ['pQ7-rT2x-Lm9Z-w4'] });
    expect((await parted.scrub(text)).text).toBe(expected);
  });

  test('of many lines is found line by line', async () => {
    const lines = ['first line of a key', 'second line of a key', 'short'];
    const key = createRedactor({ knownSecrets: [lines.join('\n')] });
    expect((await key.scrub(`a ${lines[1]} b short`)).text).toBe('a [redacted] b short');
  });

  test('that is a word of ours takes nothing out twice', async () => {
    const word = createRedactor({ knownSecrets: ['redacted', 'known secret'] });
    const once = await word.scrub('to jane.roe@corp.de: this is redacted, a known secret');
    expect(once.text).toBe('to [redacted e-mail]: this is [redacted], a [redacted]');
    expect((await word.scrub(once.text)).text).toBe(once.text);
  });

  test('that grows out of its own redaction leaves nothing', async () => {
    const endless = createRedactor({ knownSecrets: ['redacted]x'] });
    const { text, redactions } = await endless.scrub(`[redacted]${'x'.repeat(50)}`);
    expect({ text, redactions }).toEqual({ text: '', redactions: [{ rule: 'redaction without an end', line: 1 }] });
  });
});
