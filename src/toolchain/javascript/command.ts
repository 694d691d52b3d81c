import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import type { TestRun } from '../../domain/test-run.ts';
import type { Package, Project } from '../../project/project.ts';
import type { ContainedRequest, System } from '../../system/system.ts';
import type { SuiteRequest, Toolchain } from '../toolchain.ts';
import { commandVariety } from './conditions/command-variety.ts';
import { conditionedRun } from './conditions/conditioned-run.ts';
import { localPrograms } from './contained-node.ts';
import { readJunit } from './junit-report.ts';
import { matchingPaths } from './matching-paths.ts';
import { LARGEST_REPORT_BYTES, type ReportReading, unreadable } from './suite-report.ts';
import { testRun } from './suite-run.ts';

/** Any runner, by the user's own shell command and the JUnit XML it writes. */
export const command: Toolchain = {
  runSuite,
  variety: async (_system, _project, target, text) => commandVariety(target, text ?? null),
  testFileMatcher: async () => null,
};

/** Tells one state of a file from another. */
type Stamps = ReadonlyMap<string, string>;

async function runSuite(system: System, project: Project, target: Package, request: SuiteRequest): Promise<TestRun> {
  const { command: text = null, junit = null } = request;
  if (text === null || junit === null) {
    throw new CouldNotJudge(
      `The runner is \`command\`, but suite.${text === null ? 'command' : 'junit'} is not set. Give both: the command that runs the tests, and the path of the JUnit XML that it writes.`,
    );
  }
  if (junit.startsWith('/') || junit.split('/').includes('..')) {
    throw new CouldNotJudge(`suite.junit is ${JSON.stringify(junit)}. Give a path inside the package, relative to it.`);
  }
  const before = await stamps(target.root, junit);
  const run = await conditionedRun(system, project, target, request, true);
  const contained: ContainedRequest = {
    command: '/bin/sh',
    args: ['-c', `PATH="$1:$PATH"; export PATH\n${text}`, 'sh', localPrograms(project, target)],
    cwd: target.root,
    env: target.runnerEnvironment,
    timeoutMs: request.timeoutMs,
  };
  const result = await system.runContained(run?.conditioned(contained) ?? contained);
  const reading = await readFresh(target.root, junit, before);
  return testRun({ project, target, command: text, result, reading });
}

async function stamps(root: string, junit: string): Promise<Stamps> {
  const found = new Map<string, string>();
  for (const path of await matchingPaths(root, junit, { globstar: true, folders: false })) {
    const state = await stat(join(root, path)).catch(() => null);
    if (state?.isFile()) {
      found.set(path, `${state.ino} ${state.mtimeMs} ${state.size}`);
    }
  }
  return found;
}

/** Only what the run wrote counts: a report from an earlier run would tell of other code. */
async function readFresh(root: string, junit: string, before: Stamps): Promise<ReportReading> {
  const after = await stamps(root, junit);
  const fresh = [...after].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path);
  if (fresh.length === 0) {
    const stale = after.size > 0 ? `, only ${after.size} from before it` : '';
    return unreadable(`the command wrote no JUnit XML at ${junit}${stale}`);
  }
  let bytes = 0;
  const texts: string[] = [];
  for (const path of fresh) {
    bytes += (await stat(join(root, path))).size;
    if (bytes > LARGEST_REPORT_BYTES) {
      return unreadable(`its JUnit XML is longer than the ${LARGEST_REPORT_BYTES} bytes that are read`);
    }
    texts.push(await readFile(join(root, path), 'utf8'));
  }
  return readJunit(texts);
}
