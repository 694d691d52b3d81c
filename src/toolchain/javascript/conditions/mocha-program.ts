/**
 * The text of a root hook plugin for mocha, from 8 to 12, parallel mode too. It lives beside conditions.cjs, and has to be the first
 * that mocha requires: its hooks come before all others. Before anything runs it puts the cases and suites of all files in
 * the order of the plan, leaves out what is not to run, and doubles cases.
 *
 * - Mocha runs the cases of a suite before its inner suites, whatever their order: such pairs are not inverted.
 * - A suite without a case that is to run loses its hooks as well.
 * - `earnestPlace` tells our reporter where a case was declared: cases of one title are told apart by their order.
 */
export const mochaProgram = `
'use strict';
const { realpathSync } = require('node:fs');
const { relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const conditions = require('./conditions.cjs');

const realPaths = new Map();
const arranged = new WeakSet();
let place = 0;

exports.mochaHooks = {
  beforeAll() {
    const root = this.test.parent;
    if (arranged.has(root)) return;
    arranged.add(root);
    withoutRetries(this.test);
    place = 0;
    arrange(root, false);
  },
  beforeEach() {
    const test = this.currentTest;
    if (test) conditions.startOfTest(relative(process.cwd(), fileOf(test)), titlesOf(test));
  },
};

/** The prototype of hooks and cases alike: a case may ask for retries while it runs. */
function withoutRetries(hook) {
  for (let at = Object.getPrototypeOf(hook); at !== null; at = Object.getPrototypeOf(at)) {
    if (!Object.hasOwn(at, 'retries')) continue;
    Object.defineProperty(at, 'retries', { configurable: true, writable: true, value: (...given) => (given.length === 0 ? 0 : undefined) });
  }
}

/** Returns whether any case of this suite is to run. */
function arrange(suite, isOrdered) {
  const { plan } = conditions;
  const stands = isOrdered || conditions.keepsOrder(fileOf(suite), titlesOf(suite));
  let kept = false;
  for (const test of suite.tests) {
    setPlace(test, place);
    place += 1;
    if (conditions.keeps(fileOf(test), titlesOf(test))) kept = true;
    else test.pending = true;
  }
  for (const inner of suite.suites) kept = arrange(inner, stands) || kept;
  if (!kept && !suite.root) {
    suite._beforeAll = [];
    suite._afterAll = [];
  }
  // Steps that build on each other are neither moved nor taken twice.
  if (stands) return kept;
  const name = JSON.stringify([relative(process.cwd(), fileOf(suite)), ...titlesOf(suite)]);
  suite.suites = conditions.arranged(suite.suites, name);
  const tests = conditions.arranged(suite.tests, name);
  suite.tests = plan.repeat ? tests.flatMap((test) => (test.isPending() ? [test] : [test, repeated(test)])) : tests;
  return kept;
}

function repeated(test) {
  const again = test.clone();
  // It is no retry.
  again.retriedTest(undefined);
  setPlace(again, test.earnestPlace + 1e9);
  return again;
}

/** In parallel mode what the reporter sees of a case is what serialize() gives. */
function setPlace(test, value) {
  Object.defineProperty(test, 'earnestPlace', { value, configurable: true });
  const { serialize } = test;
  if (typeof serialize !== 'function') return;
  const told = function () {
    return { ...serialize.call(this), earnestPlace: value };
  };
  Object.defineProperty(test, 'serialize', { value: told, configurable: true });
}

function fileOf(node) {
  for (let at = node; at; at = at.parent) if (at.file) return real(at.file);
  return '';
}

function real(path) {
  if (!realPaths.has(path)) {
    let found = path;
    try {
      found = realpathSync(path);
    } catch {
      // It was removed since mocha read it.
    }
    realPaths.set(path, found);
  }
  return realPaths.get(path);
}

function titlesOf(node) {
  return node.titlePath().map((title) => stripVTControlCharacters(title));
}
`;
