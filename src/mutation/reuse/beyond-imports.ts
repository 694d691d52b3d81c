/** Modules of Node that read files, start programs or load code by other means than imports. */
const NODE_MODULES =
  /['"](?:node:)?(?:fs|fs\/promises|child_process|worker_threads|cluster|module|process|vm|repl|sqlite|wasi|inspector)['"]/;

/**
 * Installed packages that find code of the repository by themselves. A list of what is known: the re-tests are there for what is not.
 * Any call that is given such a name may load it, save for those that a test's title is given to.
 */
const PACKAGES =
  /(?:\bfrom|\bimport|(?<!\b(?:describe|suite|context|it|test|specify)(?:\.\w+)*\s*)\()\s*['"](?:@[\w.-]+\/)?(?:[\w.-]*(?:autoload|glob(?!al)|require-|import-|-import|fixtur|snapshot|eslint|webpack|rollup|rolldown|esbuild|jscodeshift|ts-morph|ts-node|babel|nodemon|mock-fs|find-up|pkg-dir|pkg-up|cosmiconfig|lilconfig|chokidar|shelljs|spawn|fs-extra|graceful-fs|proxyquire|rewire|mock-require|esmock|testdouble|dependency-tree|madge|tsup|fork)[\w.-]*|jiti|tsx|vite|next|nuxt|execa|zx|typescript|prettier|swc|core|memfs|config|dotenv|klaw|walk|readdirp|rimraf|postcss-cli|jest|vitest\/node|playwright|puppeteer|piscina|tinypool|workerpool|supertest-cli)(?:\/[\w./-]+)?['"]/;

const EXPRESSIONS =
  /__dirname|__filename|\bimport\s*\.\s*meta\b|\bprocess\s*\.\s*(?:cwd|chdir|mainModule|dlopen|binding|getBuiltinModule)\b|\brequire\s*\.\s*(?:resolve|main|cache|extensions)|\bcreateRequire\b|\beval\s*\(|\bnew\s+Function\b|\bfile:\/{2,3}['"`$]|\bnew\s+Mocha\b|\.addFile\s*\(|\b(?:Bun|Deno)\s*\./;

/** What loads code into the same process by other means than an import that can be read. */
const LOADING =
  /['"](?:node:)?(?:module|vm)['"]|\bcreateRequire\b|\beval\s*\(|\bnew\s+Function\b|\brequire\s*\.\s*(?:cache|extensions|main)/;

/** What a configuration file names folders by, without reading them. */
const NAMING =
  /__dirname|__filename|\bimport\s*\.\s*meta\s*\.\s*(?:url|dirname|filename)\b|\bprocess\s*\.\s*cwd\s*\(\s*\)|['"](?:node:)?process['"]/g;

/** Names of tools that every configuration imports. */
const TOOLS =
  /['"](?:vite|vitest\/config|jest|@vitejs\/[\w-]+|@babel\/[\w-]+|@swc\/[\w-]+|@rollup\/[\w-]+|babel-[\w-]+)['"]/g;

/**
 * Whether code may read or load files of the repository that its imports do not tell. Looks at the text alone, comments too: it says
 * yes too often rather than too rarely.
 */
export function readsBeyondImports(text: string): boolean {
  return NODE_MODULES.test(text) || PACKAGES.test(text) || EXPRESSIONS.test(text);
}

/** Configuration of tools that no run of the tests starts: its content counts, what it reads does not. */
const NOT_OF_TESTS =
  /(?:^|\/)\.?(?:eslint|prettier|stylelint|commitlint|lint-staged|release|release-it|semantic-release|docusaurus|tsup|tsdown|typedoc|size-limit|knip|changelog)(?:rc|\.config|\.conf)?(?:\.[\w-]+)?\.[cm]?[jt]s$/;

/** The same for a configuration file, where the path of a folder and the names of tools mean nothing. */
export function configurationReads(text: string, path: string): boolean {
  if (NOT_OF_TESTS.test(path)) return false;
  return readsBeyondImports(text.replace(NAMING, '').replace(TOOLS, ''));
}

/** Whether code may load other code of the repository that no import of it names. */
export function loadsBeyondImports(text: string): boolean {
  return LOADING.test(text);
}

/** Whether code that reads files may read documentation: it names such files, or takes whatever a folder holds. */
export function readsProse(text: string): boolean {
  return /\.(?:mdx?|rst|adoc)\b|\b(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING)\b|readdir|opendir|glob(?!al)|\.github/i.test(
    text,
  );
}
