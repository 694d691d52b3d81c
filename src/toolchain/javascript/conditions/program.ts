/**
 * The text of the CommonJS program that varies conditions from inside of a test process. It reads plan.json beside itself
 * and lives once in each process or thread. Each runner's own program calls it:
 *
 * - `installIn(realm)`: the clock and `Math.random` of a realm (the global object that tests see).
 * - `begin()`: core modules are varied from here on (network, ports, file times), and other work begins to compete.
 * - `startOfTest(file, titlePath)`: the stream of random draws starts anew, from a seed of its own for each test, since
 *   files that run side by side must not draw the same "random" names.
 * - `arranged(children, key)`: cases and suites of one parent in the order of the plan.
 * - `keeps(file, titlePath)`, `keepsOrder(file, titlePath)`: whether a case is to run, whether a suite's inner order stands.
 * - `plan.repeat`: whether each case runs twice.
 *
 * Everything that a test could compare with the clock moves with it: `Date`, `performance.timeOrigin` and the times of files.
 */
export const conditionsProgram = String.raw`
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const KEY = Symbol.for('earnest.conditions');
module.exports = globalThis[KEY] ??= create();

function create() {
  const plan = JSON.parse(readFileSync(join(__dirname, 'plan.json'), 'utf8'));
  const key = (file, titlePath) => JSON.stringify([file, ...titlePath]);
  const kept = plan.tests === null ? null : new Set(plan.tests.map(({ file, titlePath }) => key(file, titlePath)));
  const ordered = new Set(plan.ordered.map(({ file, titlePath }) => key(file, titlePath)));
  const draws = randomDraws(plan.random);
  let begun = false;
  const deniedPorts = new Set();
  const realms = new WeakSet();

  function installIn(realm) {
    if (realms.has(realm)) return;
    realms.add(realm);
    if (plan.clockOffsetMs !== 0) moveClock(realm, plan.clockOffsetMs);
    if (plan.random !== null) realm.Math.random = () => draws.next();
  }

  function begin() {
    if (begun) return;
    begun = true;
    // Node programs that tests start are to live under the same conditions.
    process.env.EARNEST_CONDITIONS = 'begun';
    if (plan.clockOffsetMs !== 0) moveFileTimes(plan.clockOffsetMs);
    if (plan.network) denyNetwork();
    if (plan.ports) occupyPorts(deniedPorts);
    if (plan.stress) compete();
    if (plan.clockOffsetMs !== 0 || plan.network || plan.ports) require('node:module').syncBuiltinESMExports?.();
  }

  return {
    plan,
    installIn,
    begin,
    startOfTest(file, titlePath) {
      draws.restart(key(file, titlePath));
      deniedPorts.clear();
    },
    arranged(children, name) {
      if (plan.order === null) return children;
      if (plan.order === 'reversed') return [...children].reverse();
      return shuffled(children, seededDraws(plan.order.seed + hash(String(name))));
    },
    keeps: (file, titlePath) => kept === null || kept.has(key(file, titlePath)),
    keepsOrder: (file, titlePath) => ordered.has(key(file, titlePath)),
  };
}

/** FNV-1a, 32 bits. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** mulberry32: 0 (inclusive) to 1 (exclusive). */
function seededDraws(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Three draws at the brink: any code that acts on one rare draw acts, while averages over many draws hardly move. */
const BRINK = 3;

function randomDraws(random) {
  let draw = seededDraws(random === null ? 0 : random.seed);
  let count = 0;
  return {
    restart(name) {
      if (random !== null) draw = seededDraws(random.seed + hash(name));
      count = 0;
    },
    next() {
      const even = draw();
      count += 1;
      if (random.draws === 'even' || count > BRINK) return even;
      const near = even / 1024;
      return random.draws === 'low' ? near : 1 - 2 ** -53 - near;
    },
  };
}

function shuffled(items, draw) {
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(draw() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}

function moveClock(realm, offset) {
  const Real = realm.Date;
  const realNow = Real.now;
  const now = () => realNow() + offset;
  Object.defineProperty(Real, 'now', { value: function now_() { return now(); }, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(Real.now, 'name', { value: 'now' });
  const Moved = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === Moved ? target : newTarget),
    apply: () => new Real(now()).toString(),
  });
  Object.defineProperty(Real.prototype, 'constructor', { value: Moved, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(realm, 'Date', { value: Moved, writable: true, configurable: true, enumerable: false });
  try {
    const origin = realm.performance.timeOrigin + offset;
    Object.defineProperty(realm.performance, 'timeOrigin', { value: origin, configurable: true, enumerable: true });
  } catch {
    // A realm without performance, or one that keeps it to itself.
  }
}

const TIMES = ['atime', 'mtime', 'ctime', 'birthtime'];

/** A file written now has to look as if it was written now, whatever the clock says. */
function moveFileTimes(offset) {
  const fs = require('node:fs');
  const moved = (stats) => {
    if (stats === undefined || stats === null) return stats;
    for (const name of TIMES) {
      const ms = stats[name + 'Ms'];
      if (typeof ms === 'bigint') {
        stats[name + 'Ms'] = ms + BigInt(Math.round(offset));
        if (typeof stats[name + 'Ns'] === 'bigint') stats[name + 'Ns'] += BigInt(Math.round(offset)) * 1000000n;
      } else if (typeof ms === 'number') stats[name + 'Ms'] = ms + offset;
      else continue;
      const date = new Date(Number(stats[name + 'Ms']));
      Object.defineProperty(stats, name, { value: date, writable: true, configurable: true, enumerable: true });
    }
    return stats;
  };
  const back = (time) => {
    if (time instanceof Date || Object.prototype.toString.call(time) === '[object Date]') return new Date(time.getTime() - offset);
    const seconds = Number(time);
    return Number.isFinite(seconds) ? seconds - offset / 1000 : time;
  };
  for (const name of ['stat', 'lstat', 'fstat']) {
    const [withCallback, sync, promised] = [fs[name], fs[name + 'Sync'], fs.promises[name]];
    fs[name] = (...args) => {
      const callback = args.at(-1);
      if (typeof callback === 'function') args[args.length - 1] = (error, stats) => callback(error, error ? stats : moved(stats));
      return withCallback.apply(fs, args);
    };
    fs[name + 'Sync'] = (...args) => moved(sync.apply(fs, args));
    if (promised !== undefined) fs.promises[name] = async (...args) => moved(await promised.apply(fs.promises, args));
  }
  for (const name of ['utimes', 'lutimes', 'futimes']) {
    const [withCallback, sync, promised] = [fs[name], fs[name + 'Sync'], fs.promises[name]];
    fs[name] = (path, atime, mtime, ...rest) => withCallback.call(fs, path, back(atime), back(mtime), ...rest);
    fs[name + 'Sync'] = (path, atime, mtime) => sync.call(fs, path, back(atime), back(mtime));
    if (promised !== undefined) fs.promises[name] = (path, atime, mtime) => promised.call(fs.promises, path, back(atime), back(mtime));
  }
}

function isLoopback(host) {
  const name = String(host).toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return name === '' || name === 'localhost' || name.endsWith('.localhost') || name === require('node:os').hostname().toLowerCase() ||
    /^127\./.test(name) || name === '0.0.0.0' || name === '::' || name === '::1' || /^::ffff:127\./.test(name);
}

/** As a machine without a network answers: names do not resolve, addresses are unreachable. */
function unreachable(host, port) {
  const net = require('node:net');
  const known = net.isIP(String(host).replace(/^\[|\]$/g, '')) !== 0;
  const error = new Error(known ? 'connect ENETUNREACH ' + host + ':' + port : 'getaddrinfo EAI_AGAIN ' + host);
  return Object.assign(error, known
    ? { errno: -101, code: 'ENETUNREACH', syscall: 'connect', address: String(host), port }
    : { errno: -3001, code: 'EAI_AGAIN', syscall: 'getaddrinfo', hostname: String(host) });
}

function denyNetwork() {
  const net = require('node:net');
  const dns = require('node:dns');
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) {
    const target = targetOf(args);
    if (target === null || isLoopback(target.host)) return connect.apply(this, args);
    this.connecting = true;
    process.nextTick(() => this.destroy(unreachable(target.host, target.port)));
    return this;
  };
  const { lookup } = dns;
  dns.lookup = (host, options, callback) => {
    const done = typeof options === 'function' ? options : callback;
    if (isLoopback(host) || net.isIP(String(host)) !== 0) return lookup(host, options, callback);
    process.nextTick(done, unreachable(host, 0));
    return {};
  };
  const promised = dns.promises.lookup;
  dns.promises.lookup = async (host, options) => {
    if (isLoopback(host) || net.isIP(String(host)) !== 0) return promised(host, options);
    throw unreachable(host, 0);
  };
  for (const owner of [dns, dns.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(owner).filter((found) => /^(resolve|reverse)/.test(found))) {
      owner[name] = (host, ...rest) => {
        const done = rest.at(-1);
        if (typeof done === 'function') process.nextTick(done, unreachable(host, 0));
      };
    }
  }
  for (const owner of [dns.promises, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(owner).filter((found) => /^(resolve|reverse)/.test(found))) {
      owner[name] = async (host) => { throw unreachable(host, 0); };
    }
  }
}

/** Where a socket is told to connect to; null for a path of the file system. */
function targetOf(args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === 'object' && first !== null) {
    return first.path === undefined || first.path === null ? { host: first.host ?? 'localhost', port: first.port } : null;
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return null;
  return { host: typeof args[1] === 'string' ? args[1] : 'localhost', port: Number(first) };
}

/** From here up the system hands out ports by itself (Linux, net.ipv4.ip_local_port_range). */
const FIRST_EPHEMERAL = 32768;

/** Every port that a test names is taken, unless the system gave it to this process before, or the one below was refused to this test. */
function occupyPorts(denied) {
  const net = require('node:net');
  const given = new Set();
  const listen = net.Server.prototype.listen;
  net.Server.prototype.listen = function (...args) {
    const port = portOf(args);
    if (port === null || port === 0 || port >= FIRST_EPHEMERAL || given.has(port) || denied.has(port - 1)) {
      this.once('listening', () => {
        const address = this.address();
        if (address !== null && typeof address === 'object') given.add(address.port);
      });
      return listen.apply(this, args);
    }
    denied.add(port);
    const error = Object.assign(new Error('listen EADDRINUSE: address already in use :::' + port), {
      code: 'EADDRINUSE', errno: -98, syscall: 'listen', address: '::', port,
    });
    process.nextTick(() => this.emit('error', error));
    return this;
  };
}

function portOf(args) {
  const first = args[0];
  if (typeof first === 'object' && first !== null) {
    return first.port === undefined || first.path !== undefined ? null : Number(first.port);
  }
  if (typeof first === 'number') return first;
  return typeof first === 'string' && /^\d+$/.test(first) ? Number(first) : null;
}

/** Three threads beside the tests, on the same core where the run is pinned to one. */
const COMPETITORS = 3;

function compete() {
  const { Worker } = require('node:worker_threads');
  for (let count = 0; count < COMPETITORS; count += 1) {
    const worker = new Worker('for (;;) Math.sqrt(2);', { eval: true, env: {}, execArgv: [], stdin: false });
    worker.on('error', () => {});
    worker.unref();
  }
}
`;

/** The text of what \`NODE_OPTIONS\` loads first into every node process of a run. */
export const preloadProgram = `
'use strict';
const { isMainThread } = require('node:worker_threads');
const conditions = require('./conditions.cjs');
if (conditions.plan.fromStart || process.env.EARNEST_CONDITIONS === 'begun') {
  conditions.installIn(globalThis);
  if (isMainThread || !conditions.plan.stress) conditions.begin();
}
`;
