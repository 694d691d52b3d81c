import { isBuiltin } from 'node:module';
import type { DraftProblem } from '../../domain/draft.ts';
import { child, type Fields, list, nameOf } from '../../review/model/fields.ts';
import { stringOf } from '../../source/syntax.ts';
import { packageName, typesPackage } from './dependencies.ts';
import { isForbiddenPackage } from './forbidden-packages.ts';
import type { ModuleRequest } from './module-requests.ts';
import { problem, quoted } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';
import type { Surroundings } from './surroundings.ts';

const LONGEST_SPECIFIER = 300;
/** Runtimes read these as text, configuration or data; a `.node` or `.wasm` file is a program. */
const LOADABLE = /\.(?:[cm]?[jt]sx?|json|vue|svelte|css|scss|less|svg|txt|md|html)$/;
const DRAFTED = /\.draft\./;

/**
 * Every module that a draft names is a file of the repository that may be read, one of its own fixtures, a package that the project depends
 * on, or a module of Node (see builtins.ts); and what it takes of a file of the repository is exported there.
 */
export function importProblems(draft: ReadDraft, around: Surroundings): readonly DraftProblem[] {
  const unnamed = draft.requests.unnamed.map((node) =>
    problem('forbidden', node, 'It loads or replaces a module by a name that is computed. Write the name out.'),
  );
  return [
    ...unnamed,
    ...draft.requests.all.flatMap((request) => [...ofAttributes(request), ...ofRequest(request, draft, around)]),
  ];
}

function ofRequest(request: ModuleRequest, draft: ReadDraft, around: Surroundings): readonly DraftProblem[] {
  const { specifier, node } = request;
  const said = quoted(specifier);
  if (
    specifier === '' ||
    specifier.length > LONGEST_SPECIFIER ||
    /[\p{Cc}\\%?!\s]/u.test(specifier) ||
    /^(?!node:)[a-z][a-z\d+.-]*:/i.test(specifier) ||
    /^\//.test(specifier)
  ) {
    return [
      problem(
        'import',
        node,
        `It imports ${said}, which is no plain path of the repository and no package. Name the file relative to the test.`,
      ),
    ];
  }
  if (specifier.startsWith('node:') ? !isBuiltin(specifier) : false) {
    return [problem('import', node, `Node has no module ${said}.`)];
  }
  if (isBuiltin(specifier)) return [];
  const paths = around.pathsOf(draft.path, specifier);
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
    return paths.length > 0
      ? ofFiles(request, paths, draft, around)
      : [problem('import', node, `It imports ${said}, and no file of the repository is there. Correct the path.`)];
  }
  return paths.length > 0 ? ofFiles(request, paths, draft, around) : ofPackage(request, around);
}

function ofFiles(
  request: ModuleRequest,
  paths: readonly string[],
  draft: ReadDraft,
  around: Surroundings,
): readonly DraftProblem[] {
  const { specifier, node, how } = request;
  const said = quoted(specifier);
  if (paths.some((path) => !around.fixtures.has(path) && !around.settings.mayRead(path))) {
    return [problem('import', node, `It imports ${said}, which drafts may not. Use what the target itself needs.`)];
  }
  if (paths.some((path) => DRAFTED.test(path) && !around.fixtures.has(path))) {
    return [problem('import', node, `It imports ${said}, a draft of another test. Say in the fixtures what it needs.`)];
  }
  if (paths.includes(draft.path)) return [problem('import', node, `It imports ${said}, which is itself.`)];
  if (!paths.every((path) => LOADABLE.test(path))) {
    return [problem('import', node, `It imports ${said}, which is no script. Import the source.`)];
  }
  return how === 'mock' ? [] : missingNames(request, paths, around);
}

function missingNames(
  { names, specifier }: ModuleRequest,
  paths: readonly string[],
  { exportsOf }: Surroundings,
): readonly DraftProblem[] {
  const modules = paths.map(exportsOf);
  // Where several files may be meant, one that has the name is enough.
  const has = (name: string) => modules.some((module) => !module.isAll || module.names.has(name));
  const isCommon = modules.some(({ names: own }) => own.size > 0 && !own.has('default'));
  return names.flatMap(({ name, node }) => {
    if (name === '*' || has(name)) return [];
    const there = isCommon && name === 'default' ? ' Import it by its name.' : ' Import a name that is there.';
    return [
      problem(
        'import',
        node,
        `It imports ${quoted(name)} from ${quoted(specifier)}, which does not export it.${there}`,
      ),
    ];
  });
}

function ofPackage(
  { specifier, node, how, names }: ModuleRequest,
  { dependencies, isWorkspacePackage }: Surroundings,
): readonly DraftProblem[] {
  const name = packageName(specifier);
  if (name !== null) {
    const taken = names.filter(({ isType }) => !isType).map((one) => one.name);
    if (how !== 'type' && isForbiddenPackage(name, specifier, taken)) {
      return [
        problem(
          'forbidden',
          node,
          `It imports ${quoted(specifier)}, which drafts may not use. Test the subject alone.`,
        ),
      ];
    }
    if (dependencies.has(name) || isWorkspacePackage(name)) return [];
    if (how === 'type' && dependencies.has(typesPackage(name))) return [];
    // Comes with jest itself, and is documented as imported without being listed.
    if (name === '@jest/globals' && dependencies.has('jest')) return [];
  }
  return [
    problem(
      'package',
      node,
      `It imports ${quoted(specifier)}, and the project does not depend on such a package. Use what its package.json lists.`,
    ),
  ];
}

/** `with { type: 'macro' }` runs code in some runtimes. */
function ofAttributes({ node }: ModuleRequest): readonly DraftProblem[] {
  const attributes = list(node, 'attributes').length > 0 ? list(node, 'attributes') : list(node, 'assertions');
  const isData = attributes.every((one) => {
    const key = nameOf(child(one, 'key')) ?? stringOf(child(one, 'key'));
    return key === 'type' && (child(one, 'value') as Fields | null)?.value === 'json';
  });
  return isData
    ? []
    : [problem('forbidden', node, "It imports with attributes other than { type: 'json' }. Take them out.")];
}
