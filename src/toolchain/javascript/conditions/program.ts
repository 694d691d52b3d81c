import { clockProgram } from './clock-program.ts';
import { fileTimesProgram } from './file-times-program.ts';
import { networkProgram } from './network-program.ts';
import { portsProgram } from './ports-program.ts';
import { randomProgram } from './random-program.ts';

/**
 * The text of the CommonJS program that varies conditions from inside of a test process. It reads plan.json beside itself
 * and lives once in each process or thread. Each runner's own program calls it:
 *
 * - `installIn(realm)`: the clock and `Math.random` of a realm (the global object that tests see).
 * - `begin()`: core modules are varied from here on (network, ports, file times, new contexts), and other work begins to compete, unless `plan.competesFromTests`
 *   lets it wait for the first test. Before the environment of the process is copied for tests: node programs that they start are known by it.
 * - `startOfTest(file, titlePath)`: the stream of random draws starts anew, from a seed of its own for each test, since
 *   files that run side by side must not draw the same "random" names. With an empty title path: before the file is loaded.
 * - `arranged(children, name)`: cases and suites of one parent in the order of the plan.
 * - `keeps(file, titlePath)`, `keepsOrder(file, titlePath)`: whether a case is to run, whether a suite's inner order stands.
 * - `concerns(file, titlePath)`: whether it is to run, holds something that is, or is held by it.
 * - `isTestFile`: this process runs a test file of node:test.
 * - `plan.repeat`: whether each case runs twice.
 */
const coreProgram = `
'use strict';
const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { isMainThread, threadId } = require('node:worker_threads');
// Tests may replace these.
const { setImmediate } = globalThis;
const realNow = Date.now;

const KEY = Symbol.for('earnest.conditions');
if (globalThis[KEY] === undefined) Object.defineProperty(globalThis, KEY, { value: create() });
module.exports = globalThis[KEY];

function create() {
  const plan = JSON.parse(readFileSync(join(__dirname, 'plan.json'), 'utf8'));
  const key = (file, titlePath) => JSON.stringify([file, ...titlePath]);
  const kept = plan.tests === null ? null : new Set(plan.tests.map(({ file, titlePath }) => key(file, titlePath)));
  const ordered = new Set(plan.ordered.map(({ file, titlePath }) => key(file, titlePath)));
  const refused = refusedPorts();
  const realms = new WeakSet();
  const { isFirst, ofNodeTest } = processKind();
  const draws = plan.random === null ? null : randomDraws(plan.random);
  draws?.restart(processName(isFirst || ofNodeTest));
  let begun = false;
  let competitorsWait = false;

  function installIn(realm) {
    // A realm may get its performance later, or share that of another.
    if (plan.clockOffsetMs !== 0) moveTimeOrigin(realm, plan.clockOffsetMs);
    if (realms.has(realm)) return;
    realms.add(realm);
    if (plan.clockOffsetMs !== 0) moveClock(realm, plan.clockOffsetMs);
    if (draws !== null) realm.Math.random = disguised(realm.Math.random, () => draws.next());
  }

  function begin() {
    if (begun) return;
    begun = true;
    const competes = plan.competitors > 0 && process.env.EARNEST_CONDITIONS === undefined;
    // Node programs that tests start are to live under the same conditions.
    process.env.EARNEST_CONDITIONS = process.env.NODE_TEST_CONTEXT === undefined ? 'begun' : 'in-test';
    if (plan.temporary !== null) process.env.TMPDIR = plan.temporary;
    if (plan.clockOffsetMs !== 0) {
      moveFileTimes(plan.clockOffsetMs);
      moveServerDates(plan.clockOffsetMs);
      moveCertificates(plan.clockOffsetMs);
    }
    if (plan.clockOffsetMs !== 0 || draws !== null) installInContexts(installIn);
    if (plan.network) denyNetwork();
    if (plan.ports) occupyPorts(refused);
    if (plan.clockOffsetMs !== 0 || draws !== null || plan.network || plan.ports) require('node:module').syncBuiltinESMExports?.();
    if (competes && plan.competesFromTests) competitorsWait = true;
    else if (competes) compete(plan.competitors);
  }

  return {
    plan,
    installIn,
    begin,
    startOfTest(file, titlePath) {
      draws?.restart(key(file, titlePath));
      refused.clear();
      // Whatever was loaded and compiled before only takes time, on one core with others most of all.
      if (titlePath.length === 0 || !competitorsWait) return;
      competitorsWait = false;
      compete(plan.competitors);
    },
    arranged(children, name) {
      if (plan.order === null) return children;
      if (plan.order === 'reversed') return [...children].reverse();
      if (plan.order === 'alternating') return alternating(children);
      if (plan.order === 'alternating-backwards') return alternating(children).reverse();
      return shuffled(children, seededDraws(plan.order.seed + hash(String(name))));
    },
    isTestFile: ofNodeTest,
    keeps: (file, titlePath) => kept === null || kept.has(key(file, titlePath)),
    concerns: (file, titlePath) => plan.tests === null || plan.tests.some((chosen) => chosen.file === file &&
      titlePath.every((title, index) => index >= chosen.titlePath.length || title === chosen.titlePath[index])),
    keepsOrder: (file, titlePath) => ordered.has(key(file, titlePath)),
  };
}

/** The first process of the run; one of a test file that node:test started. Others were started by tests, or by a runner that was. */
function processKind() {
  const { EARNEST_CONDITIONS: outer, NODE_TEST_CONTEXT: context } = process.env;
  return { isFirst: isMainThread && outer === undefined, ofNodeTest: isMainThread && outer === 'begun' && context !== undefined };
}

/** Seeds what is drawn before a test starts. Two processes that a test starts alike are not to draw the same names. */
function processName(isKnown) {
  const { JEST_WORKER_ID: jest, VITEST_POOL_ID: vitest } = process.env;
  const main = process.argv[1] === undefined ? null : relative(process.cwd(), process.argv[1]);
  return JSON.stringify([main, jest, vitest, isKnown ? null : [process.pid, threadId]]);
}

/** Realms that tests make, or libraries for them: a window has the clock of those who look at it. */
function installInContexts(installIn) {
  const vm = require('node:vm');
  const { createContext, runInContext, runInNewContext } = vm;
  const { runInNewContext: runScript } = vm.Script.prototype;
  vm.createContext = disguised(createContext, function (...args) {
    const context = createContext.apply(this, args);
    try {
      installIn(runInContext('globalThis', context));
    } catch {
      // A realm that cannot be changed.
    }
    return context;
  });
  // A context that is there already is taken as it is.
  const prepared = (object, options) => (typeof options === 'object' && options !== null ? object : vm.createContext(object));
  vm.runInNewContext = disguised(runInNewContext, function (code, object, options) {
    return runInNewContext.call(this, code, prepared(object, options), options);
  });
  vm.Script.prototype.runInNewContext = disguised(runScript, function (object, options) {
    return runScript.call(this, prepared(object, options), options);
  });
}

/** What replaces a function looks like it: name, length, and what util.promisify goes by. */
function disguised(original, replacement) {
  for (const name of Reflect.ownKeys(original)) {
    if (name !== 'prototype') Object.defineProperty(replacement, name, Object.getOwnPropertyDescriptor(original, name));
  }
  return replacement;
}

function alternating(children) {
  return [...children.filter((_, index) => index % 2 === 0), ...children.filter((_, index) => index % 2 === 1)];
}

/** Threads that never pause, in the process of the tests: where it is held on one core, they share it. */
function compete(competitors) {
  const { Worker } = require('node:worker_threads');
  for (let count = 0; count < competitors; count += 1) {
    try {
      const worker = new Worker('for (;;) Math.sqrt(2);', { eval: true, env: { EARNEST_CONDITIONS: 'competitor' }, execArgv: [] });
      worker.on('error', () => {});
      worker.unref();
    } catch {
      // No thread is to be had: the others compete.
    }
  }
}
`;

export const conditionsProgram = [
  coreProgram,
  clockProgram,
  fileTimesProgram,
  randomProgram,
  networkProgram,
  portsProgram,
].join('');

/** The text of what `NODE_OPTIONS` loads first into every node process of a run. */
export const preloadProgram = `
'use strict';
const outer = process.env.EARNEST_CONDITIONS;
if (outer !== 'competitor') {
  const conditions = require('./conditions.cjs');
  if (conditions.plan.fromStart || outer !== undefined) {
    conditions.installIn(globalThis);
    conditions.begin();
  }
}
`;
