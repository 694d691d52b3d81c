import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Package, Project } from '../../../project/project.ts';
import { shippedRoot } from '../../../system/shipped-files.ts';
import type { System } from '../../../system/system.ts';
import type {
  AridCount,
  MutantPlace,
  RawMutant,
  RawSample,
  RawTest,
  StrykerEvent,
  StrykerJob,
  Unmutated,
} from './job.ts';

/** What one Stryker process told before it ended, whichever way it ended. */
export interface StrykerRun {
  /** done: to the end, or to the end of its sample. failed: Stryker said why. crashed: it ended without a word (it exits 0 on "No tests were found"). out-of-time: we ended it. */
  readonly ending: 'done' | 'failed' | 'crashed' | 'out-of-time';
  readonly failure: { readonly kind: string; readonly message: string } | null;
  /** Paths that the project's Stryker configuration leaves out. */
  readonly excluded: readonly string[];
  readonly remarks: readonly string[];
  /** null until the initial run of the tests is through. */
  readonly tests: readonly RawTest[] | null;
  readonly planned: number | null;
  readonly largeBlocks: number;
  readonly arid: readonly AridCount[];
  /** Mutants in scope that were neither known nor asked for (see KnownMutants). */
  readonly unasked: number;
  /** Keys of the mutants in scope whose verdict was known. */
  readonly known: readonly string[];
  /** Files that Stryker parsed for mutants. */
  readonly visited: readonly string[];
  readonly unmutated: readonly Unmutated[];
  /** The project's `ignorePatterns` may have hidden others. */
  readonly ignores: boolean;
  readonly mutants: readonly RawMutant[];
  /** Blocks that were left out for the mutants within (see `StrykerJob.leaveOutEnclosing`). */
  readonly enclosing: readonly MutantPlace[];
  /** What was sampled, when the time could not hold all mutants; null otherwise. */
  readonly sample: TakenSample | null;
  /** By key of mutant: what failed in its tests although nothing was mutated. */
  readonly failsUnmutated: ReadonlyMap<string, UnmutatedFailure>;
  readonly exitCode: number | null;
  /** The end of what it printed. Hostile text. */
  readonly output: string;
}

export interface TakenSample extends RawSample {
  /** Of the mutants that were judged, those of the sample. */
  readonly keys: readonly string[];
}

/** Tests that fail although nothing is mutated: their ids, none when the runner does not tell, and the first failure. */
export interface UnmutatedFailure {
  readonly tests: readonly string[];
  readonly failure: string;
}

export interface RunLimits {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onMutant?: (done: number, planned: number) => void;
}

/** Beside node_modules, so that modules resolve; without a leading dot, since servers under test refuse to serve files from a dot folder. */
const SANDBOX = 'earnest-sandbox';

/** Where the programs that run inside Stryker are: built beside dist/'s own programs, or the sources themselves. */
export function insideProgram(name: 'driver' | 'plugins'): string {
  const source = new URL(`./inside/${name}.ts`, import.meta.url);
  return existsSync(source) ? fileURLToPath(source) : join(shippedRoot(), 'dist', 'stryker', `${name}.js`);
}

/** Runs Stryker on one job, contained, on the user's node. Never throws for what Stryker or the tests do. */
export async function runStryker(
  system: System,
  project: Project,
  subject: Package,
  asked: Omit<StrykerJob, 'sandbox' | 'notes'>,
  limits: RunLimits,
): Promise<StrykerRun> {
  const notes = await system.temporaryFolder('job');
  const job: StrykerJob = { ...asked, sandbox: SANDBOX, notes };
  const jobFile = join(notes, 'job.json');
  await writeFile(jobFile, JSON.stringify(job));
  const told = new Told(limits.onMutant);
  const enough = AbortSignal.any([told.sampled.signal, ...(limits.signal ? [limits.signal] : [])]);
  const before = await sandboxes(subject.root);
  const result = await system.runContained({
    command: project.node.path,
    args: [insideProgram('driver'), jobFile],
    cwd: subject.root,
    env: subject.runnerEnvironment,
    timeoutMs: limits.timeoutMs,
    signal: enough,
    onChannelLine: (line) => told.hear(line),
  });
  await removeSandboxes(subject.root, before);
  // A line that was too long to keep is a verdict that was lost: the run is not whole.
  if (result.problem !== null) told.fail('Incomplete', result.problem);
  const outOfTime = result.ending === 'timed-out' || result.ending === 'aborted';
  return {
    // Without a plan nothing was judged, whatever the exit.
    ending:
      told.ending === 'done' && told.planned === null
        ? 'crashed'
        : (told.ending ?? (outOfTime ? 'out-of-time' : 'crashed')),
    failure: told.failure,
    excluded: told.excluded,
    remarks: told.remarks,
    tests: told.tests,
    planned: told.planned,
    largeBlocks: told.largeBlocks,
    arid: told.arid,
    unasked: told.unasked,
    known: told.known,
    visited: told.visited,
    unmutated: told.unmutated,
    ignores: told.ignores,
    mutants: told.mutants,
    enclosing: told.enclosing,
    sample: told.sample && { ...told.sample, keys: told.sampledKeys },
    failsUnmutated: told.failsUnmutated,
    exitCode: result.exitCode,
    output: `${result.stdout}${result.stderr}`.slice(-16_384),
  };
}

/** What the events have said so far. A line that is not one of our events is dropped: it cannot make a verdict better. */
class Told {
  readonly #onMutant: RunLimits['onMutant'];
  ending: 'done' | 'failed' | null = null;
  failure: StrykerRun['failure'] = null;
  excluded: readonly string[] = [];
  remarks: readonly string[] = [];
  tests: readonly RawTest[] | null = null;
  planned: number | null = null;
  largeBlocks = 0;
  arid: readonly AridCount[] = [];
  unasked = 0;
  readonly known: string[] = [];
  enclosing: readonly MutantPlace[] = [];
  visited: readonly string[] = [];
  unmutated: readonly Unmutated[] = [];
  ignores = false;
  readonly #mutants: { readonly mutant: RawMutant; readonly rank: number | null }[] = [];
  sample: RawSample | null = null;
  /** Aborted when the sample is whole. */
  readonly sampled = new AbortController();
  readonly failsUnmutated = new Map<string, UnmutatedFailure>();

  constructor(onMutant: RunLimits['onMutant']) {
    this.#onMutant = onMutant;
  }

  get mutants(): readonly RawMutant[] {
    return this.#mutants.filter(({ rank }) => rank === null || rank < this.#size).map(({ mutant }) => mutant);
  }

  get sampledKeys(): readonly string[] {
    return this.#mutants.flatMap(({ mutant, rank }) => (rank !== null && rank < this.#size ? mutant.key : []));
  }

  get #size(): number {
    return this.sample?.size ?? Number.POSITIVE_INFINITY;
  }

  hear(line: string): void {
    let event: StrykerEvent | null;
    try {
      event = JSON.parse(line) as StrykerEvent | null;
    } catch {
      return;
    }
    // The run was ended at its sample; how Stryker took that is no news.
    if (this.sample !== null && (event?.type === 'failed' || event?.type === 'done')) return;
    switch (event?.type) {
      case 'configured':
        this.excluded = event.excluded;
        this.ignores = event.ignores;
        this.remarks = event.remarks;
        break;
      case 'dry-run':
        this.tests = event.tests;
        break;
      case 'plan':
        this.planned = event.planned;
        this.largeBlocks = event.largeBlocks;
        this.arid = event.arid;
        this.unasked = event.unasked;
        this.visited = event.files;
        this.unmutated = event.unmutated;
        break;
      case 'known':
        this.known.push(event.key);
        break;
      case 'enclosing':
        this.enclosing = event.blocks;
        break;
      case 'mutant':
        this.#mutants.push(event);
        this.#onMutant?.(this.#mutants.length, this.planned ?? 0);
        break;
      case 'sampled':
        this.sample = event;
        this.ending = 'done';
        this.sampled.abort();
        break;
      case 'fails-unmutated':
        for (const key of event.keys) this.failsUnmutated.set(key, { tests: event.tests, failure: event.failure });
        break;
      case 'done':
        this.ending = 'done';
        break;
      case 'failed':
        this.fail(event.kind, event.message);
        break;
    }
  }

  fail(kind: string, message: string): void {
    this.ending = 'failed';
    this.failure = { kind, message };
  }
}

async function sandboxes(root: string): Promise<readonly string[] | null> {
  return readdir(join(root, SANDBOX)).catch(() => null);
}

/** Stryker keeps its sandbox when it fails or is ended. What was not there before goes. */
async function removeSandboxes(root: string, before: readonly string[] | null): Promise<void> {
  const folder = join(root, SANDBOX);
  if (before === null) return rm(folder, { recursive: true, force: true });
  for (const entry of (await sandboxes(root)) ?? []) {
    if (!before.includes(entry)) await rm(join(folder, entry), { recursive: true, force: true });
  }
}
