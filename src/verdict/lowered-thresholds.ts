/** Settings whose number is a bar that the code must reach. */
const SETTING =
  /(?<![\w$.-])["']?(threshold|branches|lines|functions|statements|break|high|low)["']?\s*:\s*(-?\d+(?:\.\d+)?)/g;
/** The same as flags: `c8 --lines 90`, `node --test-coverage-branches=80`. */
const FLAG = /(?<![\w-])--(?:test-coverage-)?(branches|lines|functions|statements|threshold)[= ]\s*(\d+(?:\.\d+)?)/g;

export interface LoweredThreshold {
  readonly name: string;
  readonly before: number;
  /** null: the setting is gone. */
  readonly after: number | null;
  /** 1-based line of the new text; 1 when the setting is gone. */
  readonly line: number;
}

/**
 * The thresholds that are lower in a configuration's new text than in its old, compared by name and by order of
 * appearance. A removed one counts as lowered. `null` for a text that is not there.
 */
export function loweredThresholds(before: string | null, after: string | null): readonly LoweredThreshold[] {
  const [old, now] = [thresholds(before ?? ''), thresholds(after ?? '')];
  return [...old].flatMap(([name, values]) => {
    const current = now.get(name) ?? [];
    return values.flatMap((value, index): LoweredThreshold[] => {
      const match = current[index];
      if (match === undefined) {
        return [{ name, before: value.value, after: null, line: 1 }];
      }
      return match.value < value.value ? [{ name, before: value.value, after: match.value, line: match.line }] : [];
    });
  });
}

function thresholds(text: string): Map<string, { value: number; line: number }[]> {
  const found = new Map<string, { value: number; line: number }[]>();
  for (const [index, line] of text.split('\n').entries()) {
    for (const match of [...line.matchAll(SETTING), ...line.matchAll(FLAG)]) {
      const name = match[1] ?? '';
      const values = found.get(name) ?? [];
      values.push({ value: Number(match[2]), line: index + 1 });
      found.set(name, values);
    }
  }
  return found;
}
