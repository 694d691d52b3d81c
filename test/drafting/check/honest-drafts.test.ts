// biome-ignore-all lint/suspicious/noTemplateCurlyInString: drafts hold templates.
import { afterAll, describe, expect, test } from '@jest/globals';
import type { DraftRunner } from '../../../src/drafting/check/draft-to-check.ts';
import { removeWorkTrees } from '../../source/work-tree.ts';
import { around, checkerFor, type Drafted, draft } from './draft-project.ts';

afterAll(removeWorkTrees);

const checkers = new Map<DraftRunner, ReturnType<typeof checkerFor>>();
const problemsOf = (runner: DraftRunner, code: string, drafted: Drafted = {}) => {
  const checker = checkers.get(runner) ?? checkerFor({ runner });
  checkers.set(runner, checker);
  return checker.problemsOf(draft(code, drafted));
};

const ENTRY = "import { total } from '../src/price.ts';\n";

describe('an ordinary draft has no problems:', () => {
  test.each([
    ['nothing but an assertion', around('')],
    [
      'a table',
      `${ENTRY}import { expect, test } from 'vitest';\ntest.each([[1, 1], [2, 2]])('[C1] %i', (count, cost) => { expect(total([{ amount: 1, count }])).toBe(cost); });\n`,
    ],
    [
      'suites and hooks',
      `${ENTRY}import { afterEach, beforeEach, describe, expect, it } from 'vitest';\ndescribe('total [C1]', () => {\n  let items: { amount: number; count: number }[] = [];\n  beforeEach(() => { items = []; });\n  afterEach(() => { items.length = 0; });\n  it('costs nothing', () => { expect(total(items)).toBe(0); });\n});\n`,
    ],
    [
      'globals of the runner',
      `${ENTRY}describe('total', () => { it('[C1] costs nothing', () => { expect(total([])).toBe(0); }); });\n`,
    ],
    [
      'fake timers',
      around("  vi.useFakeTimers();\n  vi.setSystemTime(new Date('2026-01-01T00:00:00Z'));\n  vi.useRealTimers();"),
    ],
    ['a double', around('  const read = vi.fn(() => 3);\n  expect(read()).toBe(3);')],
    [
      'a double of a neighbour',
      around(
        '  expect(store.read).toBeDefined();',
        "import { store } from '../src/store.ts';\nvi.mock('../src/store.ts', () => ({ store: { read: vi.fn() } }));",
      ),
    ],
    [
      'a hoisted double of a process',
      around(
        '  expect(execFile).not.toHaveBeenCalled();',
        "const { execFile } = vi.hoisted(() => ({ execFile: vi.fn() }));\nvi.mock('node:child_process', () => ({ execFile }));",
      ),
    ],
    [
      'a silent console',
      around(
        "  vi.spyOn(console, 'error').mockImplementation(() => {});\n  expect(console.error).not.toHaveBeenCalled();",
      ),
    ],
    [
      'a double of fetch',
      around(
        "  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('{}'));\n  expect(fetch).not.toHaveBeenCalled();\n  vi.stubGlobal('fetch', vi.fn());",
      ),
    ],
    ['a stubbed variable', around("  vi.stubEnv('SHOP_CURRENCY', 'EUR');")],
    [
      'an error class',
      around(
        '  expect(() => { throw new NotPositive(); }).toThrow(NotPositive);',
        "import { NotPositive } from '../src/price.ts';",
      ),
    ],
    [
      'a rejection',
      around("  await expect(fetchTotal('')).rejects.toThrow();", "import { fetchTotal } from '../src/price.ts';"),
    ],
    [
      'members by a name in a variable',
      around(
        "  for (const name of ['a', 'b'] as const) expect({ [name]: 1 }[name]).toBe(1);".replace(
          '{ [name]: 1 }[name]',
          'prices[name]',
        ),
        'const prices = { a: 1, b: 1 };',
      ),
    ],
    [
      'the text of an inner member, as input',
      around(
        "  expect(fetchTotal('constructor')).resolves.toBe(11);".replace('expect', 'await expect'),
        "import { fetchTotal } from '../src/price.ts';",
      ),
    ],
    [
      'names that are those of globals, of its own',
      around('  const process = (self: number) => self;\n  expect(process(1)).toBe(1);'),
    ],
    [
      'a class of its own',
      around('  class Clock { #now = 0; get now() { return this.#now; } }\n  expect(new Clock().now).toBe(0);'),
    ],
    [
      'types',
      around(
        '  const items = [{ amount: 1, count: 2 }] satisfies Item[];\n  const one = items[0]!;\n  expect(one.amount as number).toBe(1);',
        "import type { Item } from '../src/price.ts';\ntype Window = Record<string, Function>;",
      ),
    ],
    [
      'a factory of the repository',
      around('  expect(total([item()])).toBe(1);', "import { item } from './factories.ts';"),
    ],
    [
      'a path that hands the entry on',
      `import { expect, test } from 'vitest';\nimport { sum } from '../src/index.ts';\ntest('[C1] none', () => { expect(sum([])).toBe(0); });\n`,
    ],
    [
      'all of a module',
      `import { expect, test } from 'vitest';\nimport * as price from '../src/price.ts';\ntest('[C1] none', () => { expect(price.total([])).toBe(0); });\n`,
    ],
    [
      'the default of a module, which is the entry too',
      `import { expect, test } from 'vitest';\nimport total, { total as same } from '../src/price.ts';\ntest('[C1] none', () => { expect(total([])).toBe(0); expect(same([])).toBe(0); });\n`,
    ],
    [
      'a later import',
      `import { expect, test } from 'vitest';\ntest('[C1] none', async () => {\n  const { total } = await import('../src/price.ts');\n  expect(total([])).toBe(0);\n});\n`,
    ],
    [
      'an ending of the compiler',
      `import { expect, test } from 'vitest';\nimport { total } from '../src/price.js';\ntest('[C1] none', () => { expect(total([])).toBe(0); });\n`,
    ],
    [
      'no ending',
      `import { expect, test } from 'vitest';\nimport { total } from '../src/price';\ntest('[C1] none', () => { expect(total([])).toBe(0); });\n`,
    ],
    [
      'the name of the package',
      `import { expect, test } from 'vitest';\nimport { sum } from 'shop';\ntest('[C1] none', () => { expect(sum([])).toBe(0); });\n`,
    ],
    [
      'a property',
      `import { fc, test } from '@fast-check/vitest';\nimport { expect } from 'vitest';\n${ENTRY}test.prop([fc.array(fc.record({ amount: fc.nat(), count: fc.nat() }))])('[I1] is never negative', (items) => { expect(total(items)).toBeGreaterThanOrEqual(0); });\n`,
      { clauses: ['I1'] },
    ],
    [
      'files below the temporary folder',
      around(
        "  const folder = await mkdtemp(join(tmpdir(), 'shop-'));\n  await writeFile(join(folder, 'a.json'), '[]');\n  expect(await readFile(`${folder}/a.json`, 'utf8')).toBe('[]');\n  await rm(folder, { recursive: true });",
        "import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';\nimport { tmpdir } from 'node:os';\nimport { join } from 'node:path';",
      ),
    ],
    [
      'a folder of all tests',
      around(
        "  fs.writeFileSync(path.join(folder, 'a.json'), '[]');",
        "import * as fs from 'node:fs';\nimport os from 'node:os';\nimport path from 'node:path';\nlet folder: string;\nbeforeEach(() => { folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shop-')); });\nafterEach(() => fs.rmSync(folder, { recursive: true }));",
      ),
    ],
    [
      'a server',
      around(
        "  const server = createShopServer().listen(0, '127.0.0.1');\n  await once(server, 'listening');\n  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;\n  expect((await fetch(`${origin}/items`)).status).toBe(200);\n  server.close();",
        "import { once } from 'node:events';\nimport type { AddressInfo } from 'node:net';\nimport { createShopServer } from '../src/server.ts';",
      ),
    ],
    [
      'a server of a suite, and a table of paths',
      `${ENTRY}import { once } from 'node:events';\nimport type { Server } from 'node:http';\nimport type { AddressInfo } from 'node:net';\nimport { afterAll, beforeAll, expect, test } from 'vitest';\nimport { createShopServer } from '../src/server.ts';\nlet server: Server;\nlet origin: string;\nbeforeAll(async () => {\n  server = createShopServer().listen(0, '127.0.0.1');\n  await once(server, 'listening');\n  const { port } = server.address() as AddressInfo;\n  origin = \`http://127.0.0.1:\${port}\`;\n});\nafterAll(() => server.close());\ntest.each([['POST', '/a'], ['GET', '/b']])('[C1] %s %s', async (method, path) => {\n  expect((await fetch(\`\${origin}\${path}\`, { method })).status).toBe(404);\n  expect(total([])).toBe(0);\n});\n`,
    ],
    [
      'a function that starts the server',
      around(
        "  const base = await start();\n  expect((await fetch(`${base}/items`)).status).toBe(200);\n  expect((await fetch(new URL('/a', base))).ok).toBe(false);",
        "import { createShopServer } from '../src/server.ts';\nasync function start() {\n  const server = createShopServer();\n  await new Promise<void>((resolve) => server.listen(0, resolve));\n  const address = server.address();\n  if (address === null || typeof address === 'string') throw new Error('no port');\n  return `http://localhost:${address.port}`;\n}",
      ),
    ],
    [
      'a request by http',
      around(
        "  const server = createShopServer();\n  request({ host: '127.0.0.1', port: 1, path: '/' }).end();\n  server.close();",
        "import { request } from 'node:http';\nimport { createShopServer } from '../src/server.ts';",
      ),
    ],
    ['the next tick', around('  await new Promise((resolve) => process.nextTick(resolve));')],
    ['an environment of the web', `/** @vitest-environment node */\n${around('')}`],
    [
      'an error of types that is expected',
      around('  // @ts-expect-error: a list is needed\n  expect(() => total(null)).toThrow();'),
    ],
    [
      'an address of IPv6 as a value',
      around("  expect('::1').toBe('::1');\n  expect('http://example.com/').toContain('example');"),
    ],
    ['a comment for the linter', around('  // eslint-disable-next-line no-console')],
    ['using', around('  using timer = { [Symbol.dispose]() {} };\n  expect(timer).toBeDefined();')],
  ] as readonly (readonly [string, string, Drafted?])[])('vitest: %s', (_, code, drafted = {}) => {
    expect(problemsOf('vitest', code, drafted)).toEqual([]);
  });

  test.each([
    [
      'globals',
      "const { total } = require('../src/common.cjs');\nconst { total: own } = require('../src/price');\ntest('[C1] none', () => { expect(own([])).toBe(0); });\n",
      'test/price.draft.test.cjs',
    ],
    [
      'an import of the runner',
      `import { expect, jest, test } from '@jest/globals';\n${ENTRY}test('[C1] none', () => { const f = jest.fn(); f(); expect(f).toHaveBeenCalledTimes(1); expect(total([])).toBe(0); });\n`,
      'test/price.draft.test.ts',
    ],
    [
      'a double of a module',
      `${ENTRY}jest.mock('../src/store.ts', () => ({ ...jest.requireActual('../src/store.ts'), only: 2 }));\ntest('[C1] none', () => { expect(total([])).toBe(0); });\n`,
      'test/price.draft.test.ts',
    ],
    [
      'a spy',
      `${ENTRY}test('[C1] none', () => { const spy = jest.spyOn(Math, 'max'); expect(total([])).toBe(0); spy.mockRestore(); });\n`,
      'test/price.draft.test.ts',
    ],
    [
      'a component',
      "import { total } from '../src/price.ts';\nconst View = ({ n }) => <b>{n}</b>;\ntest('[C1] none', () => { expect(<View n={total([])} />).toBeDefined(); expect(total([])).toBe(0); });\n",
      'test/price.draft.test.jsx',
    ],
    [
      'a retry that is none',
      `${ENTRY}test('[C1] none', async () => { await expect(Promise.resolve(total([]))).resolves.toBe(0); }, 10_000);\n`,
      'test/price.draft.test.ts',
    ],
  ])('jest: %s', (_, code, path) => {
    expect(problemsOf('jest', code, { path })).toEqual([]);
  });

  test.each([
    [
      'chai',
      `import { expect } from 'chai';\n${ENTRY}describe('total', function () {\n  this.timeout(2000);\n  it('[C1] none', () => { expect(total([])).to.equal(0); });\n});\n`,
    ],
    [
      'assert',
      `import assert from 'node:assert/strict';\n${ENTRY}describe('total', () => { before(() => {}); it('[C1] none', () => { assert.equal(total([]), 0); }); });\n`,
    ],
    [
      'sinon',
      `import { expect } from 'chai';\nimport sinon from 'sinon';\n${ENTRY}describe('total', () => { afterEach(() => sinon.restore()); it('[C1] none', () => { const f = sinon.stub().returns(1); expect(f()).to.equal(1); expect(total([])).to.equal(0); }); });\n`,
    ],
    [
      'an import of mocha',
      `import assert from 'node:assert';\nimport { describe, it } from 'mocha';\n${ENTRY}describe('total', () => { it('[C1] none', async () => { await assert.rejects(async () => { throw new Error('x'); }); assert.equal(total([]), 0); }); });\n`,
    ],
  ])('mocha: %s', (_, code) => {
    expect(problemsOf('mocha', code)).toEqual([]);
  });

  test.each([
    [
      'the default import',
      `import assert from 'node:assert/strict';\nimport test from 'node:test';\n${ENTRY}test('[C1] none', () => { assert.equal(total([]), 0); });\n`,
    ],
    [
      'subtests',
      `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\n${ENTRY}test('total', async (t) => { await t.test('[C1] none', () => { assert.equal(total([]), 0); }); });\n`,
    ],
    [
      'suites and doubles',
      `import assert from 'node:assert/strict';\nimport { describe, it, mock } from 'node:test';\n${ENTRY}describe('total', () => { it('[C1] none', () => { const f = mock.fn(); f(); assert.equal(f.mock.callCount(), 1); assert.equal(total([]), 0); }); });\n`,
    ],
    [
      'doubles of the context',
      `import assert from 'node:assert/strict';\nimport { it } from 'node:test';\n${ENTRY}it('[C1] none', (t) => { t.mock.timers.enable({ apis: ['Date'] }); t.mock.method(console, 'log', () => {}); assert.equal(total([]), 0); });\n`,
    ],
    [
      'CommonJS',
      "const assert = require('node:assert/strict');\nconst { test } = require('node:test');\nconst price = require('../src/price');\ntest('[C1] none', () => { assert.equal(price.total([]), 0); });\n",
    ],
    [
      'assertions of the context',
      `import { test } from 'node:test';\n${ENTRY}test('[C1] none', (t) => { t.plan(1); t.assert.strictEqual(total([]), 0); });\n`,
    ],
  ])('node:test: %s', (_, code) => {
    expect(problemsOf('node-test', code)).toEqual([]);
  });
});
