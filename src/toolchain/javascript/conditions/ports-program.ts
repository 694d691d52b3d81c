/**
 * The part of the conditions program that makes ports taken, as another program on the machine does. Taken is:
 *
 * - each port that development servers and databases commonly listen on;
 * - any other port that the code names, once: code that then asks for the next port, or for any, finds it free.
 *
 * Free are port 0, ports that the system gave to this process before, and those from which the system gives (whoever names one
 * probably asked the system for it, maybe in another process).
 */
export const portsProgram = `
const COMMON_PORTS = new Set([
  80, 443, 1234, 3000, 3001, 3306, 4000, 4200, 5000, 5173, 5432, 6379, 8000, 8080, 8081, 8443, 8888, 9000, 9090, 9200, 27017,
]);

/** Linux tells from where the system hands out ports; 32768 is its default, others begin above. */
function firstGivenPort() {
  try {
    return Number.parseInt(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10) || 32768;
  } catch {
    return 32768;
  }
}

/** Ports refused to the test that runs, and the one refused last for which it has not found another yet. */
function refusedPorts() {
  const refused = new Set();
  let unanswered = null;
  return {
    clear() {
      refused.clear();
      unanswered = null;
    },
    refuses(port) {
      if (!refused.has(port) && !COMMON_PORTS.has(port) && unanswered !== null) {
        unanswered = null;
        return false;
      }
      refused.add(port);
      unanswered = port;
      return true;
    },
  };
}

function occupyPorts(refused) {
  const inUse = -require('node:os').constants.errno.EADDRINUSE;
  const handle = tcpPrototype();
  const first = firstGivenPort();
  const given = new Set();
  const ports = new WeakMap();
  for (const name of ['bind', 'bind6']) {
    const real = handle[name];
    handle[name] = disguised(real, function (address, port, ...rest) {
      ports.set(this, port);
      return real.call(this, address, port, ...rest);
    });
  }
  const { listen } = handle;
  // A taken port shows when a server listens, not when it binds: node words its error by that.
  handle.listen = disguised(listen, function (...args) {
    const port = ports.get(this);
    if (port > 0 && port < first && !given.has(port) && refused.refuses(port)) return inUse;
    const status = listen.apply(this, args);
    if (status === 0 && port !== undefined) {
      const name = {};
      this.getsockname(name);
      given.add(name.port);
    }
    return status;
  });
}
`;
