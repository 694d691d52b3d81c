import { draftJob } from './init-draft-job.ts';
import { gateJob } from './init-gate-job.ts';
import type { DraftingParts, WorkflowParts } from './init-parts.ts';

/**
 * The workflow that makes Earnest a required check. It has no `paths` filter and the job has no `if`, since a workflow that
 * is left out stays "pending" for ever and a job that is left out counts as passed.
 */
export function workflowText(parts: WorkflowParts): string {
  return [opening(parts), gateJob(parts, false)].join('\n');
}

/** The same, with a job in front that lets a model draft tests on pull requests. Only that job has the key, and no code of the repository runs in it. */
export function draftingWorkflowText(parts: DraftingParts): string {
  return [opening(parts), draftJob(parts), gateJob(parts, true)].join('\n');
}

function opening({ defaultBranch }: WorkflowParts): string {
  return `name: Earnest

on:
  pull_request:
  merge_group:
  push: # fills the cache that pull requests read
    branches: [${quoted(defaultBranch)}]

permissions: {}

concurrency:
  group: earnest-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:`;
}

/** A branch as a YAML word that is also a literal to GitHub's branch patterns. */
function quoted(branch: string): string {
  return `'${branch.replaceAll("'", "''").replace(/[*?+[\]!]/g, '\\$&')}'`;
}
