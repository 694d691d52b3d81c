import { type Condition, conditionText, parseCondition } from '../domain/condition.ts';
import { countText, hasFailure, runText, type ShownRun } from '../report/rerun-text.ts';
import { rerun } from '../rerun.ts';
import { createSystem } from '../system/create-system.ts';
import { createGit } from '../system/git.ts';
import { createLog } from '../system/log.ts';
import { commandOptions, TEXT, wrongOption } from './command-options.ts';
import type { CommandProcess } from './gate-command.ts';
import { orTold } from './told-problem.ts';

const MOST_TIMES = 100;

/** `earnest rerun`: resolves to the exit code: 0 nothing failed, 1 a case failed in some run, 2 could not be run. */
export function rerunCommand(argv: readonly string[], process: CommandProcess): Promise<0 | 1 | 2> {
  return orTold(process, () => run(argv, process));
}

async function run(argv: readonly string[], process: CommandProcess): Promise<0 | 1> {
  const options = rerunOptions(argv);
  const log = createLog(process.stderr, process.stderr.isTTY ? 'terminal' : 'plain');
  const { system, dispose } = await createSystem({
    environment: process.env,
    log,
    git: createGit(process.env),
  });
  const runs: ShownRun[] = [];
  try {
    const request = { ...options, cwd: options.cwd ?? process.cwd(), environment: process.env };
    await rerun(system, request, (seen) => {
      runs.push(seen);
      const heading = options.times === 1 ? null : `Run ${runs.length} of ${options.times}`;
      process.stdout.write(runText(seen, heading));
    });
  } finally {
    await dispose();
  }
  process.stdout.write(countText(runs, conditionText(options.condition)));
  return runs.some(hasFailure) ? 1 : 0;
}

/** @throws CouldNotJudge for an option that is unknown, repeated or without a value, a condition that is none, and without a file */
export function rerunOptions(argv: readonly string[]) {
  const { values, files } = commandOptions(argv, OPTIONS, { takesFiles: true, mayBeEmpty: ['under', 'times'] });
  if (files.length === 0) {
    throw wrongOption('FILE is missing: a test file, relative to the top of the repository, as reports name it');
  }
  return {
    cwd: values.cwd ?? null,
    configFile: values.config ?? null,
    condition: condition(values.under ?? 'natural'),
    times: times(values.times ?? '1'),
    tests: values.test ?? [],
    files,
  };
}

const OPTIONS = {
  cwd: TEXT,
  config: TEXT,
  under: TEXT,
  times: TEXT,
  test: { ...TEXT, multiple: true },
} as const;

function condition(text: string): Condition {
  const found = parseCondition(text);
  if (found === null) {
    throw wrongOption(
      `--under was given ${JSON.stringify(text)}, which is no condition. It takes natural, or one or more of order=reversed, order=alternating, order=shuffled:7, ` +
        'time-zone=America/Los_Angeles, locale=de_DE, clock=+400d, clock=01-31, random=low:1, stress, network=denied, ports=occupied, repeat=2, joined by commas',
    );
  }
  const zone = found.find((factor) => factor.kind === 'time-zone');
  if (zone !== undefined && !isTimeZone(zone.timeZone)) {
    throw wrongOption(`--under names the time zone ${JSON.stringify(zone.timeZone)}, which does not exist`);
  }
  return found;
}

/** Node takes a zone that it does not know for UTC, without a word. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function times(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MOST_TIMES) {
    throw wrongOption(`--times takes a number from 1 to ${MOST_TIMES}, but was given ${JSON.stringify(text)}`);
  }
  return count;
}
