import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Package, Project } from '../../project/project.ts';
import { childEnvironment, MARKER_VARIABLE } from '../../system/child-environment.ts';
import { shippedRoot } from '../../system/shipped-files.ts';
import type { MutantRequest } from '../../toolchain/javascript/stryker/first-run.ts';

/** Counted up when what a stored verdict means changes. */
const MEANING = 1;

/** Parts of a request that no single verdict rests on, or that each verdict is held against by itself. */
const TOLD_OTHERWISE = new Set(['files', 'testFiles', 'onlyTestFiles', 'known', 'matrix', 'budgetMs', 'keptSizes']);

/**
 * Everything but files of the repository that decides how mutants are judged, a text each: Earnest itself, versions, flags, the
 * variables that tests get, the time zone.
 *
 * @param environment of this process
 * @param engine the Stryker that judges, with its version
 */
export async function factsOf(
  project: Project,
  subject: Package,
  request: MutantRequest,
  environment: NodeJS.ProcessEnv,
  engine: string,
): Promise<readonly string[]> {
  const asked = Object.entries(request).filter(([name]) => !TOLD_OTHERWISE.has(name));
  const variables = Object.entries(childEnvironment(environment, subject.runnerEnvironment, ''));
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  return [
    `meaning ${MEANING}`,
    await ourselves(),
    engine,
    project.root,
    project.node.version,
    `${process.platform} ${process.arch} ${timeZone} ${locale}`,
    JSON.stringify({ ...subject, runnerFrom: null }),
    JSON.stringify(asked.sort()),
    JSON.stringify(variables.filter(([name]) => name !== MARKER_VARIABLE).sort()),
  ];
}

/** Hash of the programs that ship, and of what they install. */
async function ourselves(): Promise<string> {
  const root = shippedRoot();
  const programs = await filesIn(root, 'dist');
  const toolchains = (await filesIn(root, 'toolchains')).filter(
    (path) => path.endsWith('package-lock.json') && !path.includes('node_modules'),
  );
  const hash = createHash('sha256');
  for (const path of [...programs, ...toolchains].sort())
    hash.update(`${path}\0`).update(await readFile(join(root, path)));
  return hash.digest('base64url');
}

async function filesIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
