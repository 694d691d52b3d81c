import { join } from 'node:path';
import { z } from 'zod';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import { nodeRequest } from './contained-node.ts';
import { jestProgram } from './jest-program.ts';
import { readOnce } from './read-once.ts';
import { flagsOnly } from './runner-flags.ts';
import { parsedJson, reportText } from './suite-report.ts';
import { writeScript } from './write-script.ts';

const texts = z.array(z.string());
const jestConfiguration = z.object({
  configs: z.array(
    z.object({
      roots: texts,
      testMatch: texts.optional().catch(undefined),
      testRegex: z
        .union([texts, z.string().transform((text) => [text])])
        .optional()
        .catch(undefined),
      testPathIgnorePatterns: texts.optional().catch(undefined),
      testRunner: z.string().optional().catch(undefined),
    }),
  ),
});

/** One of jest's projects as `jest --showConfig` prints it. Hostile text. */
export type JestConfiguration = z.infer<typeof jestConfiguration>['configs'][number];

const CONFIGURATION_TIMEOUT_MS = 60_000;

/** Jest prints its configuration on standard output only; what a configuration file prints comes before it. */
const SHOW_CONFIG = `
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { stdout } = spawnSync(process.execPath, process.argv.slice(2), { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
const start = stdout.search(/^\\{$/m);
writeFileSync(join(__dirname, 'configuration.json'), start === -1 ? '' : stdout.slice(start));
`;

/** The configuration of each of jest's projects, with the flags of the package's test script; null when jest does not tell. */
export const jestConfigurations = readOnce(showConfig);

async function showConfig(
  system: System,
  project: Project,
  target: Package,
): Promise<readonly JestConfiguration[] | null> {
  const script = await writeScript(system, 'show-config.cjs', SHOW_CONFIG);
  const flags = flagsOnly('jest', target.runnerArguments);
  const words = [script.path, ...target.nodeArguments, ...(await jestProgram(target)), ...flags, '--showConfig'];
  const environment = { NODE_ENV: 'test', ...target.runnerEnvironment };
  await system.runContained(nodeRequest(project, target, words, environment, CONFIGURATION_TIMEOUT_MS));
  const { text } = await reportText(join(script.folder, 'configuration.json'));
  const parsed = jestConfiguration.safeParse(parsedJson(text ?? ''));
  return parsed.success ? parsed.data.configs : null;
}
