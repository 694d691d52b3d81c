/**
 * The part of the conditions program that moves the clock of a process by `offset` ms. Everything in a process that a test could
 * compare with the clock moves with it: `Date`, `Intl` and `Temporal` where they take the present time, `performance.timeOrigin`,
 * the `Date` header that node's own HTTP server adds, and the times of files. Clocks outside of node's JavaScript stay where they are (a database's, a certificate's).
 */
export const clockProgram = String.raw`
function moveClock(realm, offset) {
  const Real = realm.Date;
  const now = () => realNow() + offset;
  Object.defineProperty(Real, 'now', { value: disguised(Real.now, () => now()), writable: true, configurable: true, enumerable: false });
  const Moved = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === Moved ? target : newTarget),
    apply: () => new Real(now()).toString(),
  });
  // A proxy of a function has no source text of its own.
  Object.defineProperty(Real, 'toString', { value: disguised(Real.toString, () => 'function Date() { [native code] }'), writable: true, configurable: true, enumerable: false });
  Object.defineProperty(Real.prototype, 'constructor', { value: Moved, writable: true, configurable: true, enumerable: false });
  Object.defineProperty(realm, 'Date', { value: Moved, writable: true, configurable: true, enumerable: false });
  movePresentOfIntl(realm, now);
  if (realm.Temporal !== undefined) movePresentOfTemporal(realm.Temporal, offset);
}

function moveTimeOrigin({ performance }, offset) {
  try {
    const origin = performance.timeOrigin;
    // Realms may share one object, or have made theirs from one that has moved.
    if (Math.abs(origin + performance.now() - realNow()) > Math.abs(offset) / 2) return;
    Object.defineProperty(performance, 'timeOrigin', { value: origin + offset, configurable: true, enumerable: true });
  } catch {
    // A realm without one, or one that keeps it to itself.
  }
}

function movePresentOfIntl(realm, now) {
  const prototype = realm.Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format');
  const bound = new WeakMap();
  const get = function () {
    const real = format.get.call(this);
    if (!bound.has(real)) bound.set(real, disguised(real, (date) => real(date === undefined ? now() : date)));
    return bound.get(real);
  };
  Object.defineProperty(prototype, 'format', { ...format, get: disguised(format.get, get) });
  const parts = prototype.formatToParts;
  const moved = disguised(parts, function (date) { return parts.call(this, date === undefined ? now() : date); });
  Object.defineProperty(prototype, 'formatToParts', { value: moved, writable: true, configurable: true, enumerable: false });
}

function movePresentOfTemporal(Temporal, offset) {
  const { Now } = Temporal;
  const real = Now.instant;
  const instant = () => Temporal.Instant.fromEpochNanoseconds(real.call(Now).epochNanoseconds + BigInt(offset) * 1000000n);
  const zoned = (timeZone) => instant().toZonedDateTimeISO(timeZone === undefined ? Now.timeZoneId() : timeZone);
  const present = {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (timeZone) => zoned(timeZone).toPlainDateTime(),
    plainDateISO: (timeZone) => zoned(timeZone).toPlainDate(),
    plainTimeISO: (timeZone) => zoned(timeZone).toPlainTime(),
  };
  for (const [name, moved] of Object.entries(present)) {
    if (typeof Now[name] !== 'function') continue;
    Object.defineProperty(Now, name, { value: disguised(Now[name], moved), writable: true, configurable: true, enumerable: false });
  }
}

/** Node dates its answers by a clock of its own, and caches reckon the age of an answer from that header. */
function moveServerDates(offset) {
  const { OutgoingMessage } = require('node:http');
  const store = OutgoingMessage.prototype._storeHeader;
  if (typeof store !== 'function') return;
  OutgoingMessage.prototype._storeHeader = disguised(store, function (...args) {
    const result = store.apply(this, args);
    if (typeof this._header === 'string') {
      this._header = this._header.replace(/\r\nDate: ([^\r\n]+)(?=\r\n)/, (line, text) => {
        const age = Date.now() - offset - Date.parse(text);
        return age > -1000 && age < 3000 ? '\r\nDate: ' + new Date(Date.parse(text) + offset).toUTCString() : line;
      });
    }
    return result;
  });
}

/** A file written now has to look as if it was written now, whatever the clock says. */
function moveFileTimes(offset) {
  const fs = require('node:fs');
  const { isDate } = require('node:util').types;
  const moved = (stats) => {
    if (stats === undefined || stats === null) return stats;
    for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
      const ms = stats[name + 'Ms'];
      if (typeof ms === 'bigint') {
        stats[name + 'Ms'] = ms + BigInt(offset);
        stats[name + 'Ns'] += BigInt(offset) * 1000000n;
      } else {
        stats[name + 'Ms'] = ms + offset;
      }
      // Since node 22 the dates are made from the numbers when they are asked for.
      if (Object.hasOwn(stats, name)) stats[name] = new Date(Math.round(Number(stats[name + 'Ms'])));
    }
    return stats;
  };
  const back = (time) => {
    if (isDate(time)) return new Date(time.getTime() - offset);
    const seconds = typeof time === 'string' && time.trim() !== '' ? Number(time) : time;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) return time;
    const real = seconds - offset / 1000;
    // Node takes a negative number for the present, a date before 1970 for what it says.
    return real < 0 ? new Date(real * 1000) : real;
  };
  const replace = (owner, name, replacement) => {
    if (typeof owner[name] === 'function') owner[name] = disguised(owner[name], replacement(owner[name]));
  };
  const promised = (real) => async function (...args) { return moved(await real.apply(this, args)); };
  for (const name of ['stat', 'lstat', 'fstat']) {
    replace(fs, name, (real) => function (...args) {
      const callback = args.at(-1);
      if (typeof callback === 'function') args[args.length - 1] = (error, stats) => callback(error, moved(stats));
      return real.apply(this, args);
    });
    replace(fs, name + 'Sync', (real) => function (...args) { return moved(real.apply(this, args)); });
    replace(fs.promises, name, promised);
  }
  const returned = (real) => function (path, atime, mtime, ...rest) { return real.call(this, path, back(atime), back(mtime), ...rest); };
  for (const name of ['utimes', 'lutimes', 'futimes']) {
    for (const [owner, each] of [[fs, name], [fs, name + 'Sync'], [fs.promises, name]]) replace(owner, each, returned);
  }
  const watched = new WeakMap();
  replace(fs, 'watchFile', (real) => function (...args) {
    const listener = args.at(-1);
    if (typeof listener === 'function') {
      const own = new WeakSet();
      const once = (stats) => (own.has(stats) ? stats : (own.add(stats), moved(stats)));
      if (!watched.has(listener)) watched.set(listener, (current, previous) => listener(once(current), once(previous)));
      args[args.length - 1] = watched.get(listener);
    }
    return real.apply(this, args);
  });
  replace(fs, 'unwatchFile', (real) => function (path, listener) { return real.call(this, path, watched.get(listener) ?? listener); });
  let handles = false;
  replace(fs.promises, 'open', (real) => async function (...args) {
    const handle = await real.apply(this, args);
    if (!handles) {
      handles = true;
      const prototype = Object.getPrototypeOf(handle);
      replace(prototype, 'stat', promised);
      replace(prototype, 'utimes', (own) => function (atime, mtime) { return own.call(this, back(atime), back(mtime)); });
    }
    return handle;
  });
}
`;
