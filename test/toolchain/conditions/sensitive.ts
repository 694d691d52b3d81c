import type { Condition } from '../../../src/domain/condition.ts';
import type { TestRun } from '../../../src/domain/test-run.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Cases that each depend on one thing that can be varied, and `stands…`, which pass under every condition.
 *
 * @param port one that the code names; files that run side by side must not share it
 */
export function sensitiveCases(port: number): string {
  return `
const { execFileSync } = process.getBuiltinModule ? process.getBuiltinModule('node:child_process') : require('node:child_process');
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const listening = (server, ...place) => new Promise((resolve, reject) => server.once('error', reject).once('listening', resolve).listen(...place));
let ready = false;
let runs = 0;

describe('sensitive', () => {
  it('comes first', () => { ready = true; });
  it('needs the one before', () => { assert.ok(ready); });
  it('is anywhere but in Los Angeles', () => { assert.notStrictEqual(new Date(2024, 5, 1, 12).getTimezoneOffset(), 420); });
  it('does not write as Germans do', () => { assert.notStrictEqual((1234.5).toLocaleString(), '1.234,5'); });
  it('ends within the year', () => { assert.ok(Date.now() < ${Date.now() + 365 * DAY_MS}); });
  it('draws more than almost nothing', () => { assert.ok([1, 2, 3].some(() => Math.random() > 0.001)); });
  it('reaches other machines', async () => {
    const socket = net.connect(80, '198.51.100.1');
    const code = await Promise.race([new Promise((resolve) => socket.once('error', ({ code }) => resolve(code))), pause(100)]);
    socket.destroy();
    assert.notStrictEqual(code, 'ENETUNREACH');
  });
  it('listens where it wants to', async () => {
    const server = net.createServer();
    await listening(server, ${port});
    server.close();
  });
  it('has the core for itself', async () => {
    const before = process.cpuUsage();
    await pause(200);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < (200_000 / 5) * 2, String(user + system));
  });
  it('runs once', () => { runs += 1; assert.strictEqual(runs, 1); });
});

describe('steady', () => {
  it('stands: a file written now is as old as now', () => {
    const path = join(fs.mkdtempSync(join(os.tmpdir(), 'steady-')), 'file');
    fs.writeFileSync(path, '');
    assert.ok(Math.abs(fs.statSync(path).mtimeMs - Date.now()) < 60_000);
    fs.rmSync(path);
  });
  it('stands: an answer is as old as now', async () => {
    const server = http.createServer((_, response) => response.end('there'));
    await listening(server, 0);
    const response = await fetch('http://localhost:' + server.address().port, { headers: { connection: 'close' } });
    assert.strictEqual(await response.text(), 'there');
    assert.ok(Math.abs(Date.parse(response.headers.get('date')) - Date.now()) < 60_000);
    server.close();
  });
  it('stands: looks for a free port', async () => {
    for (let port = ${port}; ; port += 1) {
      const server = net.createServer();
      const code = await listening(server, port).then(() => null, ({ code }) => code);
      server.close();
      if (code === null) break;
      assert.strictEqual(code, 'EADDRINUSE');
    }
  });
  it('stands: programs that it starts have its clock', () => {
    assert.ok(Math.abs(Number(execFileSync(process.execPath, ['-p', 'Date.now()'])) - Date.now()) < 60_000);
  });
  it('stands: an average of draws', () => {
    const draws = Array.from({ length: 2_000 }, () => Math.random());
    assert.ok(Math.abs(draws.reduce((sum, draw) => sum + draw) / draws.length - 0.5) < 0.05);
  });
});
`;
}

/** Each condition, and the cases of above that fail under it. */
export const failures: readonly { readonly condition: Condition; readonly fails: readonly string[] }[] = [
  { condition: [{ kind: 'order', order: 'reversed' }], fails: ['needs the one before'] },
  { condition: [{ kind: 'time-zone', timeZone: 'America/Los_Angeles' }], fails: ['is anywhere but in Los Angeles'] },
  { condition: [{ kind: 'locale', locale: 'de_DE' }], fails: ['does not write as Germans do'] },
  { condition: [{ kind: 'clock', days: 400 }], fails: ['ends within the year'] },
  { condition: [{ kind: 'random', draws: 'low', seed: 7 }], fails: ['draws more than almost nothing'] },
  { condition: [{ kind: 'stress' }], fails: ['has the core for itself'] },
  { condition: [{ kind: 'network' }], fails: ['reaches other machines'] },
  { condition: [{ kind: 'ports' }], fails: ['listens where it wants to'] },
  { condition: [{ kind: 'repeat' }], fails: ['runs once'] },
];

/** The titles of the cases that failed. */
export function failing(run: TestRun): readonly string[] {
  return run.tests.filter(({ status }) => status === 'failed').map(({ titlePath }) => titlePath.at(-1) ?? '');
}
