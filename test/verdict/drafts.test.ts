import { describe, expect, test } from '@jest/globals';
import type { ChangedFile } from '../../src/domain/change.ts';
import { draftsCheck } from '../../src/verdict/drafts.ts';
import { aChange, aChangedFile } from '../judgements.ts';

const check = (text: string | null, file: Partial<ChangedFile> = {}) => {
  const changed = aChangedFile({ path: 'test/invoice.test.ts', kind: 'test', ...file });
  return draftsCheck(aChange([changed]), [{ path: changed.path, before: null, after: text }]);
};

describe('a drafted test is nobody’s while its mark stands', () => {
  test.each([
    ['on top, as drafting puts it', '// @draft invoice-1: a model drafted this\ntest();\n', 1],
    ['further down', 'import a from "a";\n\n// @draft\ntest();\n', 3],
    ['in a block comment', '/*\n * Sums.\n * @draft invoice-1\n */\ntest();\n', 3],
    ['in a doc comment of one line', 'test();\n/** @draft */\n', 2],
  ])('%s', (_, text, line) => {
    expect(check(text)).toEqual({
      id: 'drafts',
      status: 'fail',
      summary: '1 drafted test file is nobody’s yet',
      why: null,
      findings: [
        {
          level: 'block',
          message: `test/invoice.test.ts:${line} carries @draft: read the test against its brief, and remove that mark to take it as yours`,
          at: { file: 'test/invoice.test.ts', line },
          reproduce: null,
        },
      ],
    });
  });

  test('however many there are', () => {
    const files = ['a', 'b'].map((name) => aChangedFile({ path: `test/${name}.test.ts`, kind: 'test' }));
    const texts = files.map(({ path }) => ({ path, before: null, after: '// @draft\n' }));
    expect(draftsCheck(aChange(files), texts).summary).toBe('2 drafted test files are nobody’s yet');
  });
});

describe('a test is somebody’s', () => {
  test.each<[string, string | null, Partial<ChangedFile>]>([
    ['without the mark', 'test("adds", () => {});', {}],
    ['that speaks of the mark in a string', 'test("removes", () => { expect(mark("// @draft")).toBe(""); });', {}],
    ['that speaks of it in the middle of a comment', '// What is marked @draft is left out.\ntest();', {}],
    ['that has a word which begins with it', '// @drafts and @draft-mode\ntest();', {}],
    ['that is gone', null, { status: 'deleted' }],
    ['that is none', '// @draft\nexport const a = 1;', { path: 'src/a.ts', kind: 'source' }],
  ])('%s', (_, text, file) => {
    expect(check(text, file)).toMatchObject({ status: 'pass', findings: [] });
  });
});
