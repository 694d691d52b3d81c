import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';

/** A report larger than this is not read. Jest's is some 1 KiB a test: this holds 60,000 of them. */
export const LARGEST_REPORT_BYTES = 64 * 1024 * 1024;
export const MOST_TESTS = 200_000;

const count = z.number().int().min(0).nullable();
const position = z.number().int().min(1).nullable().catch(null);

const reportedTest = z.object({
  /** As the runner words it: absolute, or relative to the package. */
  file: z.string(),
  titlePath: z.array(z.string()).min(1),
  line: position,
  column: position,
  status: z.enum(['passed', 'failed', 'skipped', 'todo']),
  durationMs: z.number().min(0).nullable().catch(null),
  assertions: count,
  hiddenRetries: count,
  failure: z.string().nullable(),
});

const reportedFileFailure = z.object({ file: z.string(), message: z.string() });

/** What each runner's report is brought to before it becomes a TestRun. Our own reporters write it as it is. */
export const suiteReport = z.object({
  /** The runner came to its end, and said so. */
  complete: z.boolean(),
  /** Something a reader should know; one line. */
  remark: z.string().nullable(),
  tests: z.array(reportedTest).max(MOST_TESTS),
  fileFailures: z.array(reportedFileFailure).max(MOST_TESTS),
});

export type SuiteReport = z.infer<typeof suiteReport>;
export type ReportedTest = z.infer<typeof reportedTest>;
export type ReportedFileFailure = z.infer<typeof reportedFileFailure>;

/** A report, or in one line why there is none. */
export type ReportReading =
  | { readonly report: SuiteReport; readonly problem: null }
  | { readonly report: null; readonly problem: string };

export function unreadable(problem: string): ReportReading {
  return { report: null, problem };
}

/** The text of a report file; `problem` when it is missing, no plain file, or too large. */
export async function reportText(
  path: string,
): Promise<{ readonly text: string; readonly problem: null } | { readonly text: null; readonly problem: string }> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) {
    return { text: null, problem: 'the runner ended without writing its report' };
  }
  if (found.size > LARGEST_REPORT_BYTES) {
    return {
      text: null,
      problem: `its report is ${found.size} bytes long, more than the ${LARGEST_REPORT_BYTES} that are read`,
    };
  }
  return { text: await readFile(path, 'utf8'), problem: null };
}

/** Reads what a reporter of ours wrote. */
export async function readOwnReport(path: string): Promise<ReportReading> {
  const { text, problem } = await reportText(path);
  if (text === null) {
    return unreadable(problem);
  }
  const parsed = suiteReport.safeParse(parsedJson(text));
  return parsed.success
    ? { report: parsed.data, problem: null }
    : unreadable('its report is not what our reporter writes');
}

/** The value of a JSON text, undefined when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
