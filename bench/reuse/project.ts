/** One small project in the dialect of each runner, with every kind of thing that a verdict can rest on. */

export type Files = Readonly<Record<string, string>>;
export type Runner = 'jest' | 'vitest' | 'mocha' | 'node-test';

export interface Dialect {
  readonly runner: Runner;
  /** The project of test/projects that it is installed from. */
  readonly project: string;
  /** Ending of sources. */
  readonly ending: string;
  importing(names: string, path: string): string;
  exporting(names: string): string;
  readonly here: string;
  /** Loads a module whose name is an expression: jest has no `import()` for CommonJS. */
  loading(path: string): string;
  /** What a test file begins with. */
  readonly framework: string;
  readonly test: string;
  equal(actual: string, expected: string): string;
  /** A configuration that has the setup file, and leaves test files out whose names are given. */
  configuration(leftOut: readonly string[]): Files;
}

const commonJs = {
  ending: 'js',
  importing: (names: string, path: string) => `const ${names} = require('${path}');`,
  exporting: (names: string) => `module.exports = { ${names} };`,
  here: '__dirname',
  loading: (path: string) => `require(${path})`,
};
const modules = {
  importing: (names: string, path: string) =>
    path.endsWith('.json')
      ? `import ${names} from '${path}' with { type: 'json' };`
      : `import ${names} from '${path}';`,
  exporting: (names: string) => `export { ${names} };`,
  here: 'import.meta.dirname',
  loading: (path: string) => `await import(${path})`,
};
const asserting = (actual: string, expected: string) => `assert.deepStrictEqual(${actual}, ${expected});`;
const expecting = (actual: string, expected: string) => `expect(${actual}).toEqual(${expected});`;
const manifest = (name: string, type: string, more: object) =>
  `${JSON.stringify({ name, version: '1.0.0', private: true, type, ...more }, null, 2)}\n`;

export const DIALECTS: Readonly<Record<Runner, Dialect>> = {
  jest: {
    ...commonJs,
    runner: 'jest',
    project: 'jest-basic',
    framework: '',
    test: 'test',
    equal: expecting,
    configuration: (leftOut) => ({
      'jest.config.js': `module.exports = { setupFiles: ['<rootDir>/test/setup.js'], testPathIgnorePatterns: ${JSON.stringify(['/node_modules/', ...leftOut])} };\n`,
    }),
  },
  vitest: {
    ...modules,
    runner: 'vitest',
    project: 'vitest-basic',
    ending: 'ts',
    importing: (names, path) => `import ${names} from '${path}';`,
    framework: "import { expect, test } from 'vitest';",
    test: 'test',
    equal: expecting,
    configuration: (leftOut) => ({
      'vitest.config.ts': `import { defineConfig } from 'vitest/config';\nexport default defineConfig({ test: { setupFiles: ['./test/setup.ts'], exclude: ${JSON.stringify(['node_modules/**', ...leftOut.map((name) => `**/${name}*`)])} } });\n`,
    }),
  },
  mocha: {
    ...commonJs,
    runner: 'mocha',
    project: 'mocha-basic',
    framework: "const assert = require('node:assert');",
    test: 'it',
    equal: asserting,
    configuration: (leftOut) => ({
      '.mocharc.json': `${JSON.stringify({ require: ['./test/setup.js'], spec: ['test/**/*.test.js'], ignore: leftOut.map((name) => `test/${name}*`) })}\n`,
    }),
  },
  'node-test': {
    ...modules,
    runner: 'node-test',
    project: 'node-test-basic',
    ending: 'js',
    framework: "import assert from 'node:assert';\nimport { test } from 'node:test';",
    test: 'test',
    equal: asserting,
    configuration: (leftOut) => ({
      'package.json': manifest('bench', 'module', {
        scripts: {
          test: `node --import ./test/setup.js --test ${['price', 'more', 'offers', 'notes']
            .filter((name) => !leftOut.includes(name))
            .map((name) => `test/${name}.test.js`)
            .join(' ')}`,
        },
      }),
    }),
  },
};

/** Sources that the pull request adds: all of their mutants are in scope. */
export const sourcesOf = ({ ending }: Dialect): readonly string[] =>
  ['price', 'offers', 'notes'].map((name) => `src/${name}.${ending}`);

export function projectFiles(dialect: Dialect): Files {
  const { ending, importing, exporting, here, loading, framework, test, equal } = dialect;
  const file = (...lines: readonly string[]) => `${lines.filter((line) => line !== '').join('\n')}\n`;
  const typed = (text: string) => (ending === 'ts' ? text : text.replace(/: (?:any|string|number)\b/g, ''));
  const own = (path: string) => (ending === 'js' || !path.startsWith('.') ? path : path.replace(/\.js$/, '.ts'));
  const from = (names: string, path: string) => importing(names, own(path));
  const data = (names: string, path: string) => importing(names, path);
  return {
    '.gitignore': 'node_modules\n.env\n',
    'README.md': '# A project\n',
    [`src/tax.${ending}`]: typed(
      file('function settle(total: number) {', '  return Math.round(total);', '}', exporting('settle')),
    ),
    [`src/price.${ending}`]: typed(
      file(
        from('{ settle }', './tax.js'),
        'function price(unitPrice: number, quantity: number, coupon?: string) {',
        '  if (quantity <= 0) {',
        "    throw new RangeError('quantity must be positive');",
        '  }',
        '  let total = unitPrice * quantity;',
        '  if (quantity >= 10) {',
        '    total = total * 0.9;',
        '  }',
        "  if (coupon === 'HALF') {",
        '    total = total / 2;',
        '  }',
        '  return settle(total);',
        '}',
        'function label(cents: number) {',
        "  return cents > 10000 ? 'large' : 'small';",
        '}',
        'function shipping(weight: number, express: any) {',
        '  if (weight > 20 || express) {',
        '    return weight * 3 + 10;',
        '  }',
        '  return weight < 1 ? 2 : weight * 2;',
        '}',
        exporting('price, label, shipping'),
      ).replace('coupon?: string', ending === 'ts' ? 'coupon?: string' : 'coupon'),
    ),
    [`src/offers.${ending}`]: typed(
      file(
        'async function offer(name: string, total: number) {',
        `  const { rate } = ${loading(`\`./offers/\${name}.${ending}\``)};`,
        '  return total > 100 ? total - total * rate : total;',
        '}',
        exporting('offer'),
      ),
    ),
    [`src/offers/spring.${ending}`]: file('const rate = 0.5;', exporting('rate')),
    [`src/notes.${ending}`]: typed(
      file(
        importing('{ readFileSync }', 'node:fs'),
        importing('{ join }', 'node:path'),
        'function note(code: any) {',
        `  const lines = readFileSync(join(${here}, '../data/notes.txt'), 'utf8').trim().split('\\n');`,
        "  return lines[code] ?? 'none';",
        '}',
        'function limit() {',
        `  return Number(/\\d+/.exec(readFileSync(join(${here}, '../data/limits.js'), 'utf8'))) > 5;`,
        '}',
        exporting('note, limit'),
      ),
    ).replace('lines[code]', 'lines[code + 0]'),
    [`src/other.${ending}`]: file('const unused = 1 + 2;', exporting('unused')),
    'data/notes.txt': 'fragile\nheavy\n',
    'data/limits.js': 'export const limit = 10;\n',
    '.env': 'STRICT=1\n',
    [`test/setup.${ending}`]: typed('(globalThis: any).strict = true;\n').replace(
      '(globalThis: any)',
      ending === 'ts' ? '(globalThis as any)' : 'globalThis',
    ),
    [`test/helper.${ending}`]: typed(
      file(
        framework
          .split('\n')
          .filter((line) => !line.includes('node:test'))
          .join('\n'),
        'function same(actual: any, expected: any) {',
        `  if ((globalThis: any).strict) ${equal('actual', 'expected')}`,
        '}',
        'function near(actual: any, expected: any) {',
        `  ${equal('Math.abs(actual - expected) < 1000', 'true')}`,
        '}',
        exporting('same, near'),
      ).replace('(globalThis: any)', ending === 'ts' ? '(globalThis as any)' : 'globalThis'),
    ),
    'test/fixtures/cases.json': `${JSON.stringify([
      { weight: 30, express: false, cost: 100 },
      { weight: 5, express: false, cost: 10 },
      { weight: 0.5, express: false, cost: 2 },
    ])}\n`,
    'test/fixtures/words.snapshot': '// one\n',
    [`test/price.test.${ending}`]: file(
      framework,
      from('{ price }', '../src/price.js'),
      from('{ same, near }', './helper.js'),
      `${test}('multiplies', () => { same(price(100, 2), 200); });`,
      `${test}('takes a tenth off', () => { near(price(1000, 10), 9000); });`,
      `${test}('refuses zero', () => { let refused = false; try { price(1, 0); } catch { refused = true; } same(refused, true); });`,
    ),
    [`test/more.test.${ending}`]: file(
      framework,
      from('{ price, label, shipping }', '../src/price.js'),
      data('cases', './fixtures/cases.json'),
      `${test}('halves', () => { ${equal("price(100, 2, 'HALF')", '100')} });`,
      `${test}('labels', () => { ${equal('label(20000)', "'large'")} });`,
      `${test}('ships', () => { for (const { weight, express, cost } of cases) { ${equal('shipping(weight, express)', 'cost')} } });`,
    ),
    [`test/offers.test.${ending}`]: file(
      framework,
      from('{ offer }', '../src/offers.js'),
      `${test}('offers', async () => { ${equal("await offer('spring', 200) <= 200", 'true')} });`,
    ),
    [`test/notes.test.${ending}`]: file(
      framework,
      from('{ note, limit }', '../src/notes.js'),
      `${test}('notes', () => { ${equal('note(0).length > 3', 'true')} });`,
      `${test}('limits', () => { ${equal('typeof limit()', "'boolean'")} });`,
    ),
    ...(dialect.runner === 'node-test' ? {} : { 'package.json': packageOf(dialect) }),
    ...dialect.configuration([]),
  };
}

function packageOf({ runner }: Dialect): string {
  const script = { jest: 'jest', vitest: 'vitest run', mocha: 'mocha', 'node-test': '' }[runner];
  const versions = {
    jest: { jest: '30.5.2' },
    vitest: { vitest: '5.1.1' },
    mocha: { mocha: '12.0.3' },
    'node-test': {},
  }[runner];
  return manifest('bench', runner === 'vitest' ? 'module' : 'commonjs', {
    scripts: { test: script },
    devDependencies: versions,
  });
}

export interface Push {
  readonly name: string;
  /** Text by path of what it changes; null deletes. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Nothing that any verdict could rest on has changed. */
  readonly irrelevant?: boolean;
}

/** The second pushes. All of them leave the suite green. */
export function pushes(dialect: Dialect, files: Files): readonly Push[] {
  const { ending, framework, test, equal, importing } = dialect;
  const price = `src/price.${ending}`;
  const edit = (path: string, before: string | RegExp, after: string) => {
    const text = files[path] ?? '';
    const edited = text.replace(before, () => after);
    if (edited === text) throw new Error(`nothing to edit in ${path}`);
    return { [path]: edited };
  };
  const own = (path: string) => (ending === 'js' ? path : path.replace(/\.js$/, '.ts'));
  return [
    { name: 'nothing', files: {}, irrelevant: true },
    { name: 'documentation edited', files: { 'README.md': '# Another\n' } },
    { name: 'comment added to the source', files: edit(price, '  let total', '  // the sum\n  let total') },
    { name: 'source reformatted', files: edit(price, '  return settle(total);', '\n\n  return settle( total );') },
    { name: 'source edited', files: edit(price, 'total * 0.9', 'total * 0.88') },
    { name: 'source moved down', files: { [price]: `\n\n${files[price]}` } },
    { name: 'import edited', files: edit(`src/tax.${ending}`, 'Math.round(total)', 'Math.round(total / 100) * 100') },
    {
      name: 'import edited so that more survive',
      files: edit(`src/tax.${ending}`, 'Math.round(total)', 'total >= 9000 ? 9000 : total > 150 ? 200 : 100'),
    },
    {
      name: 'helper weakened',
      files: edit(`test/helper.${ending}`, /^ {2}if \(.*$/m, '  if (actual === expected) return;'),
    },
    { name: 'helper strengthened', files: edit(`test/helper.${ending}`, '< 1000', '< 1') },
    { name: 'helper commented', files: edit(`test/helper.${ending}`, '  if', '  // compares\n  if') },
    {
      name: 'fixture loses a case',
      files: { 'test/fixtures/cases.json': '[{ "weight": 5, "express": false, "cost": 10 }]\n' },
    },
    {
      name: 'fixture gains cases',
      files: {
        'test/fixtures/cases.json': JSON.stringify(
          [
            [30, false, 100],
            [20, false, 40],
            [20, true, 70],
            [5, true, 25],
            [5, false, 10],
            [1, false, 2],
            [0.5, false, 2],
          ].map(([weight, express, cost]) => ({ weight, express, cost })),
        ),
      },
    },
    { name: 'snapshot edited', files: { 'test/fixtures/words.snapshot': '// two\n' } },
    { name: 'setup file weakened', files: edit(`test/setup.${ending}`, 'true', 'false') },
    { name: 'configuration leaves a test file out', files: dialect.configuration(['more']) },
    { name: 'package.json edited', files: edit('package.json', '"1.0.0"', '"1.0.1"') },
    { name: 'lock file edited', files: { 'package-lock.json': '{ "lockfileVersion": 3 }\n' } },
    {
      name: 'test file added',
      files: {
        [`test/price.test.${ending}`]: files[`test/price.test.${ending}`] ?? '',
        [`test/added.test.${ending}`]: `${framework}\n${importing('{ price, label }', own('../src/price.js'))}\n${test}('is exact', () => { ${equal('[price(1000, 10), price(1000, 9), label(10000), label(10001)]', "[9000, 9000, 'small', 'large']")} });\n`,
        ...(dialect.runner === 'node-test'
          ? { 'package.json': (files['package.json'] ?? '').replace('test/more', 'test/added.test.js test/more') }
          : {}),
      },
    },
    {
      name: 'test added to a file',
      files: {
        [`test/more.test.${ending}`]: `${files[`test/more.test.${ending}`]}${test}('labels small ones', () => { ${equal('label(10000)', "'small'")} });\n`,
      },
    },
    {
      name: 'test weakened',
      files: edit(
        `test/more.test.${ending}`,
        equal('shipping(weight, express)', 'cost'),
        equal('shipping(weight, express) > 0', 'true'),
      ),
    },
    { name: 'test deleted from a file', files: edit(`test/more.test.${ending}`, /^.*'halves'.*$/m, '') },
    {
      name: 'test file deleted',
      files: {
        [`test/more.test.${ending}`]: null,
        ...(dialect.runner === 'node-test' ? dialect.configuration(['more']) : {}),
      },
    },
    {
      name: 'test file reformatted',
      files: { [`test/more.test.${ending}`]: `\n${files[`test/more.test.${ending}`]}` },
    },
    { name: 'target of a dynamic import edited', files: edit(`src/offers/spring.${ending}`, '0.5', '0') },
    { name: 'text that is read with fs edited', files: { 'data/notes.txt': 'frail\nnone\n' } },
    { name: 'code that is read with fs edited', files: { 'data/limits.js': 'export const limit = 5;\n' } },
    { name: 'code that nobody uses edited', files: edit(`src/other.${ending}`, '1 + 2', '1 + 3') },
    { name: 'another time zone', files: {}, environment: { TZ: 'Asia/Tokyo' } },
  ];
}
