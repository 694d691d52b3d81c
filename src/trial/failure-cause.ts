import { fileURLToPath } from 'node:url';
import type { TestCase } from '../domain/test-run.ts';

/**
 * What made a test fail, as far as the failure's text tells. expectation: an assertion did not hold. source: the code under test threw what nobody
 * expected. own: the test itself is wrong, or it ran out of time.
 */
export type FailureCause = 'expectation' | 'source' | 'own';

/** As jest, vitest, chai and node:assert begin; under jest, node:assert speaks as jest does, and without the name of its error. */
const ASSERTION =
  /^\s*(?:\[?(?:[\w$]*AssertionError|ERR_ASSERTION)\b|(?:Error: )?(?:expect(?:\(|\.assertions\()|assert(?:\.\w+)?\(received|promise (?:resolved|rejected) "|Property failed by returning false))/;
const NOT_AT_ALL = /^[ \t]*expect\(|\b(?:ERR_ASSERTION|AssertionError\b|expected [^\n]{0,200} (?:to|not to) )/m;
/** As fast-check begins, and what its third version and node's `cause` bring before what the property itself threw. */
const PROPERTY = /^\s*(?:Error: )?Property failed after \d/;
const THROWN_IN_IT = /\n(?:\[cause\]: |Got (?:error: )?)/;
/** As the runners begin, and nobody else: code under test may well say that something timed out. */
const OUT_OF_TIME =
  /^\s*(?:\w*Error(?: \[\w+\])?: )?(?:thrown: "Exceeded timeout of \d|(?:Test|Hook) timed out in \d|Timeout of \d+ms exceeded\. For async tests|test timed out after \d)/;

/**
 * Tells failures apart by their texts, which the code that fails can write as it likes: what comes of it is shown to a person, and decides nothing else.
 *
 * @param testFile relative to the repository root
 * @param isSource true for paths, relative to the repository root, of code under test
 */
export function failureCause(
  { failure }: Pick<TestCase, 'failure'>,
  testFile: string,
  root: string,
  isSource: (path: string) => boolean,
): FailureCause {
  const text = failure ?? '';
  const thrower = (stack: string) => throwerIn(stack, testFile, root, isSource);
  if (OUT_OF_TIME.test(text)) return 'own';
  if (PROPERTY.test(text)) {
    const thrown = text.split(THROWN_IN_IT)[1] ?? '';
    return isAssertion(thrown) ? 'expectation' : (thrower(thrown) ?? 'expectation');
  }
  return isAssertion(text) ? 'expectation' : (thrower(text) ?? 'own');
}

function isAssertion(text: string): boolean {
  return ASSERTION.test(text) || NOT_AT_ALL.test(text);
}

/** Who threw, by the innermost frame that is one or the other; null when no frame is. */
function throwerIn(
  text: string,
  testFile: string,
  root: string,
  isSource: (path: string) => boolean,
): 'source' | 'own' | null {
  for (const path of framesOf(text, root)) {
    if (path === testFile) return 'own';
    if (isSource(path)) return 'source';
  }
  return null;
}

/** The files of the stack, the innermost first, relative to the root; those outside of it and in node_modules are left out. */
function framesOf(text: string, root: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const path = fileOfFrame(line);
    if (path === null) return [];
    const own = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path.startsWith('/') ? null : path;
    return own === null || own.includes('node_modules/') || own.startsWith('node:') ? [] : [own];
  });
}

/** Of `at name (file:line:column)` or `at file:line:column`, the file; it may be a URL, and have blanks and parentheses. */
function fileOfFrame(line: string): string | null {
  const frame = /^\s*at\s+(?:async\s+)?(.*)$/.exec(line)?.[1]?.trimEnd();
  if (frame === undefined) return null;
  const call = frame.indexOf(' (');
  const place = call >= 0 && frame.endsWith(')') ? frame.slice(call + 2, -1) : frame;
  const file = /^(.+):\d+:\d+$/.exec(place)?.[1] ?? null;
  if (file === null || !file.startsWith('file://')) return file;
  try {
    return fileURLToPath(file);
  } catch {
    return null;
  }
}
