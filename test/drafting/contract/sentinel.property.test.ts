import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readContract } from './read-contract.ts';

const SENTINEL = 'zqsentinelqz';

const literal = fc.constantFrom(
  `'${SENTINEL}'`,
  `\`${SENTINEL}\``,
  `\`${SENTINEL}-\${1}\``,
  `['${SENTINEL}']`,
  `({ a: '${SENTINEL}' })`,
  `/${SENTINEL}/`,
  `Symbol('${SENTINEL}')`,
  `(() => '${SENTINEL}')()`,
  `new Map([['${SENTINEL}', 1]])`,
  `[...'${SENTINEL}'].map((x) => x + '${SENTINEL}')`,
);
const frozen = fc
  .tuple(literal, fc.constantFrom('', ' as const'))
  .map(([text, suffix]) => (/^['`[({]/.test(text) && !text.includes('=>') ? `${text}${suffix}` : text));
const statement = fc.oneof(
  frozen.map((value) => `const ${SENTINEL} = ${value};`),
  frozen.map((value) => `console.log(${value});`),
  frozen.map((value) => `if (Math.random() > 1) { return ${value}; }`),
  frozen.map((value) => `function inner${SENTINEL}(a = ${value}) { return a; }`),
  frozen.map((value) => `class Inner${SENTINEL} { p = ${value}; }`),
  frozen.map((value) => `throw new Error(String(${value}));`),
  fc.constant(`// ${SENTINEL}\n`),
  fc.constant(`/** ${SENTINEL} */`),
  fc.constant(`type ${SENTINEL} = '${SENTINEL}';`),
);
const body = fc
  .array(statement, { maxLength: 4 })
  .chain((lines) => frozen.map((value) => `{ ${lines.join('\n')}\nreturn ${value}; }`));
const parameters = fc
  .array(
    fc.oneof(
      frozen.map((value) => `= ${value}`),
      fc.constantFrom(': string', '?: number', `: 'kept' | 'too'`),
    ),
    { maxLength: 3 },
  )
  .map((all) => all.map((text, at) => `p${at}${text}`).join(', '));
const head = fc.constantFrom('', 'async ', 'function*');

const exported = fc.oneof(
  fc
    .tuple(head, parameters, body)
    .map(([kind, list, block]) =>
      kind === 'function*'
        ? `export function* target(${list}) ${block}`
        : `export ${kind}function target(${list}) ${block}`,
    ),
  fc.tuple(parameters, body).map(([list, block]) => `export const target = (${list}) => ${block};`),
  fc.tuple(parameters, frozen).map(([list, value]) => `export const target = async (${list}) => (${value});`),
  frozen.map((value) => `export const target = ${value};`),
  frozen.map((value) => `export let target = ${value};`),
  fc
    .tuple(frozen, body, parameters)
    .map(
      ([value, block, list]) =>
        `export const target = { a: ${value}, b(${list}) ${block}, c: (${list}) => ${block}, _${SENTINEL}: 1, get d() ${block}, deep: { e: ${value} } };`,
    ),
  fc
    .tuple(frozen, body, parameters)
    .map(
      ([value, block, list]) =>
        `export class target { a = ${value}; static b = ${value}; m(${list}) ${block} static s(${list}) ${block} get g() ${block} f = (${list}) => ${block}; private ${SENTINEL} = 1; #${SENTINEL}() ${block} constructor(${list}) { console.log(${value}); } static { console.log(${value}); } }`,
    ),
  fc
    .tuple(frozen, body)
    .map(([value, block]) => `function target() ${block}\ntarget.limit = ${value};\nexport { target };`),
  fc
    .tuple(frozen, body)
    .map(
      ([value, block]) =>
        `const ${SENTINEL} = ${value};\nfunction helper${SENTINEL}() ${block}\nexport const target = () => helper${SENTINEL}();`,
    ),
);

test.each(['a.ts', 'a.js'])(
  'no sentinel of a body, an initialiser or a private name is in a contract of %s',
  (path) => {
    fc.assert(
      fc.property(
        exported,
        fc.constantFrom('', `// ${SENTINEL}\n`, `const ${SENTINEL}Top = '${SENTINEL}';\n`, `/* ${SENTINEL} */\n`),
        (source, before) => {
          const text = path === 'a.ts' ? `${before}${source}` : `${before}${plain(source)}`;
          const contract = readContract({ [path]: text }, 'target');
          const told = 'text' in contract ? `${contract.text}${contract.signatures}` : contract.why;
          expect(told).not.toContain(SENTINEL);
        },
      ),
      { numRuns: 100 },
    );
  },
  60_000,
);

function plain(source: string): string {
  return source
    .replace(/ as const/g, '')
    .replace(/type \w+ = '\w+';/g, '')
    .replace(/: 'kept' \| 'too'|: string\b|\?: number/g, '')
    .replace(/private /g, '#x = 1; _');
}
