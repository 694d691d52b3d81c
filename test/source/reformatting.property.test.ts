import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTestBlocks, type TestBlock } from '../../src/source/test-blocks.ts';

/** A place where white space and comments change nothing. Written as one character that the programs below never hold. */
const GAP = '§';
const GAPS = new RegExp(GAP, 'g');

const trivia = fc
  .array(
    fc.constantFrom(' ', '\n', '\t', '\r\n', '// note\n', '/* note */', "/* it('x', () => { */", '// }) `\n', '\u00a0'),
    {
      maxLength: 3,
    },
  )
  .map((pieces) => pieces.join(''));

const name = fc.constantFrom('alpha', 'beta', 'gamma');
const value = fc.constantFrom(
  '1',
  "'text'",
  '[1,§ 2]',
  '{§ a:§ 1,§ b§ }',
  '`t`',
  '(§x§) =>§ x',
  'null',
  '/r+/g',
  'f(§1§)',
);

/** A place where another test may stand. */
const PLACE = '¶';
const PLACES = new RegExp(PLACE, 'g');
const listed = (list: readonly string[]) => `${GAP}${[...list, ''].join(`${PLACE}${GAP}`)}`;

const statement = fc.oneof(
  fc.tuple(name, value).map(([id, init]) => `const ${id}§ =§ ${init}§;`),
  fc.tuple(name, value).map(([id, given]) => `${id}§(§${given}§)§;`),
  value.map((given) => `expect(§${given}§)§.toEqual(§${given}§)§;`),
  name.map((id) => `if§ (§${id}§)§ {§ ${id}§(§)§;§ }`),
);
const statements = fc.array(statement, { maxLength: 3 }).map((list) => list.join(GAP));

const hook = fc
  .tuple(fc.constantFrom('beforeEach', 'afterAll'), statements)
  .map(([kind, body]) => `${kind}(§(§) =>§ {§${body}§}§)§;`);
const one = fc
  .tuple(fc.constantFrom('it', 'test', 'it.only', 'test.skip', 'it.each(§[§1,§ 2§]§)'), name, statements)
  .map(([callee, title, body]) => `${callee}(§'${title}'§,§ async (§) =>§ {§${body}§}§)§;`);

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    one,
    fc
      .tuple(name, fc.array(fc.oneof(statement, hook, tie('block')), { maxLength: 4 }))
      .map(([title, inner]) => `describe(§'${title}'§,§ (§) =>§ {${listed(inner)}}§)§;`),
  ),
}));
const program = fc.array(fc.oneof(statement, hook, block), { maxLength: 6 }).map(listed);

function read(text: string): readonly TestBlock[] {
  const model = readTestBlocks('a.test.js', text);
  if (model === null) throw new Error(`not read: ${text}`);
  return model.blocks;
}

const withoutLines = ({ line, endLine, ...block }: TestBlock) => block;

test('to reformat a file, with other white space and comments, changes no key and no title', () => {
  const gaps = fc.array(trivia, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(program, gaps, (source, fillings) => {
      let at = 0;
      const written = source.replace(PLACES, '');
      const reformatted = written.replace(GAPS, () => fillings[at++ % fillings.length] ?? '');
      expect(read(reformatted).map(withoutLines)).toEqual(read(written.replace(GAPS, '')).map(withoutLines));
    }),
    { numRuns: 300 },
  );
});

test('to add a test anywhere changes no key of another', () => {
  fc.assert(
    fc.property(program, fc.nat(), (source, chosen) => {
      const written = source.replace(GAPS, '');
      const places = written.match(PLACES)?.length ?? 0;
      let at = 0;
      const filled = written.replace(PLACES, () =>
        at++ === chosen % places ? "it('new', () => { new Thing(); });" : '',
      );
      const others = (text: string) =>
        read(text).filter(({ kind, titlePath }) => kind === 'case' && titlePath.at(-1)?.text !== 'new');
      expect(others(filled).map(withoutLines)).toEqual(others(written.replace(PLACES, '')).map(withoutLines));
    }),
    { numRuns: 200 },
  );
});
