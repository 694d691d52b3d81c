import type { Judgement } from '../domain/judgement.ts';
import type { Mutant, MutantStatus } from '../domain/mutant.ts';
import { inCode, prose } from './text.ts';

/** A row for each package, where more than one was judged. */
export function packagesTable({ packages, mutants }: Judgement): readonly string[] {
  if (packages.length < 2) return [];
  const directories = packages.map(({ directory }) => directory);
  const rows = packages.map(({ directory, runner, run, engine }) => {
    const own = mutants.filter(({ file }) => ownerOf(file, directories) === directory);
    const version = run?.runnerVersion ? ` ${prose(run.runnerVersion)}` : '';
    return `| ${inCode(directory)} | ${prose(runner)}${version} | ${run?.tests.length ?? 0} | ${fates(own)} | ${engine === null ? 'not needed' : prose(engine)} |`;
  });
  return [
    [
      '### Packages',
      ['| Package | Runner | Tests | Mutants | Engine |', '|---|---|--:|---|---|', ...rows].join('\n'),
    ].join('\n\n'),
  ];
}

/** The deepest folder around the file, as packages are told apart everywhere. */
function ownerOf(file: string, directories: readonly string[]): string | null {
  const around = directories.filter((directory) => directory === '.' || file.startsWith(`${directory}/`));
  return around.sort((a, b) => (a === '.' ? 1 : b === '.' ? -1 : b.length - a.length))[0] ?? null;
}

const SHOWN: readonly (readonly [MutantStatus, string])[] = [
  ['killed', 'killed'],
  ['timeout', 'timed out'],
  ['survived', 'survived'],
  ['no-coverage', 'without coverage'],
  ['unstable', 'unstable'],
];

function fates(mutants: readonly Mutant[]): string {
  const counts = SHOWN.map(
    ([status, word]) => [mutants.filter((mutant) => mutant.status === status).length, word] as const,
  );
  return counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ') || 'none';
}
