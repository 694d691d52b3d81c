import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ChangedFile } from '../../src/domain/change.ts';
import { readScript } from '../../src/verdict/script-text.ts';
import { suppressionsCheck, textsForSuppressions } from '../../src/verdict/suppressions.ts';
import { aChange, aChangedFile } from '../judgements.ts';

/** The findings in a file whose every line is new. */
function found(
  path: string,
  kind: ChangedFile['kind'],
  after: string,
  before: string | null = null,
): readonly string[] {
  const file = aChangedFile({ path, kind, lines: [{ first: 1, last: after.split('\n').length }] });
  const { findings } = suppressionsCheck(aChange([file]), [{ path, before, after }]);
  return findings.map(
    ({ level, message, at }) =>
      `${level} ${at?.line} ${message.replace(/^\S+ (?:adds |the change )/, '').replace(/: every.*/, '')}`,
  );
}

const inTest = (text: string) => found('test/a.test.tsx', 'test', text);

describe('a focused test', () => {
  test.each([
    "it.only('a', () => {});",
    "  test.only ('a', f)",
    "describe.only('a', () => {",
    "describe.only.each([[1]])('a', f)",
    "test.concurrent.only('a', f)",
    "test.describe.only('a', f)",
    "it\n  .only('a', f)",
    "it['only']('a', f)",
    'const focused = it.only;',
    `\`\${it.only('a', f)}\``,
    "const half = a / b; it.only('a', f); // half / b",
    "<p>don't</p>; it.only('a', f)",
    "const it2 = () => <a b='c'>{'d'}</a>; it.only('a', f)",
  ])('is found in %j', (text) => {
    expect(inTest(text)).toEqual([expect.stringMatching(/^block \d \.only$/)]);
  });

  test.each([
    ["fit('a', f)", 'block 1 fit()'],
    ["\nfdescribe('a', f)", 'block 2 fdescribe()'],
    ["import { fit } from '@jest/globals';\nfit('a', f)", 'block 2 fit()'],
    ["test('a', { only: true }, f)", 'block 1 only: true'],
    ['test({\n  only: true }, f)', 'block 2 only: true'],
  ])('is found in %j', (text, expected) => {
    expect(inTest(text)).toEqual([expected]);
  });

  test.each([
    "// it.only('a', f)",
    "/* it.only('a',\n it.only( */",
    'expect("it.only(\'a\')").toBe(1)',
    "const text = `\n  it.only('a', f)\n`;",
    'expect(source).toMatch(/it.only(/)',
    "query.only('a')",
    "cache.it.only('a')",
    'items.fit("a", b)',
    "import { fit } from '../src/layout.js';\nfit('cover', box);",
    "const { fit } = require('../src/layout');\nfit('cover', box);",
    "function fit(a) {}\nfit('a', b)",
    "expect(fit('cover', box)).toBe(1)",
    'render({ only: true })',
    "test('a', { only: false }, f)",
    "test('it.only', () => {})",
  ])('is not seen in %j', (text) => {
    expect(inTest(text)).toEqual([]);
  });

  test('is nobody’s business outside of test files and changed lines', () => {
    expect(found('src/a.ts', 'source', "it.only('a', f)")).toEqual([]);
    const file = aChangedFile({ path: 'a.test.ts', kind: 'test', lines: [{ first: 2, last: 2 }] });
    const texts = [{ path: 'a.test.ts', before: null, after: "it.only('a', f)\nit('b', f)" }];
    expect(suppressionsCheck(aChange([file]), texts)).toMatchObject({ status: 'pass', findings: [] });
  });

  test('fails the check, where the rest only warns', () => {
    const file = aChangedFile({ path: 'a.test.ts', kind: 'test', lines: [{ first: 1, last: 2 }] });
    const texts = [{ path: 'a.test.ts', before: null, after: "it.skip('b', f)\nit.only('a', f)" }];
    expect(suppressionsCheck(aChange([file]), texts)).toMatchObject({
      status: 'fail',
      summary: 'the change adds 1 focused test; the change adds 1 suppression',
      findings: [
        {
          level: 'block',
          message: 'a.test.ts:2 adds .only: every other test beside it no longer runs',
          at: { line: 2 },
        },
        { level: 'warn', message: 'a.test.ts:1 adds .skip' },
      ],
    });
  });
});

describe('a warning', () => {
  test.each([
    ["it.skip('a', f)", 'warn 1 .skip'],
    ["test.skipIf(x)('a', f)", 'warn 1 .skipIf'],
    ["test.failing('a', f)", 'warn 1 .failing'],
    ["xit('a', f)", 'warn 1 xit()'],
    ["test('a', { skip: 'later' }, f)", 'warn 1 a skip or todo option'],
    ['beforeEach(function () { this.retries(3); })', 'warn 1 retries'],
    ['jest.retryTimes(2)', 'warn 1 retryTimes'],
    ["test('a', { retry: 3 }, f)", 'warn 1 a retry option'],
    ['t.todo()', 'warn 1 .todo'],
  ])('comes of %j in a test', (text, expected) => {
    expect(inTest(text)).toEqual([expected]);
  });

  test.each(["it.todo('write me')", 'jest.retryTimes(0)', 'fetchAll({ retry: 3 })', "it('skips', f)", 'list.skip(3)'])(
    'does not come of %j',
    (text) => {
      expect(inTest(text)).toEqual([]);
    },
  );

  test('comes of comments that disable mutation or coverage, and of no string that says the same', () => {
    const text = [
      '// Stryker disable next-line all: arid',
      '/* istanbul ignore next */ a();',
      '/*\n * c8 ignore start */',
      '/* v8 ignore next 3 */',
      '/* node:coverage disable */',
      'const text = "// Stryker disable all";',
      '// Stryker restore all',
    ].join('\n');
    expect(found('src/a.ts', 'source', text)).toEqual([
      'warn 1 Stryker disable',
      'warn 2 istanbul ignore',
      'warn 4 c8 ignore',
      'warn 5 v8 ignore',
      'warn 6 node:coverage ignore',
    ]);
    expect(found('src/a.vue', 'source', "<p>it's</p>\n<!-- c8 ignore next -->")).toEqual(['warn 2 c8 ignore']);
  });

  test.each([
    [
      'earnest.yml',
      'mutation:\n  threshold: 80',
      'mutation:\n  threshold: 60',
      'warn 2 lowers the threshold threshold from 80 to 60',
    ],
    ['earnest.yml', 'mutation:\n  threshold: 80', 'mode: enforce', 'warn 1 removes the threshold threshold: 80'],
    [
      'package.json',
      '{"jest":{"coverageThreshold":{"global":{"branches": 90}}}}',
      '{"jest":{"coverageThreshold":{"global":{"branches": 9}}}}',
      'warn 1 lowers the threshold branches from 90 to 9',
    ],
    [
      'package.json',
      '{"scripts":{"test":"c8 --lines 90 mocha"}}',
      '{"scripts":{"test":"c8 --lines 80 mocha"}}',
      'warn 1 lowers the threshold lines from 90 to 80',
    ],
    [
      'vitest.config.ts',
      'thresholds: { lines: 80 }',
      '// lines: 80\nthresholds: { lines: 70 }',
      'warn 2 lowers the threshold lines from 80 to 70',
    ],
    ['vitest.config.ts', '', 'export default { test: {\n retry: 2 } }', 'warn 2 retries'],
    ['.mocharc.yml', '', 'retries: 2', 'warn 1 retries'],
    ['package.json', '', '{"scripts":{"test":"mocha --retries 2"}}', 'warn 1 retries'],
    ['stryker.config.mjs', '', 'export default {}', 'warn 1 edits the Stryker configuration'],
  ])('comes of %s going from %j to %j', (path, before, after, expected) => {
    expect(found(path, 'config', after, before)).toEqual([expected]);
  });

  test('does not come of a threshold that rises or stays', () => {
    expect(found('earnest.yml', 'config', 'mutation: { threshold: 90 }', 'mutation: { threshold: 80 }')).toEqual([]);
  });

  test('comes of a coverage configuration that is deleted', () => {
    const file = aChangedFile({ path: '.nycrc.json', kind: 'config', status: 'deleted', lines: [] });
    const { findings } = suppressionsCheck(aChange([file]), [
      { path: '.nycrc.json', before: '{ "lines": 90 }', after: null },
    ]);
    expect(findings.map(({ message }) => message)).toEqual([
      '.nycrc.json:1 the change removes the threshold lines: 90',
    ]);
  });
});

describe('the texts to read', () => {
  test('are those of scripts and configurations, at base only where thresholds stand', () => {
    const change = aChange([
      aChangedFile({ path: 'a.test.ts', kind: 'test' }),
      aChangedFile({ path: 'package.json', kind: 'config', previousPath: 'old/package.json', status: 'renamed' }),
      aChangedFile({ path: 'image.ts', binary: true }),
      aChangedFile({ path: 'link.ts', entry: 'symlink' }),
      aChangedFile({ path: 'gone.ts', status: 'deleted', lines: [] }),
      aChangedFile({ path: 'README.md', kind: 'other' }),
      aChangedFile({ path: 'a.snap', kind: 'test' }),
    ]);
    expect(textsForSuppressions(change)).toEqual([
      { path: 'a.test.ts', after: 'a.test.ts', before: null },
      { path: 'package.json', after: 'package.json', before: 'old/package.json' },
    ]);
  });

  test('cannot be left out for a changed test file', () => {
    const change = aChange([aChangedFile({ path: 'a.test.ts', kind: 'test' })]);
    expect(suppressionsCheck(change, [])).toMatchObject({
      status: 'error',
      why: 'the text of 1 changed test file could not be read: a.test.ts',
    });
  });
});

describe('a script read without a parser', () => {
  test('keeps its length and its lines, whatever it holds', () => {
    const parts = fc.constantFrom(
      '`',
      '${',
      '}',
      '{',
      "'",
      '"',
      '/',
      '//',
      '/*',
      '*/',
      '\n',
      '\r\n',
      '\\',
      'a',
      ' ',
      '[',
      ']',
      '=',
      '(',
      ')',
      'it.only(',
    );
    fc.assert(
      fc.property(
        fc.array(parts, { maxLength: 60 }).map((all) => all.join('')),
        (source) => {
          const { code, uncommented } = readScript(source);
          for (const text of [code, uncommented]) {
            expect(text).toHaveLength(source.length);
            expect(text.replace(/[^\r\n]/g, '')).toBe(source.replace(/[^\r\n]/g, ''));
          }
        },
      ),
    );
  });
});
