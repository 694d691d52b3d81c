import type { DraftRunner } from './draft-to-check.ts';

/**
 * Globals that drafts may use: values of the language and of the web that cannot reach the process, other machines or code that is
 * not in the file. An allow-list, since a new global is a new way out. `fetch`, `console`, `globalThis`, `process`, `require`, `module` and
 * `exports` have rules of their own (see globals.ts).
 */
export const ALLOWED_GLOBALS: ReadonlySet<string> = new Set(
  `undefined NaN Infinity isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent encodeURI decodeURI arguments
  Object Array String Number Boolean BigInt Symbol Math JSON Date RegExp Map Set WeakMap WeakSet WeakRef Promise Intl Iterator Atomics
  Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError SuppressedError DisposableStack AsyncDisposableStack
  ArrayBuffer SharedArrayBuffer DataView Uint8Array Uint8ClampedArray Uint16Array Uint32Array Int8Array Int16Array Int32Array
  Float16Array Float32Array Float64Array BigInt64Array BigUint64Array Temporal
  Buffer TextEncoder TextDecoder URL URLSearchParams structuredClone btoa atob crypto performance
  setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate queueMicrotask
  AbortController AbortSignal Event EventTarget CustomEvent DOMException Headers Request Response FormData Blob File
  ReadableStream WritableStream TransformStream CompressionStream DecompressionStream`.split(/\s+/),
);

const COMMON = 'describe it test beforeEach afterEach'.split(' ');
const JEST = [...COMMON, ...'expect beforeAll afterAll jest fit fdescribe xit xtest xdescribe'.split(' ')];
const VITEST = [
  ...COMMON,
  ...'expect beforeAll afterAll vi vitest suite assert expectTypeOf assertType onTestFinished onTestFailed'.split(' '),
];
/** `expect` and `assert` stand for chai, which setup files make global. */
const MOCHA = [
  ...COMMON,
  ...'before after context specify suite setup teardown suiteSetup suiteTeardown xit xdescribe expect assert'.split(
    ' ',
  ),
];

/** Globals that a runner gives to test files; `null`: all of them. node:test gives none. */
export function runnerGlobals(runner: DraftRunner | null): ReadonlySet<string> {
  switch (runner) {
    case 'jest':
      return new Set(JEST);
    case 'vitest':
      return new Set(VITEST);
    case 'mocha':
      return new Set(MOCHA);
    case 'node-test':
      return new Set();
    case null:
      return new Set([...JEST, ...VITEST, ...MOCHA]);
  }
}
