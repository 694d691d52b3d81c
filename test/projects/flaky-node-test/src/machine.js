import dns from 'node:dns';
import http from 'node:http';
import { networkInterfaces } from 'node:os';
import { shop } from './shop.js';

function spent() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Takes as much processor time as it says, however fast the processor is. */
export function grind(milliseconds) {
  const start = spent();
  let rounds = 0;
  while (spent() - start < milliseconds) rounds += 1;
  return rounds;
}

export async function grindInPieces(milliseconds) {
  const start = spent();
  while (spent() - start < milliseconds) {
    for (let round = 0; round < 1000; round += 1) spent();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return 'ground';
}

/** Resolves to the listening server. */
export function offer(where) {
  return new Promise((resolve, reject) => {
    const server = http.createServer((_request, response) => response.setHeader('connection', 'close').end(shop));
    server.once('error', reject);
    server.listen(where, () => resolve(server));
  });
}

export async function textAt(address) {
  const response = await fetch(address, { headers: { connection: 'close' } });
  return response.text();
}

/** The address under which other machines reach this one. */
export const outerAddress = () =>
  Object.values(networkInterfaces())
    .flat()
    .find(({ internal, family }) => !internal && family === 'IPv4').address;

export const addressesOf = (name) => dns.promises.lookup(name, { all: true });
