import { createContext, Script } from 'node:vm';
import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';
import type { SyntaxTree } from './syntax.ts';

/**
 * Where a text can be read in two ways (`<T>(<T>(…` and the like), Babel tries both, again at each level: a hundred characters
 * can keep it busy for years. The longest script that is read takes a fifth of this on a slow machine.
 */
const LONGEST_PARSE_MS = 10_000;

/** UTF-16 units. No script that a person wrote is longer, and this much is read in some two seconds. */
export const LONGEST_SCRIPT = 4 * 1024 * 1024;

const SCRIPT =
  /\.(?:(?<declaration>d\.(?:[^./]+\.)?[cm]?ts)|(?<typed>[cm]?ts)|(?<typedJsx>tsx)|(?<plain>[cm]?js|jsx))$/;

const LANGUAGE: readonly ParserPlugin[] = [
  'decorators-legacy',
  'decoratorAutoAccessors',
  'deprecatedImportAssert',
  'explicitResourceManagement',
  'sourcePhaseImports',
  'deferredImportEvaluation',
];

const TOLERANT: ParserOptions = {
  sourceType: 'unambiguous',
  errorRecovery: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowNewTargetOutsideFunction: true,
  allowReturnOutsideFunction: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
};

/**
 * Reads JavaScript or TypeScript, told apart by the path's ending. What Babel can mend (a name declared twice, say) is mended;
 * plain JavaScript that only makes sense with Flow's types is read with them.
 *
 * @param limitMs parsing is given up after this many milliseconds
 * @returns null for what is not a script by its name (`.vue`, `.svelte`, JSON…), is too long, or cannot be parsed; never throws
 */
export function parseScript(path: string, text: string, limitMs = LONGEST_PARSE_MS): SyntaxTree | null {
  if (text.length > LONGEST_SCRIPT) return null;
  for (const plugins of dialectsOf(path)) {
    try {
      return inTime(limitMs, () => parse(text, { ...TOLERANT, plugins: [...plugins, ...LANGUAGE] }));
    } catch (error) {
      // A syntax error, or nesting that is too deep for the stack: another dialect may do.
      if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    }
  }
  return null;
}

/** True when `parseScript` may read a file of this name. */
export function isReadable(path: string): boolean {
  return SCRIPT.test(path);
}

const stage = { run: () => {} };
const context = createContext(stage);
const call = new Script('run()');
let isWatched = false;

/**
 * Runs something that parses many texts under one limit: to watch over each by itself takes longer than to parse it.
 *
 * @returns null when the limit was reached: what was done until then is done, and each text has to be tried by itself
 */
export function watchedTogether<Result>(limitMs: number, action: () => Result): { readonly result: Result } | null {
  try {
    return { result: inTime(limitMs, action) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
    throw error;
  }
}

/** Runs something that cannot be told to stop, and stops it at the limit: V8 ends all that a script calls, ours included. */
function inTime<Result>(limitMs: number, action: () => Result): Result {
  if (isWatched) return action();
  const results: Result[] = [];
  stage.run = () => {
    results.push(action());
  };
  isWatched = true;
  try {
    call.runInContext(context, { timeout: limitMs });
  } finally {
    isWatched = false;
  }
  return results[0] as Result;
}

function dialectsOf(path: string): readonly (readonly ParserPlugin[])[] {
  const kind = SCRIPT.exec(path)?.groups;
  if (kind === undefined) return [];
  if (kind.declaration !== undefined) return [[['typescript', { dts: true }]]];
  if (kind.typed !== undefined) return [['typescript']];
  if (kind.typedJsx !== undefined) return [['typescript', 'jsx']];
  return [['jsx'], ['jsx', 'flow']];
}
