import { describe, expect, test } from '@jest/globals';
import { failureCause } from '../../src/trial/failure-cause.ts';
import { DRAFT, FAILURES, ROOT } from './failure-texts.ts';

const isSource = (path: string) => path.startsWith('src/') || path.startsWith('app/');
const causeOf = (failure: string | null, root = ROOT) => failureCause({ failure }, DRAFT, root, isSource);

describe('what made a draft fail is told from what the runner says', () => {
  test.each(FAILURES)('%s, %s', (cause, _, failure) => {
    expect(causeOf(failure)).toBe(cause);
  });

  test.each<[string, string, ReturnType<typeof causeOf>]>([
    ['in a folder of which the name has a blank', 'at load (/home/my shop/src/code.js:4:37)', 'source'],
    ['by its URL', 'at load (file:///home/my%20shop/src/code.js:4:37)', 'source'],
    ['with parentheses in its path', 'at load (/home/my shop/app/(shop)/[id]/page.js:4:37)', 'source'],
    ['without a name', 'at async /home/my shop/src/code.js:4:37', 'source'],
    ['of a package', 'at load (/home/my shop/node_modules/src/index.js:4:37)', 'own'],
    ['of another folder that begins alike', 'at load (/home/my shop 2/src/code.js:4:37)', 'own'],
    ['of an URL that is none', 'at load (file:///home/my%shop/src/code.js:4:37)', 'own'],
  ])('a frame %s', (_, frame, cause) => {
    expect(causeOf(`TypeError: x\n    ${frame}\n    at ${ROOT}/${DRAFT}:1:1`, '/home/my shop')).toBe(cause);
  });

  test.each([
    'TimeoutError: Timeout of 300 ms exceeded',
    'Error: the order timed out: Exceeded timeout of 5 ms',
    'Error: lock: test timed out after 3 tries',
  ])('code that says itself that time ran out is no draft that does: %s', (message) => {
    expect(causeOf(`${message}\n    at load (${ROOT}/src/code.js:4:37)`)).toBe('source');
  });

  test.each([null, '', 'no stack at all'])('is the draft itself where nothing is told: %p', (failure) => {
    expect(causeOf(failure)).toBe('own');
  });
});
