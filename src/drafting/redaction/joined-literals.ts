import type { Finding } from './finding.ts';
import { press } from './pressed-text.ts';
import { findTokenFormats } from './token-formats.ts';

/** Between two literals that become one: `'a' + 'b'`, `['a', 'b'].join('')`, a line that goes on after `\`. */
const JOINT = /["'`]\s{0,200}[+,]\s{0,200}["'`]|\\\n/g;

/** Tokens that are written in parts. All lines that hold a part of one go. */
export function findInJoinedLiterals(text: string): readonly Finding[] {
  const isJoint = new Uint8Array(text.length);
  for (const { 0: joint, index } of text.matchAll(JOINT)) isJoint.fill(1, index, index + joint.length);
  const joined = press(text, (_unit, index) => isJoint[index] === 0);
  if (joined.text.length === text.length) return [];
  return findTokenFormats(joined.text).flatMap(({ rule, start, end }): Finding[] => {
    const from = joined.at[start] as number;
    const to = (joined.at[end - 1] as number) + 1;
    return to - from > end - start ? [{ rule, start: from, end: to, replace: 'lines' }] : [];
  });
}
