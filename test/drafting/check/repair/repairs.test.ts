// biome-ignore-all lint/suspicious/noTemplateCurlyInString: drafts hold templates.
import { afterAll, describe, expect, test } from '@jest/globals';
import { removeWorkTrees } from '../../../source/work-tree.ts';
import { around, checkerFor, type Drafted, draft, type ProjectOptions } from '../draft-project.ts';

afterAll(removeWorkTrees);

const ENTRY = "import { total } from '../src/price.ts';\n";
const CASE = "test('[C1] none', () => { expect(total([])).toBe(0); });\n";

function mended(code: string, options: ProjectOptions = {}, drafted: Drafted = {}) {
  const checker = checkerFor(options);
  const once = checker.repaired(draft(code, drafted));
  const twice = checker.repaired(draft(once.code, drafted));
  return {
    code: once.code,
    what: once.repairs.map(({ by, what }) => `${by}: ${what}`),
    again: twice.repairs,
    problems: checker.problemsOf(draft(once.code, drafted)),
  };
}

describe('what is repaired', () => {
  test.each<readonly [string, string, string, ProjectOptions?, Drafted?]>([
    ['fences of Markdown', `\`\`\`ts\n${around('')}\`\`\`\n`, around('')],
    ['fences of which one is missing', `\`\`\`typescript\n${around('')}`, around('')],
    ['a line that names the language', `typescript\n${around('')}`, around('')],
    [
      'imports of the runner that are missing',
      `${ENTRY}test('[C1] none', () => { const f = vi.fn(); f(); expect(f).toHaveBeenCalledTimes(1); expect(total([])).toBe(0); });\n`,
      `import { expect, test, vi } from 'vitest';\n${ENTRY}test('[C1] none', () => { const f = vi.fn(); f(); expect(f).toHaveBeenCalledTimes(1); expect(total([])).toBe(0); });\n`,
    ],
    [
      'a name that an import of the runner lacks',
      `import { test } from 'vitest';\n${ENTRY}${CASE}`,
      `import { test, expect } from 'vitest';\n${ENTRY}${CASE}`,
    ],
    [
      "imports of node's runner and of its assertions",
      `${ENTRY}describe('total', () => { it('[C1] none', () => { assert.equal(total([]), 0); }); });\n`,
      `import { describe, it } from 'node:test';\nimport assert from 'node:assert/strict';\n${ENTRY}describe('total', () => { it('[C1] none', () => { assert.equal(total([]), 0); }); });\n`,
      { runner: 'node-test' },
    ],
    [
      'what CommonJS requires of the runner',
      "const { total } = require('../src/price');\ntest('[C1] none', () => { assert.equal(total([]), 0); });\n",
      "const { test } = require('node:test');\nconst assert = require('node:assert/strict');\nconst { total } = require('../src/price');\ntest('[C1] none', () => { assert.equal(total([]), 0); });\n",
      { runner: 'node-test' },
    ],
    [
      "jest's names in a project of vitest",
      `import { expect, jest, test } from '@jest/globals';\n${ENTRY}test('[C1] none', () => { const f = jest.fn(); f(); expect(f).toHaveBeenCalled(); expect(total([])).toBe(0); });\n`,
      `import { expect, vi, test } from 'vitest';\n${ENTRY}test('[C1] none', () => { const f = vi.fn(); f(); expect(f).toHaveBeenCalled(); expect(total([])).toBe(0); });\n`,
    ],
    [
      "jest's global in a project of vitest",
      `import { expect, test } from 'vitest';\n${ENTRY}test('[C1] none', () => { jest.useFakeTimers(); expect(total([])).toBe(0); });\n`,
      `import { expect, test, vi } from 'vitest';\n${ENTRY}test('[C1] none', () => { vi.useFakeTimers(); expect(total([])).toBe(0); });\n`,
    ],
    [
      "vitest's names in a project of jest that imports its own",
      `import { expect, test, vi } from 'vitest';\n${ENTRY}test('[C1] none', () => { vi.spyOn(Math, 'max'); expect(total([])).toBe(0); });\n`,
      `import { expect, test, jest } from '@jest/globals';\n${ENTRY}test('[C1] none', () => { jest.spyOn(Math, 'max'); expect(total([])).toBe(0); });\n`,
      { runner: 'jest' },
    ],
    [
      "vitest's import in a project of jest with globals",
      `import { expect, test, vi } from 'vitest';\n${ENTRY}test('[C1] none', () => { vi.fn(); expect(total([])).toBe(0); });\n`,
      `${ENTRY}test('[C1] none', () => { jest.fn(); expect(total([])).toBe(0); });\n`,
      { runner: 'jest', files: { 'package.json': '{"name":"shop","devDependencies":{"jest":"30"}}' } },
    ],
    [
      'the path of the target',
      around('').replace('../src/price.ts', './price'),
      around('').replace('../src/price.ts', '../src/price'),
    ],
    ['the path of the target, with its ending', around('').replace('../src/price.ts', '../lib/price.ts'), around('')],
    [
      'the path of the target, with the ending of the compiler',
      around('').replace('../src/price.ts', '@/lib/price.js'),
      around('').replace('../src/price.ts', '../src/price.js'),
    ],
    [
      'a path, ended as the tests around do',
      around('').replace('../src/price.ts', './price'),
      around('').replace('../src/price.ts', '../src/price.js'),
      {
        files: { 'test/a.test.ts': "import { store } from '../src/store.js';\nimport { x } from './factories.js';\n" },
      },
    ],
    [
      'the path of another file whose name is unique',
      around('  expect(store.read).toBeDefined();', "import { store } from './store.ts';"),
      around('  expect(store.read).toBeDefined();', "import { store } from '../src/store.ts';"),
    ],
    [
      'the target, imported from another file',
      `import { expect, test } from 'vitest';\nimport { only, total } from '../src/store.ts';\ntest('[C1] none', () => { expect(only).toBe(1); expect(total([])).toBe(0); });\n`,
      `import { expect, test } from 'vitest';\nimport { total } from '../src/price.ts';\nimport { only } from '../src/store.ts';\ntest('[C1] none', () => { expect(only).toBe(1); expect(total([])).toBe(0); });\n`,
    ],
    [
      'an assertion that nothing awaits',
      around("  expect(fetchTotal('')).rejects.toThrow();", "import { fetchTotal } from '../src/price.ts';"),
      around("  await expect(fetchTotal('')).rejects.toThrow();", "import { fetchTotal } from '../src/price.ts';"),
    ],
    [
      'one in a function that is not async',
      `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { fetchTotal, total } from '../src/price.ts';\ntest('[C1] none', () => {\n  assert.equal(total([]), 0);\n  assert.rejects(fetchTotal(''));\n  assert.rejects(fetchTotal('a'));\n});\n`,
      `import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { fetchTotal, total } from '../src/price.ts';\ntest('[C1] none', async () => {\n  assert.equal(total([]), 0);\n  await assert.rejects(fetchTotal(''));\n  await assert.rejects(fetchTotal('a'));\n});\n`,
      { runner: 'node-test' },
    ],
    [
      'a focus',
      `import { describe, expect, it } from 'vitest';\n${ENTRY}describe.only('a', () => { it.only.each([1])('[C1] %i', () => { expect(total([])).toBe(0); }); });\n`,
      `import { describe, expect, it } from 'vitest';\n${ENTRY}describe('a', () => { it.each([1])('[C1] %i', () => { expect(total([])).toBe(0); }); });\n`,
    ],
    [
      'a focus of jest',
      `${ENTRY}fdescribe('a', () => { fit('[C1] b', () => { expect(total([])).toBe(0); }); });\n`,
      `${ENTRY}describe('a', () => { it('[C1] b', () => { expect(total([])).toBe(0); }); });\n`,
      { runner: 'jest' },
    ],
    ['clauses that are not cited', around(''), `// Clauses: C2\n${around('')}`, {}, { clauses: ['C1', 'C2'] }],
    [
      'clauses that are not cited, below the comment that chooses an environment',
      `/** @vitest-environment node */\n${around('').replace('[C1] ', '')}`,
      `/** @vitest-environment node */\n// Clauses: C1\n${around('').replace('[C1] ', '')}`,
    ],
    ['an import that is there twice', around('', ENTRY.trim()), around('').replace("price.ts';\n\n", "price.ts';\n")],
    [
      'a name that is imported twice',
      around('', "import { NotPositive, total } from '../src/price.ts';").replace(
        'expect(total([])).toBe(0)',
        'expect(total([])).toBe(0);\n  expect(NotPositive.name).toBe("NotPositive")',
      ),
      around('', "import { NotPositive } from '../src/price.ts';").replace(
        'expect(total([])).toBe(0)',
        'expect(total([])).toBe(0);\n  expect(NotPositive.name).toBe("NotPositive")',
      ),
    ],
  ])('%s', (_, code, expected, options = {}, drafted = {}) => {
    const { code: result, what, again, problems } = mended(code, options, drafted);

    expect(result).toBe(expected);
    expect(what).toEqual(what.map(() => expect.stringMatching(/^rule: [^\n]+$/)));
    expect(what.length).toBeGreaterThan(0);
    expect(again).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe('what is left as it is', () => {
  test.each<readonly [string, string, ProjectOptions?, Drafted?]>([
    ['a draft without a mistake', around('')],
    ['fences within a text', around("  expect('```').toBe(`\n```\n`);")],
    [
      'what only one of the runners has',
      `import { expect, test } from 'vitest';\n${ENTRY}test('[C1] a', () => { jest.requireActual('../src/store.ts'); expect(total([])).toBe(0); });\n`,
    ],
    [
      'a name that is not unique',
      around('', "import { x } from './twice';"),
      { files: { 'src/twice.ts': '', 'src/deep/twice.ts': '' } },
    ],
    ['a path to what may not be read', around('', "import { secret } from './secret';")],
    [
      'types in JavaScript',
      "import { expect, test } from 'vitest';\nimport { total } from '../src/price.ts';\ntest('[C1] a', () => { const x: number = 0; expect(total([])).toBe(x); });\n",
      {},
      { path: 'test/price.draft.test.js' },
    ],
    [
      'an assertion in a function that nobody awaits',
      around(
        "  ['a'].forEach((id) => { expect(fetchTotal(id)).rejects.toThrow(); });",
        "import { fetchTotal } from '../src/price.ts';",
      ),
    ],
    ['a clause that the brief does not have', around(''), {}, { clauses: ['C1', 'C9'] }],
    ['what does not parse', 'import {'],
    ['nothing', ''],
    ['globals of jest where tests do not import them', `${ENTRY}${CASE}`, { runner: 'jest' }],
    ['what nests without an end', `${'('.repeat(20_000)}`],
  ])('%s', (_, code, options = {}, drafted = {}) => {
    const result = checkerFor(options).repaired(draft(code, drafted));

    expect(result).toEqual({ code, repairs: [] });
  });
});

test('globals of jest are imported where the tests around do so', () => {
  const files = {
    'package.json': '{"name":"shop","type":"module","devDependencies":{"jest":"30","@jest/globals":"30"}}',
    'test/a.test.ts': "import { test } from '@jest/globals';\n",
  };

  expect(mended(`${ENTRY}${CASE}`, { runner: 'jest', files }).code).toBe(
    `import { expect, test } from '@jest/globals';\n${ENTRY}${CASE}`,
  );
});
