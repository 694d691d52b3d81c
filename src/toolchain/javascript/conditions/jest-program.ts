/**
 * The text of what jest's processes load after the preload. It lives beside conditions.cjs and gets in where jest makes the
 * runtime of a test file: the environment is there, whichever it is (a `@jest-environment` docblock beats `--env`), and none of
 * the project's own code has run in it (a setup file may pin the clock, and must find it moved already). The configuration stays
 * as it is: jest keys what it has transformed by it, and a `--testRunner` of ours would make every run transform all files anew.
 *
 * What runs in jest's own realm beside the tests (environments such as jsdom, `globalSetup`) has the clock of the tests.
 * jest-circus tells its events to the environment, which is where the order is changed, cases are left out or doubled, and each
 * test's stream of random draws begins.
 *
 * `begun` beside it says that it got in.
 */
export const jestConditionsProgram = String.raw`
'use strict';
const { writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join, relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');
const conditions = require('./conditions.cjs');

const RUNTIME = /(?:^|[\\/])jest-runtime(?:[\\/]build[\\/]index(?:\.js)?)?$/;
const SEQUENCER = /(?:^|[\\/])@jest[\\/]test-sequencer(?:[\\/]build[\\/]index(?:\.js)?)?$/;

const root = process.cwd();
/** A jest that a test starts: its tests live under the same conditions, but how they run is what the outer test asks for. */
const isNested = process.env.EARNEST_CONDITIONS !== undefined;
const variedModules = new WeakMap();
const load = Module.prototype.require;
Module.prototype.require = function (request) {
  const loaded = load.apply(this, arguments);
  if (typeof request !== 'string') return loaded;
  // Jest has read the times of all files by now, and comes to globalSetup next.
  if (SEQUENCER.test(request)) beginBesideTests();
  return RUNTIME.test(request) ? withVariedRuntime(loaded) : loaded;
};

/** What globalSetup leaves behind for the tests has to have their times and to be in their place. */
function beginBesideTests() {
  moveClockBesideTests();
  if (conditions.plan.temporary) process.env.TMPDIR = conditions.plan.temporary;
}

/** The tests' stream of draws is theirs alone: jest draws too, more often while its cache is cold. */
function moveClockBesideTests() {
  const { random } = Math;
  conditions.installIn(globalThis);
  Math.random = random;
}

function withVariedRuntime(loaded) {
  const known = variedModules.get(loaded);
  if (known !== undefined) return known;
  const Runtime = typeof loaded === 'function' ? loaded : loaded.default;
  const Varied = new Proxy(Runtime, {
    construct(target, args, newTarget) {
      const [configuration, environment] = args;
      vary(configuration, environment, args.find((argument) => typeof argument === 'string'));
      return Reflect.construct(target, args, newTarget === Varied ? target : newTarget);
    },
  });
  const varied = typeof loaded === 'function' ? Varied : Object.create(loaded, { default: { value: Varied, enumerable: true } });
  variedModules.set(loaded, varied);
  return varied;
}

function vary(configuration, environment, file) {
  const { global } = environment;
  moveClockBesideTests();
  conditions.installIn(global);
  conditions.begin();
  // The tests have a copy of the environment, which they may hand on to programs that they start.
  const copy = global.process?.env;
  for (const name of copy ? ['EARNEST_CONDITIONS', 'TMPDIR'] : []) {
    if (process.env[name] !== undefined) copy[name] = process.env[name];
  }
  if (isNested) return;
  withoutRetries(global);
  const begins = startsIn(configuration, file);
  begins([]);
  if (/jasmine/.test(configuration.testRunner)) heedJasmine(global, begins);
  const listener = circusListener(environment, file, begins);
  let own = environment.handleTestEvent;
  Object.defineProperty(environment, 'handleTestEvent', {
    configurable: true,
    enumerable: true,
    get: () => (event, state) => {
      listener(event, state);
      return own === undefined || own === null ? undefined : own.call(environment, event, state);
    },
    set: (value) => { own = value; },
  });
  writeFileSync(join(__dirname, 'begun'), '');
}

/**
 * Tells the program where a test or a suite begins. No two in a file may draw the same "random" names: not those of one title,
 * nor a case and its repetition. A file may belong to two of jest's projects at a time.
 */
function startsIn({ displayName }, file) {
  const place = [displayName?.name ?? '', relative(root, file)].join(' ');
  const counts = new Map();
  return (titles) => {
    const key = JSON.stringify(titles);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    conditions.startOfTest(place, count === 1 ? titles : [...titles, '#' + count]);
  };
}

/** jest.retryTimes leaves its numbers here (jest-circus, types.ts); the second since jest 30.5, for whole suites. */
function withoutRetries(global) {
  for (const [name, value] of [['RETRY_TIMES', 0], ['RETRY_TIMES_SETTER', () => {}]]) {
    Object.defineProperty(global, Symbol.for(name), { configurable: true, get: () => value, set() {} });
  }
}

/** jest-jasmine2 tells the environment nothing: it leaves itself in the global object of the tests. */
function heedJasmine(global, begins) {
  let jasmine;
  Object.defineProperty(global, 'jasmine', {
    configurable: true,
    enumerable: true,
    get: () => jasmine,
    set(value) {
      jasmine = value;
      value?.getEnv?.().addReporter({ specStarted: ({ fullName }) => begins([fullName]) });
    },
  });
}

function circusListener(environment, file, begins) {
  const restorations = [];
  const clones = [];
  const cloned = new WeakSet();
  let counters = null;

  function arrange(block, titles, isOrdered) {
    const declared = block.children;
    restorations.push(() => { block.children = declared; });
    const keepsOrder = isOrdered || conditions.keepsOrder(file, titles);
    for (const child of declared) {
      const childTitles = [...titles, title(child)];
      if (child.type === 'describeBlock') arrange(child, childTitles, keepsOrder);
      else if (!conditions.keeps(file, childTitles)) child.mode = 'skip';
    }
    // Steps that build on each other are neither moved nor taken twice.
    if (keepsOrder) return;
    const children = conditions.arranged(declared, JSON.stringify([relative(root, file), ...titles]));
    block.children = conditions.plan.repeat ? children.flatMap((child) => (repeats(child) ? [child, cloneOf(child)] : [child])) : children;
  }

  function cloneOf(test) {
    const clone = { ...test, errors: [], retryReasons: [], invocations: 0, unhandledRejectionErrorByPromise: new Map() };
    clones.push(clone);
    cloned.add(clone);
    return clone;
  }

  /** A case's second run compares with the snapshots of its first. Source: jest-snapshot, SnapshotState. */
  function turnBackSnapshots(test) {
    const matchers = environment.global[Symbol.for('$$jest-matchers-object')];
    const snapshots = matchers && matchers.state.snapshotState;
    if (!snapshots || !snapshots._counters) return;
    if (cloned.has(test)) snapshots._counters = counters;
    else counters = new snapshots._counters.constructor(snapshots._counters);
  }

  return (event, state) => {
    switch (event.name) {
      case 'setup':
        // An order of jest's own choice would come on top of ours.
        if (state.randomize) state.randomize = false;
        break;
      case 'run_start':
        arrange(state.rootDescribeBlock, [], false);
        break;
      case 'run_describe_start':
        begins(titlesOf(event.describeBlock));
        break;
      case 'test_start':
        begins(titlesOf(event.test));
        if (conditions.plan.repeat) turnBackSnapshots(event.test);
        break;
      case 'run_finish':
        // Reported in the order of declaration: cases of one title are told apart by it.
        for (const restore of restorations) restore();
        state.rootDescribeBlock.children = [...state.rootDescribeBlock.children, ...clones];
        break;
    }
  };
}

/** Cases that run at the same time as others would run beside themselves. */
function repeats(child) {
  return child.type === 'test' && !child.concurrent && child.mode !== 'skip' && child.mode !== 'todo';
}

function titlesOf(node) {
  const titles = [];
  for (let at = node; at.parent; at = at.parent) titles.unshift(title(at));
  return titles;
}

/** As a report words it. */
function title(node) {
  return stripVTControlCharacters(String(node.name));
}
`;
