import type { DraftProblem } from '../../domain/draft.ts';
import type { DraftFile } from './draft-to-check.ts';
import { problem } from './problem.ts';

/** A draft tests one behaviour: this is ample. */
const MOST_LINES = 400;
const MOST_BYTES = 32 * 1024;
/** Control characters, and those that reorder or hide what stands there (CVE-2021-42574). Not the mark that joins parts of an emoji. */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** What is wrong with a text before it is parsed: nothing else is looked at then. */
export function sizeProblems({ code }: DraftFile): readonly DraftProblem[] {
  if (code.trim() === '') return [problem('form', null, 'It is empty. Write one test.')];
  if (Buffer.byteLength(code) > MOST_BYTES) {
    return [problem('form', null, `It is larger than ${MOST_BYTES / 1024} KB. Test one behaviour, with small values.`)];
  }
  const lines = code.replace(/\n$/, '').split('\n');
  if (lines.length > MOST_LINES)
    return [problem('form', null, `It has ${lines.length} lines; ${MOST_LINES} are allowed. Test one behaviour.`)];
  const unseen = lines.findIndex((line) => UNSEEN.test(line.replace(/\r$/, '').replaceAll('\t', ' ')));
  return unseen === -1
    ? []
    : [problem('form', unseen + 1, 'It holds a character that cannot be seen. Write it as an escape, as in \\u200b.')];
}
