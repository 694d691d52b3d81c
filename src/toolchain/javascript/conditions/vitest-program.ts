/**
 * What varies conditions in vitest, in three programs that lie beside our reporter:
 *
 * - `vary.mjs` in vitest's own process: before tests are looked for, it changes the resolved configuration of each project.
 * - `worker.cjs` is loaded first into each worker: the clock is moved before vitest remembers the `Date` of fake timers.
 * - `runner.mjs` stands before the project's test runner, in the realm of the tests: order, retries, repeats, selection.
 *
 * A vitest project that runs in a browser, or in a pool that is none of vitest's own, is left out of these runs. Concurrent cases
 * start in the arranged order; an order that the project draws itself gives way to ours, and is the same in every control.
 */

/** `globalSetup` and the servers that it starts live in the same world as the tests: the clock moves for them too. */
export const vitestVary = `
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const POOLS = ['forks', 'threads', 'vmForks', 'vmThreads'];
const SEQUENCERS = ['BaseSequencer', 'RandomSequencer'];
const at = (name) => fileURLToPath(new URL(name, import.meta.url));

export function isVaried(project) {
  const { browser, pool } = project.config;
  return browser?.enabled !== true && POOLS.includes(pool);
}

/** Up to vitest 3, pools had options of their own. */
function sharesProcess({ config }) {
  const { isolate = config.isolate, singleFork, singleThread } = config.poolOptions?.[config.pool] ?? {};
  return isolate === false || singleFork === true || singleThread === true;
}

/** Returns the program that varies conditions. */
export function vary(vitest, { program, distribution }) {
  const conditions = createRequire(import.meta.url)(program);
  const { plan } = conditions;
  // What vitest itself draws, its message numbers above all, must not come from a stream that starts anew with each test.
  const { random } = Math;
  conditions.installIn(globalThis);
  Math.random = random;
  // Other work competes in the workers, once their tests are about to run: here it would only take time.
  process.env.EARNEST_CONDITIONS ??= 'runner';
  conditions.begin();
  process.env.EARNEST_VITEST = 'worker';
  const projects = vitest.projects.filter(isVaried);
  const oneWorker = plan.competitors > 0 || projects.some(sharesProcess);
  for (const config of new Set([vitest.config, ...projects.map((project) => project.config)])) {
    config.retry = 0;
    if (plan.order !== null) config.sequence.shuffle = false;
    // A seed that vitest drew itself is the time.
    if (config.sequence.seed > 1e12) config.sequence.seed = 1;
    if (oneWorker) Object.assign(config, { fileParallelism: false, maxWorkers: 1, minWorkers: 1 });
    if (config.env?.NODE_OPTIONS !== undefined) config.env.NODE_OPTIONS = process.env.NODE_OPTIONS + ' ' + config.env.NODE_OPTIONS;
  }
  projects.forEach((project, index) => {
    const name = 'runner-' + index + '.mjs';
    writeFileSync(at(name), runnerText(project.config.runner, distribution));
    project.config.runner = at(name);
  });
  arrangeFiles(vitest, conditions);
  return conditions;
}

/** Vitest 4.1 and later keep their runner in the index, the others in a file of its own. */
function runnerText(own, distribution) {
  const file = (name) => JSON.stringify(pathToFileURL(distribution + '/' + name).href);
  const base = own === undefined
    ? 'const index = await import(' + file('index.js') + ');\\n' +
      'const Base = index.TestRunner ?? (await import(' + file('runners.js') + ')).VitestTestRunner;'
    : 'const { default: Base } = await imported(' + JSON.stringify(own) + ');';
  return "import { imported, varied } from './runner.mjs';\\n" + base + '\\nexport default varied(Base);\\n';
}

/** By path, then by project, in the order of the plan: vitest's own order depends on what failed in the run before. */
function arrangeFiles(vitest, conditions) {
  const { sequence } = vitest.config;
  if (!SEQUENCERS.includes(sequence.sequencer?.name)) return;
  const Base = sequence.sequencer;
  sequence.sequencer = class extends Base {
    async sort(specifications) {
      const sorted = specifications.map((specification) => ({ specification, place: placeOf(specification) }));
      sorted.sort((one, other) => (one.place < other.place ? -1 : 1));
      return conditions.arranged(sorted.map(({ specification }) => specification), 'files');
    }
  };
}

/** Specifications were pairs of project and path before vitest 3. */
function placeOf(specification) {
  const [project, path] = Array.isArray(specification) ? specification : [specification.project, specification.moduleId];
  return path + '\\0' + (project.name ?? '');
}
`;
