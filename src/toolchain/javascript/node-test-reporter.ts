/**
 * The text of a reporter for node:test that writes each event as a line of JSON. It runs in the process that starts the test
 * files, which they do not share (unless the isolation is off). What the events mean is read in node-test-report.ts.
 */
export const nodeTestReporter = `
import { inspect } from 'node:util';
const wanted = new Set(['test:enqueue', 'test:start', 'test:pass', 'test:fail', 'test:plan', 'test:summary', 'test:interrupted']);
const text = (value) => {
  if (value === undefined || value === null) return null;
  const stack = typeof value?.stack === 'string' ? value.stack : '';
  const message = typeof value?.message === 'string' ? value.message : typeof value === 'string' ? value : inspect(value);
  return (stack.includes(message) ? stack : message + '\\n' + stack).slice(0, 20000);
};

const printed = new Map();

export default async function* (source) {
  for await (const { type, data } of source) {
    if (type === 'test:stderr' && data.file) printed.set(data.file, ((printed.get(data.file) ?? '') + data.message).slice(-8000));
    if (!wanted.has(type) || (type === 'test:enqueue' && data.nesting !== 0)) continue;
    const error = data.details?.error;
    yield JSON.stringify({
      type,
      name: data.name,
      nesting: data.nesting,
      file: data.file,
      line: data.line,
      column: data.column,
      skip: data.skip === undefined || data.skip === false ? false : true,
      todo: data.todo === undefined || data.todo === false ? false : true,
      kind: data.details?.type,
      durationMs: data.details?.duration_ms,
      failureType: error?.failureType,
      failure: error === undefined ? undefined : text(error.cause ?? error),
    }) + '\\n';
  }
  for (const [file, text] of printed) yield JSON.stringify({ type: 'printed', file, printed: text }) + '\\n';
  yield JSON.stringify({ type: 'end' }) + '\\n';
}
`;
