import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import { killsNothing, nameOf, type TestWorth } from '../domain/worth.ts';
import { linked, sourceUrl } from './source-link.ts';
import { inCode, prose } from './text.ts';

/** What each added or edited test kills, those that kill nothing first, `most` rows of it; nothing where no mutant was run. */
export function worthSection({ worth, checks }: Judgement, links: SourceLinks | null, most: number): readonly string[] {
  const check = checks.find(({ id }) => id === 'worth');
  if (check === undefined || check.status === 'skipped' || most === 0) return [];
  const known = worth.filter(({ unknown }) => unknown === null);
  const tests = known.flatMap((found) => found.tests);
  const judged = tests.filter(({ notJudged }) => notJudged === null);
  const rows = judged.filter(({ covers, untold }) => covers + untold > 0).sort(leastFirst);
  const idle = judged.length - rows.length;
  const out = tests.filter(({ notJudged }) => notJudged !== null);
  const unknown = worth.filter((found) => found.unknown !== null && found.tests.length > 0);
  const notes = [
    ...(rows.length > most ? [`${rows.length - most} more in report.json.`] : []),
    ...(known.some(({ partial }) => partial)
      ? ['Not every mutant was judged; the figures are of those that were.']
      : []),
    ...(rows.some(({ untold }) => untold > 0)
      ? [
          '“?”: mutants that ran out of time, are unstable, or ended at another test’s kill. Whether the test kills them is not known.',
        ]
      : []),
    ...(idle > 0
      ? [`${idle} more added or edited ${idle === 1 ? 'test covers' : 'tests cover'} none of these mutants.`]
      : []),
    ...out
      .slice(0, most)
      .map((test) => `Nothing can be told of ${inCode(nameOf(test))}: ${prose(test.notJudged ?? '')}.`),
    ...(out.length > most ? [`Nor of ${out.length - most} more.`] : []),
    ...unknown.map(
      ({ packageDirectory, unknown: why }) =>
        `Nothing can be told of tests in ${inCode(packageDirectory)}: ${prose(why ?? '')}.`,
    ),
  ];
  return [
    '### What the added and edited tests kill',
    [
      '| Test | Covers | Kills | Kills nobody else makes |',
      '|---|--:|--:|--:|',
      ...rows.slice(0, most).map((test) => row(test, links)),
    ].join('\n'),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ];
}

function row(test: TestWorth, links: SourceLinks | null): string {
  const { file, line, change, covers, kills, uniqueKills, untold } = test;
  const name = linked(inCode(nameOf(test)), sourceUrl(links, file, line ?? 1));
  const mark = killsNothing(test) ? '⚠️ ' : '';
  const more = untold > 0 ? ` + ${untold} ?` : '';
  return `| ${mark}${name} (${change === 'added' ? 'added' : 'edited'}) | ${covers}${more} | ${kills} | ${uniqueKills ?? 'not known'} |`;
}

/** Those that kill nothing, then those that others could replace; among equals by place, so that the order is the same in every run. */
function leastFirst(a: TestWorth, b: TestWorth): number {
  return (
    Number(killsNothing(b)) - Number(killsNothing(a)) ||
    (a.uniqueKills ?? a.kills) - (b.uniqueKills ?? b.kills) ||
    a.kills - b.kills ||
    compare(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compare(a.name, b.name)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
