/**
 * The text of a mocha reporter, from 8 to 12, parallel mode too. It writes report.json beside itself when the run has ended;
 * when the process ends first, it writes what it has and says that it is not all.
 */
export const mochaReporter = `
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = class Reporter {
  constructor(runner) {
    const byTest = new Map();
    const fileFailures = [];
    const text = (error) => {
      const stack = String(error && error.stack ? error.stack : '');
      const message = error && typeof error.message === 'string' ? error.message : String(error);
      return stack.includes(message) ? stack : message + '\\n' + stack;
    };
    const retries = (test) => (typeof test.currentRetry === 'function' ? test.currentRetry() : test._currentRetry) || 0;
    const fileOf = (test) => {
      for (let at = test; at; at = at.parent) if (at.file) return at.file;
      return '';
    };
    const earlier = new Map();
    const places = new Map();
    // In parallel mode each event brings a new object for the same test.
    const keyOf = (test) => test.__mocha_id__ || test.id || test;
    // Cases of one title are told apart by the order of their declaration, in which they may not have run.
    const declared = () => [...byTest.values()].sort((one, other) => (places.get(one) || 0) - (places.get(other) || 0));
    const add = (test, status, failure) => {
      const titlePath = test.titlePath();
      const before = earlier.get(JSON.stringify([fileOf(test), titlePath]));
      byTest.set(keyOf(test), {
        file: fileOf(test),
        titlePath,
        line: null,
        column: null,
        status,
        durationMs: typeof test.duration === 'number' ? test.duration : null,
        assertions: null,
        hiddenRetries: retries(test),
        failure: failure === null ? (retries(test) > 0 ? before || null : null) : failure,
      });
      if (test.earnestPlace !== undefined) places.set(byTest.get(keyOf(test)), test.earnestPlace);
    };
    runner.on('pass', (test) => add(test, 'passed', null));
    // it('title') and it.skip('title', body) come as the same: mocha drops the body.
    runner.on('pending', (test) => add(test, 'skipped', null));
    runner.on('retry', (test, error) => earlier.set(JSON.stringify([fileOf(test), test.titlePath()]), text(error)));
    runner.on('fail', (test, error) => {
      if (test.type === 'hook') {
        const current = test.ctx && test.ctx.currentTest;
        const file = fileOf(test) || (current ? fileOf(current) : '') || firstFile(test.parent);
        fileFailures.push({ file, message: test.titlePath().join(' > ') + ': ' + text(error) });
      } else if (test.type === 'test' && test.titlePath().length > 0) {
        add(test, 'failed', text(error));
      } else {
        fileFailures.push({ file: fileOf(test), message: String(test.title) + ': ' + text(error) });
      }
    });
    const firstFile = (suite) => {
      if (!suite) return '';
      for (const test of suite.tests || []) if (test.file) return test.file;
      for (const inner of suite.suites || []) {
        const file = inner.file || firstFile(inner);
        if (file) return file;
      }
      return '';
    };
    let written = false;
    const write = (complete) => {
      if (written) return;
      written = true;
      writeFileSync(join(__dirname, 'report.json'), JSON.stringify({ complete, remark: null, tests: declared(), fileFailures }));
    };
    runner.once('end', () => write(true));
    process.once('exit', () => write(false));
  }
};
`;
