import { randomBytes } from 'node:crypto';
import { attend, type ContainedProcess } from './attend.ts';
import { childEnvironment, MARKER_VARIABLE } from './child-environment.ts';
import { findProgram } from './find-program.ts';
import { type Namespaces, probeNamespaces, startInNamespaces } from './namespaces.ts';
import { readableEnd, startGroup } from './process-group.ts';
import type { ContainedRequest, ContainedResult } from './system.ts';

/** auto: namespaces where the system allows them. process-group: never. */
export type Containment = 'auto' | 'process-group';

const NAMESPACE_LIMIT_MS = 10_000;

/**
 * Makes the function that runs programs which the pull request controls. Each gets the allow-listed environment of
 * childEnvironment, an empty standard input, and no way to outlive its time:
 *
 * - in namespaces of its own where the system allows it (tried once, at the first request), or else
 * - in a process group of its own, ended together with everything that carries its marker variable.
 *
 * Whatever the program started is ended when the program ends, when its time is up, when it is aborted, and when
 * our own process is told to end. At the time limit it is asked first (SIGTERM) and has 2.5 s to write what it has.
 *
 * Never rejects for what the program does; rejects with what `onChannelLine` throws.
 * Known limits: in a process group, a process that clears its environment and leaves the group is not found; output
 * goes to sockets, so a child cannot open /dev/stdout by its path; in namespaces, root cannot bind ports below 1024.
 */
export function createContained(
  own: NodeJS.ProcessEnv,
  containment: Containment = 'auto',
): (request: ContainedRequest) => Promise<ContainedResult> {
  let probed: Promise<Namespaces | null> | null = null;

  return async (request) => {
    const startedAt = performance.now();
    if (containment === 'auto') probed ??= probeNamespaces();
    const namespaces = await probed;
    const notRun = (ending: 'not-started' | 'aborted', problem: string | null): ContainedResult => ({
      exitCode: null,
      signal: null,
      ending,
      problem,
      stdout: '',
      stderr: '',
      truncated: false,
      durationMs: performance.now() - startedAt,
      containment: namespaces === null ? 'process-group' : 'namespaces',
      leftovers: namespaces === null ? 0 : null,
    });

    const marker = randomBytes(16).toString('hex');
    const environment = childEnvironment(own, request.env ?? {}, marker, {
      forInstalls: request.forInstalls ?? false,
    });
    const problem = unusable(request);
    if (problem !== null) return notRun('not-started', problem);
    const program = await findProgram(request.command, request.cwd, environment.PATH ?? '');
    if (program.path === null) return notRun('not-started', program.problem);
    if (request.signal?.aborted) return notRun('aborted', null);

    let contained: ContainedProcess;
    try {
      contained = await start(namespaces, request, program.path, environment, marker);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return notRun('not-started', `${JSON.stringify(request.command)} could not be started: ${reason}`);
    }
    return attend(contained, request, startedAt);
  };
}

/** Words that a name or an argument cannot hold; the system would refuse them, or take a name for an option. */
function unusable(request: ContainedRequest): string | null {
  const wrongName = Object.keys(request.env ?? {}).find((name) => !/^[A-Za-z_][^=\0]*$/.test(name));
  if (wrongName !== undefined) return `${JSON.stringify(wrongName)} cannot be the name of an environment variable.`;
  const words = [request.command, ...request.args, request.cwd, ...Object.values(request.env ?? {})];
  const wrongWord = words.find((word) => word.includes('\0'));
  if (wrongWord !== undefined) return `${JSON.stringify(wrongWord)} holds a NUL character, which no argument can.`;
  return null;
}

async function start(
  namespaces: Namespaces | null,
  request: ContainedRequest,
  path: string,
  environment: Readonly<Record<string, string>>,
  marker: string,
): Promise<ContainedProcess> {
  const channel = request.onChannelLine !== undefined;
  if (namespaces !== null) {
    const program = { path, args: request.args, cwd: request.cwd, channel };
    const markedBy = { name: MARKER_VARIABLE, value: marker };
    const started = await startInNamespaces(namespaces, program, environment, markedBy, NAMESPACE_LIMIT_MS).catch(
      // Nothing has run yet. A limit on namespaces may be used up at this moment: the other way still holds.
      () => null,
    );
    if (started !== null) {
      return {
        containment: 'namespaces',
        group: started.group,
        channel: channel ? readableEnd(started.group.child, 3) : null,
        control: started.control,
        programExit: started.programExit,
      };
    }
  }
  const group = await startGroup(path, request.args, request.cwd, environment, marker, channel ? ['pipe'] : []);
  return {
    containment: 'process-group',
    group,
    channel: channel ? readableEnd(group.child, 3) : null,
    control: null,
    programExit: (exit) => exit,
  };
}
