import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';
import type { SyntaxTree } from './syntax.ts';

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
 * @returns null for what is not a script by its name (`.vue`, `.svelte`, JSON…), is too long, or cannot be parsed; never throws
 */
export function parseScript(path: string, text: string): SyntaxTree | null {
  if (text.length > LONGEST_SCRIPT) return null;
  for (const plugins of dialectsOf(path)) {
    try {
      return parse(text, { ...TOLERANT, plugins: [...plugins, ...LANGUAGE] });
    } catch {
      // A syntax error, or nesting that is too deep for the stack: another dialect may do.
    }
  }
  return null;
}

/** True when `parseScript` may read a file of this name. */
export function isReadable(path: string): boolean {
  return SCRIPT.test(path);
}

function dialectsOf(path: string): readonly (readonly ParserPlugin[])[] {
  const kind = SCRIPT.exec(path)?.groups;
  if (kind === undefined) return [];
  if (kind.declaration !== undefined) return [[['typescript', { dts: true }]]];
  if (kind.typed !== undefined) return [['typescript']];
  if (kind.typedJsx !== undefined) return [['typescript', 'jsx']];
  return [['jsx'], ['jsx', 'flow']];
}
