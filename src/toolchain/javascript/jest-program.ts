import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Package } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import { runnerProgram } from './runner-program.ts';
import { writeScript } from './write-script.ts';

/**
 * Starts jest with the arguments from a file beside this program. Jest hands its own command line on to its workers, where a test
 * of a command-line program that reads `process.argv` would meet our flags.
 */
const LAUNCHER = `'use strict';
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { jest, arguments: words } = JSON.parse(readFileSync(join(__dirname, 'arguments.json'), 'utf8'));
process.env.NODE_ENV ??= 'test';
process.argv[1] = jest;
const cli = require.resolve('jest-cli', { paths: [dirname(jest)] });
require(cli).run(words);
`;

/** The words that start jest with these arguments, after `node` and its flags. */
export async function jestLaunch(
  system: System,
  target: Package,
  words: readonly string[],
): Promise<readonly string[]> {
  const program = await jestProgram(target);
  const [jest] = program;
  // A wrapper reads its arguments from the command line alone.
  if (jest === undefined || program.length > 1) return [...program, ...words];
  const { folder, path } = await writeScript(system, 'launch.cjs', LAUNCHER);
  await writeFile(join(folder, 'arguments.json'), JSON.stringify({ jest, arguments: words }));
  return [path];
}

/** What makes jest's configuration on the way, and then runs jest with the words behind `test`; null when the test script starts jest itself. */
export function jestWrapper(target: Package): 'react-scripts' | 'craco' | null {
  const name = /(?:^|[\s/])(react-scripts|craco)\s+test\b/.exec(target.testScript ?? '')?.[1];
  return name === 'react-scripts' || name === 'craco' ? name : null;
}

/** Jest itself; or `react-scripts test` and its like, which make jest's configuration on the way. */
export async function jestProgram(target: Package): Promise<readonly string[]> {
  const wrapper = jestWrapper(target);
  if (wrapper !== null) {
    const { path } = await runnerProgram(target, wrapper === 'craco' ? '@craco/craco' : wrapper, wrapper);
    return [path, 'test'];
  }
  return [(await runnerProgram(target, 'jest', 'jest')).path];
}
