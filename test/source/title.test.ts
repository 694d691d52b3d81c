import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseScript } from '../../src/source/parse.ts';
import type { SyntaxNode } from '../../src/source/syntax.ts';
import { matchesTitle, type Title, titleOf } from '../../src/source/title.ts';

function title(source: string, each = false): Title {
  const statement = parseScript('a.ts', `(${source});`)?.program.body[0] as unknown as { expression: SyntaxNode };
  return titleOf(statement.expression, each);
}

describe('a title', () => {
  test.each([
    ['"adds"', 'adds'],
    ["'adds ' + 'two'", 'adds two'],
    ['`adds`', 'adds'],
    ["'100 %s'", '100 %s'],
    ['7', '7'],
    ["'adds' as const", 'adds'],
  ])('that is plain text is that text: %s', (source, text) => {
    expect(title(source).text).toBe(text);
  });

  test.each([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source of a template
    ['`adds ${a} and ${b}`', false, 'adds 1 and 2', 'subtracts 1 and 2'],
    ["'adds ' + a", false, 'adds anything', 'add'],
    ['name', false, 'whatever', null],
    ["'adds %i and %i'", true, 'adds 1 and 2', 'adds 1'],
    ["'adds $a to $b.c'", true, 'adds 1 to 2', 'adds 1'],
    ["'100 %% of %s'", true, '100 % of all', '100 %% of all'],
    ["'$variable is $#'", true, 'x is 1', 'x was 1'],
  ])('that only a run knows matches what it can become: %s', (source, each, match, other) => {
    const read = title(source, each);
    expect(read.text).toBeNull();
    expect(matchesTitle(read, match)).toBe(true);
    if (other !== null) expect(matchesTitle(read, other)).toBe(false);
  });

  test('matches as a pattern with anything in its gaps does', () => {
    const piece = fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'b') }),
        (pieces, actual) => {
          const pattern = new RegExp(`^${pieces.join('[^]*')}$`);
          expect(matchesTitle({ text: null, pieces }, actual)).toBe(pattern.test(actual));
        },
      ),
    );
  });

  test('that is made to be slow as a pattern is matched at once', () => {
    const pieces = Array.from({ length: 5_000 }, () => 'a');
    expect(matchesTitle({ text: null, pieces: [...pieces, 'b'] }, 'a'.repeat(100_000))).toBe(false);
  });
});
