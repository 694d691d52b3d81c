/**
 * The text of what each process of a node:test file loads after the preload: it puts cases and suites in the order of the
 * plan, leaves out what is not to run, and tells where each test starts. Node has no interface for it before 26.1, and for a
 * reversed order or a single case none at all, so this reaches the class of node's tests: each is an asynchronous resource, which
 * async_hooks show. `nodeTestProbe` tells whether that works on a given node; from 20 to 26 it does.
 *
 * - Cases and suites of the file itself, and of suites, are moved. Subtests of a case run when the case says.
 * - They are reported in the order of declaration, whatever the order they ran in.
 * - A suite without a case that is to run is skipped as a whole, with its hooks.
 */
export const nodeTestProgram = `
'use strict';
const { createHook } = require('node:async_hooks');
const { realpathSync } = require('node:fs');
const { relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const conditions = require('./conditions.cjs');
// Tests may replace it.
const { queueMicrotask } = globalThis;

if (conditions.isTestFile) {
  // Disabled by the first test: nothing else is watched.
  const hook = createHook({
    init(id, type, trigger, resource) {
      if (type !== 'Test') return;
      hook.disable();
      vary(Object.getPrototypeOf(resource));
    },
  }).enable();
}

const file = process.argv[1] === undefined ? '' : real(process.argv[1]);
const place = relative(process.cwd(), file);

/** The class of tests is that of the root, which is made first. */
function vary(prototype) {
  const { createSubtest, processPendingSubtests, run, start } = prototype;
  if (![createSubtest, processPendingSubtests, run, start].every((method) => typeof method === 'function')) return;
  const varied = new WeakSet();
  const moved = new WeakSet();
  let scheduled = false;
  conditions.startOfTest(place, []);

  prototype.createSubtest = function (Factory, name, options, fn, overrides) {
    if (Factory.prototype !== prototype && !varied.has(Factory)) {
      varied.add(Factory);
      varySuites(Factory.prototype);
    }
    const chosen = conditions.concerns(file, [...titlesOf(this), titleOf(name, options, fn)]);
    return createSubtest.call(this, Factory, name, options, fn, chosen ? overrides : { ...overrides, skip: true });
  };

  prototype.run = function (...args) {
    if (this.hookType === undefined && this.parent) conditions.startOfTest(place, titlesOf(this));
    return run.apply(this, args);
  };

  // What the file itself declares waits until all that is declared in the same turn is there; what comes later is put behind.
  prototype.start = function (...args) {
    const { parent } = this;
    if (!parent || parent.parent) return start.apply(this, args);
    parent.hasConcurrency = () => false;
    const started = start.apply(this, args);
    delete parent.hasConcurrency;
    if (!scheduled) queueMicrotask(() => {
      scheduled = false;
      parent.processPendingSubtests();
    });
    scheduled = true;
    return started;
  };

  prototype.processPendingSubtests = function (...args) {
    if (!this.parent) {
      const pending = this.pendingSubtests;
      const later = pending.filter((each) => !moved.has(each));
      const ready = pending.filter((each) => moved.has(each));
      for (const each of later) moved.add(each);
      pending.splice(0, pending.length, ...ready, ...conditions.arranged(later, JSON.stringify([place])));
    }
    return processPendingSubtests.apply(this, args);
  };

  // Newer nodes report in the order of running. Cases of one title are told apart by that of their declaration.
  if (typeof prototype.assignReportOrder === 'function') {
    prototype.assignReportOrder = (subtest) => { subtest.reportOrder ||= subtest.childNumber; };
  }
}

function varySuites(prototype) {
  const { run } = prototype;
  if (!Object.hasOwn(prototype, 'run')) return;
  prototype.run = function (...args) {
    if (!keepsOrder(this)) this.subtests = conditions.arranged(this.subtests, JSON.stringify([place, ...titlesOf(this)]));
    return run.apply(this, args);
  };
}

function keepsOrder(suite) {
  const titles = titlesOf(suite);
  return titles.some((_, index) => conditions.keepsOrder(file, titles.slice(0, index + 1)));
}

function titlesOf(test) {
  const titles = [];
  for (let at = test; at?.parent; at = at.parent) titles.unshift(stripVTControlCharacters(at.name));
  return titles;
}

/** As node reads the arguments of test() and describe(). */
function titleOf(name, options, fn) {
  if (typeof name === 'string' && name !== '') return stripVTControlCharacters(name);
  const body = [name, options, fn].find((given) => typeof given === 'function');
  return body?.name || '<anonymous>';
}

function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
`;
