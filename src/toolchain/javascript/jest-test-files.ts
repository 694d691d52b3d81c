import { join, relative, sep } from 'node:path';
import { createContext, Script } from 'node:vm';
import picomatch from 'picomatch';
import { CouldNotJudge } from '../../domain/could-not-judge.ts';
import type { Package, Project } from '../../project/project.ts';
import type { System } from '../../system/system.ts';
import type { TestFileMatcher } from '../toolchain.ts';
import { type JestConfiguration, jestConfigurations } from './jest-configuration.ts';

const EXPRESSION_TIMEOUT_MS = 1_000;

/** By `jest --showConfig`: roots, testMatch or testRegex, and testPathIgnorePatterns of each of its projects. */
export async function jestTestFiles(
  system: System,
  project: Project,
  target: Package,
): Promise<TestFileMatcher | null> {
  const configurations = await jestConfigurations(system, project, target);
  if (configurations === null) {
    return null;
  }
  const matchers = configurations.map(matcherOf);
  return (path) => {
    const absolute = join(project.root, path).split(sep).join('/');
    return matchers.some((matches) => matches(absolute));
  };
}

function matcherOf(configuration: JestConfiguration): (absolute: string) => boolean {
  const ignored = (configuration.testPathIgnorePatterns ?? []).map(expression);
  const expressions = (configuration.testRegex ?? []).map(expression);
  const globs = configuration.testMatch ?? [];
  const inRoots = (path: string) => configuration.roots.some((root) => !relative(root, path).startsWith('..'));
  const byGlob = globsMatcher(globs);
  return (path) =>
    inRoots(path) &&
    !ignored.some((matches) => matches(path)) &&
    (expressions.length > 0 ? expressions.some((matches) => matches(path)) : byGlob(path));
}

/** Later patterns win over earlier ones, and a negated one takes out. Source: jest-util, globsToMatcher. */
function globsMatcher(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => ({ matches: picomatch(glob, { dot: true }), negated: glob.startsWith('!') }));
  return (path) => {
    let kept: boolean | null = null;
    for (const { matches, negated } of matchers) {
      const matched = matches(path);
      if (negated && !matched) {
        kept = false;
      } else if (!negated && matched) {
        kept = true;
      }
    }
    return kept ?? (matchers.length > 0 && matchers.every(({ negated }) => negated));
  };
}

/** An expression of the pull request's configuration: one that backtracks for ever must not hold us up. */
function expression(source: string): (path: string) => boolean {
  const context = createContext({ source, path: '' });
  const script = new Script('new RegExp(source).test(path)');
  return (path) => {
    context.path = path;
    try {
      return script.runInContext(context, { timeout: EXPRESSION_TIMEOUT_MS }) === true;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
        throw new CouldNotJudge(
          `jest's testRegex or testPathIgnorePatterns hold ${JSON.stringify(source)}, which takes more than a second on the path ${JSON.stringify(path)}. Write it without nested repetition.`,
        );
      }
      return false;
    }
  };
}
