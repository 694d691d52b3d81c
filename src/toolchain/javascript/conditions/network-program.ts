/**
 * The part of the conditions program that cuts a process off from every machine but its own, as an unplugged cable does: names do
 * not resolve, addresses are unreachable, and node itself words the errors. Loopback, the addresses and the name of this machine, the names of
 * its hosts file, sockets in the file system and name servers on loopback that a test has set stay. UDP is left alone.
 */
export const networkProgram = String.raw`
const LOOPBACK = /^(?:127\.|0\.0\.0\.0$|::$|::1$|::ffff:(?:127\.|7f[0-9a-f]{2}:))/;

function isOwnAddress(given) {
  const address = String(given).toLowerCase().replace(/%.*$/, '');
  if (LOOPBACK.test(address)) return true;
  const own = Object.values(require('node:os').networkInterfaces()).flat();
  return own.some((known) => known.address.toLowerCase() === address.replace(/^::ffff:(?=\d+\.)/, ''));
}

function ownNames() {
  const names = new Set(['localhost', require('node:os').hostname().toLowerCase()]);
  try {
    for (const line of readFileSync('/etc/hosts', 'utf8').split('\n')) {
      for (const name of line.replace(/#.*/, '').trim().split(/\s+/).slice(1)) names.add(name.toLowerCase());
    }
  } catch {
    // A machine without such a file.
  }
  return names;
}

function denyNetwork() {
  const net = require('node:net');
  const unreachable = -require('node:os').constants.errno.ENETUNREACH;
  const handle = tcpPrototype();
  for (const name of ['connect', 'connect6']) {
    const real = handle[name];
    handle[name] = disguised(real, function (request, address, ...rest) {
      return isOwnAddress(address) ? real.call(this, request, address, ...rest) : unreachable;
    });
  }
  const names = ownNames();
  const isKnown = (host) => {
    if (typeof host !== 'string' || host === '' || net.isIP(host) !== 0) return true;
    const name = host.toLowerCase().replace(/\.$/, '');
    return names.has(name) || name.endsWith('.localhost');
  };
  denyLookups(isKnown);
  denyQueries(isKnown);
}

function denyLookups(isKnown) {
  const dns = require('node:dns');
  const failure = (host) => Object.assign(new Error('getaddrinfo EAI_AGAIN ' + host), {
    errno: -3001, code: 'EAI_AGAIN', syscall: 'getaddrinfo', hostname: host,
  });
  const { lookup, lookupService } = dns;
  dns.lookup = disguised(lookup, function (host, options, callback) {
    const done = typeof options === 'function' ? options : callback;
    if (isKnown(host) || typeof done !== 'function') return lookup.apply(this, arguments);
    setImmediate(() => done(failure(host)));
    return {};
  });
  const promised = dns.promises.lookup;
  dns.promises.lookup = disguised(promised, function (host, options) {
    return isKnown(host) ? promised.call(this, host, options) : Promise.reject(failure(host));
  });
}

const SYSCALLS = { reverse: 'getHostByAddr', resolve4: 'queryA', resolve6: 'queryAaaa', resolve: 'queryA' };

/** Questions to name servers. One on loopback that a test has set is the test's own. */
function denyQueries(isKnown) {
  const dns = require('node:dns');
  const net = require('node:net');
  const initial = String(dns.getServers());
  const isOwnServer = (resolver) => {
    const servers = resolver.getServers();
    return String(servers) !== initial && servers.every((server) => isOwnAddress(server.replace(/^\[(.*)\].*$/, '$1').replace(/^([\d.]+):\d+$/, '$1')));
  };
  const failure = (name, host, type) => {
    const kind = name === 'resolve' && typeof type === 'string' ? type : name.replace('resolve', '');
    const syscall = name === 'resolve' && typeof type === 'string' ? queryOf(kind) : (SYSCALLS[name] ?? queryOf(kind));
    return Object.assign(new Error(syscall + ' ECONNREFUSED ' + host), { errno: undefined, code: 'ECONNREFUSED', syscall, hostname: host });
  };
  const passes = (resolver, name, host) =>
    typeof host !== 'string' || (name === 'reverse' ? isOwnAddress(host) || net.isIP(host) === 0 : isKnown(host)) || isOwnServer(resolver);
  const queries = (owner) => Object.getOwnPropertyNames(owner).filter((name) => /^(resolve|reverse)/.test(name) && typeof owner[name] === 'function');
  for (const owner of [dns, dns.Resolver.prototype]) {
    for (const name of queries(owner)) {
      const real = owner[name];
      owner[name] = disguised(real, function (host, ...rest) {
        const done = rest.at(-1);
        if (typeof done !== 'function' || passes(this?.getServers === undefined ? dns : this, name, host)) return real.call(this, host, ...rest);
        setImmediate(() => done(failure(name, host, rest[0])));
        return {};
      });
    }
  }
  for (const owner of [dns.promises, dns.promises.Resolver.prototype]) {
    for (const name of queries(owner)) {
      const real = owner[name];
      owner[name] = disguised(real, function (host, ...rest) {
        if (passes(this?.getServers === undefined ? dns : this, name, host)) return real.call(this, host, ...rest);
        return Promise.reject(failure(name, host, rest[0]));
      });
    }
  }
}

function queryOf(type) {
  return 'query' + type.charAt(0).toUpperCase() + type.slice(1).toLowerCase();
}

/** What every TCP socket and server of node calls to reach the system; it can be had from a socket that looks for a name, and never gets an answer. */
function tcpPrototype() {
  const { Socket } = require('node:net');
  const socket = new Socket();
  socket.on('error', () => {});
  socket.connect({ host: 'earnest.invalid', port: 1, lookup: () => {} });
  const prototype = Object.getPrototypeOf(socket._handle);
  socket.destroy();
  return prototype;
}
`;
