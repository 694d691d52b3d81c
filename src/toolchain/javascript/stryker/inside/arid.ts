/**
 * Arid code: statements that only log, count or measure. Nobody writes a test for their mutants, and whoever is shown them
 * learns to overlook mutants (Petrović et al., TSE 2021: leaving them out took the share of mutants that developers call useful from 15 % to 89 %).
 *
 * A wrong rule hides a real mutant, so a rule names its call exactly, and takes out no more than the statement that is that call and nothing else:
 * its arguments may read and format values, but not call, assign or await anything else.
 */
import {
  bindingOf,
  initialValue,
  isClockReading,
  isPlain,
  type Node,
  namesOf,
  type SyntaxPath,
} from './arid-syntax.ts';

export interface AridRule {
  /** What a reader of the report is told. */
  readonly why: string;
  readonly example: string;
  /** What looks like it and is judged. */
  readonly lookAlike: string;
  /** @param names of the call from left to right, without `this`: `this.logger.info(…)` is `logger`, `info` */
  readonly matches: (names: readonly string[], path: SyntaxPath) => boolean;
}

const LOGGER = /^(log|logger|winston|pino|bunyan|log4js|loglevel|signale|consola|npmlog)$/i;
const NAMED_LOGGER = /[a-z]Logger$/;
const LEVEL = /^(trace|debug|verbose|silly|log|info|notice|warn|warning|error|fatal|critical)$/;
const METRICS = /^(metrics|statsd|statsdClient|dogstatsd|datadog|prometheus)$/i;
const METRIC_CALL = /^(inc|dec|increment|decrement|observe|gauge|histogram|distribution|timing)$/;
const PROM_CALL = /^(inc|dec|observe|setToCurrentTime)$/;

export const ARID_RULES: readonly AridRule[] = [
  {
    why: 'it only logs (console)',
    example: "console.error('failed', error.message);",
    lookAlike: "terminal.console.write('failed');",
    matches: (names, path) => names.length === 2 && names[0] === 'console' && bindingOf(path, 'console') === null,
  },
  {
    why: 'it only logs (logger)',
    example: 'this.logger.info({ count }, total.toFixed(2));',
    lookAlike: "log.push('sold');",
    matches: (names) => isLogger(names.at(-2) ?? '') && LEVEL.test(names.at(-1) ?? ''),
  },
  {
    why: 'it only logs (debug)',
    example: "const debug = require('debug')('shop'); debug('sold %d', count);",
    lookAlike: "const debug = (text) => send(text); debug('sold');",
    matches: (names, path) => names.length === 1 && isDebugFunction(initialValue(path, names[0] ?? ''), path),
  },
  {
    why: 'it only counts for metrics',
    example: "metrics.increment('orders', 1);",
    lookAlike: 'cart.increment(1);',
    matches: (names) => names.slice(0, -1).some((name) => METRICS.test(name)) && METRIC_CALL.test(names.at(-1) ?? ''),
  },
  {
    why: 'it only counts for metrics (prom-client)',
    example:
      "import { Counter } from 'prom-client'; const orders = new Counter({ name: 'orders' }); orders.labels('web').inc(2);",
    lookAlike: "import { Counter } from './counter.js'; const orders = new Counter(); orders.inc(2);",
    matches: (names, path) =>
      PROM_CALL.test(names.at(-1) ?? '') && isPromMetric(initialValue(path, names[0] ?? ''), path),
  },
];

const TIME_FOR_LOGGING = 'it only measures time for a log or a metric';
const NAMED_BY_POLICY = 'mutation.arid names it';

/**
 * Why a statement is arid, or null. Beside the rules: a declaration that reads a clock, when all that it declares is read in arid statements only
 * (`const took = Date.now() - started; logger.info({ took });`).
 *
 * @param named calls of the policy, such as `audit.log` or `telemetry.*`; after a `!`, calls that are judged whatever the rules say
 */
export function whyArid(path: SyntaxPath, named: readonly string[]): string | null {
  return statementReason(path, named, new Set());
}

function statementReason(path: SyntaxPath, named: readonly string[], asked: ReadonlySet<Node>): string | null {
  if (asked.has(path.node)) return null;
  const within = new Set([...asked, path.node]);
  if (path.node.type === 'VariableDeclaration') return measures(path, named, within) ? TIME_FOR_LOGGING : null;
  if (path.node.type !== 'ExpressionStatement') return null;
  const call = callOf(path.node.expression as Node);
  if (call === null) return null;
  const names = namesOf(call.callee as Node);
  if (names === null || !(call.arguments as readonly Node[]).every(isPlain)) return null;
  if (named.some((pattern) => pattern.startsWith('!') && isNamed(pattern.slice(1), names))) return null;
  if (named.some((pattern) => !pattern.startsWith('!') && isNamed(pattern, names))) return NAMED_BY_POLICY;
  return ARID_RULES.find((rule) => rule.matches(names, path))?.why ?? null;
}

function isLogger(name: string): boolean {
  return LOGGER.test(name.replace(/^[#_]+/, '')) || NAMED_LOGGER.test(name);
}

/** The call that the statement is, also behind `await` or `void`. */
function callOf(expression: Node): Node | null {
  switch (expression.type) {
    case 'AwaitExpression':
      return callOf(expression.argument as Node);
    case 'UnaryExpression':
      return expression.operator === 'void' ? callOf(expression.argument as Node) : null;
    case 'CallExpression':
    case 'OptionalCallExpression':
      return expression;
    default:
      return null;
  }
}

function measures(path: SyntaxPath, named: readonly string[], asked: ReadonlySet<Node>): boolean {
  return (path.node.declarations as readonly Node[]).every(({ id, init }) => {
    const name = (id as Node).name as string | undefined;
    if (name === undefined || !init || !isClockReading(init as Node)) return false;
    const binding = bindingOf(path, name);
    if (binding === null || binding.constantViolations.length > 0 || binding.referencePaths.length === 0) return false;
    return binding.referencePaths.every((reference) => {
      const statement = reference.getStatementParent();
      return statement !== null && statementReason(statement, named, asked) !== null;
    });
  });
}

/** `debug('name')` of the package debug, or `util.debuglog('name')`. */
function isDebugFunction(made: Node | null, path: SyntaxPath): boolean {
  if (made?.type !== 'CallExpression') return false;
  const callee = made.callee as Node;
  return isModule(callee, path, ['debug']) || isMember(callee, path, ['util', 'node:util'], /^debuglog$/);
}

function isPromMetric(made: Node | null, path: SyntaxPath): boolean {
  return (
    made?.type === 'NewExpression' &&
    isMember(made.callee as Node, path, ['prom-client'], /^(Counter|Gauge|Histogram|Summary)$/)
  );
}

/** `require('debug')`, or a name that stands for the module or its default export. */
function isModule(node: Node, path: SyntaxPath, modules: readonly string[]): boolean {
  if (node.type === 'CallExpression') {
    const [from] = node.arguments as readonly Node[];
    return (node.callee as Node).name === 'require' && modules.includes(from?.value as string);
  }
  if (node.type !== 'Identifier') return false;
  const declared = bindingOf(path, node.name as string)?.path;
  if (declared?.node.type === 'ImportDefaultSpecifier' || declared?.node.type === 'ImportNamespaceSpecifier')
    return modules.includes((declared.parent.source as Node).value as string);
  const value = initialValue(path, node.name as string);
  return value?.type === 'CallExpression' && isModule(value, path, modules);
}

/** `util.debuglog` of a module that is held whole, or a name that was imported from it or taken out of `require`. */
function isMember(node: Node, path: SyntaxPath, modules: readonly string[], member: RegExp): boolean {
  if (node.type === 'MemberExpression')
    return member.test((node.property as Node).name as string) && isModule(node.object as Node, path, modules);
  if (node.type !== 'Identifier') return false;
  const declared = bindingOf(path, node.name as string)?.path;
  if (declared?.node.type === 'ImportSpecifier')
    return (
      member.test(((declared.node.imported as Node).name ?? '') as string) &&
      modules.includes((declared.parent.source as Node).value as string)
    );
  if (declared?.node.type !== 'VariableDeclarator') return false;
  const { id, init } = declared.node;
  return (
    (id as Node | undefined)?.type === 'ObjectPattern' &&
    member.test(node.name as string) &&
    isModule(init as Node, path, modules)
  );
}

/**
 * `audit.log` is `audit.log(…)` and `this.audit.log(…)`; `trace` is `trace(…)` alone. A `*` is one name, at the end one or more.
 */
function isNamed(pattern: string, names: readonly string[]): boolean {
  const wanted = pattern.split('.');
  const from = wanted.length === 1 ? 0 : Math.max(0, names.length);
  for (let start = 0; start <= from; start += 1) {
    const rest = names.slice(start);
    const open = wanted.at(-1) === '*' && rest.length >= wanted.length;
    if (!open && rest.length !== wanted.length) continue;
    if (wanted.every((name, index) => name === '*' || name === rest[index])) return true;
  }
  return false;
}
