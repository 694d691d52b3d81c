import { calleeOf } from './callee.ts';
import { FRAMEWORKS, GLOBAL_OBJECTS, given, NAMES, type TestFunction, type TestFunctions } from './framework-names.ts';
import { requiredPath } from './required-path.ts';
import { type Expression, propertyName, type Statement, type SyntaxNode, withoutTypes } from './syntax.ts';
import type { TreeIndex } from './tree-index.ts';

const LONGEST_CHAIN = 30;

/**
 * The names of a file that declare tests: what every framework offers as globals, imports of it under other names, and variables
 * that are made of them. Names are those of the whole file; where one is shadowed, what it is called with tells the two apart.
 */
export function testFunctionsOf(index: TreeIndex): TestFunctions {
  const names = new Map<string, TestFunction>(NAMES);
  for (const name of GLOBAL_OBJECTS) names.set(name, given('case'));
  for (const node of index.ofType('ImportDeclaration')) {
    const { source, specifiers } = node as ImportDeclaration;
    const framework = FRAMEWORKS.has(source.value);
    for (const specifier of specifiers) {
      const local = specifier.local.name;
      if (specifier.type === 'ImportSpecifier') {
        const { imported } = specifier;
        bind(names, local, NAMES.get(imported.type === 'Identifier' ? imported.name : imported.value));
      } else if (framework) names.set(local, NAMES.get(local) ?? given('case'));
    }
  }
  const declarators = index.ofType('VariableDeclarator') as readonly SyntaxNode[] as readonly Declarator[];
  // Twice: what is declared below may be used above, in a function.
  for (let round = 0; round < 2; round += 1) for (const one of declarators) declare(names, one);
  return names;
}

type ImportDeclaration = Extract<Statement, { type: 'ImportDeclaration' }>;
type Declarator = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number];

function bind(names: Map<string, TestFunction>, local: string, found: TestFunction | undefined): void {
  if (found !== undefined) names.set(local, found);
}

function declare(names: Map<string, TestFunction>, { id, init }: Declarator): void {
  if (init === null || init === undefined) return;
  const source = requiredPath(init);
  if (id.type === 'Identifier') {
    if (source !== null) bind(names, id.name, FRAMEWORKS.has(source) ? given('case') : undefined);
    else {
      const found = calleeOf(init, names);
      const plain = found !== null && found.root?.name === id.name;
      if (found !== null && !plain) names.set(id.name, { ...found, own: found.own || !isPlain(init) });
    }
  } else if (id.type === 'ObjectPattern' && (source !== null || calleeOf(init, names) !== null)) {
    for (const property of id.properties) {
      if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') continue;
      if (property.value.type === 'Identifier') bind(names, property.value.name, NAMES.get(property.key.name));
    }
  }
}

/** An alias and nothing more: `const check = test`, `const { it } = mocha`, `const run = nodeTest.test`. */
function isPlain(init: SyntaxNode): boolean {
  let at = withoutTypes(init) as Expression;
  for (let links = 0; at.type === 'MemberExpression' && links < LONGEST_CHAIN; links += 1) {
    if (!NAMES.has(propertyName(at) ?? '')) return false;
    at = withoutTypes(at.object) as Expression;
  }
  return at.type === 'Identifier' || requiredPath(at) !== null;
}
