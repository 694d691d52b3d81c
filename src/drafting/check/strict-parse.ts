import { type ParserOptions, type ParserPlugin, parse } from '@babel/parser';
import type { DraftProblem } from '../../domain/draft.ts';
import { watchedTogether } from '../../source/parse.ts';
import type { SyntaxTree } from '../../source/syntax.ts';
import { plain, problem } from './problem.ts';

/** A draft is 32 KB at most; what takes longer than this is made to. */
const LONGEST_MS = 5_000;
const ENDING = /\.(?:(?<typed>[cm]?ts)|(?<typedJsx>tsx)|(?<plain>[cm]?js|jsx))$/;

/**
 * Parses without mending anything, as the runners do: as TypeScript or JavaScript by the path's ending. Syntax that Node does not know
 * (decorators, Flow) is an error.
 */
export function strictParse(path: string, code: string): SyntaxTree | DraftProblem {
  const plugins = pluginsOf(path);
  if (plugins === null) {
    return problem(
      'form',
      null,
      'Its name does not end as a test of this project does: .ts, .tsx, .js, .jsx, .mts, .mjs, .cts or .cjs.',
    );
  }
  const options: ParserOptions = { sourceType: sourceTypeOf(path), errorRecovery: false, plugins };
  try {
    const parsed = watchedTogether(LONGEST_MS, () => parse(code, options));
    if (parsed === null) return problem('syntax', null, 'It takes too long to parse. Write it with less nesting.');
    return parsed.result;
  } catch (error) {
    return syntaxProblem(error);
  }
}

export function isTyped(path: string): boolean {
  const kind = ENDING.exec(path)?.groups;
  return kind?.typed !== undefined || kind?.typedJsx !== undefined;
}

function pluginsOf(path: string): ParserPlugin[] | null {
  const kind = ENDING.exec(path)?.groups;
  if (kind === undefined || /\.d\.[cm]?ts$/.test(path)) return null;
  if (kind.typed !== undefined) return ['typescript', 'explicitResourceManagement'];
  return kind.typedJsx !== undefined
    ? ['typescript', 'jsx', 'explicitResourceManagement']
    : ['jsx', 'explicitResourceManagement'];
}

function sourceTypeOf(path: string): 'module' | 'script' | 'unambiguous' {
  if (/\.m[jt]s$/.test(path)) return 'module';
  return /\.c[jt]s$/.test(path) ? 'script' : 'unambiguous';
}

function syntaxProblem(error: unknown): DraftProblem {
  const { message, loc } = error as { message?: unknown; loc?: { line?: unknown } };
  // Babel puts the place at the end, and says on more lines what plugin might be missing.
  const said = String(message).split('\n', 1)[0] ?? '';
  const what = plain(said.slice(0, 400).replace(/\s*\(\d+:\d+\)\s*$/, ''), 200);
  const line = typeof loc?.line === 'number' ? loc.line : null;
  const isDeep = error instanceof RangeError;
  return problem(
    'syntax',
    line,
    isDeep ? 'It nests too deep to be parsed.' : `It does not parse: ${what || 'a syntax error'}`,
  );
}
