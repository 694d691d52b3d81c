import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readOutputs, type WorkflowCommand, workflowCommands } from './file-commands.ts';
import { freshFolder } from './folders.ts';
import { ACTION, CACHE_FOLDER, DRAFT_ACTION, NETWORK, PROGRAMS_PATH } from './programs.ts';
import { checkout, type PullRequest } from './pull-request.ts';
import { runProgram } from './run-program.ts';

/** The event that starts a job, and the reference that its checkout gets. */
export interface JobEvent {
  readonly name: string;
  readonly payload: unknown;
  readonly sha: string;
  readonly reference: string;
}

export interface JobOptions {
  /** The gate when left out. */
  readonly action?: 'gate' | 'draft';
  /** Instead of the defaults of action.yml. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Between the checkout and the action, as a step of the workflow. */
  readonly prepare?: (workspace: string) => Promise<void>;
}

/** What the runner knows after the step. */
export interface JobResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: readonly WorkflowCommand[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the step leaves for later ones: GITHUB_ENV, GITHUB_PATH and GITHUB_STATE. */
  readonly handedOn: string;
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly runnerTemporary: string;
  /** TMPDIR. */
  readonly temporary: string;
}

export function pullRequestEvent({ base, head, merge }: PullRequest): JobEvent {
  const payload = {
    action: 'synchronize',
    number: 1,
    pull_request: { number: 1, head: { sha: head }, base: { sha: base } },
  };
  return { name: 'pull_request', payload, sha: merge, reference: 'refs/pull/1/merge' };
}

const ACTIONS = {
  gate: { program: ACTION, definition: '../../action.yml' },
  draft: { program: DRAFT_ACTION, definition: '../../draft/action.yml' },
} as const;

/** Checks out and runs dist/gate.js, or dist/draft.js, as the runner does: its folders, its files, its variables, and no other. */
export async function runAction(pull: PullRequest, event: JobEvent, options: JobOptions = {}): Promise<JobResult> {
  const home = await freshFolder();
  // Where a hosted runner has them, since code under test may guess.
  const [workspace, runnerTemporary] = [join(home, 'work/project/project'), join(home, 'work/_temp')];
  const temporary = join(home, 'tmp');
  const commandFiles = join(runnerTemporary, '_runner_file_commands');
  await mkdir(commandFiles, { recursive: true });
  await mkdir(join(runnerTemporary, '_github_workflow'));
  await mkdir(temporary);
  await checkout(pull, event.reference, workspace);
  await options.prepare?.(workspace);
  const eventPath = join(runnerTemporary, '_github_workflow/event.json');
  await writeFile(eventPath, JSON.stringify(event.payload));
  const id = randomUUID();
  const commandFile = async (name: string) => {
    const path = join(commandFiles, `${name}_${id}`);
    await writeFile(path, '');
    return path;
  };
  const [output, state, summary, env, path] = [
    await commandFile('set_output'),
    await commandFile('save_state'),
    await commandFile('step_summary'),
    await commandFile('set_env'),
    await commandFile('add_path'),
  ];
  const { program, definition } = ACTIONS[options.action ?? 'gate'];
  const run = await runProgram(program, [], workspace, {
    ...NETWORK,
    PATH: PROGRAMS_PATH,
    HOME: process.env.HOME ?? '/',
    TMPDIR: temporary,
    EARNEST_CACHE: CACHE_FOLDER,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: output,
    GITHUB_STATE: state,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_ENV: env,
    GITHUB_PATH: path,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_REPOSITORY: 'owner/project',
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_SHA: event.sha,
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: runnerTemporary,
    ...(await defaultInputs(definition)),
    ...Object.fromEntries(Object.entries(options.inputs ?? {}).map(([name, value]) => [inputVariable(name), value])),
    ...options.environment,
  });
  const texts = await Promise.all([env, path, state].map((file) => readFile(file, 'utf8')));
  return {
    ...run,
    commands: workflowCommands(`${run.stdout}\n${run.stderr}`),
    outputs: readOutputs(await readFile(output, 'utf8')),
    summary: await readFile(summary, 'utf8'),
    handedOn: texts.join(''),
    workspace,
    runnerTemporary,
    temporary,
  };
}

async function defaultInputs(definition: string): Promise<Record<string, string>> {
  const text = await readFile(new URL(definition, import.meta.url), 'utf8');
  const { inputs } = parse(text) as { inputs: Record<string, { default: string }> };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      inputVariable(name),
      input.default.replace(/\$\{\{ github\.token \}\}/, 'the-token-of-the-job'),
    ]),
  );
}

/** The runner keeps hyphens. */
function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
