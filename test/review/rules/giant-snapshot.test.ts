import { expect, test } from '@jest/globals';
import { aTest, type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('giant-snapshot', files);
const lines = (count: number) => Array.from({ length: count }, (_, line) => `row ${line}`).join('\n');
const inline = (text: string, beside = '') => aTest(`  expect(send()).toMatchInlineSnapshot(\`${text}\`);${beside}`);

/** A test of one snapshot that stands in its file of snapshots. */
const kept = (text: string, name = 'adds up 1'): Files => ({
  'test/invoice.test.ts': aTest('  expect(send()).toMatchSnapshot();'),
  'test/__snapshots__/invoice.test.ts.snap': `// Snapshot v1\n\nexports[\`${name}\`] = \`\n${text}\n\`;\n`,
});

test('a snapshot of more than 50 lines is found where it is all that the test asserts', () => {
  expect([found(kept(lines(51))), found(kept(lines(50)))]).toEqual([['block 3 adds up'], []]);
});

test('so is one of more than 4 KB', () => {
  expect([found(kept('a'.repeat(4097))), found(kept('a'.repeat(4000)))]).toEqual([['block 3 adds up'], []]);
});

test('one that stands in the test itself only warns up to four times that size', () => {
  expect([50, 51, 200, 201].map((count) => found(inline(lines(count))))).toEqual([
    [],
    ['warn 3 adds up'],
    ['warn 3 adds up'],
    ['block 3 adds up'],
  ]);
});

test('one with a small one beside it only warns', () => {
  const both = (count: number) =>
    aTest(
      `  expect(send()).toMatchInlineSnapshot(\`${lines(300)}\`);\n  expect(total()).toMatchInlineSnapshot(\`${lines(count)}\`);`,
    );
  expect([found(both(3)), found(both(250))]).toEqual([['warn 3 adds up'], ['block 3 adds up']]);
});

test('a name of its own is no hindrance', () => {
  expect(found(kept(lines(51), 'adds up: as text 1'))).toEqual(['block 3 adds up']);
});

test('vitest joins the titles by arrows', () => {
  const text =
    "describe('an invoice', () => {\n  test('prints', () => {\n    expect(send()).toMatchSnapshot();\n  });\n});";
  const snap = (name: string) => ({
    'test/invoice.test.ts': text,
    'test/__snapshots__/invoice.test.ts.snap': `exports[\`${name}\`] = \`\n${lines(60)}\n\`;\n`,
  });
  expect([found(snap('an invoice > prints 1')), found(snap('an invoice prints 1'))]).toEqual([
    ['block 3 an invoice > prints'],
    ['block 3 an invoice > prints'],
  ]);
  expect(found(snap('an invoice > prints more 1'))).toEqual([]);
});

test.each([
  ['a value beside it', '\nexpect(total()).toBe(1);'],
  ['an error beside it', '\nexpect(() => total()).toThrow();'],
  ['an interaction beside it', '\nexpect(spy).toHaveBeenCalled();'],
  ['a presence beside it', "\nexpect(screen.getByText('4')).toBeVisible();"],
  ['a status beside it', "\nawait request(app).get('/').expect(200);"],
  ['a helper that asserts by its name', '\nexpectPaid(send());'],
])('%s makes it silent', (_, beside) => {
  expect(found(inline(lines(300), beside))).toEqual([]);
});

test.each([
  ['a text that is no snapshot', aTest(`  expect(send()).toBe(\`${lines(60)}\`);`)],
  ['a snapshot of which there is no file', aTest('  expect(send()).toMatchSnapshot();')],
  ['a snapshot in a file of its own', aTest("  await expect(send()).toMatchFileSnapshot('./all.txt');")],
  ['a picture', aTest('  await expect(page).toHaveScreenshot();')],
  [
    'the snapshot of a skipped test',
    `it.skip('prints', () => { expect(send()).toMatchInlineSnapshot(\`${lines(60)}\`); });`,
  ],
  ['many small ones', aTest(Array(60).fill('  expect(send()).toMatchInlineSnapshot(`4`);').join('\n'))],
  [
    'a snapshot of another test',
    {
      'test/invoice.test.ts': aTest('  expect(send()).toMatchSnapshot();'),
      'test/__snapshots__/invoice.test.ts.snap': `exports[\`is sent 1\`] = \`\n${lines(60)}\n\`;\n`,
    },
  ],
])('%s is silent', (_, files: Files) => {
  expect(found(files)).toEqual([]);
});
