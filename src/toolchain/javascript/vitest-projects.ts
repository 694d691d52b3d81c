import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import { nodeRequest } from './contained-node.ts';
import { readOnce } from './read-once.ts';
import { flagsOnly } from './runner-flags.ts';
import { runnerProgram } from './runner-program.ts';
import { parsedJson, reportText } from './suite-report.ts';
import { writeScript } from './write-script.ts';

const projects = z
  .array(
    z.object({
      folder: z.string(),
      include: z.array(z.string()),
      exclude: z.array(z.string()),
      pool: z.string(),
      browser: z.boolean(),
      sharesProcess: z.boolean(),
      timeZone: z.string().nullable(),
    }),
  )
  .min(1);

/** What one of vitest's own projects tests, and how. `timeZone`: which one its configuration sets. */
export type VitestProject = z.infer<typeof projects>[number];

const CONFIGURATION_TIMEOUT_MS = 60_000;

/** argv: the URL of vitest/node, then vitest's flags. Up to vitest 3, pools had options of their own. */
const SHOW_CONFIG = `
import { writeFileSync } from 'node:fs';
const [url, ...flags] = process.argv.slice(2);
const { TZ } = process.env;
const { createVitest, parseCLI } = await import(url);
const { options } = parseCLI(['vitest', 'run', ...flags]);
function sharesProcess({ pool, isolate, poolOptions }) {
  const own = poolOptions?.[pool] ?? {};
  return (own.isolate ?? isolate) === false || own.singleFork === true || own.singleThread === true;
}
const vitest = await createVitest('test', { ...options, watch: false, run: true, api: false, coverage: { enabled: false } });
const projects = vitest.projects.map(({ config }) => ({
  folder: config.dir || config.root,
  include: config.include,
  exclude: config.exclude,
  pool: String(config.pool),
  browser: config.browser?.enabled === true,
  sharesProcess: sharesProcess(config),
  timeZone: config.env?.TZ ?? (process.env.TZ === TZ ? null : (process.env.TZ ?? null)),
}));
writeFileSync(new URL('projects.json', import.meta.url), JSON.stringify(projects));
process.exit(0);
`;

/** Vitest's projects as vitest itself resolves them. Null before vitest 2, and when its configuration cannot be resolved. */
export const vitestProjects = readOnce(showConfig);

async function showConfig(system: System, project: Project, target: Package): Promise<readonly VitestProject[] | null> {
  const { installed } = await runnerProgram(target, 'vitest', 'vitest');
  const script = await writeScript(system, 'show-config.mjs', SHOW_CONFIG);
  const entry = pathToFileURL(join(installed.root, 'dist', 'node.js')).href;
  const flags = flagsOnly('vitest', target.runnerArguments);
  const words = [...target.nodeArguments, script.path, entry, ...flags];
  const environment = { NODE_ENV: 'test', VITEST: 'true', ...target.runnerEnvironment };
  await system.runContained(nodeRequest(project, target, words, environment, CONFIGURATION_TIMEOUT_MS));
  const { text } = await reportText(join(script.folder, 'projects.json'));
  const parsed = projects.safeParse(parsedJson(text ?? ''));
  return parsed.success ? parsed.data : null;
}
