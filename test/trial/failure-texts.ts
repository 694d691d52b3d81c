import type { FailureCause } from '../../src/trial/failure-cause.ts';

/** Where the texts were taken. */
export const ROOT = '/home/me/shop';
export const DRAFT = 'test/a.draft.test.js';

/**
 * What the runners said of small drafts, as it stands in a run: node:test of Node 24.21, jest 30.5, vitest 5.1, mocha 12.0 with chai 4 and 6, and
 * fast-check 3 and 4. Frames of the runners are left out but for one or two.
 */
export const FAILURES: readonly (readonly [cause: FailureCause, what: string, failure: string])[] = [
  // An assertion does not hold.
  [
    'expectation',
    'node:test: equal',
    `AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

10 !== 12

    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:44:10)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'node:test: deep',
    `AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:
+ actual - expected

  [
+   10
-   12
  ]

    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:47:10)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'node:test: ok msg',
    `AssertionError [ERR_ASSERTION]: ten seats cost 12
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:53:10)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'node:test: throws none',
    `AssertionError [ERR_ASSERTION]: Missing expected exception (RangeError).
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:56:10)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'node:test: throws other',
    `AssertionError [ERR_ASSERTION]: The error is expected to be an instance of "RangeError". Received "TypeError"

Error message:

Cannot read properties of undefined (reading 'lines')
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:59:10)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'node:test: rejects none',
    `AssertionError [ERR_ASSERTION]: Missing expected rejection (RangeError).
    at async TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:68:3)
    at async Test.run (node:internal/test_runner/test:1409:7)
    at async Test.processPendingSubtests (node:internal/test_runner/test:974:7)`,
  ],
  [
    'expectation',
    'node:test: rejects other',
    `AssertionError [ERR_ASSERTION]: The error is expected to be an instance of "RangeError". Received "TypeError"

Error message:

Cannot read properties of undefined (reading 'lines')
    at async TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:71:3)
    at async Test.run (node:internal/test_runner/test:1409:7)
    at async Test.processPendingSubtests (node:internal/test_runner/test:974:7)`,
  ],
  [
    'expectation',
    'node:test: does not throw',
    `AssertionError [ERR_ASSERTION]: Got unwanted exception.
Actual message: "Cannot read properties of undefined (reading 'lines')"
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:80:10)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'node:test: property',
    `Error: Property failed after 1 tests
{ seed: -1522662370, path: "0:1:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1:0", endOnFailure: true }
Counterexample: [10]
Shrunk 29 time(s)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (file:///home/me/shop/node_modules/fast-check/lib/fast-check.js:2497:16)
    at throwIfFailed (file:///home/me/shop/node_modules/fast-check/lib/fast-check.js:2504:8)
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:92:6)`,
  ],
  [
    'expectation',
    'node:test: expect',
    `Error: expect(received).toBe(expected) // Object.is equality

Expected: 12
Received: 10
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:107:24)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'expectation',
    'jest: toBe',
    `Error: expect(received).toBe(expected) // Object.is equality

Expected: 12
Received: 10
    at Object.toBe (/home/me/shop/test/a.draft.test.js:42:20)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: toEqual',
    `Error: expect(received).toEqual(expected) // deep equality

- Expected  - 1
+ Received  + 1

  Object {
-   "a": 12,
+   "a": 10,
  }
    at Object.toEqual (/home/me/shop/test/a.draft.test.js:45:27)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: toThrow none',
    `Error: expect(received).toThrow(expected)

Expected constructor: RangeError

Received function did not throw
    at Object.toThrow (/home/me/shop/test/a.draft.test.js:51:26)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: toThrow other',
    `Error: expect(received).toThrow(expected)

Expected constructor: RangeError
Received constructor: TypeError

Received message: "Cannot read properties of undefined (reading 'lines')"

      2 | function price(seats) { return seats * 10; }
      3 | function later(order) { return Promise.resolve().then(() => order.lines.length); }
    > 4 | function load(order) { return order.lines.length; }
        |                                     ^
      5 | function refuse(seats) { throw new TypeError('expected seats to be a number, not ' + typeof seats); }
      6 | function invariant() { throw Object.assign(new Error('outer'), { cause: new Error('inner') }); }
      7 | function asserts(n) { assert.ok(n > 0, 'n is positive'); return n; }

      at lines (src/code.js:4:37)
      at load (test/a.draft.test.js:54:16)
      at Object.<anonymous> (node_modules/expect/build/index.js:1824:9)
      at Object.throwingMatcher [as toThrow] (node_modules/expect/build/index.js:2235:93)
      at Object.toThrow (test/a.draft.test.js:54:33)
    at Object.toThrow (/home/me/shop/test/a.draft.test.js:54:33)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: rejects none',
    `Error: expect(received).rejects.toThrow()

Received promise resolved instead of rejected
Resolved to value: 1
    at expect (/home/me/shop/node_modules/expect/build/index.js:2116:15)
    at Object.expect (/home/me/shop/test/a.draft.test.js:63:9)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: resolves rejected',
    `Error: expect(received).resolves.toBe()

Received promise rejected instead of resolved
Rejected to value: [TypeError: Cannot read properties of undefined (reading 'lines')]
    at expect (/home/me/shop/node_modules/expect/build/index.js:2116:15)
    at Object.expect (/home/me/shop/test/a.draft.test.js:69:9)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: assertions',
    `Error: expect.assertions(2)

Expected two assertions to be called but received one assertion call.
    at Object.assertions (/home/me/shop/test/a.draft.test.js:72:10)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: toHaveBeenCalled',
    `Error: expect(jest.fn()).toHaveBeenCalledWith(...expected)

Expected: 1

Number of calls: 0
    at Object.toHaveBeenCalledWith (/home/me/shop/test/a.draft.test.js:78:21)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: node assert',
    `assert.equal(received, expected)

Expected value to be equal to:
  12
Received:
  10
    at Object.equal (/home/me/shop/test/a.draft.test.js:84:14)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: in helper',
    `Error: expect(received).toBe(expected) // Object.is equality

Expected: 12
Received: 10
    at toBe (/home/me/shop/test/helper.js:1:41)
    at Object.check (/home/me/shop/test/a.draft.test.js:96:3)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'expectation',
    'jest: property expect',
    `Error: Property failed after 1 tests
{ seed: -498612691, path: "0:0", endOnFailure: true }
Counterexample: [0]
Shrunk 1 time(s)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2512:16)
    at throwIfFailed (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2519:8)
    at Object.assert (/home/me/shop/test/a.draft.test.js:102:6)

[cause]: Error: expect(received).toBe(expected) // Object.is equality

Expected: 12
Received: 0
    at toBe (/home/me/shop/test/a.draft.test.js:102:65)
    at Object.assert (/home/me/shop/test/a.draft.test.js:102:6)
    at _runTestsForDescribeBlockOnce (/home/me/shop…`,
  ],
  [
    'expectation',
    'jest: property',
    `Error: Property failed after 1 tests
{ seed: -1668840175, path: "0:1:1:1", endOnFailure: true }
Counterexample: [10]
Shrunk 3 time(s)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2512:16)
    at throwIfFailed (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2519:8)
    at Object.assert (/home/me/shop/test/a.draft.test.js:99:6)

[cause]: Error: Property failed by returning false
    at Object.assert (/home/me/shop/test/a.draft.test.js:99:6)`,
  ],
  [
    'expectation',
    'vitest: toBe',
    `AssertionError: expected 10 to be 12 // Object.is equality
    at /home/me/shop/test/a.draft.test.js:43:20
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26
- Expected
+ Received

- 12
+ 10`,
  ],
  [
    'expectation',
    'vitest: toThrow none',
    `AssertionError: expected function to throw an error, but it didn't
    at /home/me/shop/test/a.draft.test.js:52:26
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26`,
  ],
  [
    'expectation',
    'vitest: toThrow message',
    `AssertionError: expected [Function] to throw error including 'seat count' but got 'expected seats to be a number, not st…'
    at Proxy.<anonymous> (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:2002:114)
    at Proxy.<anonymous> (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:1657:14)
    at Proxy.methodWrapper (file:///home/me/shop/node_modules/chai/index.js:1737:25)
    at /home/me/shop/test/a.draft.test.js:58:29
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26
Expected: "seat count"
Received: "expected seats to be a number, not string"`,
  ],
  [
    'expectation',
    'vitest: rejects none',
    `Error: promise resolved "1" instead of rejecting
    at _Assertion.__VITEST_REJECTS__ (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:2179:33)
    at _Assertion.propertyGetter (file:///home/me/shop/node_modules/chai/index.js:1607:27)
    at Reflect.get (<anonymous>)
    at Object.proxyGetter [as get] (file:///home/me/shop/node_modules/chai/index.js:1696:22)
    at /home/me/shop/test/a.draft.test.js:64:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
- Expected:
Error {
  "message": "rejected promise",
}

+ Received:
1`,
  ],
  [
    'expectation',
    'vitest: resolves rejected',
    `Error: promise rejected "TypeError: Cannot read properties of unde…" instead of resolving
    at _Assertion.__VITEST_RESOLVES__ (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:2150:33)
    at _Assertion.propertyGetter (file:///home/me/shop/node_modules/chai/index.js:1607:27)
    at Reflect.get (<anonymous>)
    at Object.proxyGetter [as get] (file:///home/me/shop/node_modules/chai/index.js:1696:22)
    at /home/me/shop/test/a.draft.test.js:70:33
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35`,
  ],
  [
    'expectation',
    'vitest: assertions',
    `Error: expected number of assertions to be 2, but got 1
    at errorGen (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:7939:42)
    at TestRunner.onAfterTryTask (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:8407:95)
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:3991:35
    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)`,
  ],
  [
    'expectation',
    'vitest: node assert',
    `AssertionError [ERR_ASSERTION]: 10 == 12
    at /home/me/shop/test/a.draft.test.js:85:14
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26
- Expected
+ Received

- 12
+ 10`,
  ],
  [
    'expectation',
    'vitest: chai style',
    `AssertionError: ten cents: expected 10 to equal 12
    at /home/me/shop/test/a.draft.test.js:118:36
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26
- Expected
+ Received

- 12
+ 10`,
  ],
  [
    'expectation',
    'vitest: property',
    `Error: Property failed after 5 tests
{ seed: 853126775, path: "4:1:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1:0", endOnFailure: true }
Counterexample: [10]
Shrunk 29 time(s)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (file:///home/me/shop/node_modules/fast-check/lib/fast-check.js:2497:16)
    at throwIfFailed (file:///home/me/shop/node_modules/fast-check/lib/fast-check.js:2504:8)
    at /home/me/shop/test/a.draft.test.js:100:6`,
  ],
  [
    'expectation',
    'mocha: equal',
    `AssertionError: expected 10 to equal 12
    at Context.<anonymous> (test/a.draft.test.js:43:23)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'expectation',
    'mocha: message',
    `AssertionError: ten cents: expected 10 to equal 12
    at Context.<anonymous> (test/a.draft.test.js:49:36)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'expectation',
    'mocha: throw other',
    `AssertionError: expected [Function] to throw 'RangeError' but 'TypeError: Cannot read properties of …' was thrown
    at Context.<anonymous> (test/a.draft.test.js:55:41)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'expectation',
    'mocha: assert ok',
    `AssertionError: ten seats
    at Context.<anonymous> (test/a.draft.test.js:64:3)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'expectation',
    'mocha: chai 6',
    `AssertionError: expected 10 to equal 12
    at Context.<anonymous> (file:///home/me/shop/test/a.draft.test.js:3:47)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'expectation',
    'mocha: node assert',
    `AssertionError [ERR_ASSERTION]: 10 == 12
    at Context.<anonymous> (test/a.draft.test.js:76:14)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'expectation',
    'mocha: node strict',
    `AssertionError [ERR_ASSERTION]: Expected values to be strictly deep-equal:
+ actual - expected

  [
+   10
-   12
  ]

    at Context.<anonymous> (test/a.draft.test.js:79:14)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],

  // The code under test throws what nobody expects.
  [
    'source',
    'node:test: source throws',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at load (file:///home/me/shop/src/code.js:4:37)
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:8:3)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'source',
    'node:test: source rejects',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at file:///home/me/shop/src/code.js:3:67
    at async TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:11:3)
    at async Test.run (node:internal/test_runner/test:1409:7)
    at async Test.processPendingSubtests (node:internal/test_runner/test:974:7)`,
  ],
  [
    'source',
    'node:test: source with cause',
    `Error: outer
    at invariant (file:///home/me/shop/src/code.js:6:44)
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:17:3)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'source',
    'jest: source throws',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at lines (/home/me/shop/src/code.js:4:37)
    at Object.load (/home/me/shop/test/a.draft.test.js:6:3)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'source',
    'jest: source rejects',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at lines (/home/me/shop/src/code.js:3:67)
    at Object.<anonymous> (/home/me/shop/test/a.draft.test.js:9:3)`,
  ],
  [
    'source',
    'jest: property source',
    `Error: Property failed after 1 tests
{ seed: -1960836620, path: "0", endOnFailure: true }
Counterexample: [undefined]
Shrunk 0 time(s)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2512:16)
    at throwIfFailed (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2519:8)
    at Object.assert (/home/me/shop/test/a.draft.test.js:105:6)

[cause]: TypeError: Cannot read properties of undefined (reading 'lines')
    at lines (/home/me/shop/src/code.js:4:37)
    at load (/home/me/shop/test/a.draft.test.js:105:58)
    at Object.assert (/home/me/shop/test/a.draft.test.js:105:6)
    at _runTestsForDescribe…`,
  ],
  [
    'source',
    'vitest: source throws',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at load (/home/me/shop/src/code.js:4:37)
    at /home/me/shop/test/a.draft.test.js:7:3
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26`,
  ],
  [
    'source',
    'vitest: source rejects',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at /home/me/shop/src/code.js:3:67
    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)
    at /home/me/shop/test/a.draft.test.js:10:3`,
  ],
  [
    'source',
    'mocha: source throws',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at load (src/code.js:4:37)
    at Context.<anonymous> (test/a.draft.test.js:7:3)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  [
    'source',
    'mocha: source rejects',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at /home/me/shop/src/code.js:3:67
    at async Context.<anonymous> (test/a.draft.test.js:10:3)`,
  ],
  [
    'source',
    'mocha: chai 6 source',
    `TypeError: Cannot read properties of undefined (reading 'lines')
    at Object.load (src/code.js:4:37)
    at Context.<anonymous> (file:///home/me/shop/test/a.draft.test.js:4:34)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],

  // The draft itself is wrong, or does not come to an end.
  [
    'own',
    'node:test: own type error',
    `TypeError: Cannot read properties of undefined (reading 'age')
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:23:52)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  [
    'own',
    'node:test: own reference',
    `ReferenceError: nobody is not defined
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:26:9)
    at Test.runInAsyncScope (node:async_hooks:227:14)
    at Test.run (node:internal/test_runner/test:1402:25)`,
  ],
  ['own', 'node:test: own throws text', `no seats`],
  ['own', 'node:test: own throws null', `Error [ERR_TEST_FAILURE]: null`],
  [
    'own',
    'node:test: own callback into source',
    `Error: own getter
    at get lines (file:///home/me/shop/test/a.draft.test.js:41:96)
    at file:///home/me/shop/src/code.js:3:67
    at async TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:41:62)
    at async Test.run (node:internal/test_runner/test:1409:7)
    at async Test.processPendingSubtests (node:internal/test_runner/test:974:7)`,
  ],
  ['own', 'node:test: timeout', `test timed out after 100ms`],
  [
    'own',
    'jest: own type error',
    `TypeError: Cannot read properties of undefined (reading 'age')
    at Object.<anonymous> (/home/me/shop/test/a.draft.test.js:21:52)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'own',
    'jest: own throws text',
    `Error: thrown: "no seats"
    at _getError (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1985:12)
    at Array.map (<anonymous>)

[cause]: Error: thrown: "no seats"
    at Object.test (/home/me/shop/test/a.draft.test.js:26:1)`,
  ],
  [
    'own',
    'jest: own callback into source',
    `Error: own getter
    at Object.get lines [as lines] (/home/me/shop/test/a.draft.test.js:39:96)
    at lines (/home/me/shop/src/code.js:3:67)
    at Object.<anonymous> (/home/me/shop/test/a.draft.test.js:39:62)

Error: own getter
    at Object.get lines [as lines] (/home/me/shop/test/a.draft.test.js:39:31)
    at lines (/home/me/shop/src/code.js:3:67)`,
  ],
  [
    'own',
    'jest: matcher error',
    `TypeError: expect(...).toHaveLengthh is not a function
    at Object.toHaveLengthh (/home/me/shop/test/a.draft.test.js:87:17)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'own',
    'jest: hasAssertions',
    `Error: expect.hasAssertions()

Expected at least one assertion to be called but received none.
    at Object.hasAssertions (/home/me/shop/test/a.draft.test.js:75:10)
    at Promise.finally.completed (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1834:28)
    at new Promise (<anonymous>)`,
  ],
  [
    'own',
    'jest: property own',
    `Error: Property failed after 1 tests
{ seed: -765846149, path: "0:0", endOnFailure: true }
Counterexample: [0]
Shrunk 1 time(s)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2512:16)
    at throwIfFailed (/home/me/shop/node_modules/fast-check/lib/cjs/fast-check.js:2519:8)
    at Object.assert (/home/me/shop/test/a.draft.test.js:108:6)

[cause]: ReferenceError: nobody is not defined
    at nobody (/home/me/shop/test/a.draft.test.js:108:48)
    at Object.assert (/home/me/shop/test/a.draft.test.js:108:6)`,
  ],
  [
    'own',
    'jest: timeout',
    `Error: thrown: "Exceeded timeout of 100 ms for a test.
Add a timeout value to this test to increase the timeout, if this is a long-running test. See https://jestjs.io/docs/api#testname-fn-timeout."
    at _getError (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1985:12)
    at Array.map (<anonymous>)

[cause]: Error: thrown: "Exceeded timeout of 100 ms for a test.
Add a timeout value to this test to increase the timeout, if this is a long-running test. See https://jestjs.io/docs/api#testname-fn-timeout."
    at Object.test (/home/me/shop/test/a.draft.test.js:113:1)`,
  ],
  [
    'own',
    'jest: done never',
    `Error: thrown: "Exceeded timeout of 100 ms for a test while waiting for \`done()\` to be called.
Add a timeout value to this test to increase the timeout, if this is a long-running test. See https://jestjs.io/docs/api#testname-fn-timeout."
    at _getError (/home/me/shop/node_modules/jest-circus/build/jestAdapterInit.js:1985:12)
    at Array.map (<anonymous>)

[cause]: Error: thrown: "Exceeded timeout of 100 ms for a test while waiting for \`done()\` to be called.
Add a timeout value to this test to increase the timeout, if this is a long-running test. See https://jestjs.io/docs/api#testname-fn-timeout."
    at Object.test (/home/me/shop/test/a.draft.test.js:114:1)`,
  ],
  [
    'own',
    'vitest: own type error',
    `TypeError: Cannot read properties of undefined (reading 'age')
    at /home/me/shop/test/a.draft.test.js:22:52
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26`,
  ],
  ['own', 'vitest: own throws object', `[object Object]`],
  [
    'own',
    'vitest: matcher error',
    `Error: Invalid Chai property: toHaveLengthh. Did you mean "toHaveLength"?
    at Object.proxyGetter [as get] (file:///home/me/shop/node_modules/chai/index.js:1686:17)
    at /home/me/shop/test/a.draft.test.js:88:16
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26`,
  ],
  [
    'own',
    'vitest: not a mock',
    `TypeError: [Function price] is not a spy or a call to a spy!
    at assertIsMock (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:1897:46)
    at getSpy (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:1900:3)
    at Proxy.<anonymous> (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:1916:15)
    at Proxy.<anonymous> (file:///home/me/shop/node_modules/vitest/dist/chunks/index.DNcttN5a.js:1657:14)
    at Proxy.methodWrapper (file:///home/me/shop/node_modules/chai/index.js:1737:25)
    at /home/me/shop/test/a.draft.test.js:91:17
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:1695:35
    at file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2864:26`,
  ],
  [
    'own',
    'vitest: timeout',
    `TestTimeoutError: Test timed out in 100ms.
If this is a long-running test, pass a timeout value as the last argument or configure it globally with "testTimeout".
    at task (file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2763:43)
    at Object.<anonymous> (file:///home/me/shop/node_modules/vitest/dist/chunks/run.zBhXlcZQ.js:2780:16)
    at /home/me/shop/test/a.draft.test.js:120:1`,
  ],
  [
    'own',
    'mocha: own reference',
    `ReferenceError: nobody is not defined
    at Context.<anonymous> (test/a.draft.test.js:25:9)
    at process.processImmediate (node:internal/timers:574:21)`,
  ],
  ['own', 'mocha: own throws text', `Error: the string "no seats" was thrown, throw an Error :)`],
  [
    'own',
    'mocha: own throws object',
    `Error: the object {
  "code": 1
} was thrown, throw an Error :)`,
  ],
  [
    'own',
    'mocha: timeout',
    `Error: Timeout of 100ms exceeded. For async tests and hooks, ensure "done()" is called; if returning a Promise, ensure it resolves. (/home/me/shop/test/a.draft.test.js)
    at listOnTimeout (node:internal/timers:685:17)
    at process.processTimers (node:internal/timers:618:7)`,
  ],

  // The third version of fast-check.
  [
    'own',
    'node:test: property of its own fault',
    `Error: Property failed after 1 tests
{ seed: 471904897, path: "0:0", endOnFailure: true }
Counterexample: [0]
Shrunk 1 time(s)
Got ReferenceError: nobody is not defined
    at file:///home/me/shop/test/a.draft.test.js:2:64
    at Property.predicate (/home/me/shop/node_modules/fast-check/lib/check/property/Property.js:17:86)

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/check/runner/utils/RunDetailsFormatter.js:132:15)
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:2:22)`,
  ],
  [
    'expectation',
    'node:test: property that is false',
    `Error: Property failed after 1 tests
{ seed: 471904897, path: "0:0", endOnFailure: true }
Counterexample: [0]
Shrunk 1 time(s)
Got error: Property failed by returning false

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/check/runner/utils/RunDetailsFormatter.js:132:15)
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:2:22)`,
  ],
  [
    'expectation',
    'node:test: property that asserts',
    `Error: Property failed after 1 tests
{ seed: 471904897, path: "0:0", endOnFailure: true }
Counterexample: [0]
Shrunk 1 time(s)
Got AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

0 !== 0.5

    at file:///home/me/shop/test/a.draft.test.js:4:64

Hint: Enable verbose mode in order to have the list of all failing values encountered during the run
    at buildError (/home/me/shop/node_modules/fast-check/lib/check/runner/utils/RunDetailsFormatter.js:132:15)
    at TestContext.<anonymous> (file:///home/me/shop/test/a.draft.test.js:2:22)`,
  ],
];
