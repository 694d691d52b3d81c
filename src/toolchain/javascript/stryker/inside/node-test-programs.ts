/** The two small programs that run beside the tests of a file; NodeTestRunner writes them into its private folder. */

/** Loaded before the test file. CommonJS, so that `--require` puts it in front of every module of the tests. */
export const HOOK = `'use strict';
const { writeFileSync } = require('node:fs');
const settings = JSON.parse(process.env.EARNEST_NODE_TEST);
delete process.env.EARNEST_NODE_TEST;
globalThis[Symbol.for('earnest.node-test')] = settings;
const state = (globalThis[settings.namespace] ??= {});
if (settings.activeMutant !== null) state.activeMutant = settings.activeMutant;
if (settings.hitLimit !== null) Object.assign(state, { hitLimit: settings.hitLimit, hitCount: 0 });
if (settings.perTest) {
  require('node:test').beforeEach((context) => { state.currentTestId = settings.prefix + (context.fullName ?? context.name); });
}
process.on('exit', () => {
  writeFileSync(settings.stateFile, JSON.stringify({ hitCount: state.hitCount, mutantCoverage: settings.perTest ? state.mutantCoverage : undefined }));
});
`;

/**
 * Titles of nested tests are joined as node's own \`context.fullName\` joins them. What is told is written at once, so that it stands
 * however the process ends; with bail the first failure ends it, as a test that never settles may come after.
 */
export const REPORTER = `import { appendFileSync } from 'node:fs';
export default async function* (events) {
  const { report, prefix, bail, leftOut } = globalThis[Symbol.for('earnest.node-test')];
  const open = [];
  for await (const { type, data } of events) {
    if (type === 'test:start') { open.length = data.nesting; open[data.nesting] = data.name; continue; }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    const name = [...open.slice(0, data.nesting), data.name].join(' > ');
    const error = data.details?.error?.cause ?? data.details?.error;
    const skipped = data.skip !== undefined || data.todo !== undefined;
    const subtests = error?.failureType === 'subtestsFailed' || data.details?.error?.failureType === 'subtestsFailed';
    const passed = type === 'test:pass';
    appendFileSync(report, JSON.stringify({ name, passed, skipped, message: error === undefined ? null : String(error?.message ?? error), subtests }) + '\\n');
    if (bail && !passed && !skipped && !subtests && !leftOut.includes(prefix + name)) process.exit(1);
  }
}
`;
