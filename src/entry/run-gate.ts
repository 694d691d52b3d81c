import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readSources } from '../change/texts.ts';
import { workTreeAt } from '../change/work-tree.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { type Judgement, lostMutants, type SourceLinks } from '../domain/judgement.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type GateRequest, gate } from '../gate.ts';
import { ctrfReport } from '../report/ctrf.ts';
import { htmlReport } from '../report/html.ts';
import { reportJson } from '../report/json.ts';
import { mutationReport } from '../report/mutation-json.ts';
import { summaryMarkdown } from '../report/summary.ts';
import { createSystem } from '../system/create-system.ts';
import { createGit } from '../system/git.ts';
import { shippedRoot } from '../system/shipped-files.ts';
import type { Log } from '../system/system.ts';
import { insideTree } from '../system/work-tree-paths.ts';

/** Where to write what; null: not at all. Relative paths are taken from the folder this process runs in. */
export interface ReportFiles {
  readonly json: string | null;
  readonly mutationJson: string | null;
  readonly ctrf: string | null;
  readonly summary: string | null;
  readonly html: string | null;
  /** The earned drafts; not written, and an old one removed, where none is earned. */
  readonly patch: string | null;
  /** A folder that is emptied before the reports are written: what code under test may have put there, links above all, must not be taken for ours. */
  readonly emptied: string | null;
}

export interface GateOutcome {
  readonly judgement: Judgement;
  readonly summary: string;
  /** 0 pass, 1 fail, 2 could not judge; `mode: report` turns 1 into 0. */
  readonly exitCode: 0 | 1 | 2;
}

/** Runs the gate and writes its reports. Whatever happens in the pull request ends as an outcome, not as an exception. */
export async function runGate(
  request: GateRequest,
  log: Log,
  files: ReportFiles,
  links: SourceLinks | null,
): Promise<GateOutcome> {
  const git = createGit(request.environment);
  const { system, dispose } = await createSystem({ environment: request.environment, log, git });
  try {
    const root = await workTreeAt(git, request.cwd).then(
      (tree) => tree.root,
      () => null,
    );
    const targets = await checkedTargets(files, root);
    const judgement = await gate(system, request);
    const sources =
      root === null
        ? new Map<string, string>()
        : await readSources(
            root,
            [...judgement.mutants, ...lostMutants(judgement)].map(({ file }) => file),
          );
    const summary = summaryMarkdown(judgement, { links, sources });
    const mutation = mutationReport(judgement, sources);
    if (targets.emptied !== null) await rm(targets.emptied, { recursive: true, force: true });
    await write(targets.json, () => `${JSON.stringify(reportJson(judgement), null, 2)}\n`);
    await write(targets.mutationJson, () => `${JSON.stringify(mutation)}\n`);
    await write(targets.ctrf, () => `${JSON.stringify(ctrfReport(judgement, Date.now()))}\n`);
    await write(targets.summary, () => summary);
    await writeOrRemove(targets.patch, judgement.trial?.patch ?? null);
    await write(targets.html, async () => htmlReport(mutation, await viewerScript()));
    return { judgement, summary, exitCode: exitCodeOf(judgement.verdict, judgement.mode) };
  } finally {
    await dispose();
  }
}

export function exitCodeOf(verdict: Verdict, mode: Judgement['mode']): 0 | 1 | 2 {
  if (verdict === 'error') return 2;
  return verdict === 'fail' && mode === 'enforce' ? 1 : 0;
}

/** A report that lands in the work tree must not follow a link out of it: the pull request may have put the link there. */
async function checkedTargets(files: ReportFiles, root: string | null): Promise<ReportFiles> {
  const checked = async (file: string | null) => {
    if (file === null) return null;
    const path = resolve(file);
    if (root !== null && path.startsWith(`${root}/`)) await insideTree(root, path);
    return path;
  };
  return {
    json: await checked(files.json),
    mutationJson: await checked(files.mutationJson),
    ctrf: await checked(files.ctrf),
    summary: await checked(files.summary),
    html: await checked(files.html),
    patch: await checked(files.patch),
    emptied: files.emptied,
  };
}

/** @throws CouldNotJudge when the place cannot be written to: whoever relies on the report must not find an old one */
async function write(path: string | null, text: () => string | Promise<string>): Promise<void> {
  if (path === null) return;
  const content = await text();
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  } catch (error) {
    throw new CouldNotJudge(
      `The report ${JSON.stringify(path)} could not be written: ${(error as Error).message}. Name a file in a folder that this user may write to.`,
    );
  }
}

async function writeOrRemove(path: string | null, text: string | null): Promise<void> {
  if (text !== null) await write(path, () => text);
  else if (path !== null) await rm(path, { force: true });
}

function viewerScript(): Promise<string> {
  return readFile(join(shippedRoot(), 'dist', 'mutation-test-elements.js'), 'utf8');
}
