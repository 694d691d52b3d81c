/** Commits of the newest releases, as tags can be moved. */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
const SETUP_NODE = 'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0';
const SETUP_BUN = 'oven-sh/setup-bun@0c5077e51419868618aeaa5fe8019c62421857d6 # v2.2.0';
const RESTORE = 'actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5';
const SAVE = 'actions/cache/save@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5';
const UPLOAD = 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0';
const COREPACK = 'npm install --global corepack@0.36.0 && corepack enable';

export interface WorkflowParts {
  /** `owner/name@commit # vX.Y.Z` of Earnest. */
  readonly action: string;
  readonly defaultBranch: string;
  readonly install: string;
  /** `.nvmrc` or `.node-version` where the repository has one; null: the workflow names the version. */
  readonly nodeVersionFile: string | null;
  /** What puts the package manager on PATH: nothing where the runner has it. */
  readonly setup: 'corepack' | 'bun' | null;
  readonly npmCache: boolean;
}

/**
 * The workflow that makes Earnest a required check. It has no `paths` filter and the job has no `if`, since a workflow that
 * is left out stays "pending" for ever and a job that is left out counts as passed. Only a push saves the cache: what a pull
 * request saves would be restored by its own next run, after its code could have changed it.
 */
export function workflowText(parts: WorkflowParts): string {
  const node =
    parts.nodeVersionFile === null
      ? 'node-version: 24 # your tests run on this Node; Stryker needs 22 or newer'
      : `node-version-file: ${parts.nodeVersionFile} # your tests run on this Node; Stryker needs 22 or newer`;
  const setup = {
    corepack: [`      - run: ${COREPACK}`],
    bun: [`      - uses: ${SETUP_BUN}`],
    none: [],
  }[parts.setup ?? 'none'];
  // Each push saves the verdicts it came to under a key of its own, since a key cannot be saved twice.
  const prefix = `earnest-\${{ runner.os }}-${commitOf(parts.action)}-`;
  const key = `${prefix}\${{ github.run_id }}-\${{ github.run_attempt }}`;
  return `name: Earnest

on:
  pull_request:
  merge_group:
  push: # fills the cache that pull requests read
    branches: [${quoted(parts.defaultBranch)}]

permissions: {}

concurrency:
  group: earnest-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  earnest: # the name to pick as required check
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # to check out, and to fetch the commit that the change starts from
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false # tests could read them from .git/config
      - uses: ${SETUP_NODE}
        with:
          ${[node, ...(parts.npmCache ? ['cache: npm'] : [])].join('\n          ')}
${[...setup, `      - run: ${parts.install}`].join('\n')}
      - uses: ${RESTORE}
        with:
          path: ~/.cache/earnest
          key: ${key}
          restore-keys: ${prefix} # the newest that a push saved
      - uses: ${parts.action}
      - if: always() && github.event_name == 'push'
        uses: ${SAVE}
        with:
          path: ~/.cache/earnest
          key: ${key}
      - if: always()
        uses: ${UPLOAD}
        with:
          name: earnest
          path: \${{ runner.temp }}/earnest # the reports; they hold source code
          if-no-files-found: ignore
          retention-days: 14
`;
}

function commitOf(action: string): string {
  return /@([\w.-]+)/.exec(action)?.[1] ?? 'unpinned';
}

/** A branch as a YAML word that is also a literal to GitHub's branch patterns. */
function quoted(branch: string): string {
  return `'${branch.replaceAll("'", "''").replace(/[*?+[\]!]/g, '\\$&')}'`;
}
