/** Packages that start programs, compile texts or run test runners: a project may depend on them, its tests have no use for them. */
const FORBIDDEN: ReadonlySet<string> = new Set(
  `execa cross-spawn shelljs zx tinyexec nano-spawn node-pty foreground-child spawn-command npm-run-all concurrently
  vm2 isolated-vm jiti tsx esm ts-node proxyquire rewire esbuild vite rollup rolldown webpack typescript tinypool piscina workerpool jest-worker threads
  jest jest-cli @jest/core @jest/reporters jest-runtime jest-circus jest-runner @vitest/runner vite-node
  puppeteer puppeteer-core playwright playwright-core @stryker-mutator/core dotenv`.split(/\s+/),
);

/** Names of a runner's package that only declare tests. */
const OF_MOCHA: ReadonlySet<string> = new Set(
  'describe it context specify suite test before after beforeEach afterEach setup teardown'.split(' '),
);

/**
 * True for a package that drafts may not use though the project depends on it, for what else than tests the package of a runner gives
 * (`vitest/node` starts runs, `new Mocha()` loads files), and for what leaves the folder of a package.
 */
export function isForbiddenPackage(name: string, specifier: string, names: readonly string[]): boolean {
  if (FORBIDDEN.has(name) || specifier.split('/').some((part) => part === '..' || part === '.')) return true;
  if (name === 'vitest') return specifier !== 'vitest';
  return name === 'mocha' && (specifier !== 'mocha' || names.some((one) => !OF_MOCHA.has(one)));
}
