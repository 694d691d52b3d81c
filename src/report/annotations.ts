import { type ChangedFile, touchesLine } from '../domain/change.ts';
import { allTests, type Judgement } from '../domain/judgement.ts';
import type { Mutant } from '../domain/mutant.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { onePerLine } from './shown-mutants.ts';
import { pasteable, singleLine, visible } from './text.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly file: string;
  /** 1-based, inclusive; both on lines that the change touches. */
  readonly line: number;
  readonly endLine: number;
  readonly title: string;
  /** At most 4096 characters, the runner's own limit. */
  readonly message: string;
}

/** The runner shows the first ten of each level in a step, and says nothing about the rest. */
const MOST_PER_LEVEL = 10;
const LONGEST_MESSAGE = 4096;

/**
 * What to say beside the changed lines, the most important first and at most ten of each level: what blocks, then
 * survivors by how telling they are, then warnings. In report mode nothing is an error but a verdict of `error`.
 */
export function annotations(judgement: Judgement): readonly Annotation[] {
  const { change } = judgement;
  if (change === null) {
    return [];
  }
  const files = new Map(change.files.map((file) => [file.path, file]));
  const all = [...fromFindings(judgement, files), ...fromLostKills(judgement, files), ...fromMutants(judgement, files)];
  const of = (level: Annotation['level']) =>
    all.filter((annotation) => annotation.level === level).slice(0, MOST_PER_LEVEL);
  return [...of('error'), ...of('warning'), ...of('notice')];
}

type Files = ReadonlyMap<string, ChangedFile>;

function fromFindings(judgement: Judgement, files: Files): readonly Annotation[] {
  return judgement.checks
    .filter(({ id }) => id !== 'mutation' && id !== 'weakened')
    .flatMap((check) =>
      check.findings.flatMap((finding): Annotation[] => {
        const at = whereTouched(check, finding, judgement, files);
        if (at === null || !touchesLine(files.get(at.file)?.lines ?? [], at.line)) {
          return [];
        }
        const level = finding.level === 'block' && blocking(judgement, check) ? 'error' : 'warning';
        const title = check.id === 'flaky' ? 'Earnest: a flaky test' : `Earnest: ${check.id}`;
        const command =
          check.id === 'flaky' && finding.reproduce !== null ? `\nReproduce: ${pasteable(finding.reproduce)}` : '';
        return [annotation(level, at.file, at.line, at.line, title, finding.message + command)];
      }),
    );
}

function whereTouched({ id }: Check, finding: Finding, judgement: Judgement, files: Files): Finding['at'] {
  switch (id) {
    case 'flaky':
      return inTheTest(finding, judgement, files);
    case 'review':
      return inTheSmell(finding, judgement, files);
    default:
      return finding.at;
  }
}

/** What the review found may begin above what the change touches of it: then the first touched line within. */
function inTheSmell({ at }: Finding, { smells }: Judgement, files: Files): Finding['at'] {
  if (at === null) return null;
  const ends = smells.filter(({ file, line }) => file === at.file && line === at.line).map(({ endLine }) => endLine);
  const end = Math.max(at.line, ...ends);
  const range = (files.get(at.file)?.lines ?? []).find(({ first, last }) => first <= end && at.line <= last);
  return range === undefined ? at : { file: at.file, line: Math.max(at.line, range.first) };
}

/** A modified test's title may stand above what the change touches of it: then the first touched line below. */
function inTheTest({ at }: Finding, { stability }: Judgement, files: Files): Finding['at'] {
  if (at === null) return null;
  const isItsOwn = stability.some(({ tests }) =>
    tests.some(({ file, line, change }) => file === at.file && (line ?? 1) === at.line && change !== 'unchanged'),
  );
  const below = (files.get(at.file)?.lines ?? []).filter(({ last }) => last >= at.line).map(({ first }) => first);
  if (!isItsOwn || below.length === 0) return at;
  return { file: at.file, line: Math.max(at.line, Math.min(...below)) };
}

function fromMutants(judgement: Judgement, files: Files): readonly Annotation[] {
  const check = judgement.checks.find(({ id }) => id === 'mutation');
  if (check === undefined || check.status === 'skipped') {
    return [];
  }
  const level = blocking(judgement, check) ? 'error' : 'warning';
  const touched = judgement.mutants.filter(({ file }) => files.has(file));
  return (['survived', 'no-coverage'] as const)
    .flatMap((status) => onePerLine(touched.filter((mutant) => mutant.status === status)))
    .flatMap((mutant) => fromMutant(mutant, level, files));
}

/** Beside the edited test that used to kill, since the mutant is on a line that the change leaves alone. A deleted one has no line. */
function fromLostKills(judgement: Judgement, files: Files): readonly Annotation[] {
  const check = judgement.checks.find(({ id }) => id === 'weakened');
  if (check === undefined || check.status === 'skipped') return [];
  const level = blocking(judgement, check) ? 'error' : 'warning';
  const tests = new Map(allTests(judgement).map((test) => [`${test.file} > ${test.name}`, test]));
  const places = new Map<string, string[]>();
  for (const { mutant, killers } of judgement.weakened.flatMap(({ lost }) => lost)) {
    const test = killers
      .map(({ name }) => tests.get(name))
      .find((found) => found !== undefined && files.has(found.file));
    if (test === undefined) continue;
    const lines = files.get(test.file)?.lines ?? [];
    const from = test.location?.line ?? 1;
    const below = lines.find(({ last }) => last >= from) ?? lines.at(-1);
    if (below === undefined) continue;
    const key = JSON.stringify([test.file, Math.min(below.last, Math.max(from, below.first))]);
    const change = `${singleLine(mutant.original, 200)} → ${singleLine(mutant.replacement, 200) || 'nothing'}`;
    const said = `${mutant.mutator} in ${singleLine(mutant.file, 200)}:${mutant.line}: ${change}`;
    places.set(key, [...(places.get(key) ?? []), said]);
  }
  return [...places].map(([key, mutants]) => {
    const [file, line] = JSON.parse(key) as [string, number];
    const message = ['Killed by this test before the change, and by no test now:', ...mutants].join('\n');
    return annotation(level, file, line, line, 'Earnest: a kill is lost', message);
  });
}

function fromMutant(mutant: Mutant, level: Annotation['level'], files: Files): Annotation[] {
  const range = files.get(mutant.file)?.lines.find(({ first, last }) => first <= mutant.endLine && mutant.line <= last);
  if (range === undefined) {
    return [];
  }
  const [first, last] = [Math.max(range.first, mutant.line), Math.min(range.last, mutant.endLine)];
  const title = mutant.status === 'survived' ? 'Earnest: a mutant survives' : 'Earnest: no test reaches this';
  const change = `${mutant.mutator}: ${singleLine(mutant.original, 300)} → ${singleLine(mutant.replacement, 300) || 'nothing'}`;
  const tests =
    mutant.coveredBy.length === 0
      ? ''
      : `\nRan this line and still passed, strengthen these: ${mutant.coveredBy
          .slice(0, 3)
          .map((test) => singleLine(test))
          .join(', ')}`;
  return [annotation(level, mutant.file, first, last, title, change + tests)];
}

function blocking({ mode, verdict }: Judgement, { status }: Check): boolean {
  return mode === 'enforce' ? status === 'fail' || status === 'error' : verdict === 'error' && status === 'error';
}

function annotation(
  level: Annotation['level'],
  file: string,
  line: number,
  endLine: number,
  title: string,
  message: string,
): Annotation {
  const shown = message.split('\n').map(visible).join('\n');
  return {
    level,
    file,
    line,
    endLine,
    title,
    message:
      shown.length > LONGEST_MESSAGE
        ? `${shown.slice(0, LONGEST_MESSAGE - 1).replace(/[\ud800-\udbff]$/, '')}…`
        : shown,
  };
}
