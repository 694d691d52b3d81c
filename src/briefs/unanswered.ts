/** What stands in a skeleton where a person has to answer. */
export const OPEN = 'TODO';

/**
 * True for a text that answers nothing: it begins with TODO or TBD in capitals, or holds no letter or digit at all (`???`, `…`). So no
 * skeleton is used by accident, however little of it was filled in.
 */
export function isUnanswered(text: unknown): boolean {
  return (
    typeof text === 'string' &&
    text.trim() !== '' &&
    (/^\s*(?:TODO|TBD)(?![A-Za-z0-9])/.test(text) || !/[\p{L}\p{N}]/u.test(text))
  );
}
