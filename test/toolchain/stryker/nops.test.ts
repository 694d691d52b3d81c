import { test } from '@jest/globals';
import { createSystem } from '../../../src/system/create-system.ts';
import { createGit } from '../../../src/system/git.ts';
import { detectProject } from '../../../src/project/detect-project.ts';
import { judgeMutants } from '../../../src/toolchain/javascript/stryker/judge.ts';
import { projectWith } from '../suites.ts';
import { environment, lines, told } from './judging.ts';
const silent = { info: () => {}, warn: () => {}, group: () => () => {}, progress: () => {} };
test.each(['mocha-basic', 'node-test-basic'])('%s', async (name) => {
  const esm = name === 'node-test-basic';
  const root = await projectWith(name, {
    'src/price.js': `const busy = (n) => { while (n > 0); return n; };
${esm ? 'export const slow =' : 'exports.slow ='} (n) => busy(n - 11);
`,
    'test/price.test.js': esm ? "import { test } from 'node:test';\nimport { slow } from '../src/price.js';\ntest('quick', () => { slow(11); });\n" : `const { slow } = require('../src/price');
it('is quick', () => { slow(11); });
`,
    'stryker.config.json': '{ "timeoutMS": 500 }',
  });
  const env = { ...environment, PATH: process.env.NOPS ? '/tmp/nops' : environment.PATH };
  const { system, dispose } = await createSystem({ environment: env, log: silent, git: createGit(env) });
  const project = await detectProject(root, { environment: env, runner: 'auto', command: null, packages: [] });
  const subject = project.packages[0]!;
  const judged = await judgeMutants(system, project, subject, { files: [lines('src/price.js', '2')], leaveOutLargeBlocks: true, respectExclusions: true, testFiles: ['test/price.test.js'], command: null, budgetMs: 60_000 });
  console.log(told(judged.mutants), judged.run.ending, judged.run.failure, judged.run.output, system.containment(), judged.mutants.map((m) => m.reason));
  await dispose();
});
