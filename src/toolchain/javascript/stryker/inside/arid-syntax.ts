/** What the rules of arid code ask of Babel's tree, in plain words. */

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The part of a Babel NodePath that the rules need. */
export interface SyntaxPath {
  readonly node: Node;
  readonly parent: Node;
  readonly scope?: { getBinding(name: string): Binding | undefined };
  getStatementParent(): SyntaxPath | null;
}

export interface Binding {
  readonly path: SyntaxPath;
  readonly referencePaths: readonly SyntaxPath[];
  /** Where something else is assigned to it. */
  readonly constantViolations: readonly unknown[];
}

export function bindingOf(path: SyntaxPath, name: string): Binding | null {
  return path.scope?.getBinding(name) ?? null;
}

/** What a name is declared with, when nothing is ever assigned to it; null otherwise. */
export function initialValue(path: SyntaxPath, name: string): Node | null {
  const binding = bindingOf(path, name);
  const declared = binding?.path.node;
  if (!binding || declared?.type !== 'VariableDeclarator' || binding.constantViolations.length > 0) return null;
  return (declared.id as Node).type === 'Identifier' ? ((declared.init as Node | null) ?? null) : null;
}

/** Calls in the middle of a chain that only pick a logger or a metric: `logger.child({ id }).info(…)`. */
const PICKS = ['child', 'labels'];

/** The names of `a.b.c`, without `this`; null when something else is in it. */
export function namesOf(callee: Node): readonly string[] | null {
  switch (callee.type) {
    case 'ThisExpression':
      return [];
    case 'Identifier':
      return [callee.name as string];
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const property = callee.property as Node;
      const before = namesOf(callee.object as Node);
      if (before === null || callee.computed === true) return null;
      return [
        ...before,
        property.type === 'PrivateName' ? `#${(property.id as Node).name}` : (property.name as string),
      ];
    }
    case 'TSNonNullExpression':
      return namesOf(callee.expression as Node);
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const names = namesOf(callee.callee as Node);
      const picks = PICKS.includes(names?.at(-1) ?? '') && (callee.arguments as readonly Node[]).every(isPlain);
      return picks && names !== null ? names.slice(0, -1) : null;
    }
    default:
      return null;
  }
}

const LITERAL = /^(String|Numeric|Boolean|Null|BigInt|RegExp)Literal$/;
/** Functions and methods that compute and change nothing. */
const FORMATS =
  /^(String|Number|Boolean|BigInt|parseInt|parseFloat|JSON\.stringify|Object\.(keys|values|entries)|Math\.\w+|Date\.now|(util\.)?(inspect|format)|(performance|perf_hooks)\.now|process\.(uptime|memoryUsage|hrtime|hrtime\.bigint))$/;
const FORMATTING_METHOD =
  /^(toString|toFixed|toPrecision|toISOString|toLocaleString|toLowerCase|toUpperCase|trim|join|slice|substring|padStart|padEnd|getTime)$/;

/** An expression that reads and formats values and does nothing else. */
export function isPlain(node: Node | null): boolean {
  if (node === null || LITERAL.test(node.type)) return true;
  const all = (...keys: readonly string[]) => keys.every((key) => isPlain(node[key] as Node));
  const each = (key: string) => (node[key] as readonly (Node | null)[]).every(isPlain);
  switch (node.type) {
    case 'Identifier':
    case 'ThisExpression':
      return true;
    case 'TemplateLiteral':
      return each('expressions');
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return all('object') && (node.computed !== true || all('property'));
    case 'BinaryExpression':
    case 'LogicalExpression':
      return (node.left as Node).type !== 'PrivateName' && all('left', 'right');
    case 'ConditionalExpression':
      return all('test', 'consequent', 'alternate');
    case 'UnaryExpression':
      return node.operator !== 'delete' && all('argument');
    case 'ArrayExpression':
      return each('elements');
    case 'ObjectExpression':
      return each('properties');
    case 'ObjectProperty':
      return all('value') && (node.computed !== true || all('key'));
    case 'SpreadElement':
      return all('argument');
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return all('expression');
    case 'ArrowFunctionExpression':
      return (node.body as Node).type !== 'BlockStatement' && all('body');
    case 'CallExpression':
    case 'OptionalCallExpression':
      return formats(node.callee as Node) && each('arguments');
    default:
      return false;
  }
}

function formats(callee: Node): boolean {
  const names = namesOf(callee);
  if (names !== null && FORMATS.test(names.join('.'))) return true;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return false;
  const method = callee.property as Node;
  return callee.computed !== true && FORMATTING_METHOD.test(String(method.name)) && isPlain(callee.object as Node);
}

const CLOCK = /^((performance|perf_hooks)\.now|Date\.now|process\.hrtime|process\.hrtime\.bigint)$/;

/** Arithmetic with at least one reading of a clock, and with nothing but names and numbers beside: `Date.now() - started`. */
export function isClockReading(node: Node): boolean {
  return isReckoning(node) && readsClock(node);
}

function isReckoning(node: Node): boolean {
  switch (node.type) {
    case 'Identifier':
    case 'NumericLiteral':
    case 'BigIntLiteral':
      return true;
    case 'BinaryExpression':
      return isReckoning(node.left as Node) && isReckoning(node.right as Node);
    case 'CallExpression': {
      const name = namesOf(node.callee as Node)?.join('.') ?? '';
      return (
        (CLOCK.test(name) || /^(Math\.\w+|Number)$/.test(name)) &&
        (node.arguments as readonly Node[]).every(isReckoning)
      );
    }
    default:
      return false;
  }
}

function readsClock(node: Node): boolean {
  if (node.type === 'BinaryExpression') return readsClock(node.left as Node) || readsClock(node.right as Node);
  if (node.type !== 'CallExpression') return false;
  const clock = CLOCK.test(namesOf(node.callee as Node)?.join('.') ?? '');
  return clock || (node.arguments as readonly Node[]).some(readsClock);
}
