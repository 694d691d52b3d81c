import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { childEnvironment } from '../system/child-environment.ts';
import { findProgram } from '../system/find-program.ts';

const answer = z.tuple([z.string().min(1), z.string().regex(/^v\d+\.\d+\.\d+/)]);
const script = 'console.log(JSON.stringify([process.execPath, process.version]))';

/**
 * The `node` that the user's PATH gives in `root`. It is asked for its own path, because what PATH holds may be the shim of a
 * version manager, which reads the version from the folder it is started in.
 * @throws CouldNotJudge when there is none, or it does not answer
 */
export async function nodeOnPath(
  root: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly path: string; readonly version: string }> {
  const found = await findProgram('node', root, environment.PATH ?? '');
  if (found.path === null) {
    throw new CouldNotJudge(
      'No node was found on PATH. The tests run on the node of your workflow, not on the one of the action: add actions/setup-node before this step.',
    );
  }
  try {
    const { stdout } = await promisify(execFile)(found.path, ['-e', script], {
      cwd: root,
      env: childEnvironment(environment, {}, randomBytes(16).toString('hex')),
      timeout: 20_000,
      maxBuffer: 65_536,
    });
    const [path, version] = answer.parse(JSON.parse(stdout));
    return { path: await realpath(path), version: version.slice(1) };
  } catch (error) {
    throw new CouldNotJudge(
      `${found.path} did not tell its version (${error instanceof Error ? error.message.split('\n')[0] : String(error)}). Is it a whole Node.js? \`node --version\` has to work in ${root}.`,
    );
  }
}
