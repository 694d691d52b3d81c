import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { artifactProxy } from './artifact-proxy.ts';
import type { Machine } from './machine.ts';

export interface ActRun {
  readonly machine: Machine;
  readonly act: string;
  /** Of this run alone: event, log, artifacts. */
  readonly folder: string;
  readonly home: string;
  /** The clone that it is started in. */
  readonly clone: string;
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly runId: number;
  readonly options: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
}

/** What came of one job, as its log says. */
export interface JobLog {
  readonly id: string;
  readonly result: 'success' | 'failure';
  /** When it printed first and last, in ms since 1970. */
  readonly from: number;
  readonly to: number;
  /** Of every step. The names of ours are no others'. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summaries: readonly string[];
  readonly steps: readonly { readonly name: string; readonly result: string; readonly seconds: number }[];
}

export interface ActResult {
  readonly exitCode: number | null;
  readonly jobs: readonly JobLog[];
  /** All that act printed, with no secret hidden. */
  readonly log: string;
  readonly artifacts: string;
}

interface Line {
  readonly jobID?: string;
  readonly jobResult?: 'success' | 'failure';
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly msg?: string;
  readonly stepResult?: string;
  /** In nanoseconds. */
  readonly executionTime?: number;
}

/**
 * Runs the workflow of a clone by act on this machine itself, without containers. Secrets reach act in a file, as its arguments and its environment can
 * be read by every process of its user; and it hides none of them in what it prints, so that a leak shows.
 */
export async function runAct(run: ActRun): Promise<ActResult> {
  mkdirSync(run.folder, { recursive: true });
  const inFolder = (name: string) => join(run.folder, name);
  writeFileSync(inFolder('event.json'), JSON.stringify(run.event.payload));
  writeFileSync(inFolder('secrets'), lines(run.secrets), { mode: 0o600 });
  writeFileSync(inFolder('variables'), lines(run.variables));
  const artifacts = inFolder('artifacts');
  const port = await freePort();
  const proxy = await artifactProxy(port);
  const args = [
    run.event.name,
    ...[
      '--directory',
      run.clone,
      '--workflows',
      '.github/workflows/earnest.yml',
      '--eventpath',
      inFolder('event.json'),
    ],
    ...[
      '--platform',
      'ubuntu-latest=-self-hosted',
      '--no-skip-checkout',
      '--pull=false',
      '--json',
      '--insecure-secrets',
    ],
    ...[
      '--secret-file',
      inFolder('secrets'),
      '--var-file',
      inFolder('variables'),
      '--env-file',
      '',
      '--input-file',
      '',
    ],
    ...[
      '--artifact-server-path',
      artifacts,
      '--artifact-server-addr',
      '127.0.0.1',
      '--artifact-server-port',
      `${port}`,
    ],
    ...['--cache-server-path', join(run.machine.cache, 'saved'), '--cache-server-addr', '127.0.0.1'],
    ...['--action-cache-path', run.machine.cache, '--env', `GITHUB_RUN_ID=${run.runId}`],
    ...run.options,
  ];
  const child = spawn(run.act, args, {
    env: { ...CONNECTION, PATH: run.machine.path, HOME: run.home, LANG: 'C.UTF-8', ACTIONS_RUNTIME_URL: proxy.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: { readonly at: number; readonly text: string }[] = [];
  const note = (text: string) => printed.push({ at: Date.now(), text });
  createInterface({ input: child.stdout }).on('line', note);
  createInterface({ input: child.stderr }).on('line', note);
  const exitCode = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done));
  proxy.close();
  const log = printed.map(({ text }) => text).join('\n');
  writeFileSync(inFolder('log.jsonl'), log);
  return { exitCode, jobs: jobsOf(printed), log, artifacts };
}

/** How this machine reaches a registry. */
const CONNECTION = Object.fromEntries(
  Object.entries(process.env).filter(([name]) =>
    /^(?:npm_config_(?:registry|cafile)|https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_(?:file|dir))$/i.test(name),
  ),
);

function lines(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

function jobsOf(printed: readonly { readonly at: number; readonly text: string }[]): JobLog[] {
  const byJob = new Map<string, { at: number; line: Line }[]>();
  for (const { at, text } of printed) {
    const line = parsed(text);
    if (line?.jobID === undefined) continue;
    byJob.set(line.jobID, [...(byJob.get(line.jobID) ?? []), { at, line }]);
  }
  return [...byJob].flatMap(([id, all]) => {
    const result = all.find(({ line }) => line.jobResult !== undefined)?.line.jobResult;
    const [first, last] = [all[0], all.at(-1)];
    if (result === undefined || first === undefined || last === undefined) return [];
    const summaries = all.flatMap(({ line }) => (line.command === 'summary' ? [line.content ?? ''] : []));
    const outputs = all.flatMap(({ line }) =>
      line.command === 'set-output' ? [[line.name ?? '', line.arg ?? '']] : [],
    );
    const steps = all.flatMap(({ line }) =>
      line.executionTime === undefined
        ? []
        : [
            {
              name: line.msg?.replace(/^\W*(?:Success|Failure) - /, '').replace(/ \[[^\]]*\]$/, '') ?? '',
              result: line.stepResult ?? '',
              seconds: line.executionTime / 1e9,
            },
          ],
    );
    return [{ id, result, from: first.at, to: last.at, outputs: Object.fromEntries(outputs), summaries, steps }];
  });
}

function parsed(text: string): Line | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
