import type { ReviewCounts, Suspicion } from '../domain/smell.ts';
import { watchedTogether } from '../source/parse.ts';
import { countsOf, sumOf } from './counts.ts';
import { inTime, TOO_LONG } from './in-time.ts';
import { createModules } from './model/modules.ts';
import { createOracles } from './model/oracles.ts';
import { suspectFile } from './suspect.ts';

/** What the text of test files says by itself. */
export interface StaticReview {
  readonly suspicions: readonly Suspicion[];
  readonly counts: ReviewCounts;
  readonly unread: readonly { readonly file: string; readonly why: string }[];
}

/**
 * Reviews whole test files, without any run.
 *
 * @param files relative to the root
 */
export function reviewFiles(root: string, files: readonly string[]): StaticReview {
  const modules = createModules(root);
  const oracleOf = createOracles(modules.findAsserting);
  const around = { modules, oracleOf, change: null };
  const review = (path: string): Reviewed => {
    const file = modules.test(path);
    if ('why' in file) return { path, ...file };
    return { suspicions: suspectFile(file, file.cases, () => [], around), counts: countsOf(file, file.cases) };
  };
  const reviewed = batchesOf(files).flatMap(
    (batch) =>
      watchedTogether(LONGEST_BATCH_MS, () => batch.map(review))?.result ??
      batch.map((path) => inTime(() => review(path)) ?? { path, why: TOO_LONG }),
  );
  const read = reviewed.flatMap((one) => ('counts' in one ? [one] : []));
  return {
    suspicions: read.flatMap(({ suspicions }) => suspicions),
    counts: sumOf(read.map(({ counts }) => counts)),
    unread: reviewed.flatMap((one) => ('why' in one ? [{ file: one.path, why: one.why }] : [])),
  };
}

type Reviewed =
  | { readonly suspicions: readonly Suspicion[]; readonly counts: ReviewCounts }
  | { readonly path: string; readonly why: string };

const FILES_A_BATCH = 50;
/** A batch that takes longer is tried file by file, each with a limit of its own (see in-time.ts). */
const LONGEST_BATCH_MS = 20_000;

function batchesOf(files: readonly string[]): readonly (readonly string[])[] {
  const starts = Array.from({ length: Math.ceil(files.length / FILES_A_BATCH) }, (_, at) => at * FILES_A_BATCH);
  return starts.map((start) => files.slice(start, start + FILES_A_BATCH));
}
