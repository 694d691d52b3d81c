import { describe, expect, test } from '@jest/globals';
import { parseBrief } from '../../src/briefs/parse-brief.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';

const FILE = 'src/invoice.brief.yml';

function problem(text: string): string {
  try {
    parseBrief(FILE, text);
  } catch (error) {
    expect(error).toBeInstanceOf(CouldNotJudge);
    return (error as Error).message;
  }
  throw new Error('no problem was found');
}

/** A valid brief, with lines of its own below. */
function brief(...lines: readonly string[]): string {
  return [
    'target: src/invoice.ts#total',
    'behaviour: Sums up.',
    'clauses: [{ id: sum, kind: golden, text: Adds. }]',
    ...lines,
  ].join('\n');
}

describe('a brief', () => {
  test('may say all that there is to say', () => {
    const text = `
target: ./src/invoice.ts#buildInvoiceSummary
behaviour: >
  Sums up what a customer
  is charged for one invoice.
clauses:
  - id: golden-path
    kind: golden
    text: Each line is charged its quantity times its unit price.
  - { id: empty, kind: boundary, text: " Nothing is charged. " }
invariants:
  - id: order-free
    text: The order of the lines changes nothing.
fixtures: [test/factories.ts#invoice, ./test/factories.ts#invoice, test/factories.ts#default]
seam: [src/server.ts, the clock]
avoid: [Asserting the wording of errors.]
required: [golden-path, order-free]
`;
    expect(parseBrief(FILE, text)).toEqual({
      path: FILE,
      target: { kind: 'export', export: { file: 'src/invoice.ts', name: 'buildInvoiceSummary' } },
      behaviour: 'Sums up what a customer is charged for one invoice.',
      clauses: [
        {
          id: 'golden-path',
          kind: 'golden',
          text: 'Each line is charged its quantity times its unit price.',
          required: true,
        },
        { id: 'empty', kind: 'boundary', text: 'Nothing is charged.', required: false },
      ],
      invariants: [{ id: 'order-free', text: 'The order of the lines changes nothing.', required: true }],
      fixtures: [
        { file: 'test/factories.ts', name: 'invoice' },
        { file: 'test/factories.ts', name: 'default' },
      ],
      seam: ['src/server.ts', 'the clock'],
      avoid: ['Asserting the wording of errors.'],
    });
  });

  test('of a route names the export that makes the server', () => {
    const text = `target: GET /api/invoices/:id/summary
entry: src/server.ts#createInvoiceServer
behaviour: Answers.
invariants: [{ id: json, text: The answer is always JSON. }]`;
    expect(parseBrief(FILE, text).target).toEqual({
      kind: 'route',
      method: 'GET',
      path: '/api/invoices/:id/summary',
      entry: { file: 'src/server.ts', name: 'createInvoiceServer' },
    });
  });

  test('of a route may have a path that looks like a file and its export', () => {
    const text = brief('entry: a.ts#serve').replace('src/invoice.ts#total', '"GET /a.ts#total"');
    expect(parseBrief(FILE, text).target).toMatchObject({ kind: 'route', path: '/a.ts#total' });
  });

  test('needs no more than a target, what it is for and one clause; what is left empty says nothing', () => {
    const least = parseBrief(FILE, brief());
    expect(least).toMatchObject({ invariants: [], fixtures: [], seam: [], avoid: [] });
    expect(least.clauses.map(({ required }) => required)).toEqual([false]);
    const empty = brief('invariants:', 'fixtures: []', 'seam:', 'avoid:', 'required:', 'entry:');
    expect(parseBrief(FILE, empty)).toEqual(least);
  });

  test('may write a list of one as a text, and require all of its clauses and invariants at once', () => {
    const text = brief('invariants: [{ id: free, text: x }]', 'seam: the server', 'avoid: snapshots', 'required: true');
    const { seam, avoid, clauses, invariants } = parseBrief(FILE, text);
    expect({ seam, avoid }).toEqual({ seam: ['the server'], avoid: ['snapshots'] });
    expect([...clauses, ...invariants].map(({ required }) => required)).toEqual([true, true]);
  });

  test.each([
    ['src/[id]/page.tsx#GET', 'src/[id]/page.tsx', 'GET'],
    ['src/größe/in voice.ts#größe', 'src/größe/in voice.ts', 'größe'],
    ['./a//b/./c.ts#$_1', 'a/b/c.ts', '$_1'],
    ['..a/b..ts#default', '..a/b..ts', 'default'],
    ['a.ts#a', 'a.ts', 'a'],
  ])('may be about %s', (target, file, name) => {
    const text = brief().replace('src/invoice.ts#total', JSON.stringify(target));
    expect(parseBrief(FILE, text).target).toEqual({ kind: 'export', export: { file, name } });
  });

  test('may hold what people write: line ends, emoji, joiners', () => {
    const words = 'नमस्‍ते 👩‍💻 ❤️\nTodo items: TODOs too';
    expect(parseBrief(FILE, brief(`avoid: ${JSON.stringify(words)}`)).avoid).toEqual([words]);
  });
});

describe('a brief with mistakes', () => {
  test('names all of them at once by line and column', () => {
    const text = `target: src/../x.ts#a
behavior: Sums up.
clauses:
  - { id: 1a, kind: golden, text: TODO ask Ada }
  - { id: sum, kind: golde, txt: Adds. }
  -
  - { id: sum, kind: golden, text: Adds. }
fixtures: [x]
required: [sm, whatever]`;
    expect(problem(text).split('\n')).toEqual([
      `${FILE}:1:9: target received "src/../x.ts#a". Allowed: a file relative to the repository root and an export of it, such as src/invoice.ts#total, or one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS and a path, such as GET /api/invoices/:id.`,
      `${FILE}:1:1: behaviour received nothing. Allowed: what it is for, in a sentence or two.`,
      `${FILE}:4:11: clauses[0].id received "1a". Allowed: a name of at most 40 letters, digits, - and _, which begins with a letter.`,
      `${FILE}:5:22: clauses[1].kind received "golde". Allowed: one of golden, boundary, invalid, duplicate, ordering, timeout, permission, concurrency, idempotence, state.`,
      `${FILE}:5:5: clauses[1].text received nothing. Allowed: what must happen, in words.`,
      `${FILE}:5:29: received the unknown key "clauses[1].txt". Did you mean clauses[1].text?`,
      `${FILE}:6:4: clauses[2] received nothing. Allowed: a mapping of id, kind and text.`,
      `${FILE}:8:12: fixtures[0] received "x". Allowed: a file relative to the repository root and an export of it, such as src/invoice.ts#total.`,
      `${FILE}:2:1: received the unknown key "behavior". Did you mean behaviour?`,
      `${FILE}:4:35: clause 1a is not answered yet: write what must happen, or remove it.`,
      `${FILE}:7:11: clauses[3].id received "sum" again. Each clause and invariant needs an id of its own.`,
      `${FILE}:9:12: required[0] received "sm", which is no clause or invariant. Did you mean sum?`,
      `${FILE}:9:16: required[1] received "whatever", which is no clause or invariant. Allowed: the ids of clauses and invariants.`,
    ]);
  });

  test.each([
    ['', '1:1: received a brief with nothing in it. Allowed: a mapping with target, behaviour and clauses.'],
    ['# later', '1:1: received a brief with nothing in it.'],
    ['- a', '1:1: received a list at the top. Allowed: a mapping with target, behaviour and clauses.'],
    ['Sums up.', '1:1: received "Sums up." at the top.'],
    ['target: a.ts#a\nbehaviour: x', '1:1: received neither clauses nor invariants. Add one: a brief says what must'],
    ['target: a.ts#a\nbehaviour: x\nclauses: []', '3:1: received neither clauses nor invariants.'],
    ['target: a.ts#a\nbehaviour:\nclauses: []', '2:11: behaviour received nothing.'],
    ['target: a.ts#a\nbehaviour: "  "\nclauses: []', '2:12: behaviour received "  ".'],
    [
      'target: a.ts#a\nbehaviour: TBD\nclauses: []',
      '2:12: behaviour is not answered yet: write what the target is for.',
    ],
    [
      'target: GET /a\nbehaviour: x\nclauses: []',
      '1:9: target received the route "GET /a" without entry. Set entry to the export that makes the server or the application, such as src/server.ts#createServer.',
    ],
    [
      brief('entry: src/server.ts#create'),
      '4:8: entry is read only for a route, such as GET /api/invoices/:id. Set target to one, or remove entry.',
    ],
    [brief('entry: 3'), '4:8: entry received the number 3. Allowed: a file relative to the repository root and'],
    [brief('fixture: []'), '4:1: received the unknown key "fixture". Did you mean fixtures?'],
    [brief('kind: golden'), '4:1: received the unknown key "kind". Did you mean clauses[].kind?'],
    [
      brief('owner: Ada'),
      '4:1: received the unknown key "owner". Allowed: target, entry, behaviour, clauses, invariants,',
    ],
    [brief('constructor:'), '4:1: received the unknown key "constructor".'],
    [brief('__proto__: { required: true }'), '4:1: received the unknown key "__proto__".'],
    [brief('clauses: []'), '4:1: received a key that is already set above.'],
    [brief('invariants: [{ id: a, kind: golden, text: x }]'), '4:23: received the unknown key "invariants[0].kind".'],
    [brief('invariants: [{ id: sum, text: x }]'), '4:20: invariants[0].id received "sum" again.'],
    [
      brief('invariants: [{ id: a, text: "…?" }]'),
      '4:29: invariant a is not answered yet: write what always holds, or',
    ],
    [brief('invariants: [{ text: TODO }]'), '4:22: invariant 1 is not answered yet'],
    [
      brief('invariants: { a: x }'),
      '4:13: invariants received a mapping. Allowed: a list of at most 40 invariants, each',
    ],
    [brief('seam: [1]'), '4:7: seam received a list. Allowed: a text, or a list of at most 20 texts.'],
    [brief('seam: { a: b }'), '4:7: seam received a mapping. Allowed: a text, or a list of at most 20 texts.'],
    [brief('seam: [a, ""]'), '4:11: seam[1] received "". Allowed: a path, or words, for what stays real.'],
    [
      brief(`avoid: [${'a, '.repeat(21)}]`),
      '4:8: avoid received a list. Allowed: a text, or a list of at most 20 texts.',
    ],
    [brief(`avoid: ${'a'.repeat(1001)}`), '4:8: avoid received "aaaa'],
    [brief(`avoid: ${'a'.repeat(1001)}`), '…". Allowed: at most 1000 characters.'],
    [
      brief(`fixtures: [${'a.ts#a, '.repeat(21)}]`),
      '4:11: fixtures received a list. Allowed: a list of at most 20 factories',
    ],
    [
      brief('required: yes'),
      '4:11: required received "yes". Allowed: true for all clauses and invariants, false, or a',
    ],
    [brief('required: [1]'), '4:11: required received a list. Allowed: true for all'],
    [brief('required: [sum, __proto__]'), '4:17: required[1] received "__proto__"'],
    [brief('avoid: "a\\u202eb"'), '4:8: avoid received "a?b". Allowed: text without invisible or control characters.'],
    [brief('avoid: "a\\e[31m"'), '4:8: avoid received "a\\u001b[31m". Allowed: text without invisible'],
    [brief('avoid: "a\\U000e0041"'), '4:8: avoid received "a?". Allowed: text without invisible'],
    [brief('avoid: "a\\U000e0101"'), 'Allowed: text without invisible'],
    [brief('avoid: "a\\u3164"'), 'Allowed: text without invisible'],
    [brief('avoid: "a\\u200bb"'), 'Allowed: text without invisible'],
  ])('is refused with its place: %j', (text, message) => {
    expect(problem(text)).toContain(message);
  });

  test.each([
    '/etc/a.ts#a',
    '../a.ts#a',
    'a/../../b.ts#a',
    'a/..#a',
    '..#a',
    '.#a',
    'a/.#a',
    'a/#a',
    '#a',
    'a.ts',
    'a.ts#',
    'a.ts#1a',
    'a.ts#a.b',
    'a.ts#a b',
    'a#/../../../b.ts#a',
    'C:/a.ts#a',
    'a\\b.ts#a',
    ' a.ts#a',
    'a.ts #a',
    'a\u202e.ts#a',
    `${'a'.repeat(201)}#a`,
    `a#${'a'.repeat(101)}`,
    'get /a',
    'GTE /a',
    'GET  /a',
    'GET a',
    'GET /a b',
    'GET /a\u200b',
    `GET /${'a'.repeat(300)}`,
  ])('is refused for its target: %j', (target) => {
    const text = brief().replace('src/invoice.ts#total', JSON.stringify(target));
    expect(problem(text)).toMatch(/^src\/invoice\.brief\.yml:1:9: target received /);
  });

  test('is refused for more clauses than anybody reviews', () => {
    const clauses = (count: number) =>
      Array.from({ length: count }, (_, index) => `  - { id: c${index}, kind: state, text: x }`).join('\n');
    const text = (count: number) => `target: a.ts#a\nbehaviour: x\nclauses:\n${clauses(count)}`;
    expect(parseBrief(FILE, text(40)).clauses).toHaveLength(40);
    expect(problem(text(41))).toBe(
      `${FILE}:4:3: clauses received a list. Allowed: a list of at most 40 clauses, each with id, kind and text.`,
    );
  });
});

describe('a brief made to do harm', () => {
  test.each([
    [brief('avoid: !!str x'), '4:14: received the tag tag:yaml.org,2002:str. Tags are not allowed: remove it.'],
    [brief('avoid: !run x'), '4:8: received text that is not valid YAML: Unresolved tag: !run'],
    [brief('avoid: x\u0000'), '4:9: received bytes that are not UTF-8 text, or control characters.'],
    [brief('---'), '4:1: received a second YAML document.'],
    [
      `a: &a x\nb: [${'*a, '.repeat(21)}]`,
      '2:85: received more than 20 aliases. Write the values out: a brief has no use for so many.',
    ],
    ['a: &a [1, 1]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]', 'aliases that multiply'],
  ])('is refused: %j', (text, message) => {
    expect(problem(text)).toContain(message);
  });

  test('is refused for its depth or its size', () => {
    expect(problem('['.repeat(60_000))).toContain('nested thousands deep');
    expect(problem('x'.repeat(70_000))).toBe(
      `${FILE}:1:1: received a file of 70000 bytes; a brief has at most 65536. Is this the right file?`,
    );
  });

  test('gets an answer of bounded length', () => {
    const keys = Array.from({ length: 3000 }, (_, index) => `key${index}: 1`).join('\n');
    const clauses = `clauses: [${'{ id: 1, kind: 1, text: 1, a: 1, b: 1 }, '.repeat(40)}]`;
    expect(problem(keys).split('\n').length).toBeLessThanOrEqual(51);
    expect(problem(clauses).split('\n')).toHaveLength(51);
  });
});
