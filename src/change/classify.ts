import type { FileKind } from '../domain/change.ts';

/** What a project knows about its own files. Both are optional knowledge on top of the defaults. */
export interface ClassifierPatterns {
  /** The runner's own patterns for test files, on paths relative to the repository root; null when it cannot tell. */
  readonly testMatches: ((path: string) => boolean) | null;
  /** Paths, relative to the repository root, that the project found to be configuration (a runner's config or setup file). */
  readonly configFiles?: readonly string[];
}

/**
 * Tells the kind of a path (relative to the repository root, with `/`).
 * The first rule that holds decides:
 * - other: it is below a `node_modules` folder.
 * - config: the project named it.
 * - test: the runner's own patterns match it.
 * - test: it is below a folder of fixtures, mocks or snapshots, or is a snapshot.
 * - config: it has a name that a tool reads (package.json, lock files, tsconfig, `*.config.*`…) or is below `.github`.
 * - test: it has a test's name (`*.test.*`, `*.spec.*`; `test-*.js` and the like when the runner cannot tell), or is code
 *   or data below a test folder.
 * - source: it is JavaScript, TypeScript, Vue or Svelte, and not a declaration file.
 * - other.
 */
export function createClassifier(patterns: ClassifierPatterns): (path: string) => FileKind {
  const configFiles = new Set(patterns.configFiles ?? []);
  return (path) => {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    if (folders.includes('node_modules')) return 'other';
    if (configFiles.has(path)) return 'config';
    if (patterns.testMatches?.(path) === true) return 'test';
    if (folders.some((folder) => TEST_DATA_FOLDERS.has(folder)) || /\.snap(shot)?$/.test(name)) return 'test';
    if (isConfig(folders, name)) return 'config';
    if (isTest(folders, name, patterns.testMatches === null)) return 'test';
    return isScript(name) && !DECLARATION.test(name) ? 'source' : 'other';
  };
}

/** True for files that a JavaScript engine or its compilers read as code, whatever bytes they hold. */
export function isScript(path: string): boolean {
  return SCRIPT.test(path);
}

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/;
const DECLARATION = /\.d\.(?:[^./]+\.)?[cm]?ts$/;

const TEST_DATA_FOLDERS = new Set(['__mocks__', '__fixtures__', '__snapshots__', 'fixtures']);
const TEST_FOLDERS = new Set(['__tests__', '__test__', 'test', 'tests', 'spec', 'specs', 'e2e']);

const PROSE = /\.(?:md|mdx|txt|rst|adoc)$/i;

const TEST_NAME = /\.(?:test|tests|spec|specs|e2e)(?:-d)?\.[^.]+$/;
/** What node:test runs by itself (nodejs.org/api/test.html, "Running tests from the command line"). A part of a program may be named so too: only believed while the runner is silent. */
const NODE_TEST_NAMES = [/[-_]test\.[cm]?[jt]sx?$/, /^test(?:-.+)?\.[cm]?[jt]sx?$/];

function isTest(folders: readonly string[], name: string, runnerIsSilent: boolean): boolean {
  if (TEST_NAME.test(name)) return true;
  if (runnerIsSilent && NODE_TEST_NAMES.some((pattern) => pattern.test(name))) return true;
  return folders.some((folder) => TEST_FOLDERS.has(folder)) && !PROSE.test(name);
}

const CONFIG_NAMES = new Set([
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'bun.lock',
  'bun.lockb',
  'bunfig.toml',
  'deno.json',
  'deno.lock',
  'lerna.json',
  'nx.json',
  'turbo.json',
  'rush.json',
  'earnest.yml',
  'Makefile',
  '.gitattributes',
  '.gitmodules',
  '.node-version',
  '.nvmrc',
  '.tool-versions',
]);

const CONFIG_PATTERNS = [
  /^[jt]sconfig(?:\.[^/]+)?\.json$/,
  /^\.(?:babelrc|mocharc|swcrc|nycrc|c8rc|taprc|eslintrc|npmrc|yarnrc|pnpmfile|browserslistrc|env|jestrc)(?:\.[^/]*)?$/,
  /^(?:jest|vitest|vite|mocha|babel|stryker|playwright|cypress|webpack|rollup|rolldown|esbuild|tsup|karma|ava|eslint|nyc|swc)\.(?:.+\.)?(?:config|conf|setup|workspace|preset|projects|shims|teardown)\.[^/]+$/,
  /^(?:jest|vitest)[-_.]?(?:setup|globals?|global[-_.]setup|environment)\.[cm]?[jt]sx?$/,
  /^setup[-_]?(?:jest|vitest|tests?|files|env)\.[cm]?[jt]sx?$/i,
  /^(?:.+\.)?Dockerfile(?:\..+)?$/,
  /^(?:docker-)?compose(?:\..+)?\.ya?ml$/,
];

const GENERAL_CONFIG = /\.config\.(?:[cm]?[jt]s|json)$/;
/** Below these, `name.config.ts` is as likely a part of the program (Angular's and Nest's `src/app/app.config.ts`). */
const SOURCE_FOLDERS = new Set(['src', 'lib', 'app']);

function isConfig(folders: readonly string[], name: string): boolean {
  if (folders[0] === '.github' || CONFIG_NAMES.has(name)) return true;
  if (CONFIG_PATTERNS.some((pattern) => pattern.test(name))) return true;
  return GENERAL_CONFIG.test(name) && !folders.some((folder) => SOURCE_FOLDERS.has(folder));
}
