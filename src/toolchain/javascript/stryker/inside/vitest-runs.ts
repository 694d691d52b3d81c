import { resolve } from 'node:path';
import type { InnerRunner } from './protocol.ts';

interface Asked {
  readonly testFiles?: readonly string[];
}

/** Part of Stryker's plugin, as it is since its version 9.5. */
interface VitestPlugin {
  run(asked?: Asked): Promise<unknown>;
}

/** Where a mutant is left to all tests, Stryker's plugin runs those of all projects that are related to it: here those of the files that it is told of. */
export class VitestRuns {
  #files: readonly string[] | undefined;

  constructor(runner: InnerRunner) {
    const plugin = runner as Partial<VitestPlugin>;
    const run = plugin.run?.bind(plugin);
    if (run === undefined) return;
    plugin.run = (asked = {}) => run(this.#files === undefined ? asked : { testFiles: this.#files, ...asked });
  }

  /** @param files relative to the package; undefined: those that are related to the mutated file */
  async among<Result>(files: readonly string[] | undefined, run: () => Promise<Result>): Promise<Result> {
    this.#files = files?.map((path) => resolve(path));
    try {
      return await run();
    } finally {
      this.#files = undefined;
    }
  }
}
