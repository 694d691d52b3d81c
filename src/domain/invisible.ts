/**
 * What a reader does not see and a model does: control and format characters, separators of lines, variation selectors, tag
 * characters, fillers that are drawn as nothing, characters of private use and halves of surrogate pairs. A source for the inside of a
 * class of a `v` pattern: `[${INVISIBLE}]`, or `[[${INVISIBLE}]--[\n\t]]` where line ends and tabs may stand.
 */
export const INVISIBLE = String.raw`\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800`;
