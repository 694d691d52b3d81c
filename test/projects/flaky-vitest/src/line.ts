import { lookup } from 'node:dns';
import net, { type AddressInfo, type ListenOptions } from 'node:net';
import { networkInterfaces } from 'node:os';
import { shop } from './shop.ts';

/** Resolves to a listening server that says the name of the shop and hangs up. */
export function pickUp(where: ListenOptions): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.end(shop));
    server.once('error', reject);
    server.listen(where, () => resolve(server));
  });
}

export function call(where: net.NetConnectOpts): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    net
      .connect(where)
      .on('data', (part) => {
        text += part;
      })
      .once('end', () => resolve(text))
      .once('error', reject);
  });
}

export function hangUp(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

export function portOf(server: net.Server): number {
  return (server.address() as AddressInfo).port;
}

/** The address under which other machines reach this one. */
export function outerAddress(): string {
  const outer = Object.values(networkInterfaces())
    .flat()
    .find((found) => found !== undefined && !found.internal && found.family === 'IPv4');
  if (outer === undefined) throw new Error('this machine has no network');
  return outer.address;
}

export function addressOf(name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    lookup(name, (error, address) => (error === null ? resolve(address) : reject(error)));
  });
}
