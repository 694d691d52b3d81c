import type { InnerRunner } from './protocol.ts';

/** What runs vitest in Stryker's plugin. Seen in its versions 9.4 to 10; version 8 is given ids of tests, as a list of its own. */
interface VitestPlugin {
  run(...given: readonly unknown[]): Promise<unknown>;
}

/**
 * Where a mutant is left to all tests, Stryker's plugin runs those of all projects that are related to it: here those of the chosen files. A plugin that
 * takes no files runs what it runs.
 *
 * @param chosen absolute paths of the files to run, asked at each run; undefined: what the plugin asks for
 */
export function tellVitest(runner: InnerRunner, chosen: () => readonly string[] | undefined): void {
  const plugin = runner as Partial<VitestPlugin>;
  const run = plugin.run?.bind(plugin);
  if (run === undefined) return;
  plugin.run = (...given) => {
    const [asked, ...others] = given;
    const testFiles = chosen();
    return testFiles === undefined || !takesFiles(asked) ? run(...given) : run({ testFiles, ...asked }, ...others);
  };
}

function takesFiles(asked: unknown): asked is object {
  return typeof asked === 'object' && asked !== null && !Array.isArray(asked);
}
