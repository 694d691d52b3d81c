import { describe, expect, test } from '@jest/globals';
import { allHeld, inside } from './inside.ts';

/** `selfSigned(from, to)`: a key and a certificate for localhost, valid between two times in ms. RFC 5280, in DER by hand. */
const SELF_SIGNED = `
  import { generateKeyPairSync, sign } from 'node:crypto';
  const der = (tag, ...parts) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), body]);
  };
  const time = (ms) => der(0x18, Buffer.from(new Date(ms).toISOString().replace(/[-:T]|[.][0-9]+/g, '')));
  const selfSigned = (from, to) => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const ecdsaWithSha256 = der(0x30, der(6, [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]));
    const localhost = Buffer.from('localhost');
    const name = der(0x30, der(0x31, der(0x30, der(6, [0x55, 4, 3]), der(0x0c, localhost))));
    const otherNames = der(0x30, der(0x30, der(6, [0x55, 0x1d, 0x11]), der(4, der(0x30, der(0x82, localhost)))));
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    const days = der(0x30, time(from), time(to));
    const signed = der(0x30, der(0xa0, der(2, [2])), der(2, [7]), ecdsaWithSha256, name, days, name, spki, der(0xa3, otherNames));
    const whole = der(0x30, signed, ecdsaWithSha256, der(3, [0], sign('sha256', signed, privateKey)));
    const lines = whole.toString('base64').match(/.{1,64}/g).join('\\n');
    return {
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: '-----BEGIN CERTIFICATE-----\\n' + lines + '\\n-----END CERTIFICATE-----\\n',
    };
  };
`;

describe('a moved clock', () => {
  const near = `
    import { execFileSync } from 'node:child_process';
    const near = (one, other, ms = 5_000) => Math.abs(Number(one) - Number(other)) < ms;
    const real = () => Number(execFileSync('date', ['+%s'])) * 1000;
  `;

  test('shows the same time wherever a program looks', async () => {
    const script = `${near}
      import http from 'node:http';
      import vm, { createContext } from 'node:vm';
      import { Worker } from 'node:worker_threads';
      expectation('it has moved', near(Date.now() - real(), 400 * 86_400_000));
      expectation('new Date()', near(new Date(), Date.now()));
      expectation('Date()', near(Date.parse(Date()), Date.now()));
      expectation('timeOrigin', near(performance.timeOrigin + performance.now(), Date.now()));
      expectation('Intl', new Intl.DateTimeFormat('en').format() === new Intl.DateTimeFormat('en').format(new Date()));
      expectation('Temporal', !globalThis.Temporal || near(Temporal.Now.instant().epochMilliseconds, Date.now()));
      expectation('a context', near(vm.runInContext('Date.now()', createContext()), Date.now()));
      expectation('a new context', near(vm.runInNewContext('new Date().getTime()'), Date.now()));
      expectation('a process', near(execFileSync(process.execPath, ['-p', 'Date.now()']), Date.now()));
      const worker = new Worker('require("node:worker_threads").parentPort.postMessage(Date.now())', { eval: true });
      expectation('a thread', near(await new Promise((resolve) => worker.once('message', resolve)), Date.now()));
      const server = http.createServer((request, response) => {
        if (request.url === '/own') response.setHeader('Date', 'Mon, 01 Jan 2001 00:00:00 GMT');
        response.end();
      });
      await new Promise((resolve) => server.listen(0, resolve));
      const dated = async (path) => (await fetch('http://localhost:' + server.address().port + path)).headers.get('date');
      expectation('a server', near(Date.parse(await dated('/')), Date.now()));
      expectation('a date that a server gives itself', (await dated('/own')).includes('2001'));
      server.close();
      server.closeAllConnections();
    `;

    expect(await inside([{ kind: 'clock', days: 400 }], script)).toMatchObject(allHeld);
    expect(
      await inside(
        [{ kind: 'clock', days: -3 }],
        `${near}expectation('back', near(real() - Date.now(), 3 * 86_400_000));`,
      ),
    ).toMatchObject(allHeld);
  });

  test('leaves Date what it is', async () => {
    const script = `
      import { mock } from 'node:test';
      import { types } from 'node:util';
      class Day extends Date { twice() { return this.getTime() * 2; } }
      expectation('instanceof', new Date() instanceof Date && new Day() instanceof Day && new Day() instanceof Date);
      expectation('subclass', new Day(21).twice() === 42 && new Day() - Date.now() < 5_000);
      expectation('constructor', new Date().constructor === Date && types.isDate(new Date()));
      expectation('arguments', new Date(2020, 0, 2).getDate() === 2 && new Date(0).toISOString() === '1970-01-01T00:00:00.000Z' && Number.isNaN(+new Date(undefined)));
      expectation('statics', Date.UTC(2020, 0) === 1577836800000 && Date.parse('2020-01-01') === 1577836800000);
      expectation('looks', Date.length === 7 && Date.name === 'Date' && Date.now.name === 'now' && Object.getOwnPropertyNames(Date).sort().join() === 'UTC,length,name,now,parse,prototype');
      expectation('is no enumerable global', !Object.keys(globalThis).includes('Date'));
      const now = Date.now;
      Date.now = () => 5;
      expectation('stubs', Date.now() === 5);
      Date.now = now;
      mock.timers.enable({ apis: ['Date', 'setTimeout'], now: 1_000 });
      mock.timers.tick(5);
      expectation('fake timers', Date.now() === 1_005 && new Date().getTime() === 1_005 && new Date() instanceof Date);
      mock.timers.reset();
      expectation('fake timers are gone', Date.now() > 1_005 && new Date() - Date.now() < 5_000);
    `;

    expect(
      (
        await inside(
          [{ kind: 'clock', month: 1, day: 31 }],
          `${script} expectation('January', new Date().getUTCMonth() === 0 && new Date().getUTCDate() === 31);`,
        )
      ).broken,
    ).toEqual([]);
  });

  test('is what the days of a certificate are held against', async () => {
    const day = 86_400_000;
    const script = `
      import https from 'node:https';
      ${SELF_SIGNED}
      const ask = async (from, to) => {
        const own = selfSigned(Date.now() + from * ${day}, Date.now() + to * ${day});
        const server = https.createServer(own, (_, response) => response.end());
        await new Promise((resolve) => server.listen(0, resolve));
        const asked = { host: 'localhost', port: server.address().port, ca: own.cert, agent: false };
        await new Promise((resolve, reject) => https.get(asked, (response) => resolve(response.resume())).on('error', reject)).finally(() => {
          server.close();
          server.closeAllConnections();
        });
      };
      await ask(-1, 30).catch(({ message }) => broken.push('from yesterday on: ' + message));
      await ask(-600, 30).catch(({ message }) => broken.push('for long: ' + message));
      await fails('until yesterday', ask(-600, -1), 'CERT_HAS_EXPIRED');
      await fails('from tomorrow on', ask(1, 30), 'CERT_NOT_YET_VALID');
    `;

    expect(await inside([{ kind: 'clock', days: 400 }], script)).toMatchObject(allHeld);
  });

  test('is what the times of files go by, there and back', async () => {
    const script = `
      import fs, { statSync, utimesSync, writeFileSync } from 'node:fs';
      import { lstat, open, stat } from 'node:fs/promises';
      import { promisify } from 'node:util';
      const before = Date.now();
      writeFileSync('file', '');
      const isNew = (name, stats) => expectation(name, stats.mtimeMs > before - 1_000 && stats.mtimeMs < Date.now() + 1_000 && stats.mtime.getTime() === Math.round(stats.mtimeMs) && stats.birthtime >= before - 1_000);
      isNew('statSync', statSync('file'));
      isNew('stat', await stat('file'));
      isNew('lstat', await lstat('file'));
      isNew('callback', await promisify(fs.stat)('file'));
      const handle = await open('file', 'r+');
      isNew('handle', await handle.stat());
      await handle.utimes(3, 3);
      expectation('handle.utimes', (await handle.stat()).mtimeMs === 3_000);
      await handle.close();
      const descriptor = fs.openSync('file', 'r+');
      fs.futimesSync(descriptor, 7, 7);
      expectation('futimes', fs.fstatSync(descriptor).mtimeMs === 7_000);
      fs.closeSync(descriptor);
      for (const [given, ms] of [[new Date(1_234), 1_234], [1.5, 1_500], [0, 0], ['77.25', 77_250], [new Date(before + 1e9), before + 1e9], [new Date(-5_000), -5_000]]) {
        utimesSync('file', given, given);
        expectation('utimes ' + given, statSync('file').mtime.getTime() === Math.round(ms) && Math.abs(Number(statSync('file', { bigint: true }).mtimeNs - BigInt(ms) * 1_000_000n)) < 1_000);
      }
      fs.cpSync('file', 'copy', { preserveTimestamps: true });
      expectation('a copy', statSync('copy').mtimeMs === statSync('file').mtimeMs);
      expectation('nothing there', statSync('none', { throwIfNoEntry: false }) === undefined);
      await fails('no such file', stat('none'), 'ENOENT');
    `;

    expect(await inside([{ kind: 'clock', days: 400 }], script)).toMatchObject(allHeld);
  });
});

test('seeded draws are near the brink at first, then even, and differ between processes that a program starts alike', async () => {
  const script = (holds: string) => `
    import { execFileSync } from 'node:child_process';
    import { tmpdir } from 'node:os';
    const drawn = [Math.random(), Math.random(), Math.random()];
    expectation('at the brink', drawn.every((draw) => ${holds}) && new Set(drawn).size === 3);
    const many = Array.from({ length: 10_000 }, () => Math.random());
    expectation('even', Math.abs(many.reduce((sum, draw) => sum + draw) / many.length - 0.5) < 0.02 && many.every((draw) => draw >= 0 && draw < 1));
    expectation('as fine as they are', many.some((draw) => draw.toString(36).length > 10));
    const other = () => String(execFileSync(process.execPath, ['-p', 'Math.random()']));
    expectation('other processes', other() !== other());
    expectation('a temporary folder of their own', tmpdir().endsWith('/t'));
  `;

  expect(await inside([{ kind: 'random', draws: 'low', seed: 1 }], script('draw >= 0 && draw < 0.001'))).toMatchObject(
    allHeld,
  );
  expect(await inside([{ kind: 'random', draws: 'high', seed: 1 }], script('draw > 0.999 && draw < 1'))).toMatchObject(
    allHeld,
  );
});

describe('a denied network', () => {
  const script = `
    import dgram from 'node:dgram';
    import dns, { resolve4 } from 'node:dns';
    import { lookup, Resolver, resolveMx, reverse } from 'node:dns/promises';
    import http2 from 'node:http2';
    import https from 'node:https';
    import net from 'node:net';
    import os from 'node:os';
    import tls from 'node:tls';
    import { promisify } from 'node:util';
    const ending = (socket) => new Promise((resolve, reject) => {
      for (const name of ['connect', 'secureConnect']) socket.once(name, () => resolve(socket.destroy()));
      socket.once('error', reject);
    });
  `;

  test('fails as a machine without one does', async () => {
    const denied = `${script}
      import { execFileSync } from 'node:child_process';
      await fails('an address', ending(net.connect(80, '198.51.100.7')), 'ENETUNREACH');
      await fails('an address of version 6', ending(net.connect(80, '2001:db8::7')), 'ENETUNREACH');
      await fails('a name', ending(net.connect(80, 'example.org')), 'EAI_AGAIN');
      await fails('tls', ending(tls.connect(443, 'example.org')), 'EAI_AGAIN');
      await fails('fetch', fetch('https://example.org'), 'EAI_AGAIN');
      await fails('fetch of an address', fetch('http://198.51.100.7'), 'ENETUNREACH');
      await fails('https', new Promise((resolve, reject) => https.get('https://198.51.100.7', resolve).on('error', reject)), 'ENETUNREACH');
      await fails('http2', ending(http2.connect('https://example.org')), 'EAI_AGAIN');
      await fails('a name that a lookup of its own gives an address', ending(net.connect({ port: 80, host: 'a.test', lookup: (_, { all }, done) => done(null, all ? [{ address: '198.51.100.7', family: 4 }] : '198.51.100.7', 4) })), 'ENETUNREACH');
      await fails('lookup', lookup('example.org'), 'EAI_AGAIN');
      await fails('promisified lookup', promisify(dns.lookup)('example.org'), 'EAI_AGAIN');
      await fails('resolve4', promisify(resolve4)('example.org'), 'ECONNREFUSED');
      await fails('resolveMx', resolveMx('example.org'), 'ECONNREFUSED');
      await fails('a resolver', new Resolver().resolve('example.org', 'TXT'), 'ECONNREFUSED');
      await fails('reverse', reverse('198.51.100.7'), 'ECONNREFUSED');
      const child = execFileSync(process.execPath, ['-e', 'fetch("http://198.51.100.7").catch(({ cause }) => console.log(cause.code))']);
      expectation('a process: ' + child, String(child).trim() === 'ENETUNREACH');
      const { message, ...rest } = await lookup('example.org').catch((error) => error);
      expectation('an error: ' + message, message === 'getaddrinfo EAI_AGAIN example.org' && rest.syscall === 'getaddrinfo' && rest.hostname === 'example.org' && rest.errno === -3001);
    `;

    expect(await inside([{ kind: 'network' }], denied)).toMatchObject(allHeld);
  });

  test('leaves the machine itself in reach', async () => {
    const reachable = `${script}
      const server = net.createServer((socket) => socket.end());
      await new Promise((resolve) => server.listen(0, resolve));
      const { port } = server.address();
      const own = Object.values(os.networkInterfaces()).flat().map(({ address }) => address).filter((address) => !address.startsWith('fe80'));
      for (const host of ['localhost', '127.0.0.1', '127.0.0.2', '0.0.0.0', '::ffff:127.0.0.1', undefined, ...own]) {
        await ending(net.connect({ port, host })).catch(({ message }) => broken.push(message));
      }
      const named = { port, host: 'a.test', lookup: (_, { all }, done) => done(null, all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4) };
      await ending(net.connect(named)).catch(({ message }) => broken.push('a name of its own: ' + message));
      server.close();
      const pipe = net.createServer((socket) => socket.end());
      await new Promise((resolve) => pipe.listen('pipe.sock', resolve));
      await ending(net.connect('pipe.sock')).catch(({ message }) => broken.push(message));
      pipe.close();
      expectation('localhost', (await lookup('localhost')).address !== undefined);
      expectation('an address', (await promisify(dns.lookup)('127.0.0.1')).address === '127.0.0.1');
      // A name server of its own: one question, answered with 9.8.7.6.
      const names = dgram.createSocket('udp4');
      names.on('message', (asked, { port, address }) => names.send(Buffer.concat([asked.subarray(0, 2), Buffer.from([0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]), asked.subarray(12, asked.indexOf(0, 12) + 5), Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 9, 8, 7, 6])]), port, address));
      await new Promise((resolve) => names.bind(0, '127.0.0.1', resolve));
      const resolver = new Resolver();
      resolver.setServers(['127.0.0.1:' + names.address().port]);
      expectation('a name server', String(await resolver.resolve4('example.org')) === '9.8.7.6');
      names.close();
    `;

    expect(await inside([{ kind: 'network' }], reachable)).toMatchObject(allHeld);
  });
});

describe('occupied ports', () => {
  const script = `
    import cluster from 'node:cluster';
    import http from 'node:http';
    import http2 from 'node:http2';
    import https from 'node:https';
    import net from 'node:net';
    const listening = (server, ...place) => new Promise((resolve, reject) => server.once('error', reject).once('listening', () => resolve(server)).listen(...place));
    const ended = (server) => new Promise((resolve) => server.close(resolve));
  `;

  test('are those that a program names, in every form', async () => {
    const taken = `${script}
      const { startOfTest } = globalThis[Symbol.for('earnest.conditions')];
      const forms = [[3000], ['3000'], [3000, () => {}], [3000, '127.0.0.1'], [{ port: 3000 }], [{ port: 3000, host: '0.0.0.0' }], [4567], [4567, 'localhost', 5, () => {}]];
      for (const make of [net.createServer, http.createServer, https.createServer, http2.createServer]) {
        for (const form of forms) {
          startOfTest('file', [JSON.stringify(form)]);
          await fails(make.name + JSON.stringify(form), listening(make(), ...form), 'EADDRINUSE');
        }
      }
      const error = await listening(net.createServer(), 3000).catch((error) => error);
      expectation(error.message, /^listen EADDRINUSE: address already in use (?::::|0\\.0\\.0\\.0:)3000$/.test(error.message) && error.port === 3000 && error.syscall === 'listen');
    `;

    expect(await inside([{ kind: 'ports' }], taken)).toMatchObject(allHeld);
  });

  test('are not those that the system gives, nor the next one', async () => {
    const free = `${script}
      for (const form of [[], [0], [null], [{ port: 0 }], [0, '127.0.0.1'], ['pipe.sock'], [{ path: 'pipe2.sock' }]]) {
        await listening(net.createServer(), ...form).then(ended, ({ message }) => broken.push(JSON.stringify(form) + message));
      }
      const given = await listening(net.createServer(), 0);
      const { port } = given.address();
      await fails('a port in use', listening(net.createServer(), port), 'EADDRINUSE');
      await ended(given);
      await listening(net.createServer(), port).then(ended, ({ message }) => broken.push('given before: ' + message));
      const search = (from, step) => new Promise((resolve) => {
        const server = http.createServer();
        let next = from;
        server.on('error', () => { next += step; if (next > from + 20 * step) resolve(null); else server.listen(next); });
        server.listen(from).on('listening', () => { server.close(); resolve(next); });
      });
      for (const [from, step] of [[3000, 1], [8080, 1], [4567, 10], [5432, 100]]) {
        const found = await search(from, step);
        expectation('a search from ' + from + ': ' + found, found !== null && found > from);
      }
      const server = await listening(net.createServer((socket) => socket.end()), 0);
      const client = net.connect({ port: server.address().port, localPort: 23_941 });
      await new Promise((resolve, reject) => client.once('connect', resolve).once('error', reject)).catch(({ message }) => broken.push(message));
      client.destroy();
      server.close();
    `;

    expect(await inside([{ kind: 'ports' }], free)).toMatchObject(allHeld);
  });
});

test('other work takes most of the core, and nothing else: no output, and no process that stays', async () => {
  const script = `
    import { execFileSync } from 'node:child_process';
    const grind = 'const start = process.hrtime.bigint(); const before = process.cpuUsage(); while (process.hrtime.bigint() - start < 400_000_000n); const { user, system } = process.cpuUsage(before); console.log((user + system) / 400_000)';
    const share = Number(execFileSync(process.execPath, ['-e', grind]));
    expectation('the share of a process: ' + share, share < 0.6);
  `;
  const throwing = `setTimeout(() => { throw new Error('as it would'); }, 20); await new Promise(() => {});`;

  const run = await inside([{ kind: 'stress' }], script);

  expect(run).toMatchObject(allHeld);
  expect(run.durationMs).toBeLessThan(15_000);
  expect(await inside([{ kind: 'stress' }], throwing)).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('as it would'),
  });
});

test('options and languages that are there already are kept, or overruled', async () => {
  const options = `expectation(process.env.NODE_OPTIONS, process.env.NODE_OPTIONS.startsWith('--max-old-space-size=333 --require=') && (await import('node:v8')).getHeapStatistics().heap_size_limit < 1e9);`;
  const german = `
    import { execFileSync } from 'node:child_process';
    expectation('written as Germans do', (1234.5).toLocaleString() === '1.234,5');
    expectation('a day there', new Date(2024, 0, 1).getTimezoneOffset() === -60);
  `;
  const quiet = `
    import { spawnSync } from 'node:child_process';
    const { stderr } = spawnSync('bash', ['-c', 'true'], { encoding: 'utf8' });
    expectation('bash says: ' + stderr, stderr === '');
  `;
  const berlin = [
    { kind: 'locale', locale: 'de_DE' },
    { kind: 'time-zone', timeZone: 'Europe/Berlin' },
  ] as const;

  expect(await inside([], options, { nodeOptions: '--max-old-space-size=333' })).toMatchObject(allHeld);
  expect(await inside(berlin, german + quiet)).toMatchObject(allHeld);
  expect(await inside(berlin, german, { locale: 'C' })).toMatchObject(allHeld);
});

test('an empty condition varies nothing', async () => {
  const script = `
    import dns from 'node:dns';
    import fs from 'node:fs';
    import net from 'node:net';
    import vm from 'node:vm';
    const native = (method) => !Function.prototype.toString.call(method).includes('disguised') && !/moved|denied|prepared/.test(String(method));
    expectation('the clock', /native code/.test(Date.now) && /native code/.test(Math.random));
    expectation('modules', [fs.stat, dns.lookup, net.Server.prototype.listen, vm.createContext].every(native));
    expectation('globals', !Object.getOwnPropertyNames(globalThis).some((name) => /earnest/i.test(name)));
  `;

  expect(await inside([], script)).toMatchObject(allHeld);
});
