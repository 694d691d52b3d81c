import { basename, dirname } from 'node:path/posix';
import { overlaps } from '../../domain/change.ts';
import type { Suspicion } from '../../domain/smell.ts';
import { namingText } from '../../project/named-files.ts';
import { type SyntaxNode, stringOf } from '../../source/syntax.ts';
import type { ChangedCode, ChangedSource } from '../changed-code.ts';
import { child, endLineOf, type Fields, lineOf, list, nameOf } from '../model/fields.ts';
import type { Modules } from '../model/modules.ts';
import type { TestFile } from '../model/test-file.ts';
import { suspected } from '../suspect.ts';

/** Exports that frameworks look for by their names, and files they find by their places. */
const CONVENTION =
  /^(?:default|loader|action|metadata|config|meta|handler|getServerSideProps|getStaticProps|getStaticPaths|generate\w+|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|middleware|revalidate|dynamic)$/;
const PLACES = /(?:^|\/)(?:pages|app|routes|api|functions|migrations|stories)\/|\.(?:stories|config)\./;

/**
 * test-only-export: an export on a line of the change that a reviewed test imports, and that no other code of the repository
 * names.
 *
 * Why: a helper of the inside is made public to be tested.
 * Silent: modules that no code of the product imports yet, entries of a package and what they hand on, default exports, names
 * and places of frameworks, types.
 * Source: knip. Level: warn.
 *
 * @param sources all code under test
 */
export function testOnlyExports(
  code: ChangedCode,
  tests: readonly TestFile[],
  sources: readonly string[],
  modules: Modules,
): readonly Suspicion[] {
  return [...code.files].flatMap(([path, source]) => {
    if (PLACES.test(path) || isEntry(path, modules)) return [];
    const added = addedExports(source).filter(
      ({ name }) => !CONVENTION.test(name) && isImported(path, name, tests, modules),
    );
    // What nothing of the product imports yet is new, not hidden.
    if (added.length === 0 || !sources.some((other) => other !== path && importsAny(other, path, modules))) return [];
    return added
      .filter(({ name }) => !sources.some((other) => other !== path && mayUse(other, path, name, modules)))
      .map(({ name, line }) =>
        suspected('test-only-export', path, {
          line,
          message: `"${name}" is exported for tests alone: test it through what the product uses`,
        }),
      );
  });
}

interface Exported {
  readonly name: string;
  readonly line: number;
}

function addedExports({ file, lines }: ChangedSource): readonly Exported[] {
  return file.index.ofType('ExportNamedDeclaration').flatMap((node): readonly Exported[] => {
    if ((node as Fields).exportKind === 'type') return [];
    const declaration = child(node, 'declaration');
    const named =
      declaration === null ? list(node, 'specifiers').map((one) => child(one, 'exported')) : namesOf(declaration);
    return named.flatMap((one) => {
      const name = nameOf(one) ?? stringOf(one);
      const line = one === null ? 1 : lineOf(one);
      const isAdded = one !== null && overlaps(lines, line, endLineOf(one));
      return name !== null && isAdded ? [{ name, line }] : [];
    });
  });
}

function namesOf(declaration: SyntaxNode): readonly (SyntaxNode | null)[] {
  if (declaration.type.startsWith('TS')) return [];
  return declaration.type === 'VariableDeclaration'
    ? list(declaration, 'declarations').map((one) => child(one, 'id'))
    : [child(declaration, 'id')];
}

function isImported(path: string, name: string, tests: readonly TestFile[], modules: Modules): boolean {
  return tests.some((file) =>
    [...file.imports.values()].some(
      (imported) => imported.name === name && modules.pathsOf(file.path, imported.specifier).includes(path),
    ),
  );
}

function importsAny(other: string, path: string, modules: Modules): boolean {
  const stem = basename(path).replace(/\.[^.]+$/, '');
  const named = stem === 'index' ? basename(dirname(path)) : stem;
  if (modules.text(other)?.includes(named) !== true) return false;
  const file = modules.read(other);
  const specifiers = new Set([...(file?.imports.values() ?? [])].map(({ specifier }) => specifier));
  return [...specifiers].some((specifier) => modules.pathsOf(other, specifier).includes(path));
}

/** It says the name, or hands on all of the module. */
function mayUse(other: string, path: string, name: string, modules: Modules): boolean {
  const text = modules.text(other);
  if (text === null) return true;
  if (new RegExp(`(?<![\\w$])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$])`).test(text)) return true;
  return [
    ...text.matchAll(
      /export\s*\*[^'"]{0,200}?from\s*['"]([^'"\n]+)['"]|import\s*\*[^'"]{0,200}?from\s*['"]([^'"\n]+)['"]/g,
    ),
  ].some(([, handed, taken]) => modules.pathsOf(other, handed ?? taken ?? '').includes(path));
}

/** The package.json around it names it, built or not. */
function isEntry(path: string, modules: Modules): boolean {
  const stem = basename(path).replace(/\.[^.]+$/, '');
  const [nearest] = modules.manifestsAround(path);
  if (nearest === undefined) return false;
  return new RegExp(`[/"]${stem.replace(/[^\w-]/g, '\\$&')}(?:\\.\\w+)*"`).test(namingText('package.json', nearest));
}
