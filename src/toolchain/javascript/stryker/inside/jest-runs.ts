import { resolve } from 'node:path';
import type { InnerRunner } from './protocol.ts';

/** The names of jest projects that the test script chooses or leaves out, as jest's own options are spelled. */
export interface JestProjects {
  readonly selectProjects?: readonly string[];
  readonly ignoreProjects?: readonly string[];
}

interface JestArguments {
  readonly _?: readonly string[];
  readonly findRelatedTests?: boolean;
}

/** What starts jest in Stryker's plugin, since its version 5. */
interface JestWrapper {
  runCLI(given: JestArguments, ...others: unknown[]): Promise<unknown>;
}

/**
 * Stryker's plugin has jest load, for each mutant, every test file that the mutated one is related to by imports, in all projects of the
 * configuration; by name it then leaves out the tests that do not reach the mutant. Here jest loads the files that hold tests which do, and knows
 * the projects that the test script chooses. Where the plugin is not built as expected, it runs what it runs.
 */
export class JestRuns {
  #files: readonly string[] | null = null;

  constructor(runner: InnerRunner, projects: JestProjects) {
    const { jestWrapper: wrapper } = runner as { jestWrapper?: Partial<JestWrapper> };
    const runCLI = wrapper?.runCLI?.bind(wrapper);
    if (wrapper === undefined || runCLI === undefined) return;
    wrapper.runCLI = (given, ...others) => runCLI({ ...this.#narrowed(given), ...projects }, ...others);
  }

  /** @param files relative to the package; undefined: those that are related to the mutated file */
  async among<Result>(files: readonly string[] | undefined, run: () => Promise<Result>): Promise<Result> {
    this.#files = files?.map((path) => resolve(path)) ?? null;
    try {
      return await run();
    } finally {
      this.#files = null;
    }
  }

  /** Files go by path: as the patterns that jest takes them for, `[id].test.js` would not be itself. */
  #narrowed(given: JestArguments): JestArguments & { readonly runTestsByPath?: boolean } {
    if (this.#files !== null) return { ...given, _: this.#files, findRelatedTests: false, runTestsByPath: true };
    return given.findRelatedTests !== true && (given._?.length ?? 0) > 0 ? { ...given, runTestsByPath: true } : given;
  }
}
