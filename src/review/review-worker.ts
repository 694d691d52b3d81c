/** A thread that reviews a share of the files: it is handed them when it starts, and posts what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { reviewFiles } from './review-files.ts';

const { root, files } = workerData as { readonly root: string; readonly files: readonly string[] };
parentPort?.postMessage(reviewFiles(root, files));
