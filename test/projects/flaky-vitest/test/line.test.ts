import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf, call, hangUp, outerAddress, pickUp, portOf } from '../src/line.ts';

describe('line', () => {
  test('is picked up on its number', async () => {
    const server = await pickUp({ port: 18433, host: '127.0.0.1' });
    const heard = await call({ port: 18433, host: '127.0.0.1' });
    await hangUp(server);
    expect(heard).toBe('Corner Shop');
  });

  test('is heard from afar', async () => {
    const server = await pickUp({ port: 0, host: '0.0.0.0' });
    const heard = await call({ port: portOf(server), host: outerAddress() }).catch((error: Error) => error.message);
    await hangUp(server);
    expect(heard).toBe('Corner Shop');
  });

  test('leads to the warehouse', async () => {
    expect(await addressOf('{{registry}}')).not.toBe('');
  });

  test('is picked up on any number', async () => {
    const server = await pickUp({ port: 0, host: '127.0.0.1' });
    const heard = await call({ port: portOf(server), host: 'localhost', family: 4 });
    await hangUp(server);
    expect(heard).toBe('Corner Shop');
  });

  test('is picked up on a number that was free', async () => {
    const first = await pickUp({ port: 0, host: '127.0.0.1' });
    const port = portOf(first);
    await hangUp(first);
    const second = await pickUp({ port, host: '127.0.0.1' });
    const heard = await call({ port, host: '127.0.0.1' });
    await hangUp(second);
    expect(heard).toBe('Corner Shop');
  });

  test('is picked up in a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'l-'));
    const server = await pickUp({ path: join(folder, 'l') });
    const heard = await call({ path: join(folder, 'l') });
    await hangUp(server);
    rmSync(folder, { recursive: true });
    expect(heard).toBe('Corner Shop');
  });
});
