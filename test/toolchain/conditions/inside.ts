import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Condition } from '../../../src/domain/condition.ts';
import type { Package, Project } from '../../../src/project/project.ts';
import { createSystem } from '../../../src/system/create-system.ts';
import { conditionedRun } from '../../../src/toolchain/javascript/conditions/conditioned-run.ts';
import { nodeRequest } from '../../../src/toolchain/javascript/contained-node.ts';
import { environment } from '../suites.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

const HEAD = `
const broken = [];
const expectation = (name, holds) => { if (!holds) broken.push(name); };
const fails = (name, promise, code) => promise.then(
  () => broken.push(name + ': no error'),
  (error) => expectation(name + ': ' + (error.cause ?? error).message, (error.cause ?? error).code === code),
);
`;

export interface Inside {
  /** What the program under the condition found not to hold. */
  readonly broken: readonly string[];
  readonly exitCode: number | null;
  readonly stderr: string;
  readonly durationMs: number;
}

/**
 * Runs an ES module under a condition from its start, contained. It tells by `expectation(name, holds)` and
 * `fails(name, promise, code)`. The folders of the machinery have spaces and quotes in their path.
 */
export async function inside(
  condition: Condition,
  script: string,
  given: { readonly nodeOptions?: string; readonly locale?: string } = {},
): Promise<Inside> {
  const root = await mkdtemp(join(tmpdir(), 'earnest-inside-'));
  folders.push(root);
  const own = join(root, `a "temporary" folder's\\`);
  await mkdir(own);
  await writeFile(join(root, 'main.mjs'), `${HEAD}${script}\nprocess.stdout.write(JSON.stringify(broken));\n`);
  const { system, dispose } = await createSystem({
    environment: {
      PATH: environment.PATH,
      HOME: root,
      TMPDIR: own,
      ...(given.locale === undefined ? {} : { LC_ALL: given.locale }),
    },
    log: { info() {}, warn() {}, group: () => () => {}, progress() {} },
    git: { text: () => Promise.reject(new Error()), attempt: () => Promise.reject(new Error()) },
  });
  const runnerEnvironment = given.nodeOptions === undefined ? {} : { NODE_OPTIONS: given.nodeOptions };
  const target: Package = {
    directory: '.',
    root,
    name: null,
    runner: 'command',
    runnerFrom: '',
    runnerVersion: null,
    testScript: null,
    runnerArguments: [],
    runnerEnvironment,
    nodeArguments: [],
  };
  const node = { path: process.execPath, version: process.versions.node };
  const project: Project = { root, packageManager: 'npm', node, packages: [target] };
  try {
    const run = await conditionedRun(system, project, target, { timeoutMs: 30_000, condition }, true);
    const request = nodeRequest(project, target, [join(root, 'main.mjs')], runnerEnvironment, 30_000);
    const result = await system.runContained(run?.conditioned(request) ?? request);
    const broken = result.stdout.startsWith('[') ? JSON.parse(result.stdout) : ['it did not come to its end'];
    return { broken, exitCode: result.exitCode, stderr: result.stderr, durationMs: result.durationMs };
  } finally {
    await dispose();
  }
}

/** What `inside` gives when everything held. */
export const allHeld = { broken: [], exitCode: 0, stderr: '' };
