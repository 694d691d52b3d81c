import { jestCircusProgram } from './jest-circus-program.ts';

const hookProgram = String.raw`
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
`;

/**
 * The text of what jest's processes load after the preload. It lives beside conditions.cjs and gets in where jest makes the
 * runtime of a test file: the environment is there, whichever it is (a `@jest-environment` docblock beats `--env`), and none of
 * the project's own code has run in it (a setup file may pin the clock, and must find it moved already). The configuration stays
 * as it is: jest keys what it has transformed by it, and a `--testRunner` of ours would make every run transform all files anew.
 *
 * What runs in jest's own realm beside the tests (environments such as jsdom, `globalSetup`) has the clock of the tests.
 *
 * `begun` beside it says that it got in.
 */
export const jestConditionsProgram = [hookProgram, jestCircusProgram].join('');
