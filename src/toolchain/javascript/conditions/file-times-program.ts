/**
 * The part of the conditions program that lets the times of files go by a clock moved by `offset` ms: what is written now has to
 * look as if it was written now, and a time that a program gives to a file has to come back as it was given.
 */
export const fileTimesProgram = `
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
