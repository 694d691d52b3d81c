/**
 * The text of what is loaded first into each of vitest's workers. Realms that vitest makes are varied as soon as they are there.
 *
 * @param program the path of the program that varies conditions
 */
export function vitestWorker(program: string): string {
  return `
'use strict';
const { isMainThread } = require('node:worker_threads');
const expected = process.env.EARNEST_VITEST === 'worker';
// What tests and global setup start is no worker of vitest: there everything holds from the start.
delete process.env.EARNEST_VITEST;
if (expected && (!isMainThread || /[\\/](?:vitest|tinypool)[\\/]dist[\\/]/.test(process.argv[1]))) {
  delete process.env.EARNEST_CONDITIONS;
  const vm = require('node:vm');
  const conditions = require(${JSON.stringify(program)});
  let seeded = null;
  // Vitest remembers Math.random for the numbers of its messages: a stream that starts anew would give the same number twice.
  const install = (realm) => {
    const { random } = realm.Math;
    conditions.installIn(realm);
    if (realm.Math.random !== random) seeded = realm.Math.random;
    realm.Math.random = random;
  };
  install(globalThis);
  const { createContext } = vm;
  vm.createContext = function (...args) {
    const context = createContext.apply(this, args);
    try {
      install(vm.runInContext('globalThis', context));
    } catch {
      // A realm that cannot be changed.
    }
    return context;
  };
  require('node:module').syncBuiltinESMExports?.();
  if (conditions.plan.competitors === 0) conditions.begin();
  process[Symbol.for('earnest.vitest')] = { conditions, seeded: () => seeded };
}
`;
}

/** The text of a module: `varied(Base)` is a runner class, `imported(path)` a runner that the project configured, through vite. */
export const vitestRunner = `
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

const inside = process[Symbol.for('earnest.vitest')];
if (inside === undefined) throw new Error('The options of NODE_OPTIONS did not reach this worker: something sets them anew.');
const { conditions } = inside;
const { plan } = conditions;
conditions.installIn(globalThis);
if (plan.random !== null) Math.random = inside.seeded();
conditions.begin();
writeFileSync(new URL('begun', import.meta.url), '');

export function imported(path) {
  const mocker = globalThis.__vitest_mocker__;
  const own = mocker?.moduleRunner ?? mocker?.executor;
  if (typeof own?.import === 'function') return own.import(path);
  return typeof own?.executeId === 'function' ? own.executeId(path) : import(path);
}

export function varied(Base) {
  return class extends Base {
    constructor(...args) {
      super(...args);
      vary(this, this.config?.root ?? args[0]?.root ?? process.cwd());
    }
  };
}

/** Each method is set on the object itself: a runner of the project may have done so too. */
function vary(runner, root) {
  const places = new WeakMap();
  const repeated = new WeakSet();
  const counts = new Map();
  // No two in a file draw the same "random" names: not those of one title, nor a case and its repetition.
  const start = (task) => {
    const titles = places.get(task) ?? [];
    const file = [task.file?.projectName ?? task.projectName ?? '', relative(root, task.file?.filepath ?? task.filepath)].join(' ');
    const place = JSON.stringify([file, ...titles]);
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    conditions.startOfTest(file, count === 1 ? titles : [...titles, '#' + count]);
  };
  const before = (method, action) => {
    const own = runner[method];
    runner[method] = async function (...args) {
      action(...args);
      return own?.apply(this, args);
    };
  };
  before('onCollectStart', start);
  before('onCollected', (files) => {
    for (const file of files ?? []) arrange(file, file, [], false);
  });
  before('onBeforeRunSuite', start);
  before('onBeforeRunTask', start);
  before('onBeforeTryTask', (test, attempt) => {
    if (!repeated.has(test) || attempt?.repeats !== 1) return;
    // The report tells a case that fails from one that fails only when it runs again.
    test.meta.failuresBeforeRepeat = test.result?.errors?.length ?? 0;
    start(test);
  });

  /** Returns whether any case of this suite is to run. */
  function arrange(suite, file, titles, ordered) {
    const stands = ordered || conditions.keepsOrder(file.filepath, titles);
    if (stands || plan.order !== null) suite.shuffle = false;
    if (!stands) suite.tasks = conditions.arranged(suite.tasks, JSON.stringify([relative(root, file.filepath), ...titles]));
    places.set(suite, titles);
    let kept = plan.tests === null;
    for (const task of suite.tasks) {
      const path = [...titles, stripVTControlCharacters(task.name)];
      if (task.type === 'suite') {
        kept = arrange(task, file, path, stands) || kept;
        continue;
      }
      places.set(task, path);
      task.retry = 0;
      // Steps that build on each other are neither moved nor taken twice. What is meant to fail is judged after its last run.
      if (plan.repeat && !stands && !task.repeats && !task.fails) {
        task.repeats = 1;
        repeated.add(task);
      }
      if (conditions.keeps(file.filepath, path)) kept = true;
      else leaveOut(task);
    }
    if (!kept) leaveOut(suite);
    return kept;
  }
}

function leaveOut(task) {
  if (task.mode === 'run' || task.mode === 'queued') task.mode = 'skip';
}
`;
