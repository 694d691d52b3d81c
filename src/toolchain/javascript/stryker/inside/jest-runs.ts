import type { InnerRunner } from './protocol.ts';

/** The names of jest projects that the test script chooses or leaves out, as jest's own options are spelled. */
export interface JestProjects {
  readonly selectProjects?: readonly string[];
  readonly ignoreProjects?: readonly string[];
}

interface JestArguments {
  readonly _?: readonly string[];
  readonly findRelatedTests?: boolean;
  readonly runTestsByPath?: boolean;
}

/** What starts jest in Stryker's plugin. Seen in its versions 8 to 10. */
interface JestWrapper {
  runCLI(given: JestArguments, ...others: unknown[]): Promise<unknown>;
}

/**
 * Stryker's plugin has jest load, for each mutant, every test file that the mutated one is related to by imports, in all projects of the
 * configuration; by name it then leaves out the tests that do not reach the mutant. Here jest loads the files that hold tests which do, and knows
 * the projects that the test script chooses. Where the plugin is not built as expected, it runs what it runs.
 *
 * @param chosen absolute paths of the files to run, asked at each run; undefined: what the plugin asks for
 */
export function tellJest(
  runner: InnerRunner,
  projects: JestProjects,
  chosen: () => readonly string[] | undefined,
): void {
  const { jestWrapper: wrapper } = runner as { jestWrapper?: Partial<JestWrapper> };
  const runCLI = wrapper?.runCLI?.bind(wrapper);
  if (wrapper === undefined || runCLI === undefined) return;
  wrapper.runCLI = (given, ...others) => runCLI({ ...narrowed(given, chosen()), ...projects }, ...others);
}

/** Files go by path: as the patterns that jest takes them for, `[id].test.js` would not be itself. */
function narrowed(given: JestArguments, files: readonly string[] | undefined): JestArguments {
  if (files !== undefined) return { ...given, _: files, findRelatedTests: false, runTestsByPath: true };
  return given.findRelatedTests !== true && (given._?.length ?? 0) > 0 ? { ...given, runTestsByPath: true } : given;
}
