import type { Policy, RunnerName } from '../../domain/policy.ts';
import { detectRunner } from '../../project/detect-runner.ts';
import { packageFolders } from '../../project/workspace.ts';

/** The package whose tests a draft joins. */
export interface TestPackage {
  /** Relative to the repository root, `.` for the root itself. */
  readonly directory: string;
  /** Null: none was found, or tests run by a command. */
  readonly runner: Exclude<RunnerName, 'command'> | null;
  /** Names of the packages that it, or the root of its workspace, depends on. */
  readonly dependencies: ReadonlySet<string>;
}

/**
 * The package around a file, and the runner of its tests or, where it has none of its own, that of the root. Reads manifests and
 * scripts, and runs nothing.
 */
export async function testPackageOf(
  root: string,
  file: string,
  { packages, suite }: Pick<Policy, 'packages' | 'suite'>,
): Promise<TestPackage> {
  const folders = await packageFolders(root, packages);
  const around = folders
    .filter(({ directory }) => directory === '.' || file.startsWith(`${directory}/`))
    .sort((one, other) => other.directory.length - one.directory.length);
  const dependencies = new Set(around.flatMap(({ manifest }) => [...manifest.dependencies]));
  if (suite.command !== null || suite.runner === 'command') {
    return { directory: around[0]?.directory ?? '.', runner: null, dependencies };
  }
  for (const folder of around) {
    const { detected } = await detectRunner(folder, suite.runner);
    if (detected !== null) return { directory: around[0]?.directory ?? '.', runner: detected.runner, dependencies };
  }
  return { directory: around[0]?.directory ?? '.', runner: null, dependencies };
}
