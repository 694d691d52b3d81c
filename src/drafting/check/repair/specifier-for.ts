import { dirname, relative } from 'node:path/posix';
import type { Surroundings } from '../surroundings.ts';
import { houseStyle } from './house-style.ts';

const ENDING = /\.([cm]?)([jt])(sx?)$/;

/**
 * How a file of the repository is imported from another: relative, with the ending that the tests around write; where there are none, as
 * `written` did.
 */
export function specifierFor(from: string, file: string, written: string, around: Surroundings): string {
  const path = relative(dirname(from), file);
  const dotted = path.startsWith('.') ? path : `./${path}`;
  const style = houseStyle(around).endings ?? styleOf(written);
  if (style === 'none') return dotted.replace(ENDING, '').replace(/\/index$/, '');
  return style === 'js' ? dotted.replace(ENDING, '.$1js') : dotted;
}

function styleOf(written: string): 'source' | 'js' | 'none' {
  const ending = ENDING.exec(written);
  if (ending === null) return 'none';
  return ending[2] === 'j' ? 'js' : 'source';
}
