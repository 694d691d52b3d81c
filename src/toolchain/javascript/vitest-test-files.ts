import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import picomatch from 'picomatch';
import { z } from 'zod';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { TestFileMatcher } from '../toolchain.ts';
import { nodeRequest } from './contained-node.ts';
import { flagsOnly } from './runner-flags.ts';
import { runnerProgram } from './runner-program.ts';
import { parsedJson, reportText } from './suite-report.ts';
import { writeScript } from './write-script.ts';

const projects = z
  .array(z.object({ folder: z.string(), include: z.array(z.string()), exclude: z.array(z.string()) }))
  .min(1);

const CONFIGURATION_TIMEOUT_MS = 60_000;

/** argv: the URL of vitest/node, then vitest's flags. Writes what each vitest project includes. */
const SHOW_CONFIG = `
import { writeFileSync } from 'node:fs';
const [url, ...flags] = process.argv.slice(2);
const { createVitest, parseCLI } = await import(url);
const { options } = parseCLI(['vitest', 'run', ...flags]);
const vitest = await createVitest('test', { ...options, watch: false, run: true, api: false, coverage: { enabled: false } });
const projects = vitest.projects.map(({ config }) => ({ folder: config.dir || config.root, include: config.include, exclude: config.exclude }));
writeFileSync(new URL('projects.json', import.meta.url), JSON.stringify(projects));
process.exit(0);
`;

/** By `include` and `exclude` of each vitest project, as vitest itself resolves them. Null before vitest 2. */
export async function vitestTestFiles(
  system: System,
  project: Project,
  target: Package,
): Promise<TestFileMatcher | null> {
  const { installed } = await runnerProgram(target, 'vitest', 'vitest');
  const script = await writeScript(system, 'show-config.mjs', SHOW_CONFIG);
  const entry = pathToFileURL(join(installed.root, 'dist', 'node.js')).href;
  const flags = flagsOnly('vitest', target.runnerArguments);
  const words = [...target.nodeArguments, script.path, entry, ...flags];
  const environment = { NODE_ENV: 'test', VITEST: 'true', ...target.runnerEnvironment };
  await system.runContained(nodeRequest(project, target, words, environment, CONFIGURATION_TIMEOUT_MS));
  const { text } = await reportText(join(script.folder, 'projects.json'));
  const parsed = projects.safeParse(parsedJson(text ?? ''));
  if (!parsed.success) {
    return null;
  }
  const matchers = parsed.data.map(({ folder, include, exclude }) => {
    const included = picomatch(include, { dot: true, ignore: exclude });
    return (absolute: string) => {
      const path = relative(folder, absolute).split(sep).join('/');
      return !isAbsolute(path) && !path.startsWith('../') && included(path);
    };
  });
  return (path) => matchers.some((matches) => matches(join(project.root, path)));
}
