// biome-ignore-all lint/suspicious/noTemplateCurlyInString: pieces of drafts.
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { removeWorkTrees } from '../../source/work-tree.ts';
import { around, checkerFor, draft } from './draft-project.ts';

afterAll(removeWorkTrees);

const PIECES = [
  'test.only(',
  'jest.fn()',
  "import { x } from './price';",
  '```ts\n',
  'expect(total([])).rejects.toBe(1);',
  'process',
  '\\u0070',
  '`${',
  '({',
  '[[',
  '=>',
  'class { static {',
  '"',
  "'",
  '/*',
  '// C2',
  'import(',
  'await ',
  '<T>(',
  '\u202e',
  '\n',
  'describe',
  'vi.',
  'const { a: ',
  ' = ',
];
const BASE = around(
  '  vi.useFakeTimers();\n  const items = [{ amount: 1, count: 1 }];\n  expect(total(items)).toBe(1);',
);

test('whatever the text is: checking it never throws, and to repair what is repaired changes nothing', () => {
  const checker = checkerFor();
  const change = fc.record({ at: fc.nat(BASE.length), cut: fc.nat(12), put: fc.constantFrom('', ...PIECES) });

  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), fc.constantFrom('ts', 'js', 'tsx'), (changes, ending) => {
      const code = changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), BASE);
      const path = `test/price.draft.test.${ending}`;
      const once = checker.repaired(draft(code, { path }));
      const problems = checker.problemsOf(draft(once.code, { path }));

      expect(problems.every(({ message }) => message !== '' && !message.includes('\n'))).toBe(true);
      expect(checker.repaired(draft(once.code, { path }))).toEqual({ code: once.code, repairs: [] });
    }),
    { numRuns: 150 },
  );
});
