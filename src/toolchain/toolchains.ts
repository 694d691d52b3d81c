import type { RunnerName } from '../domain/policy.ts';
import { command } from './javascript/command.ts';
import { jest } from './javascript/jest.ts';
import { mocha } from './javascript/mocha.ts';
import { nodeTest } from './javascript/node-test.ts';
import { vitest } from './javascript/vitest.ts';
import type { Toolchain } from './toolchain.ts';

const toolchains: Readonly<Record<RunnerName, Toolchain>> = { jest, vitest, mocha, 'node-test': nodeTest, command };

export function toolchainOf(runner: RunnerName): Toolchain {
  return toolchains[runner];
}
