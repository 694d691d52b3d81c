import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `npm run build` leaves: the end to end tests judge this and nothing else. */
export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
export const COMMAND_LINE = join(DIST, 'cli.js');
export const ACTION = join(DIST, 'gate.js');
export const DRAFT_ACTION = join(DIST, 'draft.js');

/** Shared by all tests, so that each pinned Stryker is installed once. */
export const CACHE_FOLDER = join(tmpdir(), 'earnest-test-cache');

/** The node that runs our tests comes first: the pinned Stryker needs 22, and a machine may have an older one. */
export const PROGRAMS_PATH = `${dirname(process.execPath)}:${process.env.PATH}`;

/** How this machine reaches a package registry: what a workflow's own environment would hold. */
export const NETWORK: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    /^(?:npm_config_(?:registry|cafile)|https?_proxy|no_proxy|node_extra_ca_certs|ssl_cert_(?:file|dir))$/i.test(
      name,
    ) && value !== undefined
      ? [[name, value]]
      : [],
  ),
);
