import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Condition, Factor, FactorKind } from '../../../domain/condition.ts';
import type { RunnerName } from '../../../domain/policy.ts';
import type { Package, Project } from '../../../project/project.ts';
import { findProgram } from '../../../system/find-program.ts';
import type { ContainedRequest, System } from '../../../system/system.ts';
import type { SuiteRequest, TestSelection } from '../../toolchain.ts';
import { writeScript } from '../write-script.ts';
import { conditionsProgram, preloadProgram } from './program.ts';

/** A run under a condition, before it starts. */
export interface ConditionedRun {
  /** Absolute paths, in one folder: the program that varies conditions, and plan.json beside it. */
  readonly folder: string;
  readonly program: string;
  readonly order: 'reversed' | 'alternating' | 'alternating-backwards' | { readonly seed: number } | null;
  readonly stress: boolean;
  /** The request with the environment of the condition, on one core when it is to compete for it. */
  conditioned(request: ContainedRequest): ContainedRequest;
}

/**
 * Prepares a run under `request.condition`; null when it has none.
 *
 * @param fromStart true: conditions hold from the start of every process. false: the runner's own program begins them, so that
 *   the runner itself does not live under them.
 */
export async function conditionedRun(
  system: System,
  project: Project,
  target: Package,
  request: SuiteRequest,
  fromStart: boolean,
): Promise<ConditionedRun | null> {
  const { condition } = request;
  if (condition === undefined) return null;
  const { folder, path: program } = await writeScript(system, 'conditions.cjs', conditionsProgram);
  const order = factorOf(condition, 'order');
  const stress = factorOf(condition, 'stress') !== null;
  const planOrder = order?.order === 'shuffled' ? { seed: order.seed } : (order?.order ?? null);
  const absolute = (selection: TestSelection) => ({ ...selection, file: resolve(project.root, selection.file) });
  const random = factorOf(condition, 'random');
  const pin = stress ? await pinning() : [];
  const temporary = random === null ? null : join(folder, 't');
  const plan = {
    fromStart,
    order: planOrder,
    clockOffsetMs: clockOffsetMs(factorOf(condition, 'clock'), system.clock.now()),
    random: random === null ? null : { draws: random.draws, seed: random.seed },
    competitors: stress ? (pin.length > 0 ? COMPETITORS : competitorsOnAllCores()) : 0,
    // The programs of these runners tell when a test starts in the process that competes.
    competesFromTests: FROM_TESTS.has(target.runner),
    network: factorOf(condition, 'network') !== null,
    ports: factorOf(condition, 'ports') !== null,
    repeat: factorOf(condition, 'repeat') !== null,
    // Names that a seeded stream draws come again in the next run: what this one leaves behind must not be in its way.
    temporary,
    tests: request.tests?.map(absolute) ?? null,
    ordered: (request.ordered ?? []).map(absolute),
  };
  if (temporary !== null) await mkdir(temporary);
  const preload = join(folder, 'preload.cjs');
  await writeFile(join(folder, 'plan.json'), JSON.stringify(plan));
  await writeFile(preload, preloadProgram);
  const timeZone = factorOf(condition, 'time-zone');
  const locale = factorOf(condition, 'locale');
  const prefix = [...(locale === null ? [] : WITHOUT_OTHER_LOCALES), ...pin];
  const conditioned = (contained: ContainedRequest): ContainedRequest => {
    const own = { ...target.runnerEnvironment, ...contained.env };
    const [command = contained.command, ...args] = [...prefix, contained.command, ...contained.args];
    const env = {
      ...contained.env,
      NODE_OPTIONS: [own.NODE_OPTIONS ?? '', `--require=${quoted(preload)}`].join(' ').trim(),
      ...(timeZone === null ? {} : { TZ: timeZone.timeZone }),
      ...(locale === null ? {} : { LANG: `${locale.locale}.UTF-8`, PERL_BADLANG: '0' }),
    };
    return { ...contained, command, args, env };
  };
  return { folder, program, order: planOrder, stress, conditioned };
}

/** Threads beside the tests on their one core: they get a quarter of it. */
const COMPETITORS = 3;
const FROM_TESTS: ReadonlySet<RunnerName> = new Set(['jest', 'vitest', 'mocha']);

/** Where the tests cannot be held on one core, all cores have to be kept busy. */
function competitorsOnAllCores(): number {
  return Math.min(availableParallelism() + COMPETITORS - 1, 16);
}

/** As node reads NODE_OPTIONS: double quotes hold spaces, a backslash in them takes the next character as it is. */
function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}

/**
 * What wins over LANG. The locale is rarely installed: node brings its own, but bash and perl complain on stderr, where a test
 * may look: bash of any variable but LANG, perl unless it is told not to.
 */
const WITHOUT_OTHER_LOCALES = ['/usr/bin/env', '-u', 'LC_ALL', '-u', 'LC_MESSAGES'];

/** The factor of a kind, or null. */
export function factorOf<K extends FactorKind>(condition: Condition, kind: K): Extract<Factor, { kind: K }> | null {
  return (condition.find((factor) => factor.kind === kind) as Extract<Factor, { kind: K }> | undefined) ?? null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** How far the clock moves, in ms. A day of the year is its next coming, at least one day ahead. */
export function clockOffsetMs(clock: Extract<Factor, { kind: 'clock' }> | null, now: number): number {
  if (clock === null) return 0;
  if ('days' in clock) return clock.days * DAY_MS;
  const present = new Date(now);
  const sinceMidnight = now - Date.UTC(present.getUTCFullYear(), present.getUTCMonth(), present.getUTCDate());
  const inYear = (year: number) => Date.UTC(year, clock.month - 1, clock.day) + sinceMidnight;
  const thisYear = inYear(present.getUTCFullYear());
  // Whole milliseconds, whatever the clock's own are.
  return Math.round((thisYear - now >= DAY_MS ? thisYear : inYear(present.getUTCFullYear() + 1)) - now);
}

/** `taskset` comes with util-linux and busybox; elsewhere the tests compete for all cores with the threads beside them. */
async function pinning(): Promise<readonly string[]> {
  const { path } = await findProgram('taskset', '/', process.env.PATH ?? '');
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const core = /^Cpus_allowed_list:.*?(\d+)\s*$/m.exec(status)?.[1];
  return path === null || core === undefined ? [] : [path, (1n << BigInt(core)).toString(16)];
}
