import { XMLParser } from 'fast-xml-parser';
import {
  MOST_TESTS,
  type ReportedFileFailure,
  type ReportedTest,
  type ReportReading,
  unreadable,
} from './suite-report.ts';

type Element = Readonly<Record<string, unknown>>;

/** Elements nest by suites only; deeper than this is made to break parsers. */
const DEEPEST = 64;
const RETRIES = ['flakyFailure', 'flakyError', 'rerunFailure', 'rerunError'];
const LISTS = new Set(['testsuite', 'testcase', 'failure', 'error', 'skipped', ...RETRIES]);

/**
 * Reads the text of one or more JUnit XML files as one report. Entities are not expanded beyond the five of XML itself,
 * and a document type is refused. Surefire's flaky and rerun elements are hidden retries.
 */
export function readJunit(texts: readonly string[]): ReportReading {
  const tests: ReportedTest[] = [];
  const fileFailures: ReportedFileFailure[] = [];
  for (const text of texts) {
    const problem = readDocument(text, tests, fileFailures);
    if (problem !== null) {
      return unreadable(problem);
    }
  }
  if (tests.length > MOST_TESTS) {
    return unreadable(`its JUnit XML lists more than ${MOST_TESTS} tests`);
  }
  return { report: { complete: true, remark: null, tests, fileFailures }, problem: null };
}

function readDocument(text: string, tests: ReportedTest[], fileFailures: ReportedFileFailure[]): string | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    return 'its JUnit XML declares a document type, which no JUnit report needs';
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#text',
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    isArray: (name) => LISTS.has(name),
  });
  let document: Element;
  try {
    document = elementOf(parser.parse(text, true));
  } catch (error) {
    return `its JUnit XML cannot be parsed (${error instanceof Error ? error.message : String(error)})`;
  }
  const roots = [...elements(document.testsuites), ...elements(document.testsuite)];
  if (roots.length === 0 && !('testsuites' in document)) {
    return 'its JUnit XML has neither <testsuites> nor <testsuite> at its top';
  }
  for (const root of roots) {
    const deep = readSuite(root, '', 0, tests, fileFailures);
    if (deep !== null) {
      return deep;
    }
  }
  return null;
}

function readSuite(
  suite: Element,
  outerFile: string,
  depth: number,
  tests: ReportedTest[],
  fileFailures: ReportedFileFailure[],
): string | null {
  if (depth > DEEPEST) {
    return `its JUnit XML nests suites more than ${DEEPEST} deep`;
  }
  const file = attribute(suite, 'file') || attribute(suite, 'filepath') || outerFile;
  for (const testCase of elements(suite.testcase)) {
    tests.push(reportedTest(testCase, suite, file));
  }
  for (const error of elements(suite.error)) {
    fileFailures.push({ file, message: failureText([error]) ?? '' });
  }
  for (const inner of elements(suite.testsuite)) {
    const problem = readSuite(inner, file, depth + 1, tests, fileFailures);
    if (problem !== null) {
      return problem;
    }
  }
  const failed = Number(attribute(suite, 'failures')) + Number(attribute(suite, 'errors'));
  if (depth === 0 && failed > 0 && tests.every((test) => test.status !== 'failed') && fileFailures.length === 0) {
    return `its JUnit XML contradicts itself: ${failed} failures are counted, none is listed`;
  }
  return null;
}

function reportedTest(testCase: Element, suite: Element, suiteFile: string): ReportedTest {
  const className = attribute(testCase, 'classname');
  const failures = [...elements(testCase.failure), ...elements(testCase.error)];
  const retries = RETRIES.flatMap((name) => elements(testCase[name]));
  const seconds = Number.parseFloat(attribute(testCase, 'time'));
  const line = Number.parseInt(attribute(testCase, 'line'), 10);
  const group = className || attribute(suite, 'name');
  return {
    file: attribute(testCase, 'file') || suiteFile || fileOfClass(className),
    titlePath: [...(group === '' ? [] : [group]), attribute(testCase, 'name') || '(no name)'],
    line: line >= 1 ? line : null,
    column: null,
    status: failures.length > 0 ? 'failed' : 'skipped' in testCase ? 'skipped' : 'passed',
    durationMs: seconds >= 0 ? seconds * 1000 : null,
    assertions: null,
    hiddenRetries: retries.length > 0 ? retries.length : null,
    failure: failureText(failures) ?? failureText(retries),
  };
}

/** A class name that is a path is the file; one that is a Java or Python class is not. */
function fileOfClass(className: string): string {
  return /^[^\s<>]+\.[cm]?[jt]sx?$/.test(className) ? className : '';
}

function failureText(failures: readonly Element[]): string | null {
  const texts = failures.map((failure) => {
    const message = attribute(failure, 'message');
    const body = decoded(String(failure['#text'] ?? ''));
    return body.includes(message) ? body : `${message}\n${body}`;
  });
  return texts.length === 0 ? null : texts.join('\n\n').trim();
}

function elementOf(value: unknown): Element {
  return typeof value === 'object' && value !== null ? (value as Element) : { '#text': value };
}

function elements(value: unknown): readonly Element[] {
  if (value === undefined) {
    return [];
  }
  return (Array.isArray(value) ? value : [value]).map(elementOf);
}

function attribute(element: Element, name: string): string {
  const value = element[`@${name}`];
  return typeof value === 'string' ? decoded(value) : '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities of XML, and characters by number, once each. */
function decoded(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name, decimal, hexadecimal) => {
      if (name !== undefined) {
        return ENTITIES[String(name).toLowerCase()] ?? whole;
      }
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
