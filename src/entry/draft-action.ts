import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { draftingText } from '../report/drafting-text.ts';
import { prose } from '../report/text.ts';
import { createLog } from '../system/log.ts';
import { draftRequestOf } from './draft-inputs.ts';
import { hideEnvironment } from './hidden-environment.ts';
import { runDraft } from './run-draft.ts';
import { wordsOf } from './told-problem.ts';

async function main(): Promise<void> {
  const folder = join(process.env.RUNNER_TEMP ?? tmpdir(), 'earnest-draft');
  const log = createLog(process.stdout, 'actions');
  const { drafting, json, summary } = await runDraft(draftRequestOf(process, core.getBooleanInput('all')), log);
  const [draftsPath, summaryPath] = [join(folder, 'drafts.json'), join(folder, 'drafting.md')];
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(draftsPath, json);
  await writeFile(summaryPath, summary);
  core.setOutput('status', drafting.status);
  core.setOutput('drafts', drafting.drafts.length);
  core.setOutput('refused', drafting.refused.length);
  core.setOutput('questions', drafting.questions.length);
  core.setOutput('drafts-path', draftsPath);
  core.setOutput('summary-path', summaryPath);
  await core.summary.addRaw(summary).write();
  log.info(draftingText(drafting, draftsPath));
  if (drafting.status === 'partial')
    core.warning(`Not all briefs could be drafted for: ${prose(drafting.reasons[0] ?? '')}`);
}

hideEnvironment(process);
try {
  await main();
} catch (problem) {
  const words = wordsOf(problem);
  core.setOutput('status', 'error');
  await core.summary
    .addRaw(`## ⛔ Earnest: drafting is not set up\n\n${prose(words, 1_500)}\n`)
    .write()
    // Outside of a workflow there is no file for it.
    .catch(() => {});
  core.setFailed(words);
  process.exitCode = 2;
}
