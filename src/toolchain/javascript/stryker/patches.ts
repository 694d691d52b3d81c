import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Patch {
  /** Relative to the set's node_modules. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Counted up with every change below: an installed set is known by its lock file and this number. */
export const PATCHES_VERSION = 5;

/** Prints the processes whose parent is `$1`, and fails when there is none, as `ps --ppid` does; a name may hold spaces and parentheses. */
const CHILDREN_OF = [
  'for stat in /proc/[0-9]*/stat; do',
  'IFS= read -r line 2>/dev/null <"$stat" || continue;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell expands these
  'rest=${line##*) }; rest=${rest#* };',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell expands these
  'if [ "${rest%% *}" = "$1" ]; then found=1; echo "${line%% *}"; fi;',
  'done; [ -n "$found" ]',
].join(' ');

/**
 * What the pinned sets get wrong on real repositories, mended where they are installed:
 * - The instrumenter parses JavaScript with the project's Babel configuration, and its Babel 8 refuses any Babel 7 preset
 *   there (BABEL_VERSION_UNSUPPORTED). Only the test runner needs that configuration.
 * - The mocha runner looks for files that mocha 12 renamed to `.cjs`.
 * - Workers are ended with `ps`, which slim container images do not have (Stryker then crashes at its first worker) and Alpine has without the options.
 * - The jest runner looks for jest's environments beside the project, where pnpm does not put what jest itself depends on.
 * - The Svelte parser loads `svelte` and `estree-walker` from where it stands itself: the compiler must be the project's own, and a walk is no more than
 *   going through what has a type.
 * - Components of Vue are read as HTML, which a template need not be (`{{a<b}}`, Pug): all but the scripts is blanked. Columns in the first line of a
 *   script are counted from the start of the file.
 */
const SVELTE_PARSER = '@stryker-mutator/instrumenter/dist/src/parsers/svelte-parser.js';

const PROJECT_SVELTE = `async function projectSvelte() {
    const { createRequire } = await import('node:module');
    const { readFileSync } = await import('node:fs');
    const manifest = createRequire(process.cwd() + '/package.json').resolve('svelte/package.json');
    const compiler = JSON.parse(readFileSync(manifest, 'utf8')).exports['./compiler'];
    const { pathToFileURL } = await import('node:url');
    return import(new URL(compiler.default ?? compiler.import, pathToFileURL(manifest)).href);
}
function walkTyped(node, { enter }) {
    if (typeof node?.type === 'string') enter(node);
    for (const value of Object.values(node ?? {})) {
        for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') walkTyped(child, { enter });
    }
}
`;

const HTML_PARSER = '@stryker-mutator/instrumenter/dist/src/parsers/html-parser.js';

const SCRIPTS_ALONE = `function scriptsAlone(text) {
    const blank = (part) => part.replace(/[^\\r\\n]/g, ' ');
    let [kept, at] = ['', 0];
    for (const { 0: found, index } of text.matchAll(/<!--[\\s\\S]*?-->|<script\\b[^>]*>[\\s\\S]*?<\\/script\\s*>/gi)) {
        kept += blank(text.slice(at, index)) + (found.startsWith('<!--') ? blank(found) : found);
        at = index + found.length;
    }
    return kept + blank(text.slice(at));
}
`;

const PATCHES: readonly Patch[] = [
  {
    file: HTML_PARSER,
    find: 'async function ngHtmlParser(',
    replace: `${SCRIPTS_ALONE}async function ngHtmlParser(`,
  },
  {
    file: HTML_PARSER,
    find: 'ngParser.parse(text, {',
    replace: "ngParser.parse(fileName.endsWith('.vue') ? scriptsAlone(text) : text, {",
  },
  { file: HTML_PARSER, find: 'column: offset.offset,', replace: 'column: offset.col,' },
  {
    file: SVELTE_PARSER,
    find: "const MIN_SVELTE_VERSION = '>=3.30';",
    replace: `${PROJECT_SVELTE}const MIN_SVELTE_VERSION = '>=3.30';`,
  },
  {
    file: SVELTE_PARSER,
    find: "VERSION, } = await import('svelte/compiler');",
    replace: 'VERSION, } = await projectSvelte();',
  },
  {
    file: SVELTE_PARSER,
    find: "({ walk } = await import(import.meta.resolve('estree-walker', import.meta.resolve('svelte'))));",
    replace: 'walk = walkTyped;',
  },
  {
    file: SVELTE_PARSER,
    find: "({ walk } = await import('svelte/compiler'));",
    replace: 'walk = walkTyped;',
  },
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
  {
    file: 'tree-kill/index.js',
    find: "spawn('ps', ['-o', 'pid', '--no-headers', '--ppid', parentPid])",
    replace: `spawn('/bin/sh', ['-c', ${JSON.stringify(CHILDREN_OF)}, 'sh', String(parentPid)])`,
  },
];

/** In every set, as part of Stryker's core. */
const ALWAYS_THERE = ['@stryker-mutator/instrumenter', 'tree-kill'];

/** Applies what concerns this set; throws when a file is not as it was when the patch was written. */
export async function applyPatches(nodeModules: string, packages: ReadonlySet<string>): Promise<void> {
  for (const { file, find, replace } of PATCHES) {
    const owner = file
      .split('/')
      .slice(0, file.startsWith('@') ? 2 : 1)
      .join('/');
    if (!ALWAYS_THERE.includes(owner) && !packages.has(owner)) continue;
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
