import { describe, expect, test } from '@jest/globals';
import { mutantId } from '../../src/mutation/mutant-id.ts';

const SOURCE = ['let a = 1;', '  if (a > b) {', '    go();', '  }', 'let c = a > b;'];

/** The id of `a > b` to `a >= b` on the line with that number. */
const id = (lines: readonly string[], line: number, file = 'src/a.ts') =>
  mutantId(
    {
      file,
      line,
      column: (lines[line - 1] ?? '').indexOf('a > b') + 1,
      mutator: 'EqualityOperator',
      original: 'a > b',
      replacement: 'a >= b',
    },
    lines,
  );

describe('the id of a mutant', () => {
  test('stays when lines are added above it, or its block is indented', () => {
    const moved = ['', '// more', ...SOURCE.map((text) => `  ${text}`)];
    expect(id(moved, 4)).toBe(id(SOURCE, 2));
    expect(id(SOURCE, 2)).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is another in another file, on a line with another text, and on the second of two equal lines', () => {
    const twice = [...SOURCE, ...SOURCE];
    const ids = [id(SOURCE, 2), id(SOURCE, 5), id(SOURCE, 2, 'src/b.ts'), id(twice, 7)];
    expect(new Set(ids).size).toBe(4);
    expect(id(twice, 2)).toBe(id(SOURCE, 2));
  });
});
