import { describe, expect, test } from '@jest/globals';
import { createRedactor, type Passage } from '../../../src/drafting/redaction/redactor.ts';
import { leftOf, type PlantedSecret, plantedSecrets } from './planted-secrets.ts';

const redactor = createRedactor({ knownSecrets: [] });

async function sentOf(text: string, rest: Partial<Passage> = {}): Promise<string> {
  const passage: Passage = { name: 'a', text, kind: 'code', path: 'test/a.test.ts', limit: 1_000_000, ...rest };
  return (await redactor.redact(passage)).text;
}

const quoted = (text: string) => JSON.stringify(text);
const template = (text: string) => `\`${text.replaceAll('\\', '\\\\')}\``;

const PLACES: readonly (readonly [place: string, write: (text: string) => string, rest?: Partial<Passage>])[] = [
  ['a string literal', (text) => `const given = ${quoted(text)};`],
  ['a template literal', (text) => `const given = ${template(text)};`],
  ['a template literal among other text', (text) => `send(\`first \${id} ${text.replaceAll('\\', '\\\\')} last\`);`],
  ['a property', (text) => `const settings = { name: 'a', given: ${quoted(text)}, last: 1 };`],
  ['a default of the environment', (text) => `const given = process.env.GIVEN ?? ${quoted(text)};`],
  ['an argument', (text) => `test('a', () => { expect(call(${quoted(text)}, 2)).toBe(1); });`],
  ['JSON in a literal', (text) => `const body = ${quoted(JSON.stringify({ a: text }))};`],
  ['a line comment', (text) => `const a = 1; // ${text.replaceAll('\n', '\n// ')}\nconst b = 2;`],
  ['a block comment', (text) => `/**\n * ${text}\n */\nconst a = 1;`],
  [
    'a comment of a contract',
    (text) => `/** For example ${text} */\nexport declare function a(): void;`,
    { keepsComments: true },
  ],
  [
    'a brief',
    (text) => `behaviour: The caller signs in with ${text} and is let in.`,
    { kind: 'prose', path: 'a.brief.yml' },
  ],
  [
    'a list in a brief',
    (text) => `clauses:\n  - text: |\n      ${text}\n  - text: next`,
    { kind: 'prose', path: 'a.brief.yml' },
  ],
  ['a line of its own', (text) => `before\n${text}\nafter`, { kind: 'prose', path: null }],
  [
    'text after text that switches scanners off',
    (text) => `// secretlint-disable\nconst a = ${quoted(text)};`,
    { keepsComments: true },
  ],
];

const SECRETS: readonly PlantedSecret[] = [...plantedSecrets(1), ...plantedSecrets(20_261_126)];

describe('nothing is left of a secret in', () => {
  test.each(PLACES.map(([place, write, rest = {}]) => ({ place, write, rest })))('$place', async ({ write, rest }) => {
    const left: string[] = [];
    for (const { kind, text, secret } of SECRETS) {
      const written = write(text);
      const sent = await sentOf(written, rest);
      const parts = [...leftOf(secret, sent), ...leftOf(secret.replaceAll('\n', '\\n'), sent)];
      if (parts.length > 0) left.push(`${kind}: ${parts.join(' ')}`);
    }
    expect(left).toEqual([]);
  });
});

test('nothing is left of all the secrets at once, and every line without one stands', async () => {
  // A key that is cut off takes all that follows with it.
  const apart = SECRETS.filter(({ kind }) => kind !== 'private key cut off');
  const text = apart.map(({ text: one }, index) => `line ${index}\n${one}`).join('\n');
  const sent = await sentOf(text, { kind: 'prose' });
  expect(apart.filter(({ secret }) => leftOf(secret, text).length === 0)).toEqual([]);
  expect(apart.flatMap(({ secret }) => leftOf(secret, sent))).toEqual([]);
  expect(sent.split('\n').filter((line) => /^line \d+$/.test(line))).toHaveLength(apart.length);
});

describe('nothing is left of a value that only its name tells', () => {
  const value = ['correct', 'Horse', '9'].join('-');
  test.each(
    (
      [
        ['a constant', `const password = '${value}';`],
        ['a typed constant', `const password: string = "${value}";`],
        ['a value on the next line', `const clientSecret =\n  '${value}';`],
        ['a template', `const token = \`${value}\`;`],
        ['a property', `login({ user, password: '${value}' });`],
        ['a quoted property', `login({ "api-key": "${value}" });`],
        ['a member', `config['secret'] = '${value}';`],
        ['a pair of Ruby or PHP', `'password' => '${value}',`, { kind: 'prose' }],
        ['a comparison', `if (given.token === '${value}') return;`],
        ['a default', `const key = process.env.DB_PASSWORD || '${value}';`],
        ['a default beside another name', `const password = process.env.DB_PW ?? '${value}';`],
        ['a header', `headers.set('X-Api-Key', '${value}');`],
        ['a call', `const passphrase = Buffer.from('${value}');`],
        ['JSON in JSON', `const body = "{\\"password\\":\\"${value}\\"}";`],
        ['YAML', `password: ${value}`, { kind: 'prose' }],
        ['a setting', `DB_PASSWORD=${value}`, { kind: 'prose' }],
        ['settings in a template', `const env = \`A=1\nDB_PASSWORD=${value}\n\`;`],
        ['a query', `const url = '/a?b=1&access_token=${value}';`],
        ['a connection string', `const dsn = 'Server=db;User Id=sa;Password=${value};';`],
        ['npm settings', `const rc = '//registry.npmjs.org/:_authToken=${value}';`],
        ['an option', `run: tool --password ${value} --verbose`, { kind: 'prose' }],
        ['an option of curl', `curl -u admin:${value} https://a.example.com`, { kind: 'prose' }],
        ['a sentence', `Sign in as admin, the password is ${value}.`, { kind: 'prose' }],
        ['a sentence without a sign', `Sign in with password ${value} as admin.`, { kind: 'prose' }],
        ['XML', `<config><dbPassword>${value}</dbPassword></config>`, { kind: 'prose' }],
      ] as readonly (readonly [string, string, Partial<Passage>?])[]
    ).map(([place, text, rest = {}]) => ({ place, text, rest })),
  )('$place', async ({ text, rest }) => {
    expect(leftOf(value, await sentOf(text, rest))).toEqual([]);
  });
});

describe('a token in parts goes with all its lines', () => {
  const token = ['gh', 'p_', 'a8Kd93JfLw02mNx7', 'Qz5RtYb1Vc6HgE4uSo2P'].join('');
  const [first, second, third] = [token.slice(0, 3), token.slice(3, 20), token.slice(20)];
  test.each([
    ['added up', `const a = '${first}' + '${second}' + '${third}';`],
    ['added up over lines', `const a =\n  '${first}' +\n  "${second}" +\n  \`${third}\`;`],
    ['in a list', `const a = ['${first}', '${second}', '${third}'].join('');`],
    ['on a line that goes on', `const a = '${first}${second}\\\n${third}';`],
    ['with a comment between', `const a = '${first}' + /* and */ '${second}${third}';`],
    ['with invisible characters between', `const a = '${first}\u200b${second}\u{e0041}${third}';`],
  ])('%s', async (_how, text) => {
    const sent = await sentOf(`before();\n${text}\nafter();`);
    expect([second, third].flatMap((part) => leftOf(part, sent))).toEqual([]);
    expect(sent).toMatch(/^before\(\);\n.*\nafter\(\);$/s);
  });
});
