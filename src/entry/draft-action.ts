import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as core from '@actions/core';
import { draftingText } from '../report/drafting-text.ts';
import { prose } from '../report/text.ts';
import { createLog } from '../system/log.ts';
import { eventPayload, referencesOf } from './event-request.ts';
import { hideEnvironment } from './hidden-environment.ts';
import { runDraft } from './run-draft.ts';
import { wordsOf } from './told-problem.ts';

async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  const apiKey = core.getInput('api-key');
  if (apiKey !== '') core.setSecret(apiKey);
  const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
  const folder = join(environment.RUNNER_TEMP ?? tmpdir(), 'earnest-draft');
  const config = core.getInput('config');
  const log = createLog(process.stdout, 'actions');
  const { drafting, json, summary } = await runDraft(
    {
      cwd: resolve(workspace, core.getInput('working-directory')),
      references: referencesOf(environment, eventPayload(environment), {
        base: core.getInput('base'),
        token: core.getInput('token'),
      }),
      configFile: config === '' ? null : resolve(workspace, config),
      all: core.getBooleanInput('all'),
      baseUrl: core.getInput('base-url'),
      model: core.getInput('model'),
      apiKey,
      environment,
    },
    log,
  );
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
  await main(process.env);
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
