import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Patch {
  /** Relative to the set's node_modules. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Counted up with every change below: an installed set is known by its lock file and this number. */
export const PATCHES_VERSION = 2;

/**
 * What the pinned sets get wrong on real repositories, mended where they are installed:
 * - The instrumenter parses JavaScript with the project's Babel configuration, and its Babel 8 refuses any Babel 7 preset
 *   there (BABEL_VERSION_UNSUPPORTED). Only the test runner needs that configuration.
 * - The mocha runner looks for files that mocha 12 renamed to `.cjs`.
 * - The jest runner looks for jest's environments beside the project, where pnpm does not put what jest itself depends on.
 */
const PATCHES: readonly Patch[] = [
  {
    file: '@stryker-mutator/instrumenter/dist/src/parsers/js-parser.js',
    find: "sourceType: 'module',",
    replace: "sourceType: 'module', configFile: false, babelrc: false,",
  },
  {
    file: '@stryker-mutator/mocha-runner/dist/src/lib-wrapper.js',
    find: "const require = createRequire(path.join(process.cwd(), 'package.json'));",
    replace:
      "const plain = createRequire(path.join(process.cwd(), 'package.json'));\n" +
      '        const require = Object.assign((id) => { try { return plain(id); } catch (error) { if (error.code !== "MODULE_NOT_FOUND" || !id.includes("/lib/cli/")) throw error; return plain(id + ".cjs"); } }, plain);',
  },
  {
    file: '@stryker-mutator/jest-runner/dist/src/jest-plugins/import-jest-environment.cjs',
    find: '{ paths: [messaging_cjs_1.state.resolveFromDirectory] }',
    replace:
      "{ paths: ['jest', 'jest-cli', '@jest/core', 'jest-config'].reduce((paths, step) => { try { return [...paths, require('node:path').dirname(require.resolve(step, { paths }))]; } catch { return paths; } }, [messaging_cjs_1.state.resolveFromDirectory]) }",
  },
];

/** Applies what concerns this set; throws when a file is not as it was when the patch was written. */
export async function applyPatches(nodeModules: string, packages: ReadonlySet<string>): Promise<void> {
  for (const { file, find, replace } of PATCHES) {
    const owner = file.split('/').slice(0, 2).join('/');
    if (owner !== '@stryker-mutator/instrumenter' && !packages.has(owner)) continue;
    const path = join(nodeModules, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(find))
      throw new Error(`${file} is not the file that Earnest pinned: its patch finds nothing to replace.`);
    await writeFile(
      path,
      text.replace(find, () => replace),
    );
  }
}
