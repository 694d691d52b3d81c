import { join, posix, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { TestFileMatcher } from '../toolchain.ts';
import { positionalWords } from './runner-flags.ts';

/** Source: Node's documentation, "Running tests from the command line". Type stripping is on from 22.18 and 23.6. */
const JAVASCRIPT = '{js,cjs,mjs}';
const WITH_TYPESCRIPT = '{js,cjs,mjs,ts,cts,mts}';

/** By the arguments of the test script, else by the patterns that Node has of its own. */
export async function nodeTestFiles(_: System, project: Project, target: Package): Promise<TestFileMatcher | null> {
  const given = positionalWords('node-test', target.runnerArguments).map((word) =>
    posix.normalize(word).replace(/\/+$/, ''),
  );
  // Node 20 takes a folder as all that is in it.
  const folders = given.map((pattern) => `${pattern}/**/*.${JAVASCRIPT}`);
  const patterns =
    given.length > 0 ? [...given, ...folders] : defaultPatterns(project.node.version, target.nodeArguments);
  const matches = picomatch(patterns);
  return (path) => {
    const inside = relative(target.root, join(project.root, path)).split(sep).join('/');
    return !inside.startsWith('../') && !inside.split('/').includes('node_modules') && matches(inside);
  };
}

function defaultPatterns(version: string, nodeArguments: readonly string[]): string[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const strips = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
  const loads = strips || nodeArguments.some((word) => /strip-types|transform-types|tsx|ts-node|swc/.test(word));
  const extension = loads ? WITH_TYPESCRIPT : JAVASCRIPT;
  return ['**/*.test', '**/*-test', '**/*_test', '**/test-*', '**/test', '**/test/**/*'].map(
    (stem) => `${stem}.${extension}`,
  );
}
