import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import { nodeRequest } from '../contained-node.ts';
import { readOnce } from '../read-once.ts';
import { writeScript } from '../write-script.ts';
import { conditionedRun } from './conditioned-run.ts';
import { nodeTestProgram } from './node-test-program.ts';

const TIMEOUT_MS = 30_000;

const PROBE = `
const { appendFileSync } = require('node:fs');
const { describe, it, test } = require('node:test');
const ran = (title) => () => appendFileSync(__dirname + '/ran', title + ' ');
test('a', ran('a'));
test('b', ran('b'));
describe('c', () => { it('d', ran('d')); it('e', ran('e')); it('f', ran('f')); });
`;

/** The file that node has to load first into each process of a run under conditions. */
export async function writeNodeTestProgram(folder: string): Promise<string> {
  const path = join(folder, 'node-test.cjs');
  await writeFile(path, nodeTestProgram);
  return path;
}

/**
 * Whether our program reaches the class of tests of the project's node, seen by what it does: three chosen cases of five, in
 * reversed order.
 */
export const nodeTestIsReached = readOnce(probe);

async function probe(system: System, project: Project, target: Package): Promise<boolean> {
  const file = await writeScript(system, 'probe.test.cjs', PROBE);
  const chosen = [['a'], ['c', 'd'], ['c', 'f']].map((titlePath) => ({ file: file.path, titlePath }));
  const request = { timeoutMs: TIMEOUT_MS, condition: [{ kind: 'order', order: 'reversed' }], tests: chosen } as const;
  const run = await conditionedRun(system, project, target, request, true);
  if (run === null) return false;
  const words = ['--require', await writeNodeTestProgram(run.folder), '--test', file.path];
  await system.runContained(run.conditioned(nodeRequest(project, target, words, {}, TIMEOUT_MS)));
  const ran = await readFile(join(file.folder, 'ran'), 'utf8').catch(() => '');
  return ran === 'f d a ';
}
