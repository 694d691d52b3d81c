import type { Package, Project } from '../../../project/project.ts';
import type { System } from '../../../system/system.ts';
import { mochaOptions } from '../mocha-test-files.ts';
import { readArguments } from '../runner-flags.ts';
import type { Preload } from './job.ts';

/** What node is given where the tests run: flags from its start, and modules that are loaded in Stryker's copy of the package. */
export interface NodeArguments {
  readonly flags: readonly string[];
  readonly preload: Preload;
}

/**
 * For mocha: the flags of the test script, and those that mocha itself would hand on to node, from its command line and its configuration
 * (`--import`, `--loader`, `node-option`…). Stryker's runner hands on none.
 */
export async function nodeArguments(system: System, project: Project, subject: Package): Promise<NodeArguments> {
  if (subject.runner !== 'mocha') return { flags: subject.nodeArguments, preload: { imports: [], loaders: [] } };
  const options = await mochaOptions(system, project, subject);
  const given = [...subject.nodeArguments, ...handedOn(options ?? {})];
  const read = readArguments('node-test', given);
  const values = (names: readonly string[]) =>
    read
      .filter(({ flag }) => flag !== null && names.includes(flag))
      .map(({ words: [flag = '', value] }) => value ?? flag.slice(flag.indexOf('=') + 1));
  const loading = ['import', 'loader', 'experimental-loader'];
  return {
    flags: read.filter(({ flag }) => flag !== null && !loading.includes(flag)).flatMap(({ words }) => words),
    preload: { imports: values(['import']), loaders: values(['loader', 'experimental-loader']) },
  };
}

/** Source: mocha, bin/mocha.js and lib/cli/node-flags. `require` is mocha's own. */
function handedOn(options: Readonly<Record<string, unknown>>): readonly string[] {
  const texts = (value: unknown) => [value].flat().filter((text): text is string => typeof text === 'string');
  const flags = Object.entries(options)
    .filter(([name]) => name !== 'require' && name.length > 1 && process.allowedNodeEnvironmentFlags.has(`--${name}`))
    .flatMap(([name, value]) => (value === true ? [`--${name}`] : texts(value).map((text) => `--${name}=${text}`)));
  return [...flags, ...texts(options['node-option']).map((option) => `--${option.replace(/^-+/, '')}`)];
}
