import * as core from '@actions/core';
import { singleLine } from '../report/text.ts';
import { deliverStep, deliveryProblem } from './deliver-step.ts';

async function main(): Promise<void> {
  const token = core.getInput('token');
  if (token !== '') core.setSecret(token);
  const inputs = { patchPath: core.getInput('patch-path'), summaryPath: core.getInput('summary-path'), token };
  const { status, pullRequest, why } = await deliverStep(process.env, inputs);
  core.setOutput('status', status);
  core.setOutput('pull-request', pullRequest ?? '');
  const which = pullRequest === null ? '' : `, pull request ${pullRequest}`;
  core.info(`Drafts: ${status}${which}.`);
  if (why === null) return;
  // Other events than pull requests are no news: the workflow of a gate has them too.
  const say =
    process.env.GITHUB_EVENT_NAME !== 'pull_request' ? core.info : pullRequest === null ? core.warning : core.notice;
  say(`No drafts were delivered: ${singleLine(why)}.`);
}

try {
  await main();
} catch (problem) {
  core.setOutput('status', '');
  core.setOutput('pull-request', '');
  core.setFailed(deliveryProblem(problem));
}
