import { join, posix, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { z } from 'zod';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { TestFileMatcher } from '../toolchain.ts';
import { nodeRequest } from './contained-node.ts';
import { readOnce } from './read-once.ts';
import { runnerProgram } from './runner-program.ts';
import { parsedJson, reportText } from './suite-report.ts';
import { writeScript } from './write-script.ts';

const texts = z.union([z.array(z.coerce.string()), z.string().transform((text) => [text])]);
const options = z.looseObject({
  /** The test files: those of the command line and of the configuration. */
  _: z.array(z.coerce.string()).catch([]),
  extension: texts.catch(['js', 'cjs', 'mjs']),
  ignore: texts.catch([]),
  file: texts.catch([]),
  recursive: z.boolean().catch(false),
});

export type MochaOptions = z.infer<typeof options>;

const CONFIGURATION_TIMEOUT_MS = 60_000;

/** argv: mocha's folder, then its arguments. The file is options.cjs since mocha 12. */
const LOAD_OPTIONS = `
const { existsSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const [root, ...argv] = process.argv.slice(2);
const files = ['options.js', 'options.cjs'].map((name) => join(root, 'lib', 'cli', name));
const { loadOptions } = require(files.find((file) => existsSync(file)));
writeFileSync(join(__dirname, 'options.json'), JSON.stringify(loadOptions(argv)));
`;

/** Mocha's options as mocha itself reads them from the command line, .mocharc and package.json; null when it cannot. */
export const mochaOptions = readOnce(loadOptions);

async function loadOptions(system: System, project: Project, target: Package): Promise<MochaOptions | null> {
  const { installed } = await runnerProgram(target, 'mocha', 'mocha');
  const script = await writeScript(system, 'load-options.cjs', LOAD_OPTIONS);
  const words = [...target.nodeArguments, script.path, installed.root, ...target.runnerArguments];
  await system.runContained(nodeRequest(project, target, words, target.runnerEnvironment, CONFIGURATION_TIMEOUT_MS));
  const { text } = await reportText(join(script.folder, 'options.json'));
  const parsed = options.safeParse(parsedJson(text ?? ''));
  return parsed.success ? parsed.data : null;
}

/** By mocha's spec, extension, recursive and ignore. Source: mocha, lib/cli/lookup-files and collect-files. */
export async function mochaTestFiles(
  system: System,
  project: Project,
  target: Package,
): Promise<TestFileMatcher | null> {
  const read = await mochaOptions(system, project, target);
  if (read === null) {
    return null;
  }
  const specs = (read._.length > 0 ? read._ : ['./test']).map((spec) => specMatcher(target, spec, read));
  const ignored = picomatch(read.ignore.map((pattern) => relativeTo(target, pattern)));
  const files = new Set(read.file.map((file) => relativeTo(target, file)));
  return (path) => {
    const own = relative(target.root, join(project.root, path)).split(sep).join('/');
    return !own.startsWith('../') && (files.has(own) || (!ignored(own) && specs.some((matches) => matches(own))));
  };
}

function specMatcher(target: Package, given: string, read: MochaOptions): (path: string) => boolean {
  const spec = relativeTo(target, given);
  const extensions = read.extension.map((extension) => `.${extension.replace(/^\./, '')}`);
  const glob = picomatch(spec);
  const folder = spec === '' ? '' : `${spec}/`;
  return (path) => {
    if (path === spec || glob(path) || extensions.some((extension) => path === spec + extension)) {
      return true;
    }
    const below = path.startsWith(folder) ? path.slice(folder.length) : null;
    return (
      below !== null &&
      (read.recursive || !below.includes('/')) &&
      extensions.some((extension) => below.endsWith(extension)) &&
      !below.split('/').some((segment) => segment.startsWith('.') || segment === 'node_modules')
    );
  };
}

function relativeTo(target: Package, path: string): string {
  const inside = path.startsWith('/') ? relative(target.root, path).split(sep).join('/') : posix.normalize(path);
  return inside === '.' ? '' : inside.replace(/^\.\//, '').replace(/\/+$/, '');
}
