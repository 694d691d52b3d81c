import type { Judgement } from '../domain/judgement.ts';
import type { LostKill } from '../domain/weakened.ts';
import { linesOf, mutantDiff } from './mutant-diff.ts';
import { type MutantView, place } from './summary-mutants.ts';
import { fenced, inCode, pasteable, prose } from './text.ts';

const MOST_TESTS = 3;

/** Each mutant that an edited or deleted test killed and that nobody kills any more, `most` of them; nothing where none was lost. */
export function* weakenedSection({ weakened, checks }: Judgement, view: MutantView, most: number): Iterable<string> {
  const lost = weakened.flatMap((run) => run.lost);
  const check = checks.find(({ id }) => id === 'weakened');
  if (lost.length === 0 || most === 0 || check === undefined || check.status === 'skipped') return;
  yield '### Kills that were lost';
  for (const kill of lost.slice(0, most)) yield inFull(kill, view);
  if (lost.length > most) yield `${lost.length - most} more: raise or restore these tests first.`;
  const command = check.findings.find(({ reproduce }) => reproduce !== null)?.reproduce ?? null;
  if (command !== null) yield `Reproduce:\n\n${fenced('sh', [pasteable(command)])}`;
}

function inFull({ mutant, killers }: LostKill, view: MutantView): string {
  const source = view.diffs ? view.sources.get(mutant.file) : undefined;
  const now = mutant.status === 'no-coverage' ? 'no test reaches it any more' : 'it survives now';
  const title = `**${place(mutant.file, mutant.line, view.links)}** · ${prose(mutant.mutator)} · ${now}`;
  const diff = fenced('diff', mutantDiff(mutant, source === undefined ? null : linesOf(source)));
  return [title, ...(view.diffs ? [diff] : []), killedBy(killers)].join('\n\n');
}

function killedBy(killers: LostKill['killers']): string {
  if (killers.length === 0) return 'Which test killed it on the base commit is not known.';
  const names = killers.slice(0, MOST_TESTS).map(({ name, fate }) => `${inCode(name)} (${fate})`);
  const more = killers.length > MOST_TESTS ? ` and ${killers.length - MOST_TESTS} more` : '';
  return `Killed on the base commit by ${names.join(', ')}${more}`;
}
