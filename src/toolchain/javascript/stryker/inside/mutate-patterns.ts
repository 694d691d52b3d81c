import picomatch from 'picomatch';

/**
 * A pattern for Stryker's `mutate` that matches the path and nothing that a real tree is likely to hold beside it. Give it an absolute path:
 * Stryker puts its working directory in front of what is relative, glob characters and all.
 * Stryker has no way to quote a glob character (`\[` is eaten by its path normaliser), so each becomes `?`.
 */
export function literalGlob(path: string): string {
  return path.replace(/[[\]{}()*!+@\\:]/g, '?');
}

/** A trailing `:startLine[:column]-endLine[:column]` of a `mutate` pattern. */
const RANGE = /:\d+(:\d+)?-\d+(:\d+)?$/;

/**
 * The paths that the project's own `mutate` patterns leave out, by Stryker's rule: patterns are applied in order, `!`
 * takes away what stands so far. Without a positive pattern only what `!` names is left out.
 */
export function excludedByConfiguration(paths: readonly string[], patterns: readonly string[]): string[] {
  const rules = patterns.map((pattern) => ({
    negative: pattern.startsWith('!'),
    matches: picomatch(pattern.replace(/^!/, '').replace(RANGE, '').replace(/^\.\//, '')),
  }));
  const startsIn = rules.every((rule) => rule.negative);
  return paths.filter((path) => {
    const included = rules.reduce((isIn, rule) => (rule.matches(path) ? !rule.negative : isIn), startsIn);
    return !included;
  });
}
