/** Runs chosen tests again under a condition, and judges nothing: what reports print to show a failure. */

import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { workTreeAt } from './change/work-tree.ts';
import { workTreePolicy } from './config/work-tree-policy.ts';
import { type Condition, conditionText } from './domain/condition.ts';
import { CouldNotJudge } from './domain/could-not-judge.ts';
import type { Policy } from './domain/policy.ts';
import type { FileFailure, TestCase, TestRun } from './domain/test-run.ts';
import { ownerOfFile } from './project/owner-of-file.ts';
import { packageOf } from './project/package-of.ts';
import type { Package, Project } from './project/project.ts';
import type { System } from './system/system.ts';
import { insideTree } from './system/work-tree-paths.ts';
import { selectionByName, withoutFile } from './toolchain/selection-by-name.ts';
import type { TestSelection } from './toolchain/toolchain.ts';
import { toolchainOf } from './toolchain/toolchains.ts';

export interface RerunRequest {
  /** A folder of the work tree. */
  readonly cwd: string;
  /** Test files, relative to the repository root; at least one. */
  readonly files: readonly string[];
  /** Names as report.json writes them, the file before them or not; empty: every case of the files. */
  readonly tests: readonly string[];
  readonly condition: Condition;
  /** How often; from 1. */
  readonly times: number;
  /** A policy file for `suite`; null: that of the work tree. */
  readonly configFile: string | null;
  /** Where the user's `node` is looked for. */
  readonly environment: NodeJS.ProcessEnv;
}

/** One run: the chosen cases that ran, in the order of the report, and the chosen files that failed as a whole. */
export interface Rerun {
  readonly cases: readonly TestCase[];
  readonly fileFailures: readonly FileFailure[];
}

/** The files of one package, with what is asked of its runner. */
interface Part {
  readonly project: Project;
  readonly subject: Package;
  readonly files: readonly string[];
  readonly selection: readonly TestSelection[] | null;
}

/**
 * Runs the tests `times` times, telling each run as it ends.
 *
 * @throws CouldNotJudge for a file or a test that is not there, a condition that the runner cannot make, and a runner that
 *   crashes, hangs or cannot be found
 */
export async function rerun(system: System, request: RerunRequest, onRun: (seen: Rerun) => void): Promise<void> {
  const { root, within } = await workTreeAt(system.git, request.cwd);
  const policy = await workTreePolicy(root, request.configFile);
  const files: string[] = [];
  for (const file of request.files) files.push(await fileIn(root, file));
  const parts = await partsOf(system, { root, within }, [...new Set(files)], policy, request);
  for (let run = 0; run < request.times; run += 1) {
    const runs: TestRun[] = [];
    for (const { project, subject, files: chosen, selection } of parts) {
      const ran = await toolchainOf(subject.runner).runSuite(system, project, subject, {
        ...policy.suite,
        files: chosen,
        condition: request.condition,
        ...(selection === null ? {} : { tests: selection }),
      });
      if (ran.outcome === 'timed-out' || ran.outcome === 'crashed') throw didNotFinish(ran);
      runs.push(ran);
    }
    onRun(chosenOf(runs, files, request.tests));
  }
}

async function fileIn(root: string, file: string): Promise<string> {
  const path = resolve(root, file);
  await insideTree(root, path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    throw new CouldNotJudge(
      `There is no file ${JSON.stringify(file)} in ${root}. Test files are named relative to the top of the repository, as reports name them.`,
    );
  }
  return relative(root, path).split(sep).join('/');
}

async function partsOf(
  system: System,
  tree: { readonly root: string; readonly within: string },
  files: readonly string[],
  policy: Policy,
  request: RerunRequest,
): Promise<readonly Part[]> {
  const groups = new Map<string, { readonly project: Project; readonly subject: Package; readonly files: string[] }>();
  for (const file of files) {
    const known = [...groups.values()].find((group) => packageOf(file, group.project.packages) === group.subject);
    const owner = known ?? (await ownerOfFile(file, tree, policy, request.environment));
    const key = owner.subject.root;
    groups.set(key, { ...owner, files: [...(groups.get(key)?.files ?? []), file] });
  }
  const parts: Part[] = [];
  for (const { project, subject, files: chosen } of groups.values()) {
    const { variety: varietyOf } = toolchainOf(subject.runner);
    const variety = await varietyOf(system, project, subject, policy.suite.command);
    const impossible = variety.cannot.filter(({ kind }) => request.condition.some((factor) => factor.kind === kind));
    if (impossible.length > 0) {
      const why = impossible.map((each) => each.why).join('; ');
      throw new CouldNotJudge(`${subject.runner} cannot run under ${conditionText(request.condition)}: ${why}.`);
    }
    const chooses = request.tests.length > 0 && variety.choosesTests;
    parts.push({ project, subject, files: chosen, selection: chooses ? selectionByName(chosen, request.tests) : null });
  }
  return parts;
}

function chosenOf(runs: readonly TestRun[], files: readonly string[], tests: readonly string[]): Rerun {
  const ofFiles = (file: string) => file === '' || files.includes(file);
  const all = runs.flatMap((run) => run.tests).filter(({ file }) => ofFiles(file));
  const fileFailures = runs.flatMap((run) => run.fileFailures).filter(({ file }) => ofFiles(file));
  const names = tests.map((test) => withoutFile(test, files));
  const cases = all.filter(
    ({ name, status }) => (status === 'passed' || status === 'failed') && (tests.length === 0 || names.includes(name)),
  );
  if (fileFailures.length === 0) {
    const missing = names.find((name) => !cases.some((test) => test.name === name));
    if (missing !== undefined) throw noSuchTest(missing, all, files);
    if (cases.length === 0) {
      const remark = runs.map((run) => run.remark).find((each) => each !== null);
      throw new CouldNotJudge(
        `No test ran in ${files.join(', ')}${remark === undefined ? '' : `: ${remark}`}${all.length === 0 ? '' : ' All of them are skipped.'}`,
      );
    }
  }
  return { cases, fileFailures };
}

const MOST_NAMED = 10;

function noSuchTest(name: string, all: readonly TestCase[], files: readonly string[]): CouldNotJudge {
  const skipped = all.find((test) => test.name === name);
  if (skipped !== undefined) {
    return new CouldNotJudge(`The test ${JSON.stringify(name)} did not run: it is ${skipped.status}.`);
  }
  const named = all.slice(0, MOST_NAMED).map((test) => `  ${test.name}`);
  const more = all.length > MOST_NAMED ? [`  … and ${all.length - MOST_NAMED} more`] : [];
  const instead = all.length === 0 ? 'The runner reported none at all.' : ['It holds:', ...named, ...more].join('\n');
  return new CouldNotJudge(
    `There is no test ${JSON.stringify(name)} in ${files.join(', ')}. A name is the titles from the outermost suite inwards, joined by " > ". ${instead}`,
  );
}

const SHOWN_OUTPUT = 2_000;

function didNotFinish(run: TestRun): CouldNotJudge {
  const printed = run.outputTail.slice(-SHOWN_OUTPUT);
  const remark = run.remark ?? `${run.runner} ${run.outcome}.`;
  return new CouldNotJudge(printed === '' ? remark : `${remark} It printed last:\n${printed}`);
}
