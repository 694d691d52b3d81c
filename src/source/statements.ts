import { boundNames, hasEffects } from './references.ts';
import { requiredPath } from './required-path.ts';
import {
  type Expression,
  type FunctionExpression,
  isFunctionExpression,
  propertyName,
  type Statement,
  type SyntaxNode,
} from './syntax.ts';

/** What a statement is to the tests around it. */
export type StatementRole =
  /** It declares tests and does nothing else, or it is empty. */
  | 'tests'
  /** It brings names in from other files. */
  | 'import'
  /** It only declares names: it matters to what uses one of them. */
  | 'declaration'
  /** It does something, or may: it matters to every test. */
  | 'effect';

/** Calls and statements that are the declaration of a test. */
interface Declarations {
  has(node: SyntaxNode): boolean;
}

export function roleOf(statement: Statement, tests: Declarations): StatementRole {
  if (declaresTestsOnly(statement, tests)) return 'tests';
  if (isImport(statement)) return 'import';
  const declared = declarationOf(statement);
  return declared === null || hasEffects(declared) ? 'effect' : 'declaration';
}

/** The names that a statement declares. */
export function namesDeclaredBy(statement: Statement): ReadonlySet<string> {
  const declared = declarationOf(statement);
  if (declared === null) return new Set();
  if (declared.type === 'VariableDeclaration') return boundNames(declared);
  const { id } = declared as unknown as { id?: SyntaxNode | null };
  return id === null || id === undefined ? new Set() : boundNames(id);
}

const DECLARATIONS = new Set([
  'VariableDeclaration',
  'FunctionDeclaration',
  'ClassDeclaration',
  'TSDeclareFunction',
  'TSEnumDeclaration',
  'TSInterfaceDeclaration',
  'TSModuleDeclaration',
  'TSTypeAliasDeclaration',
  'InterfaceDeclaration',
  'TypeAlias',
  'OpaqueType',
  'DeclareFunction',
  'DeclareVariable',
]);

/** The declaration that a statement is, `export` or not; null for any other. */
function declarationOf(statement: Statement): SyntaxNode | null {
  if (statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement;
    return declaration !== null && declaration !== undefined && DECLARATIONS.has(declaration.type) ? declaration : null;
  }
  return DECLARATIONS.has(statement.type) ? statement : null;
}

/** `import`, `export … from`, `const x = require('x')`, `require('x')`. */
function isImport(statement: Statement): boolean {
  switch (statement.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportEqualsDeclaration':
      return true;
    case 'ExportNamedDeclaration':
      return statement.declaration === null || statement.declaration === undefined;
    case 'VariableDeclaration':
      return statement.declarations.every(({ init }) => isRequired(init));
    case 'ExpressionStatement':
      return requiredPath(statement.expression) !== null;
    default:
      return false;
  }
}

/** `require('x')`, `require('x').y`. */
function isRequired(init: SyntaxNode | null | undefined): boolean {
  if (init === null || init === undefined) return false;
  const expression = init as Expression;
  return requiredPath(expression.type === 'MemberExpression' ? expression.object : expression) !== null;
}

/**
 * True for a statement that is a test, and for loops, conditions and `forEach` over such with no more in them than
 * declarations: one more of those says nothing about the other tests of the file.
 */
function declaresTestsOnly(statement: Statement, tests: Declarations): boolean {
  if (tests.has(statement)) return true;
  switch (statement.type) {
    case 'EmptyStatement':
      return true;
    case 'BlockStatement':
      return listsTestsOnly(statement.body, tests);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
      return declaresTestsOnly(statement.body, tests);
    case 'IfStatement': {
      const { consequent, alternate } = statement;
      const otherwise = alternate === null || alternate === undefined || declaresTestsOnly(alternate, tests);
      return otherwise && declaresTestsOnly(consequent, tests);
    }
    case 'ExpressionStatement': {
      const callback = loopBody(statement.expression);
      if (callback === null) return false;
      return callback.body.type === 'BlockStatement'
        ? listsTestsOnly(callback.body.body, tests)
        : tests.has(callback.body);
    }
    default:
      return false;
  }
}

function listsTestsOnly(statements: readonly Statement[], tests: Declarations): boolean {
  const others = statements.filter((inner) => !declaresTestsOnly(inner, tests));
  const bare = others.every((inner) => {
    const declared = declarationOf(inner);
    return declared !== null && !hasEffects(declared);
  });
  return bare && others.length < statements.length;
}

/** The function that `list.forEach(…)` runs for each item. */
function loopBody(expression: Expression): FunctionExpression | null {
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression') return null;
  const name = propertyName(expression.callee);
  const [callback] = expression.arguments;
  return (name === 'forEach' || name === 'map') && isFunctionExpression(callback) ? callback : null;
}
