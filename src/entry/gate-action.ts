import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import type { Drafting } from '../domain/draft.ts';
import type { Judgement, SourceLinks } from '../domain/judgement.ts';
import { annotations } from '../report/annotations.ts';
import { consoleText } from '../report/console.ts';
import { draftingSummary } from '../report/drafting-summary.ts';
import { LARGEST_SUMMARY_BYTES, summaryMarkdown } from '../report/summary.ts';
import { inCode } from '../report/text.ts';
import { createLog } from '../system/log.ts';
import { judgementOfProblem } from '../verdict/problem.ts';
import { keepCommandFiles } from './command-files.ts';
import { type Drafted, draftedBefore, draftFirst } from './draft-first.ts';
import { eventPayload, referencesOf } from './event-request.ts';
import { stages } from './gate-command.ts';
import { draftsIn, draftsOf } from './handed-drafts.ts';
import { hideEnvironment } from './hidden-environment.ts';
import { runGate } from './run-gate.ts';
import { showStickyComment } from './sticky-comment.ts';
import { wordsOf } from './told-problem.ts';

/** What the action leaves behind for later steps, all in one folder. */
const FILES = {
  json: 'report.json',
  mutationJson: 'mutation.json',
  ctrf: 'ctrf.json',
  summary: 'summary.md',
  html: 'mutation.html',
  drafts: 'drafts.json',
  drafting: 'drafting.md',
  patch: 'drafts.patch',
} as const;

const NO_DRAFTS =
  'The input `drafts` names a file that is not there. The job that drafts was skipped, failed, or handed nothing over: see it.';

/** A judgement that never began. */
const UNKNOWN = {
  change: null,
  mode: 'enforce',
  threshold: 0,
  remarks: [],
  timings: { totalMs: 0, stages: [] },
} as const;

async function main(environment: NodeJS.ProcessEnv, drafted: Drafted | null): Promise<number> {
  const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
  const folder = join(environment.RUNNER_TEMP ?? tmpdir(), 'earnest');
  const inFolder = (name: string) => join(folder, name);
  const only = core.getInput('only');
  const config = core.getInput('config');
  const annotated = core.getBooleanInput('annotations');
  const commented = core.getBooleanInput('comment');
  const payload = eventPayload(environment);
  const links = sourceLinks(environment, payload);
  const handed = handedDrafts(workspace, drafted);
  const restoreCommandFiles = keepCommandFiles(environment);
  const outcome = await runGate(
    {
      cwd: resolve(workspace, core.getInput('working-directory')),
      references: referencesOf(environment, payload, { base: core.getInput('base'), token: core.getInput('token') }),
      configFile: config === '' ? null : resolve(workspace, config),
      only: only === '' ? null : stages(only),
      drafting: handed.drafting,
      environment,
    },
    createLog(process.stdout, 'actions'),
    {
      json: inFolder(FILES.json),
      mutationJson: inFolder(FILES.mutationJson),
      ctrf: inFolder(FILES.ctrf),
      summary: inFolder(FILES.summary),
      html: inFolder(FILES.html),
      patch: inFolder(FILES.patch),
      emptied: folder,
    },
    links,
  ).finally(restoreCommandFiles);
  const { judgement } = outcome;
  if (annotated) annotate(judgement);
  setOutputs(judgement, inFolder);
  if (drafted !== null) await keepDrafts(drafted, handed.summary, inFolder);
  await core.summary.addRaw(together(outcome.summary, handed.summary)).write({ overwrite: true });
  createLog(process.stdout, 'actions').info(consoleText(judgement));
  if (commented) await comment(environment, judgement, outcome.summary, links);
  return outcome.exitCode;
}

/** Last of all, since it waits for a server: what the step is about stands by then. */
function comment(
  environment: NodeJS.ProcessEnv,
  judgement: Judgement,
  summary: string,
  links: SourceLinks | null,
): Promise<void> {
  const [token, directory] = [core.getInput('token'), core.getInput('working-directory')];
  return showStickyComment({ environment, token, directory, judgement, summary, links }, core);
}

/** Drafts of this step, or of a job before it, with what the summary says of drafting. */
function handedDrafts(
  workspace: string,
  drafted: Drafted | null,
): { readonly drafting: Drafting | null; readonly summary: string } {
  if (drafted !== null) {
    const drafting = draftsOf('drafts.json', drafted.json);
    const remark = drafted.remark === '' ? '' : `\n${drafted.remark}\n`;
    return { drafting, summary: `${draftingSummary(drafting, 'tried')}${remark}` };
  }
  const input = core.getInput('drafts');
  if (input === '') return { drafting: null, summary: '' };
  const path = resolve(workspace, input);
  const drafting = draftsIn(path);
  if (drafting !== null) return { drafting, summary: draftingSummary(drafting, 'tried') };
  return { drafting, summary: `## ➖ Earnest: no drafts\n\n${NO_DRAFTS} ${inCode(path)}\n` };
}

/** The verdict first, then what was drafted, within what GitHub shows. */
function together(summary: string, drafting: string): string {
  if (drafting === '') return summary;
  const fits = Buffer.byteLength(summary) + Buffer.byteLength(drafting) < LARGEST_SUMMARY_BYTES;
  return `${summary}\n${fits ? drafting : 'What was drafted is too long to stand here: see drafts.json.\n'}`;
}

/** Lines are linked at the commit that people see: the head of the pull request, or the commit of a push or a merge queue. */
function sourceLinks(environment: NodeJS.ProcessEnv, payload: unknown): SourceLinks | null {
  const repository = environment.GITHUB_REPOSITORY;
  const head = (payload as { pull_request?: { head?: { sha?: unknown } } } | null)?.pull_request?.head?.sha;
  const commit = typeof head === 'string' ? head : environment.GITHUB_SHA;
  if (!repository || !commit) return null;
  return { repositoryUrl: `${environment.GITHUB_SERVER_URL ?? 'https://github.com'}/${repository}`, commit };
}

function annotate(judgement: Judgement): void {
  const show = { error: core.error, warning: core.warning, notice: core.notice };
  for (const { level, message, title, file, line, endLine } of annotations(judgement)) {
    show[level](message, { title, file, startLine: line, endLine });
  }
}

function setOutputs({ verdict, totals, trial }: Judgement, inFolder: (name: string) => string): void {
  core.setOutput('verdict', verdict);
  core.setOutput('score', totals.score === null ? '' : totals.score.toFixed(2));
  core.setOutput('killed', totals.killed);
  core.setOutput('survived', totals.survived);
  core.setOutput('no-coverage', totals.noCoverage);
  core.setOutput('timeout', totals.timeout);
  core.setOutput('report-path', inFolder(FILES.json));
  core.setOutput('mutation-report-path', inFolder(FILES.mutationJson));
  core.setOutput('ctrf-path', inFolder(FILES.ctrf));
  core.setOutput('summary-path', inFolder(FILES.summary));
  core.setOutput('html-path', inFolder(FILES.html));
  core.setOutput('patch-path', trial?.patch == null ? '' : inFolder(FILES.patch));
}

/** Written last: until then, code of the repository could have reached them. */
async function keepDrafts({ json }: Drafted, summary: string, inFolder: (name: string) => string): Promise<void> {
  await writeFile(inFolder(FILES.drafts), json);
  await writeFile(inFolder(FILES.drafting), summary);
  core.setOutput('drafts-path', inFolder(FILES.drafts));
}

hideEnvironment(process);
try {
  await draftFirst(process);
  const exitCode = await main(process.env, draftedBefore(process.env));
  if (exitCode !== 0)
    core.setFailed(
      exitCode === 1
        ? 'The tests of this change do not hold what they promise: see the job summary.'
        : 'This change could not be judged: see the job summary.',
    );
  process.exitCode = exitCode;
} catch (problem) {
  const words = wordsOf(problem);
  const judgement = judgementOfProblem(words, UNKNOWN);
  const summary = summaryMarkdown(judgement, { links: null, sources: new Map() });
  core.setOutput('verdict', 'error');
  await core.summary
    .addRaw(summary)
    .write({ overwrite: true })
    // Outside of a workflow there is no file for it.
    .catch(() => {});
  // The comment of an earlier push must not stand for this one.
  if (/^true$/i.test(core.getInput('comment'))) await comment(process.env, judgement, summary, null);
  core.setFailed(words);
  process.exitCode = 2;
}
