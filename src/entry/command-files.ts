import { lstatSync, readFileSync, rmSync, type Stats, writeFileSync } from 'node:fs';

/** The files through which a step speaks to the runner: what stands in them at its end counts, whoever wrote it. */
const VARIABLES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

interface KeptFile {
  readonly path: string;
  readonly status: Stats;
  readonly content: Buffer;
}

/**
 * Remembers what the runner's files hold before anything of the pull request runs. The returned function puts that back:
 * call it when the last such process has ended, and before our own outputs are written. Code under test is not told where
 * these files are, but they lie beside the work tree under the same user, so it can guess; a path in GITHUB_PATH or a
 * variable in GITHUB_ENV would then act on later steps, which may hold tokens.
 */
export function keepCommandFiles(environment: NodeJS.ProcessEnv): () => void {
  const kept = VARIABLES.flatMap((name) => environment[name] || []).flatMap(keptFile);
  return () => {
    for (const file of kept) restore(file);
  };
}

function keptFile(path: string): KeptFile[] {
  try {
    return [{ path, status: lstatSync(path), content: readFileSync(path) }];
  } catch {
    // The toolkit says what is wrong with it when it writes.
    return [];
  }
}

function restore({ path, status, content }: KeptFile): void {
  const now = lstatSync(path, { throwIfNoEntry: false });
  // A link or another file in its place would take our outputs elsewhere. Where it is the same, it stays: a container may have it mounted.
  const same = now !== undefined && now.dev === status.dev && now.ino === status.ino;
  if (!same) rmSync(path, { recursive: true, force: true });
  writeFileSync(path, content, same ? {} : { flag: 'wx', mode: status.mode });
}
