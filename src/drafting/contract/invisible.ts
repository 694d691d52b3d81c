/**
 * What a reader does not see and a model does: control and format characters, variation selectors, tag characters, fillers that are
 * drawn as nothing, characters of private use and halves of surrogate pairs. Line ends and tabs are not among them.
 */
const INVISIBLE = new RegExp(
  [
    '[\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]',
    '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]',
    '\\u034f|\\u115f|\\u1160|\\u17b4|\\u17b5|[\\u180b-\\u180f]|\\u2800|\\u3164|\\uffa0',
    '[\\ufe00-\\ufe0f]|[\\u{e0000}-\\u{e0fff}]',
  ].join('|'),
  'gu',
);

export function withoutInvisible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '');
}

export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) >= 0;
}
