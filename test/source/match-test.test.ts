import { describe, expect, test } from '@jest/globals';
import { createTestMatcher, orderedSuites } from '../../src/source/match-test.ts';
import { readTestBlocks } from '../../src/source/test-blocks.ts';

function model(text: string) {
  const read = readTestBlocks('a.test.js', text);
  if (read === null) throw new Error('not read');
  return read;
}

/** Lines of the blocks that a test comes from. */
function linesOf(text: string, titlePath: readonly string[], line: number | null = null) {
  const location = line === null ? null : { line, column: 1 };
  return createTestMatcher(model(text))({ file: 'a.test.js', titlePath, location }).map((block) => block.line);
}

describe('a test of a run is found by', () => {
  test('its titles, whatever line the runner gives', () => {
    const text = "test('a', f);\ntest('b', f);";
    expect(linesOf(text, ['b'])).toEqual([2]);
    expect(linesOf(text, ['b'], 1)).toEqual([2]);
  });

  test('its line among those of one title', () => {
    const text = "test('a', f);\ntest('a', f);";
    expect(linesOf(text, ['a'])).toEqual([1, 2]);
    expect(linesOf(text, ['a'], 2)).toEqual([2]);
  });

  test('the innermost block around its line, when its title is computed', () => {
    const text = 'test(x, async (t) => {\n  await t.test(y, () => {\n    f();\n  });\n});';
    expect(linesOf(text, ['one', 'two'], 2)).toEqual([2]);
    expect(linesOf(text, ['one'], 1)).toEqual([1]);
  });

  test('the pattern that says most, and all that say as much', () => {
    const text = "test.each(t)('%s', f);\ntest.each(t)('adds %s', f);\ntest.each(u)('adds %i', f);";
    expect(linesOf(text, ['adds 1'])).toEqual([2, 3]);
    expect(linesOf(text, ['subtracts 1'])).toEqual([1]);
  });

  test('its last titles, when a function of the project declares the suites around it', () => {
    const text = "suiteFor('x', () => {\n  describe('s', () => {\n    test('a', f);\n  });\n});";
    expect(linesOf(text, ['x with disk', 's', 'a'])).toEqual([3]);
    expect(linesOf(text, ['s2', 'a'])).toEqual([]);
  });
});

describe('suites marked earnest-ordered', () => {
  test('are found under the titles that they had in the run', () => {
    const text =
      "describe('s', () => {\n  test('c', f);\n  // earnest-ordered\n  describe.each([1, 2])('of %i', () => { test('a', f); test('b', f); });\n});";
    const ran = [
      ['s', 'of 1', 'a'],
      ['s', 'of 1', 'b'],
      ['s', 'of 2', 'a'],
      ['s', 'c'],
    ];
    expect(orderedSuites(model(text), ran)).toEqual([
      ['s', 'of 1'],
      ['s', 'of 2'],
    ]);
  });

  test('are none where no suite is marked', () => {
    expect(orderedSuites(model("describe('s', () => { test('a', f); });"), [['s', 'a']])).toEqual([]);
  });
});
