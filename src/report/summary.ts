import type { Judgement } from '../domain/judgement.ts';
import { type ShownFile, shownMutants } from './shown-mutants.ts';
import { flakySection } from './summary-flaky.ts';
import { type MutantView, survivorsOfFile, unreachedOfFile } from './summary-mutants.ts';
import { packagesTable } from './summary-packages.ts';
import { causes, checksTable, closing, findings, notJudged, opening } from './summary-parts.ts';
import { reviewSection } from './summary-review.ts';
import { type TrialLimits, trialSection } from './summary-trial.ts';
import { weakenedSection } from './summary-weakened.ts';
import { worthSection } from './summary-worth.ts';

/** GitHub drops the whole summary of a step above 1 MiB ("$GITHUB_STEP_SUMMARY upload aborted"); trimming at the brink has failed others. */
export const LARGEST_SUMMARY_BYTES = 900 * 1024;

export interface SummaryOptions {
  readonly links: MutantView['links'];
  /** Source text by path, for the diffs; a file that is not there is shown by the mutant's own text. */
  readonly sources: ReadonlyMap<string, string>;
  /** Default: LARGEST_SUMMARY_BYTES. */
  readonly largestBytes?: number;
}

/** Lost kills that are shown for each survivor of a file. */
const LOST_KILLS = 3;

/** What a stage of trimming still shows, the fullest first. */
interface Stage {
  readonly perFile: number;
  readonly files: number;
  readonly diffs: boolean;
  /** Flaky tests shown with their runs. */
  readonly flaky: number;
  /** Rows of the table of bounds. */
  readonly bounds: number;
  /** Rows of the table of what tests kill. */
  readonly worth: number;
  /** Rows of the table of what the review found. */
  readonly smells: number;
  readonly trial: TrialLimits;
  /** What is said to be trimmed; null for nothing. */
  readonly trimmed: string | null;
}

const STAGES: readonly Stage[] = [
  {
    perFile: 7,
    files: Number.POSITIVE_INFINITY,
    diffs: true,
    flaky: 20,
    bounds: 20,
    worth: 30,
    smells: 30,
    trial: { clauses: 60, drafts: 60, code: 150_000 },
    trimmed: null,
  },
  {
    perFile: 3,
    files: Number.POSITIVE_INFINITY,
    diffs: true,
    flaky: 10,
    bounds: 20,
    worth: 20,
    smells: 20,
    trial: { clauses: 60, drafts: 40, code: 60_000 },
    trimmed: 'at most three survivors a file are shown',
  },
  {
    perFile: 1,
    files: 200,
    diffs: true,
    flaky: 5,
    bounds: 0,
    worth: 10,
    smells: 10,
    trial: { clauses: 30, drafts: 20, code: 20_000 },
    trimmed: 'one survivor a file is shown, of the first 200 files',
  },
  {
    perFile: 1,
    files: 200,
    diffs: false,
    flaky: 0,
    bounds: 0,
    worth: 0,
    smells: 0,
    trial: { clauses: 30, drafts: 10, code: 0 },
    trimmed: 'one survivor a file is shown, of the first 200 files, without diffs',
  },
  {
    perFile: 0,
    files: 0,
    diffs: false,
    flaky: 0,
    bounds: 0,
    worth: 0,
    smells: 0,
    trial: { clauses: 0, drafts: 0, code: 0 },
    trimmed: 'only the table is shown',
  },
];

/**
 * The job summary in GitHub Markdown, at most 900 KiB of UTF-8. It is built of blocks that close what they open, so that
 * trimming by whole blocks never leaves a fence or a <details> open.
 */
export function summaryMarkdown(judgement: Judgement, options: SummaryOptions): string {
  const limit = options.largestBytes ?? LARGEST_SUMMARY_BYTES;
  for (const stage of STAGES) {
    const text = within(limit, blocks(judgement, options, stage));
    if (text !== null) {
      return text;
    }
  }
  return `${opening(judgement)}\n\n${note('everything but the verdict is left out')}\n`;
}

/** The blocks as one text, or null as soon as they go over the limit. */
function within(limit: number, parts: Iterable<string>): string | null {
  const kept: string[] = [];
  let bytes = 0;
  for (const part of parts) {
    bytes += Buffer.byteLength(part) + 2;
    if (bytes > limit) {
      return null;
    }
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
}

function* blocks(judgement: Judgement, options: SummaryOptions, stage: Stage): Iterable<string> {
  const view: MutantView = { ...options, diffs: stage.diffs };
  yield opening(judgement);
  if (checksTable(judgement) !== '') {
    yield checksTable(judgement);
  }
  yield* packagesTable(judgement);
  if (stage.trimmed !== null) {
    yield note(stage.trimmed);
  }
  yield* causes(judgement);
  if (stage.files === 0) {
    return;
  }
  yield* findings(judgement, options.links);
  yield* weakenedSection(judgement, view, stage.perFile * LOST_KILLS);
  yield* flakySection(judgement, { links: options.links, inFull: stage.flaky, bounds: stage.bounds });
  yield* mutants('### Survivors', shownMutants(judgement.mutants, 'survived', stage.perFile), stage, (file) =>
    survivorsOfFile(file, view),
  );
  yield* mutants('### No test reaches', shownMutants(judgement.mutants, 'no-coverage', stage.perFile), stage, (file) =>
    unreachedOfFile(file, view),
  );
  yield* worthSection(judgement, options.links, stage.worth);
  yield* reviewSection(judgement, options.links, stage.smells);
  yield* trialSection(judgement, stage.trial);
  yield* notJudged(judgement, options.links);
  yield* closing(judgement);
}

function* mutants(
  title: string,
  files: readonly ShownFile[],
  stage: Stage,
  render: (file: ShownFile) => string,
): Iterable<string> {
  if (files.length === 0) {
    return;
  }
  yield title;
  for (const file of files.slice(0, stage.files)) {
    yield render(file);
  }
  if (files.length > stage.files) {
    yield `${files.length - stage.files} more files in report.json.`;
  }
}

function note(what: string): string {
  return `> Trimmed to fit the limit of a job summary: ${what}. The whole is in report.json.`;
}
