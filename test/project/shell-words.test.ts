import { describe, expect, test } from '@jest/globals';
import { shellCommands } from '../../src/project/shell-words.ts';

const texts = (line: string) => shellCommands(line)?.map((command) => command.map((word) => word.text)) ?? null;

describe('a command line', () => {
  test.each([
    ['a b  c', [['a', 'b', 'c']]],
    ['a && b || c; d | e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    [`a 'b c' "d e" f\\ g`, [['a', 'b c', 'd e', 'f g']]],
    [`a "say \\"hi\\" \\n" 'it''s'`, [['a', 'say "hi" \\n', 'its']]],
    ['a "" b', [['a', '', 'b']]],
    ['a > out.txt 2>&1 b', [['a', 'b']]],
    ['a 2>/dev/null', [['a']]],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    ['a $UNSET "x${UNSET}y" b', [['a', 'xy', 'b']]],
    ['(a; b)', [['a'], ['b']]],
    ['a # and the rest', [['a']]],
    ['a#b', [['a#b']]],
    ['', []],
    ['a $', [['a', '$']]],
  ])('%s is split as a shell would split it', (line, expected) => {
    expect(texts(line)).toEqual(expected);
  });

  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
  test.each(['a $(b)', 'a `b`', 'a "$(b)"', 'a ${b:-c}', "a 'b", 'a "b', 'a $1', 'a <<END'])(
    '%s is not guessed at',
    (line) => {
      expect(shellCommands(line)).toBeNull();
    },
  );

  test('tells patterns from quoted stars', () => {
    expect(shellCommands(`a *.js '*.ts' "x"?`)).toEqual([
      [
        { text: 'a', glob: false },
        { text: '*.js', glob: true },
        { text: '*.ts', glob: false },
        { text: 'x?', glob: true },
      ],
    ]);
  });
});
