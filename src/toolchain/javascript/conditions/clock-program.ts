/**
 * The part of the conditions program that moves the clock of a process by `offset` ms. Everything in a process that a test could
 * compare with the clock moves with it: `Date`, `Intl` and `Temporal` where they take the present time, `performance.timeOrigin`,
 * the `Date` header that node's own HTTP server adds, what TLS holds of the days of a certificate, and the times of files. Clocks
 * of other programs stay where they are, those of databases in the process too.
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

/** OpenSSL reads the clock of the system. Self-made certificates begin now, and fixtures end some day. */
function moveCertificates(offset) {
  // A node may be built without.
  if (process.versions.openssl === undefined) return;
  const { Socket } = require('node:net');
  const { TLSSocket } = require('node:tls');
  const socket = new TLSSocket(new Socket());
  const prototype = Object.getPrototypeOf(socket._handle);
  socket.destroy();
  const { verifyError } = prototype;
  const ofDays = (code, message) => Object.assign(new Error(message), { code });
  prototype.verifyError = disguised(verifyError, function (...args) {
    const error = verifyError.apply(this, args);
    if (error && error.code !== 'CERT_NOT_YET_VALID' && error.code !== 'CERT_HAS_EXPIRED') return error;
    const now = realNow() + offset;
    const seen = new Set();
    for (let at = this.getPeerCertificate(true); at && !seen.has(at); at = at.issuerCertificate) {
      seen.add(at);
      if (Date.parse(at.valid_from) > now) return ofDays('CERT_NOT_YET_VALID', 'certificate is not yet valid');
      if (Date.parse(at.valid_to) < now) return ofDays('CERT_HAS_EXPIRED', 'certificate has expired');
    }
    return null;
  });
}
`;
