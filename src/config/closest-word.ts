/** The word that another was likely meant to be: within a third of its length in edits (at least one), else null. */
export function closestWord(word: string, words: readonly string[]): string | null {
  const wanted = normalWord(word);
  const best = words
    .map((known) => ({ known, edits: editDistance(wanted, normalWord(known)) }))
    .sort((a, b) => a.edits - b.edits)[0];
  return best !== undefined && best.edits <= Math.max(1, Math.floor(wanted.length / 3)) ? best.known : null;
}

/** A word as far as it counts: `max-tokens`, `maxTokens` and `max_tokens` are the same. */
export function normalWord(word: string): string {
  return word.slice(0, 40).toLowerCase().replace(/[-_]/g, '');
}

/** Levenshtein's distance: insertions, deletions and substitutions. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
