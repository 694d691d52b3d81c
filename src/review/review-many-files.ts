import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { shippedRoot } from '../system/shipped-files.ts';
import { sumOf } from './counts.ts';
import { reviewFiles, type StaticReview } from './review-files.ts';

/** A thread takes as long to start as these take to be reviewed. */
const FEWEST_FILES = 100;
const MOST_THREADS = 4;

/** The same as reviewFiles, on several cores where there are many files. A thread that fails leaves its share to this one. */
export async function reviewManyFiles(
  root: string,
  files: readonly string[],
  cores = availableParallelism(),
): Promise<StaticReview> {
  const threads = Math.min(cores, MOST_THREADS, Math.floor(files.length / FEWEST_FILES));
  const [own = [], ...others] = sharesOf(root, files, Math.max(1, threads));
  const beside = others.map((share) => inThread(root, share).catch(() => null));
  // Threads start while this one has nothing to do.
  await new Promise(setImmediate);
  const reviews = [reviewFiles(root, own)];
  for (const [index, review] of (await Promise.all(beside)).entries()) {
    reviews.push(review ?? reviewFiles(root, others[index] ?? []));
  }
  return {
    suspicions: reviews.flatMap(({ suspicions }) => suspicions),
    counts: sumOf(reviews.map(({ counts }) => counts)),
    unread: reviews.flatMap(({ unread }) => unread),
  };
}

/** Neighbours stay together, since they share helpers; each share is about as many bytes. */
function sharesOf(root: string, files: readonly string[], count: number): readonly (readonly string[])[] {
  if (count === 1) return [files];
  const sizes = files.map((file) => statSync(join(root, file), { throwIfNoEntry: false })?.size ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares: string[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const [index, file] of files.entries()) {
    const share = Math.min(count - 1, Math.floor((before * count) / Math.max(1, total)));
    shares[share]?.push(file);
    before += sizes[index] ?? 0;
  }
  return shares;
}

function inThread(root: string, files: readonly string[]): Promise<StaticReview> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program(), { workerData: { root, files } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
}

/** The thread's program: beside this file, or in dist/ when this runs from there. */
function program(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts') ? join(here, '..', 'review-worker.ts') : join(shippedRoot(), 'dist', 'review-worker.js');
}
