import { type Change, type ChangedFile, touchesLine } from '../domain/change.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { type LoweredThreshold, loweredThresholds } from './lowered-thresholds.ts';
import { readScript } from './script-text.ts';
import { suppressionsInComments } from './suppressions-in-comments.ts';
import { type Suppression, suppressionsInTests } from './suppressions-in-tests.ts';
import { counted, oneLine } from './wording.ts';

/** A changed file as it was and as it is; null on the side where it is not there or was not read. */
export interface ChangedText {
  /** The path in the tree under test (at base, when deleted). */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const SCRIPT = /\.[cm]?[jt]sx?$/;
const MARKUP = /\.(?:vue|svelte|astro|html?)$/;
const STRYKER_CONFIG = /(?:^|\/)\.?stryker\.(?:conf|config)\.(?:json|js|mjs|cjs|ts|mts)$/;
const BARS =
  /(?:^|\/)(?:earnest\.yml|package\.json|\.?(?:nyc|c8)rc(?:\.\w+)?|nyc\.config\.\w+|(?:jest|vitest|vite)(?:\.[\w-]+)*\.\w+|\.?stryker\.[\w.]+)$/;
const RUNNER_CONFIG = /(?:^|\/)(?:(?:jest|vitest|vite|playwright)(?:\.[\w-]+)*\.\w+|\.mocharc(?:\.\w+)?)$/;
const RETRIES = /(?<![\w$.-])["']?retr(?:y|ies)["']?\s*:\s*(?!0\b|false\b|null\b)\S/;
const RETRY_FLAG = /(?<![\w-])--(?:retry|retries)(?:[= ]\s*)(?!0\b)\S/;

/**
 * The texts that the suppressions check reads: `after` from the tree under test, `before` (null: not needed) from base.
 * Deleted files, binaries, links and files of other kinds are not among them.
 */
export function textsForSuppressions(
  change: Change,
): readonly { readonly after: string | null; readonly before: string | null; readonly path: string }[] {
  return change.files.filter(isRead).map((file) => ({
    path: file.path,
    after: file.status === 'deleted' ? null : file.path,
    before: BARS.test(file.path) && file.status !== 'added' ? (file.previousPath ?? file.path) : null,
  }));
}

function isRead(file: ChangedFile): boolean {
  const readable = file.entry === 'file' && !file.binary;
  const barGone = file.status === 'deleted' && BARS.test(file.path);
  const kind = SCRIPT.test(file.path) || MARKUP.test(file.path) || file.kind === 'config' || BARS.test(file.path);
  return (
    readable && kind && (barGone || (file.status !== 'deleted' && file.lines.length + file.deletedAfter.length > 0))
  );
}

/**
 * The suppressions check: what the diff adds that takes code or tests out of judgement.
 * - fail: a focused test (`.only`, `fit`), which silences every other test beside it.
 * - error: the text of a changed test file was not read.
 * - warn: `.skip` and its kin, retries, comments that disable mutation or coverage, lowered thresholds, an edited Stryker
 *   configuration.
 * - pass: none of these.
 * Only changed lines count; what stands inside of strings and comments does not (save for comments that are meant).
 */
export function suppressionsCheck(change: Change, texts: readonly ChangedText[]): Check {
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const findings = change.files.flatMap((file) => findingsIn(file, byPath.get(file.path)));
  const unread = change.files.filter(
    (file) =>
      file.kind === 'test' &&
      SCRIPT.test(file.path) &&
      file.status !== 'deleted' &&
      isRead(file) &&
      (byPath.get(file.path)?.after ?? null) === null,
  );
  const ordered = [
    ...findings.filter(({ level }) => level === 'block'),
    ...findings.filter(({ level }) => level === 'warn'),
  ];
  const blocking = ordered.filter(({ level }) => level === 'block').length;
  if (blocking === 0 && unread.length > 0) {
    const why = `the text of ${counted(unread.length, 'changed test file')} could not be read: ${unread
      .slice(0, 5)
      .map(({ path }) => oneLine(path))
      .join(', ')}`;
    return {
      id: 'suppressions',
      status: 'error',
      summary: 'not every changed test file was read',
      why,
      findings: ordered,
    };
  }
  return {
    id: 'suppressions',
    status: blocking > 0 ? 'fail' : ordered.length > 0 ? 'warn' : 'pass',
    summary: summaryOf(blocking, ordered.length - blocking),
    why: null,
    findings: ordered,
  };
}

function summaryOf(blocking: number, warnings: number): string {
  const parts = [
    ...(blocking > 0 ? [`the change adds ${counted(blocking, 'focused test')}`] : []),
    ...(warnings > 0 ? [`the change adds ${counted(warnings, 'suppression')}`] : []),
  ];
  return parts.join('; ') || 'the change takes nothing out of judgement';
}

function findingsIn(file: ChangedFile, text: ChangedText | undefined): readonly Finding[] {
  const edited = STRYKER_CONFIG.test(file.path)
    ? [warned(file.path, file.lines[0]?.first ?? 1, 'the change edits the Stryker configuration')]
    : [];
  if (text === undefined) {
    return edited;
  }
  const lowered = BARS.test(file.path)
    ? loweredThresholds(code(file.path, text.before), code(file.path, text.after))
    : [];
  const added =
    text.after === null ? [] : suppressionsIn(file, text.after).filter(({ line }) => touchesLine(file.lines, line));
  return [
    ...edited,
    ...added.map((suppression) => told(file.path, suppression)),
    ...lowered.map((bar) => warned(file.path, bar.line, barMessage(bar))),
  ];
}

function suppressionsIn(file: ChangedFile, after: string): readonly Suppression[] {
  const lines = () => after.split('\n').map((text, index) => ({ line: index + 1, text }));
  if (MARKUP.test(file.path)) {
    return suppressionsInComments(lines());
  }
  if (!SCRIPT.test(file.path)) {
    return file.kind === 'config' ? retriesIn(file.path, lines()) : [];
  }
  const script = readScript(after);
  const codeLines = script.code.split('\n').map((text, index) => ({ line: index + 1, text }));
  return unique([
    ...suppressionsInComments(script.comments),
    ...(file.kind === 'test' ? suppressionsInTests(script) : []),
    ...(file.kind === 'config' ? retriesIn(file.path, codeLines) : []),
  ]);
}

function retriesIn(path: string, lines: readonly { line: number; text: string }[]): Suppression[] {
  return lines
    .filter(({ text }) => (RUNNER_CONFIG.test(path) && RETRIES.test(text)) || RETRY_FLAG.test(text))
    .map(({ line }) => ({ what: 'retries', line, level: 'warn' }));
}

function unique(found: readonly Suppression[]): readonly Suppression[] {
  return [...new Map(found.map((suppression) => [`${suppression.line} ${suppression.what}`, suppression])).values()];
}

/** A script's strings and comments do not set thresholds; quoted keys of JSON and YAML do. */
function code(path: string, text: string | null): string | null {
  return text !== null && SCRIPT.test(path) ? readScript(text).uncommented : text;
}

function barMessage({ name, before, after }: LoweredThreshold): string {
  return after === null
    ? `the change removes the threshold ${name}: ${before}`
    : `the change lowers the threshold ${name} from ${before} to ${after}`;
}

function told(path: string, { what, line, level }: Suppression): Finding {
  const message = level === 'block' ? `adds ${what}: every other test beside it no longer runs` : `adds ${what}`;
  return { level, message: `${oneLine(path)}:${line} ${message}`, at: { file: path, line }, reproduce: null };
}

function warned(path: string, line: number, message: string): Finding {
  return { level: 'warn', message: `${oneLine(path)}:${line} ${message}`, at: { file: path, line }, reproduce: null };
}
