import { describe, expect, test } from '@jest/globals';
import type { Judgement } from '../../src/domain/judgement.ts';
import { gate } from '../../src/gate.ts';
import { environment, realSystem } from '../toolchain/stryker/judging.ts';
import { projectWith } from '../toolchain/suites.ts';

const SOURCE = 'const twice = (n) => 2 * n;\n';
const TESTS = `test('is idle', () => { twice(2); });
test('asserts when it holds, and it does', () => { const four = twice(2); if (four === 4) expect(four).toBe(4); });
test('asserts when it holds, and it never does', () => { const four = twice(2); if (four === 5) expect(four).toBe(5); });
`;

const MODULE = { source: `export ${SOURCE}`, imports: "import { twice } from '../src/twice.js';\n" };
const COMMON_JS = {
  source: `${SOURCE}module.exports = { twice };\n`,
  imports: "const { twice } = require('../src/twice.js');\n",
};

async function smells(
  project: string,
  { source, imports }: typeof MODULE,
  tests: string = TESTS,
): Promise<readonly string[]> {
  const root = await projectWith(project, { 'src/twice.js': source, 'test/twice.test.js': imports + tests });
  const judgement: Judgement = await gate(await realSystem(), {
    cwd: root,
    references: { kind: 'local', base: 'main', head: null },
    configFile: null,
    only: ['suite', 'review'],
    environment,
  });
  return judgement.smells.map(({ level, rule, test: name, witness }) => `${level} ${rule} "${name}": ${witness}`);
}

const withImport = (line: string) => ({ ...MODULE, imports: line + MODULE.imports });

const COUNTED = 'the runner counted no assertion in it';

describe('what the runner counted is heard', () => {
  test.each([
    ['jest-basic', COMMON_JS],
    ['vitest-basic', withImport("import { expect, test } from 'vitest';\n")],
    ['vitest-3', withImport("import { expect, test } from 'vitest';\n")],
  ])('of %s: no assertion raises a suspicion, one that was made ends it', async (project, texts) => {
    expect(await smells(project, texts)).toEqual([
      `block no-assertion "is idle": ${COUNTED}`,
      `block conditional-assertion "asserts when it holds, and it never does": ${COUNTED}`,
    ]);
  });

  test('of jest, which counts its own: what another library asserts is not held against a test', async () => {
    const held = (expected: number) =>
      `test('is ${expected} or nothing', () => { const four = twice(2); if (four === ${expected}) assert.equal(four, ${expected}); });\n`;
    const { source, imports } = COMMON_JS;
    const found = await smells(
      'jest-basic',
      { source, imports: `const assert = require('node:assert');\n${imports}` },
      held(4),
    );
    expect(found).toEqual(['warn conditional-assertion "is 4 or nothing": null']);
  });

  test('of mocha, which counts none: suspicions stay suspicions', async () => {
    const own =
      "const assert = require('node:assert');\nconst test = it;\nconst expect = (one) => ({ toBe: (other) => assert.equal(one, other) });\n";
    expect(await smells('mocha-basic', { ...COMMON_JS, imports: own + COMMON_JS.imports })).toEqual([
      'warn no-assertion "is idle": null',
      'warn conditional-assertion "asserts when it holds, and it does": null',
      'warn conditional-assertion "asserts when it holds, and it never does": null',
    ]);
  });
});
