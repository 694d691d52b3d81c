import { isBuiltin } from 'node:module';
import { holds, type SyntaxNode, walk } from '../../source/syntax.ts';
import { child, isMember, memberName, nameOf } from './fields.ts';
import { isAfterHook } from './hooks.ts';
import { isOfTests } from './of-tests.ts';
import { type ReadCase, type ReadFile, rootsOf, type TestFile, takesDone } from './test-file.ts';

/**
 * Whether something in a test can tell right from wrong.
 * - asserts: an assertion is reached, in the test, in a helper that it calls, in a hook that runs after it; or it throws by itself.
 * - doubtful: it calls something whose text is not there to be read, or hands on a `done`; its function is written elsewhere.
 * - nothing: neither.
 */
export type Oracle = 'asserts' | 'doubtful' | 'nothing';

/** Finds what a helper file is; null when it is not of the repository or cannot be read. */
export type FindModule = (from: string, specifier: string) => readonly ReadFile[] | null;

const DEEPEST_CALLS = 6;
/** `server.waitForOutput('ready')`: what waits for something fails when it does not come. */
const WAITS = /^waitFor(?!Timeout)[A-Z]/;
/** Packages by whose names one may think that they assert for those who call them. */
const MAY_ASSERT =
  /assert|expect|should|spec|verif|check|invariant|cypress|playwright|puppeteer|enzyme|testing-library|supertest|chai|nock|msw|approval|snapshot|contract|pact|(?:^|[-/])test(?:ing|er|s|-|\/|$)|tester/;
/** Frameworks: what they give, the assertions of this file are already known for. */
const FRAMEWORK =
  /^(?:@jest\/globals|vitest|mocha|jest-mock|bun:test|ava|tape|tap|uvu|@playwright\/test|@testing-library\/(?:react-hooks|user-event|jest-dom.*))$/;

/** Whether a case asserts; `beside`: in what it calls and in hooks, what is written in it left out. */
export type OracleOf = (file: TestFile, one: ReadCase, beside?: boolean) => Oracle;

/** Answers are kept by function. */
export function createOracles(findModule: FindModule): OracleOf {
  const known = new Map<SyntaxNode, Oracle>();
  const assertionsByFunction = new Map<ReadFile, ReadonlySet<SyntaxNode>>();

  /** The nodes of a file's assertions. */
  const nodesOf = (file: ReadFile): ReadonlySet<SyntaxNode> => {
    const counted = isOfTests(file.path) ? file.assertions : file.assertions.filter(({ style }) => style === 'expect');
    const nodes = assertionsByFunction.get(file) ?? new Set(counted.map(({ node }) => node));
    assertionsByFunction.set(file, nodes);
    return nodes;
  };

  const ofNames = (file: ReadFile, name: string, depth: number): Oracle => {
    const own = file.functions.get(name);
    if (own !== undefined) return most(own.map((one) => ofNode(file, one, depth + 1)));
    const imported = file.imports.get(name);
    if (imported === undefined && WAITS.test(name)) return 'doubtful';
    return imported === undefined ? 'nothing' : ofImport(file, imported.specifier, imported.name, depth);
  };

  const ofImport = (file: ReadFile, specifier: string, name: string, depth: number): Oracle => {
    if (isBuiltin(specifier) || FRAMEWORK.test(specifier)) return 'nothing';
    if (depth > DEEPEST_CALLS) return 'doubtful';
    const modules = findModule(file.path, specifier);
    if (modules === null) return specifier.startsWith('.') || MAY_ASSERT.test(specifier) ? 'doubtful' : 'nothing';
    return most(modules.map((module) => ofExport(module, name, depth + 1)));
  };

  const ofExport = (file: ReadFile, name: string, depth: number): Oracle => {
    // All of a module is its default, where it is required.
    const own = file.functions.get(name) ?? (name === '*' ? file.functions.get('default') : undefined);
    if (own !== undefined) {
      // `invariant(…)`, `assertEqual(…)` of the product's own: made to throw, whoever calls it.
      if (
        /^(?:assert|expect|invariant)/i.test(name) &&
        own.some((one) => holds(one, ({ type }) => type === 'ThrowStatement'))
      )
        return 'asserts';
      return most(own.map((one) => ofNode(file, one, depth)));
    }
    if (depth > DEEPEST_CALLS) return 'doubtful';
    const onward = file.index.ofType('ExportAllDeclaration', 'ExportNamedDeclaration').flatMap((node) => {
      const source = child(node, 'source') as { value?: unknown } | null;
      return typeof source?.value === 'string' ? [source.value] : [];
    });
    const imported = file.imports.get(name);
    if (imported !== undefined) return ofImport(file, imported.specifier, imported.name, depth);
    return most(onward.map((specifier) => ofImport(file, specifier, name, depth)));
  };

  const ofNode = (file: ReadFile, root: SyntaxNode, depth: number): Oracle => {
    const before = known.get(root);
    if (before !== undefined) return before;
    if (depth > DEEPEST_CALLS) return 'doubtful';
    // What calls itself is asked about once.
    known.set(root, 'nothing');
    const found = ofText(file, root, depth);
    known.set(root, found);
    return found;
  };

  const ofText = (file: ReadFile, root: SyntaxNode, depth: number, beside = false): Oracle => {
    const assertions = beside ? new Set() : nodesOf(file);
    const throws = !beside && isOfTests(file.path);
    const names = new Set<string>();
    const members = new Map<string, Set<string>>();
    let asserts = false;
    walk(root, {}, (node) => {
      if (asserts) return null;
      asserts ||= assertions.has(node) || (throws && node.type === 'ThrowStatement');
      // Any mention of a function counts as a call: it may be handed to something that calls it.
      const name = nameOf(node);
      if (name !== null) names.add(name);
      const member = isMember(node) ? memberName(node) : null;
      if (member !== null) {
        const object = nameOf(child(node, 'object')) ?? '';
        members.set(member, (members.get(member) ?? new Set()).add(object));
      }
      return {};
    });
    if (asserts) return 'asserts';
    let found: Oracle = 'nothing';
    for (const name of names) {
      const one = ofNames(file, name, depth);
      if (one === 'asserts') return one;
      if (one === 'doubtful') found = one;
    }
    for (const [name, objects] of members) {
      const one = ofMember(file, name, objects, depth);
      if (one === 'asserts') return one;
      if (one === 'doubtful') found = one;
    }
    return found;
  };

  /** `helper.check`, where `helper` is a module, an object of this file or an instance of a class of the tests. */
  const ofMember = (file: ReadFile, name: string, objects: ReadonlySet<string>, depth: number): Oracle => {
    const own = file.functions.get(name);
    if (own !== undefined && most(own.map((one) => ofNode(file, one, depth + 1))) === 'asserts') return 'asserts';
    if (own === undefined && WAITS.test(name)) return 'doubtful';
    const asked = [...file.imports].flatMap(([local, { specifier }]) => {
      if (objects.has(local)) return [ofImport(file, specifier, name, depth)];
      if (!specifier.startsWith('.')) return [];
      const modules = findModule(file.path, specifier)?.filter(({ path }) => isOfTests(path)) ?? [];
      return modules.flatMap((module) =>
        (module.functions.get(name) ?? []).map((one) => ofNode(module, one, depth + 1)),
      );
    });
    return most(asked);
  };

  return (file, one, beside = false) => {
    if (one.assertions.length > 0 && !beside) return 'asserts';
    const roots = most(rootsOf(one).map((root) => (beside ? ofText(file, root, 0, true) : ofNode(file, root, 0))));
    if (roots === 'asserts') return roots;
    const hooks = file.index.ofType('CallExpression').filter((call) => isAfterHook(call) && isAround(file, call, one));
    const after = most(hooks.map((call) => ofNode(file, call, 0)));
    if (after === 'asserts') return after;
    const isElsewhere = one.block.callback === null;
    if (isElsewhere || one.block.callee.own || takesDone(one) || usesInterceptors(file)) return 'doubtful';
    return roots === 'doubtful' || after === 'doubtful' ? 'doubtful' : 'nothing';
  };
}

/** nock and msw refuse requests that nobody expected: where they stand, what is sent is tested. */
function usesInterceptors({ imports }: ReadFile): boolean {
  return [...imports.values()].some(({ specifier }) => /^(?:nock|msw|undici|fetch-mock|moxios)\b/.test(specifier));
}

/** A hook holds for the tests of the suite that it stands in. */
function isAround(file: ReadFile, hook: SyntaxNode, { block }: ReadCase): boolean {
  const scope = file.index.functionAround(hook);
  return scope === null || file.index.around(block.call, null).includes(scope);
}

function most(oracles: readonly Oracle[]): Oracle {
  if (oracles.includes('asserts')) return 'asserts';
  return oracles.includes('doubtful') ? 'doubtful' : 'nothing';
}
