import type { ScriptText } from './script-text.ts';

/** One thing that takes something out of judgement, and where it stands (1-based line). */
export interface Suppression {
  readonly what: string;
  readonly line: number;
  readonly level: 'block' | 'warn';
}

const CASES = '(?<![\\w$.#])(?:it|test|describe|suite|context|specify|bench|Deno\\.test)';
/** `describe.only`, `it.concurrent.only`, `test.describe.only`. */
const chained = (names: string) => new RegExp(`${CASES}(?:\\s*\\.\\s*\\w+)*?\\s*\\.\\s*(${names})\\b(?!\\s*[:=])`, 'g');
/** `test('title', { only: true }, …)` and node:test's `test({ only: true }, …)`; the title is blanked already. */
const option = (names: string, value: string) =>
  new RegExp(
    `${CASES}(?:\\.\\w+)*\\s*\\(\\s*(?:[^(){},;]{0,300},\\s*)?\\{[^{}]{0,500}?(?<![\\w$.])(${names})\\s*:\\s*${value}`,
    'g',
  );

interface Rule {
  readonly pattern: RegExp;
  readonly level: Suppression['level'];
  /** What to call it; by default what the pattern's first group matched, as `.name`. */
  readonly name?: string;
}

const TEST_RULES: readonly Rule[] = [
  { pattern: chained('only'), level: 'block' },
  { pattern: option('only', 'true\\b'), level: 'block', name: 'only: true' },
  { pattern: chained('skip|skipIf|fixme|fails|failing'), level: 'warn' },
  { pattern: option('skip|todo', '(?!false\\b|null\\b|undefined\\b)'), level: 'warn', name: 'a skip or todo option' },
  { pattern: /(?<![\w$])(?:this|t|context|ctx)\s*\.\s*(skip)\s*\(/g, level: 'warn' },
  { pattern: /(?<![\w$])t\s*\.\s*(todo)\s*\(/g, level: 'warn' },
  { pattern: /(?<![\w$])(?:jest|vi)\s*\.\s*(retryTimes)\s*\(\s*(?!0\s*[,)])/g, level: 'warn', name: 'retryTimes' },
  { pattern: /(?<![\w$])this\s*\.\s*(retries)\s*\(\s*(?!0\s*\))/g, level: 'warn', name: 'retries' },
  { pattern: option('retry|retries', '(?!0\\b|false\\b)'), level: 'warn', name: 'a retry option' },
];

/** Globals of jest, vitest, mocha and jasmine, followed by a title or `.each`, where a statement may begin. */
const PREFIXED =
  /(?:^|[;{}\n])[ \t]*((f|x)(?:it|test|describe|context|specify))\s*(?=\(\s*['"`]|\(\s*\w+\s*,|\.each\b)/g;
/** `it['only']`: only the computed form needs the inside of strings. */
const COMPUTED = new RegExp(`${CASES}\\s*\\[\\s*(['"\`])(only|skip)\\1\\s*\\]`, 'g');

/** What a test file holds: focused and skipped tests, hidden retries. Comments and strings are not looked at. */
export function suppressionsInTests(script: ScriptText): readonly Suppression[] {
  const lineOf = lineFinder(script.code);
  const ruled = TEST_RULES.flatMap(({ pattern, level, name }) =>
    [...script.code.matchAll(pattern)].map((match) => {
      const at = match.index + match[0].lastIndexOf(match[1] ?? '');
      return { what: name ?? `.${match[1]}`, line: lineOf(at), level };
    }),
  );
  const matches = [...script.code.matchAll(PREFIXED)];
  const own = ownNames(script.uncommented, new Set(matches.map((match) => match[1] ?? '')));
  const prefixed = matches
    .filter((match) => !own.has(match[1] ?? ''))
    .map(
      (match): Suppression => ({
        what: `${match[1]}()`,
        line: lineOf(match.index + match[0].lastIndexOf(match[1] ?? '')),
        level: match[2] === 'f' ? 'block' : 'warn',
      }),
    );
  const computed = [...script.uncommented.matchAll(COMPUTED)]
    .filter((match) => script.code[match.index] === script.uncommented[match.index])
    .map(
      (match): Suppression => ({
        what: `.${match[2]}`,
        line: lineOf(match.index),
        level: match[2] === 'only' ? 'block' : 'warn',
      }),
    );
  return [...ruled, ...prefixed, ...computed];
}

/** A file that declares `fit`, or imports it from elsewhere than a test framework, means its own. */
function ownNames(text: string, names: ReadonlySet<string>): ReadonlySet<string> {
  const imports = [
    ...text.matchAll(/(?<![\w$.])import\s([^;'"]{1,1000}?)\sfrom\s*['"](?!@jest\/globals|vitest|mocha|jasmine)/g),
  ];
  const clauses = imports.map((match) => match[1] ?? '').join(',');
  const isOwn = (name: string) =>
    new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(clauses) ||
    new RegExp(
      `(?<![\\w$.])(?:(?:function|const|let|var|class)\\s{1,20}|(?:const|let|var)\\s{0,20}\\{[^}]{0,500}?\\b)${name}\\b`,
    ).test(text);
  return new Set([...names].filter(isOwn));
}

/** Lines of ascending or arbitrary offsets, found by bisection. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  };
}
