import { reviewFiles, type StaticReview } from '../../src/review/review-files.ts';
import { removeWorkTrees, workTree } from '../source/work-tree.ts';

/** Texts by path. A text alone is the test file of an invoice. */
export type Files = string | Readonly<Record<string, string>>;

export const TEST_FILE = 'test/invoice.test.ts';
const SUBJECT = 'export class Invoice {}\nexport const send = () => {};\nexport const total = () => {};\n';
const IS_TEST = /\.(?:test|spec)\.\w+$/;

/** What reading the test files among these says. The files are real for as long as it takes. */
export function reviewed(files: Files): StaticReview {
  const written = typeof files === 'string' ? { 'src/invoice.ts': SUBJECT, [TEST_FILE]: files } : files;
  const tests = Object.keys(written).filter((path) => IS_TEST.test(path));
  try {
    return reviewFiles(workTree(written), tests);
  } finally {
    removeWorkTrees();
  }
}

/** What one rule finds, each as `level line test`; `level line` where it is about the whole file. */
export function foundBy(rule: string, files: Files): readonly string[] {
  return reviewed(files)
    .suspicions.filter((suspicion) => suspicion.rule === rule)
    .map(({ level, line, test }) => [level, line, ...(test === null ? [] : [test])].join(' '));
}

/** A test file with one test of an invoice, whose body begins in line 3. */
export function aTest(body: string, title = 'adds up'): string {
  return `import { Invoice, send, total } from '../src/invoice.ts';\ntest('${title}', async () => {\n${body}\n});\n`;
}
