import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutant, MutantStatus } from '../domain/mutant.ts';
import type { Package } from '../project/project.ts';
import type { ConfirmedMutant } from '../toolchain/javascript/stryker/doubt.ts';
import { LINE_END, mutantId } from './mutant-id.ts';

const STATUSES: Readonly<Record<ConfirmedMutant['status'], MutantStatus>> = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'no-coverage',
  Timeout: 'timeout',
  CompileError: 'invalid',
  RuntimeError: 'invalid',
  Ignored: 'suppressed',
};

/** A mutant of Stryker's in the words of the domain, told by paths from the repository root. */
export async function toMutant(
  raw: ConfirmedMutant,
  linesOf: (file: string) => Promise<readonly string[]>,
  subject: Package,
  named: (id: string) => string,
  reused: ReadonlyMap<string, string>,
): Promise<Mutant> {
  const file = inRepository(raw.path, subject);
  const { line, column, endLine, endColumn, mutator, replacement } = raw;
  const lines = await linesOf(file);
  const original = textAt(lines, raw);
  return {
    id: mutantId({ file, line, column, mutator, original, replacement }, lines),
    file,
    line,
    column,
    endLine,
    endColumn,
    mutator,
    replacement,
    original,
    status: raw.unstable ? 'unstable' : STATUSES[raw.status],
    reason: raw.reason,
    killedBy: raw.status === 'Killed' ? raw.killedBy.map(named) : [],
    coveredBy: raw.coveredBy.map(named),
    everyKiller: raw.everyKiller,
    reused: reused.get(raw.key) ?? null,
    accepted: null,
  };
}

/** Reads each file once, by its path from the root of the repository. */
export function linesReader(root: string): (file: string) => Promise<readonly string[]> {
  const read = new Map<string, Promise<readonly string[]>>();
  return (file) => {
    const lines = read.get(file) ?? readFile(join(root, file), 'utf8').then((text) => text.split(LINE_END));
    read.set(file, lines);
    return lines;
  };
}

function textAt(source: readonly string[], { line, column, endLine, endColumn }: ConfirmedMutant): string {
  const lines = source.slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((text, index) => text.slice(index === 0 ? column - 1 : 0, index === last ? endColumn - 1 : undefined))
    .join('\n');
}

/** A path of Stryker's, relative to the repository root. */
export function inRepository(path: string, subject: Package): string {
  return subject.directory === '.' ? path : `${subject.directory}/${path}`;
}
