import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActResult, JobLog } from './act.ts';
import type { Case, Expected } from './cases.ts';
import { filesWith } from './evidence.ts';
import { git } from './git.ts';
import type { Origin } from './origin.ts';
import { KEY, type Trace } from './traps.ts';

export interface Evidence {
  readonly origin: Origin;
  readonly ran: ActResult;
  /** Where each artifact was unpacked, by name. */
  readonly artifacts: ReadonlyMap<string, string>;
  readonly traces: readonly Trace[];
  /** The `authorization` of each request that the model got. */
  readonly authorizations: readonly (string | undefined)[];
  readonly home: string;
}

/** What is not as it should be, a line each. */
export function faultsOf(one: Case, evidence: Evidence): string[] {
  const { ran, artifacts, traces, authorizations } = evidence;
  const job = (id: string) => ran.jobs.find((log) => log.id === id) ?? null;
  const [draft, earnest] = [job('draft'), job('earnest')];
  return [
    ...(one.draft === null ? refuse(draft !== null, 'the job draft ran') : jobFaults('draft', draft, one.draft)),
    ...jobFaults('earnest', earnest, one.earnest),
    ...artifactFaults(one, artifacts),
    ...trialFaults(one, evidence),
    ...refuse(
      authorizations.length !== one.requests,
      `the model got ${authorizations.length} requests, not ${one.requests}`,
    ),
    ...refuse(
      authorizations.some((value) => value !== `Bearer ${KEY}`),
      'the model got another key',
    ),
    ...keyFaults(evidence),
    ...traceFaults(traces, draft, earnest),
  ];
}

function jobFaults(id: string, log: JobLog | null, expected: Expected): string[] {
  if (log === null) return [`the job ${id} did not run`];
  const summary = log.summaries.join('\n');
  return [
    ...refuse(log.result !== expected.result, `the job ${id} ended with ${log.result}`),
    ...Object.entries(expected.outputs).flatMap(([name, value]) =>
      refuse(log.outputs[name] !== value, `the output ${name} of ${id} is ${log.outputs[name]}, not ${value}`),
    ),
    ...expected.says.flatMap((words) =>
      refuse(!summary.includes(words), `the summary of ${id} does not say "${words}"`),
    ),
  ];
}

function artifactFaults(one: Case, artifacts: Evidence['artifacts']): string[] {
  const names = Object.keys(one.artifacts).sort();
  return [
    ...refuse(`${[...artifacts.keys()].sort()}` !== `${names}`, `the artifacts are ${[...artifacts.keys()]}`),
    ...Object.entries(one.artifacts).flatMap(([name, files]) =>
      files.flatMap((file) =>
        refuse(!existsSync(join(artifacts.get(name) ?? '', file)), `the artifact ${name} has no ${file}`),
      ),
    ),
  ];
}

function trialFaults({ trial }: Case, { artifacts, origin }: Evidence): string[] {
  const reports = artifacts.get('earnest');
  if (reports === undefined) return [];
  const { drafts = [] } = JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')) as {
    drafts?: { id: string; verdict: string }[];
  };
  const found = Object.fromEntries(drafts.map(({ id, verdict }) => [id, verdict]));
  const inOrder = (verdicts: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(verdicts).sort());
  const patch = join(reports, 'drafts.patch');
  return [
    ...refuse(inOrder(found) !== inOrder(trial ?? {}), `the trial says ${inOrder(found)}`),
    ...refuse(trial === null && existsSync(patch), 'there is a patch without drafts'),
    ...(trial === null ? [] : patchFaults(patch, origin.clone)),
  ];
}

/** The clone stands at the merge that was judged. */
function patchFaults(patch: string, clone: string): string[] {
  try {
    git(clone, 'apply', '--check', patch);
    return [];
  } catch (error) {
    return [`the patch does not apply: ${(error as Error).message}`];
  }
}

function keyFaults({ ran, artifacts, home }: Evidence): string[] {
  const summaries = ran.jobs.flatMap((log) => log.summaries);
  return [
    // The command that tells the runner to hide the key has to name it; no runner prints that.
    ...refuse(
      linesWith(KEY, ran.log).some((line) => !line.includes('"command":"add-mask"')),
      'the key is in the log',
    ),
    ...refuse(
      summaries.some((text) => text.includes(KEY)),
      'the key is in a summary',
    ),
    ...[...artifacts.values(), home].flatMap((folder) => filesWith(KEY, folder).map((file) => `the key is in ${file}`)),
  ];
}

function traceFaults(traces: readonly Trace[], draft: JobLog | null, earnest: JobLog | null): string[] {
  const during = (log: JobLog | null) => traces.filter(({ at }) => log !== null && at >= log.from && at <= log.to);
  const kinds = new Set(during(earnest).map(({ by }) => by));
  return [
    ...refuse(during(draft).length > 0, 'code of the repository ran in the job draft'),
    ...refuse(kinds.size !== 2, `the traps of the repository did not catch all that runs it: ${[...kinds]}`),
    ...refuse(
      traces.some(({ keyIn }) => keyIn.length > 0),
      'code of the repository saw the key',
    ),
  ];
}

function linesWith(text: string, log: string): string[] {
  return log.split('\n').filter((line) => line.includes(text));
}

function refuse(isFault: boolean, words: string): string[] {
  return isFault ? [words] : [];
}
