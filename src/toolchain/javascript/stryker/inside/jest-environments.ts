/**
 * A test file may choose its environment in a comment (`@jest-environment jsdom`). Jest then loads that one as it is, without the part
 * by which Stryker's runner learns which test covers what, and Stryker gives up on coverage altogether. Here every environment that jest looks
 * up is given that part.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface JestResolve {
  readonly resolveTestEnvironment?: (options: unknown) => string;
}

/** Each found from where the one before it stands, as package managers may keep them apart. Jest 27 and later. */
const WAY_TO_RESOLVE = ['jest', '@jest/core', 'jest-runner', 'jest-resolve'];

/**
 * Does nothing where jest is not built as expected: Stryker's own answer to that is known.
 *
 * @param plugin the module of Stryker's jest runner
 * @param notes a folder that goes with the run
 */
export function wrapChosenEnvironments(plugin: string, notes: string): void {
  const mixin = join(dirname(plugin), 'jest-plugins', 'mixin-jest-environment.cjs');
  const loaded = jestResolve();
  const resolve = (loaded?.exports as JestResolve | undefined)?.resolveTestEnvironment;
  if (!loaded || !resolve) return;
  const wrappers = new Map<string, string>();
  const wrapped = (path: string): string => {
    const wrapper = join(notes, `environment-${process.pid}-${wrappers.size}.cjs`);
    writeFileSync(wrapper, wrapperOf(mixin, path));
    wrappers.set(path, wrapper);
    return wrapper;
  };
  const resolveTestEnvironment = (options: unknown) => {
    const path = resolve(options);
    return path.startsWith(dirname(plugin)) ? path : (wrappers.get(path) ?? wrapped(path));
  };
  // What the module exports are getters, so it is replaced by an object that has all else from it.
  loaded.exports = Object.create(loaded.exports as object, {
    resolveTestEnvironment: { value: resolveTestEnvironment },
  });
}

function wrapperOf(mixin: string, environment: string): string {
  return [
    `const { mixinJestEnvironment } = require(${JSON.stringify(mixin)});`,
    `const environment = require(${JSON.stringify(environment)});`,
    'module.exports = mixinJestEnvironment(environment.default ?? environment.TestEnvironment ?? environment);',
  ].join('\n');
}

/** The module as Node keeps it for everybody who requires it; null when it is not where it should be. */
function jestResolve(): { exports: unknown } | null {
  let from = join(process.cwd(), 'package.json');
  try {
    for (const step of WAY_TO_RESOLVE) from = createRequire(from).resolve(step);
    const require = createRequire(from);
    require(from);
    return require.cache[from] ?? null;
  } catch {
    return null;
  }
}
