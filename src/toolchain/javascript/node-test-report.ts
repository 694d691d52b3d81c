import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { z } from 'zod';
import {
  MOST_TESTS,
  parsedJson,
  type ReportedFileFailure,
  type ReportedTest,
  type ReportReading,
  reportText,
  unreadable,
} from './suite-report.ts';

const event = z.object({
  type: z.string(),
  name: z.string().optional(),
  nesting: z.number().int().min(0).max(1_000).optional(),
  file: z.string().optional(),
  line: z.number().int().min(1).optional().catch(undefined),
  column: z.number().int().min(1).optional().catch(undefined),
  skip: z.boolean().optional(),
  todo: z.boolean().optional(),
  kind: z.string().optional(),
  durationMs: z.number().min(0).optional().catch(undefined),
  failureType: z.string().optional(),
  failure: z.string().nullable().optional(),
  /** The end of what the file wrote to standard error. */
  printed: z.string().optional(),
});
type Event = z.infer<typeof event>;

/** A case whose file is only known when the file's own events have all come. */
interface PendingTest {
  readonly test: ReportedTest;
  /** Where its outermost suite or test was declared: a test file, or a module that declares tests for several. */
  readonly declaredIn: string;
}

const LARGEST_TEST_FILE = 2 * 1024 * 1024;

/**
 * Reads the events of our node:test reporter.
 *
 * - Events come file by file, in the order of declaration: `test:start` before the inner events, the result behind them.
 * - Each file is a test of its own at nesting 0, whose name is its path. It has a result only when it declared no test
 *   (a plain script: passed is a case), or failed outside of its tests (a file failure).
 * - A suite is no case; one that failed in a hook or in its body is a file failure.
 * - Since Node 22 each file that reported tests ends with a `test:summary`. One without ended early: `process.exit(0)`.
 *   On Node 20 a file that exits after some of its tests were reported cannot be told from one that has no more.
 * - A file that imports node:test and yet declared no test ended early as well.
 */
export async function readNodeTestReport(path: string, packageRoot: string): Promise<ReportReading> {
  const { text, problem } = await reportText(path);
  if (text === null) {
    return unreadable(problem);
  }
  const events = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => event.safeParse(parsedJson(line)));
  const read = events.flatMap((parsed) => (parsed.success ? [parsed.data] : []));
  // The last line may be cut off when the process was ended.
  if (read.length < events.length - 1 || read.length > MOST_TESTS * 4) {
    return unreadable('its report is not what our reporter writes');
  }
  const reader = eventReader(packageRoot, read);
  read.forEach(reader.take);
  const { tests, fileFailures, scripts } = reader.finish();
  for (const script of scripts) {
    if (await importsNodeTest(script.file)) {
      fileFailures.push({
        file: script.file,
        message:
          'The file imports node:test, but its process ended (exit code 0) before a test was reported: it probably calls process.exit.',
      });
    } else {
      tests.push(script);
    }
  }
  const interrupted = read.some(({ type }) => type === 'test:interrupted');
  const complete = read.at(-1)?.type === 'end' && !interrupted;
  return { report: { complete, remark: null, tests, fileFailures }, problem: null };
}

function eventReader(packageRoot: string, events: readonly Event[]) {
  const tests: ReportedTest[] = [];
  const fileFailures: ReportedFileFailure[] = [];
  const scripts: ReportedTest[] = [];
  const failedOutside = new Set<string>();
  const summaries = events.some(({ type, file }) => type === 'test:summary' && file !== undefined);
  const entries = new Set(
    events.filter((candidate) => isFileItself(candidate, packageRoot)).map(({ file = '' }) => file),
  );
  let pending: PendingTest[] = [];
  const titles: string[] = [];
  const places: string[] = [];

  const take = (one: Event): void => {
    const nesting = one.nesting ?? 0;
    if (one.type === 'test:start') {
      titles.length = nesting;
      titles[nesting] = one.name ?? '';
      places.length = nesting;
      places[nesting] = one.file ?? places[0] ?? '';
    } else if (one.type === 'test:pass' || one.type === 'test:fail') {
      takeResult(one, nesting);
    } else if (one.type === 'test:summary' && one.file !== undefined) {
      settle(one.file);
    } else if (one.type === 'printed') {
      takePrinted(resolve(packageRoot, one.file ?? ''), one.printed ?? '');
    }
  };

  /** Why a file failed outside of its tests is only in what it printed. */
  const takePrinted = (file: string, text: string): void => {
    const failure = failedOutside.has(file) ? fileFailures.find((candidate) => candidate.file === file) : undefined;
    if (failure !== undefined) {
      failure.message = `${failure.message.trim()}\n${text}`;
    }
  };

  const takeResult = (one: Event, nesting: number): void => {
    const declaredIn = places[0] ?? one.file ?? '';
    const titlePath = [...titles.slice(0, nesting), one.name ?? ''];
    const failed = one.type === 'test:fail' && !one.todo;
    const failure = one.type === 'test:fail' ? (one.failure ?? null) : null;
    if (nesting === 0 && isFileItself(one, packageRoot)) {
      if (one.type === 'test:fail') {
        fileFailures.push({ file: one.file ?? '', message: failure ?? '' });
        failedOutside.add(one.file ?? '');
      } else {
        const title = relative(packageRoot, one.file ?? '');
        scripts.push({ ...reportedTest(one, [title], 'passed', null), line: null, column: null });
      }
    } else if (one.kind === 'suite') {
      if (failed && one.failureType !== 'subtestsFailed') {
        fileFailures.push({ file: declaredIn, message: `${titlePath.join(' > ')}: ${failure ?? ''}` });
      }
    } else {
      const status = one.skip ? 'skipped' : one.todo ? 'todo' : failed ? 'failed' : 'passed';
      pending.push({ test: reportedTest(one, titlePath, status, failure), declaredIn });
    }
  };

  /** The events up to here were those of `file`, save for other files' that ended before they could say so. */
  const settle = (file: string): void => {
    for (const { test, declaredIn } of pending) {
      const early = declaredIn !== file && entries.has(declaredIn);
      tests.push({ ...test, file: early ? declaredIn : file });
      if (early) {
        endedEarly(declaredIn);
      }
    }
    pending = [];
  };

  const endedEarly = (file: string): void => {
    if (!fileFailures.some((failure) => failure.file === file)) {
      fileFailures.push({
        file,
        message:
          'The process of this file ended (exit code 0) before its tests were through: it probably calls process.exit.',
      });
    }
  };

  const finish = () => {
    for (const { test, declaredIn } of pending) {
      tests.push({ ...test, file: declaredIn });
      if (summaries && entries.has(declaredIn)) {
        endedEarly(declaredIn);
      }
    }
    return { tests, fileFailures, scripts };
  };

  return { take, finish };
}

function reportedTest(
  one: Event,
  titlePath: string[],
  status: ReportedTest['status'],
  failure: string | null,
): ReportedTest {
  return {
    file: one.file ?? '',
    titlePath,
    line: one.line ?? null,
    column: one.column ?? null,
    status,
    durationMs: one.durationMs ?? null,
    assertions: null,
    // Node has no retries of its own, and the flag that reruns failures is not passed on.
    hiddenRetries: 0,
    failure,
  };
}

/** The test that stands for a whole file: it is named after its path, absolute or as seen from the working folder. */
function isFileItself(one: Event, packageRoot: string): boolean {
  const { name, file, nesting = 0 } = one;
  if (name === undefined || file === undefined || nesting !== 0 || one.line !== 1 || one.column !== 1) {
    return false;
  }
  return (isAbsolute(name) ? name : resolve(packageRoot, name)) === file;
}

async function importsNodeTest(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile() || found.size > LARGEST_TEST_FILE) {
    return false;
  }
  return /['"]node:test['"]/.test(await readFile(file, 'utf8'));
}
