import type { SourceLinks } from '../domain/judgement.ts';
import type { Mutant } from '../domain/mutant.ts';
import { linesOf, mutantDiff } from './mutant-diff.ts';
import type { ShownFile } from './shown-mutants.ts';
import { linked, sourceUrl } from './source-link.ts';
import { fenced, inCode, prose } from './text.ts';

const MOST_TESTS = 3;

export interface MutantView {
  readonly links: SourceLinks | null;
  /** Source text by path. */
  readonly sources: ReadonlyMap<string, string>;
  readonly diffs: boolean;
}

/** The survivors of one file: per survivor the diff, the line linked, and the tests that ran it and still passed. */
export function survivorsOfFile({ file, shown, more }: ShownFile, view: MutantView): string {
  const source = view.diffs ? view.sources.get(file) : undefined;
  const lines = source === undefined ? null : linesOf(source);
  const blocks = shown.map((mutant) => {
    const title = `**${linked(lineRange(mutant), urlOf(mutant, view))}** · ${prose(mutant.mutator)} · ${inCode(mutant.id)}`;
    return view.diffs
      ? `${title}\n\n${fenced('diff', mutantDiff(mutant, lines))}\n\n${tests(mutant)}`
      : `${title}: ${change(mutant)}`;
  });
  return [`#### ${inCode(file)}`, ...blocks, ...rest(more, 'survivor')].join('\n\n');
}

/** The mutants of one file that no test reaches, a line each. */
export function unreachedOfFile({ file, shown, more }: ShownFile, view: MutantView): string {
  const items = shown.map((mutant) => {
    const what = view.diffs ? `: ${prose(mutant.mutator)}, ${change(mutant)} · ${inCode(mutant.id)}` : '';
    return `- ${linked(lineRange(mutant), urlOf(mutant, view))}${what}`;
  });
  return [`#### ${inCode(file)}`, items.join('\n'), ...rest(more, 'mutant')].join('\n\n');
}

/** `file:line`, linked. */
export function place(file: string, line: number, links: SourceLinks | null): string {
  return linked(inCode(`${file}:${line}`), sourceUrl(links, file, line));
}

function urlOf(mutant: Mutant, { links }: MutantView): string | null {
  return sourceUrl(links, mutant.file, mutant.line, mutant.endLine);
}

function lineRange({ line, endLine }: Mutant): string {
  return endLine > line ? `lines ${line} to ${endLine}` : `line ${line}`;
}

function change({ original, replacement }: Mutant): string {
  return `${inCode(original)} → ${replacement === '' ? 'nothing' : inCode(replacement)}`;
}

function tests({ coveredBy }: Mutant): string {
  if (coveredBy.length === 0) {
    return 'Which tests ran this line is not known.';
  }
  const names = coveredBy
    .slice(0, MOST_TESTS)
    .map((name) => inCode(name))
    .join(', ');
  const more = coveredBy.length > MOST_TESTS ? ` and ${coveredBy.length - MOST_TESTS} more` : '';
  return `Ran this line and still passed, strengthen these: ${names}${more}`;
}

function rest(more: number, noun: string): string[] {
  return more === 0 ? [] : [`${more} more ${noun}${more === 1 ? '' : 's'} of this file in report.json.`];
}
