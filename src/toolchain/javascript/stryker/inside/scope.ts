import { relative, sep } from 'node:path';
import { type AridCount, mutantKey, type ScopedFile, type StrykerJob, type Unmutated } from '../job.ts';
import { whyArid } from './arid.ts';
import type { SyntaxPath } from './arid-syntax.ts';
import type { NodePath, PlannedMutant } from './protocol.ts';
import { forbidden, unmutated } from './unmutated.ts';

export const OUT_OF_SCOPE = 'earnest: outside the change';
export const LARGE_BLOCK = 'earnest: block larger than the change';
export const ENCLOSING = 'earnest: block around other mutants';
export const NOT_ASKED = 'earnest: not part of this run';
/** What the reason of an arid mutant begins with; why it is arid follows. */
export const ARID = 'earnest: arid: ';
export const KNOWN = 'earnest: judged in an earlier run';
export const UNMUTATED = 'earnest: no mutant may stand here';

/** Set by the driver before Stryker starts; absent in workers, which neither ignore nor report. */
interface DriverState {
  readonly job: StrykerJob;
}

const state = globalThis as { __earnest__?: DriverState };

export function job(): StrykerJob {
  if (!state.__earnest__) throw new Error('Earnest’s Stryker plugins were loaded outside of its driver.');
  return state.__earnest__.job;
}

export function pathInPackage(fileName: string): string {
  return relative(process.cwd(), fileName).split(sep).join('/');
}

function scopedFile(fileName: string): ScopedFile | undefined {
  const path = pathInPackage(fileName);
  return job().files.find((file) => file.path === path);
}

function overlaps(file: ScopedFile, first: number, last: number): boolean {
  return file.lines === null || file.lines.some((range) => range.first <= last && first <= range.last);
}

/** Frameworks whose scripts Stryker parses apart from the file: node locations there are not the file's. */
const EMBEDDED_SCRIPT = /\.(vue|svelte|html?)$/i;

/** Paths of what Stryker parsed. */
export const read = new Set<string>();

/** What of the changed lines it makes no mutants in. */
export const passedOver: Unmutated[] = [];

/** Why each arid statement is, by its place. */
const arid = new Map<string, string>();

export function countedArid(): readonly AridCount[] {
  const reasons = [...arid.values()];
  return [...new Set(reasons)].map((why) => ({ why, count: reasons.filter((reason) => reason === why).length }));
}

/** Stryker's ignorer: what lies outside of the changed lines, and what is arid, is not instrumented at all. */
export function shouldIgnore(path: NodePath): string | undefined {
  const outside = outOfScope(path);
  if (outside !== undefined || path.isProgram()) return outside;
  const why = whyArid(path as unknown as SyntaxPath, job().arid);
  if (why === null) return undefined;
  const { line, column } = path.node.loc?.start ?? { line: 0, column: 0 };
  arid.set(`${path.hub?.file?.opts?.filename}:${line}:${column}`, why);
  return `${ARID}${why}`;
}

function outOfScope(path: NodePath): string | undefined {
  const location = path.node.loc;
  const fileName = path.hub?.file?.opts?.filename;
  const file = fileName === undefined ? undefined : scopedFile(fileName);
  if (path.isProgram() && fileName !== undefined) {
    read.add(pathInPackage(fileName));
    const touches = (first: number, last: number) => file !== undefined && overlaps(file, first, last);
    if (file) passedOver.push(...unmutated(path, fileName, file.path, touches));
  }
  if (!location || path.isProgram()) return undefined;
  if (!file) return OUT_OF_SCOPE;
  if (forbidden(file.path, path.node) !== null) return UNMUTATED;
  if (EMBEDDED_SCRIPT.test(file.path) || overlaps(file, location.start.line, location.end.line)) return undefined;
  if (!file.functions) return OUT_OF_SCOPE;
  for (let enclosing = path.getFunctionParent(); enclosing; enclosing = enclosing.getFunctionParent()) {
    const { loc } = enclosing.node;
    if (loc && overlaps(file, loc.start.line, loc.end.line)) return undefined;
  }
  return OUT_OF_SCOPE;
}

/** Mutant locations are 0-based in a plan and 1-based in a result; here always 1-based. */
export function place(mutant: PlannedMutant, shift: number) {
  const { start, end } = mutant.location;
  const span = {
    path: pathInPackage(mutant.fileName),
    line: start.line + shift,
    column: start.column + shift,
    endLine: end.line + shift,
    endColumn: end.column + shift,
    mutator: mutant.mutatorName,
    replacement: mutant.replacement,
  };
  return { ...span, key: mutantKey(span) };
}

/** Why a planned mutant is not to be run, or null when it is. */
export function leftOut(mutant: PlannedMutant): string | null {
  if (mutant.statusReason === UNMUTATED) return UNMUTATED;
  const placed = place(mutant, 1);
  const file = job().files.find((candidate) => candidate.path === placed.path);
  if (!file) return OUT_OF_SCOPE;
  const inScope = overlaps(file, placed.line, placed.endLine) || (file.functions && mutant.status !== 'Ignored');
  if (!inScope) return OUT_OF_SCOPE;
  const span = placed.endLine - placed.line + 1;
  if (
    job().leaveOutLargeBlocks &&
    file.lines &&
    mutant.mutatorName === 'BlockStatement' &&
    span > file.addedLines + 2
  ) {
    return LARGE_BLOCK;
  }
  if (mutant.status === 'Ignored' && mutant.statusReason?.startsWith(ARID)) return mutant.statusReason;
  const only = job().only;
  return only && !only.includes(placed.key) ? NOT_ASKED : null;
}

/** What an earlier run makes of a mutant in scope: its verdict is known, nobody asks for it in this run, or it is to be run. */
export function earlierRun(mutant: PlannedMutant): 'known' | 'unasked' | 'run' {
  const { known } = job();
  if (known === null || mutant.status === 'Ignored') return 'run';
  const { key } = place(mutant, 1);
  if (known.keys.includes(key)) return 'known';
  return known.retestOnly === null || known.retestOnly.includes(key) ? 'run' : 'unasked';
}
