import type { Suppression } from './suppressions-in-tests.ts';

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\bStryker\s+disable\b/, 'Stryker disable'],
  [/\bistanbul\s+ignore\b/, 'istanbul ignore'],
  [/\bc8\s+ignore\b/, 'c8 ignore'],
  [/\bv8\s+ignore\b/, 'v8 ignore'],
  [/\bnode:coverage\s+(?:ignore|disable)\b/, 'node:coverage ignore'],
];

/** Comments that take code out of mutation or coverage: Stryker, istanbul, c8, vitest's v8 provider, node:test. */
export function suppressionsInComments(
  comments: readonly { readonly line: number; readonly text: string }[],
): readonly Suppression[] {
  return comments.flatMap((comment) =>
    comment.text
      .split(/\r?\n|\r/)
      .flatMap((text, index) =>
        PATTERNS.filter(([pattern]) => pattern.test(text)).map(
          ([, what]): Suppression => ({ what, line: comment.line + index, level: 'warn' }),
        ),
      ),
  );
}
