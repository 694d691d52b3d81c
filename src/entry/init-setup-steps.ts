import { SETUP_BUN, SETUP_NODE } from './init-actions.ts';
import type { WorkflowParts } from './init-parts.ts';

const COREPACK = 'npm install --global corepack@0.36.0 && corepack enable';

/** The steps that put Node and the package manager on PATH. */
export function setupSteps(
  { nodeVersionFile, setup }: WorkflowParts,
  { reason, settings }: { readonly reason: string; readonly settings: readonly string[] },
): string[] {
  const version = nodeVersionFile === null ? 'node-version: 24' : `node-version-file: ${nodeVersionFile}`;
  return [
    `      - uses: ${SETUP_NODE}`,
    '        with:',
    ...[`${version}${reason}`, ...settings].map((line) => `          ${line}`),
    ...{ corepack: [`      - run: ${COREPACK}`], bun: [`      - uses: ${SETUP_BUN}`], none: [] }[setup ?? 'none'],
  ];
}
