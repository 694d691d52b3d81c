/** JavaScript and TypeScript told apart into code, text and comments, without a parser: enough to not trip over names in strings. */
export interface ScriptText {
  /** The source with the inside of strings, templates, regular expressions and comments blanked; same length, same lines. */
  readonly code: string;
  /** The source with only its comments blanked. */
  readonly uncommented: string;
  readonly comments: readonly { readonly line: number; readonly text: string }[];
}

/** Characters after which a `/` begins a regular expression rather than a division. `<` does not: `</p>` closes a tag. */
const BEFORE_REGEX =
  /[(,=:[!&|?{;+*%~^-]$|(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield)$|=>$/;

/** Hardly a regular expression is longer; without a limit, a crafted line costs time by the square of its length. */
const LONGEST_REGEX = 500;

/** A quote that its line does not close (an apostrophe in JSX text) counts as an ordinary character. */
export function readScript(source: string): ScriptText {
  const code = source.split('');
  const uncommented = source.split('');
  const comments: { line: number; text: string }[] = [];
  /** How many braces are open inside of each template substitution that surrounds the position. */
  const substitutions: number[] = [];
  let [position, line, lineFrom] = [0, 1, 0];
  const blank = (target: string[], from: number, to: number) => {
    for (let index = from; index < to; index++) {
      if (source[index] !== '\n' && source[index] !== '\r') {
        target[index] = ' ';
      }
    }
  };
  const lineAt = (offset: number) => {
    for (; lineFrom < offset; lineFrom++) {
      line += source[lineFrom] === '\n' ? 1 : 0;
    }
    return line;
  };
  const skipTemplate = (from: number) => {
    const end = endOfTemplatePart(source, from);
    if (end === null) {
      return from;
    }
    const opens = source[end - 1] === '{';
    blank(code, from, end - (opens ? 2 : 1));
    if (opens) {
      substitutions.push(0);
    }
    return end;
  };
  while (position < source.length) {
    const character = source[position];
    const two = source.slice(position, position + 2);
    if (two === '//' || two === '/*') {
      const end = endOfComment(source, position, two);
      comments.push({ line: lineAt(position), text: source.slice(position, end) });
      blank(code, position, end);
      blank(uncommented, position, end);
      position = end;
    } else if ((character === "'" || character === '"') && !isApostrophe(source, position)) {
      const end = endOnLine(source, position + 1, character);
      blank(code, position + 1, (end ?? position + 2) - 1);
      position = end ?? position + 1;
    } else if (character === '/' && startsRegex(code, position)) {
      const end = endOfRegex(source, position + 1);
      blank(code, position + 1, (end ?? position + 2) - 1);
      position = end ?? position + 1;
    } else if (character === '`') {
      position = skipTemplate(position + 1);
    } else if (character === '}' && substitutions.at(-1) === 0) {
      substitutions.pop();
      position = skipTemplate(position + 1);
    } else {
      const depth = substitutions.length - 1;
      if (depth >= 0 && (character === '{' || character === '}')) {
        substitutions[depth] = (substitutions[depth] ?? 0) + (character === '{' ? 1 : -1);
      }
      position += 1;
    }
  }
  return { code: code.join(''), uncommented: uncommented.join(''), comments };
}

/** A quote right behind a word begins no string (`don't` in JSX text), unless the word is a keyword (`return'a'`). */
function isApostrophe(source: string, position: number): boolean {
  const word = /[\p{L}\p{N}_$]+$/u.exec(source.slice(Math.max(0, position - 12), position))?.[0];
  return (
    word !== undefined &&
    !/^(?:return|case|typeof|in|of|from|import|default|void|delete|throw|else|yield|await|as|extends)$/.test(word)
  );
}

function endOfComment(source: string, from: number, opening: string): number {
  if (opening === '//') {
    const end = source.slice(from).search(/[\r\n]/);
    return end === -1 ? source.length : from + end;
  }
  const end = source.indexOf('*/', from + 2);
  return end === -1 ? source.length : end + 2;
}

/** Behind the closing quote on the same line (a backslash may carry the line over), or null. */
function endOnLine(source: string, from: number, quote: string): number | null {
  for (let index = from; index < source.length; index++) {
    const character = source[index];
    if (character === '\\') {
      index += 1;
    } else if (character === quote) {
      return index + 1;
    } else if (character === '\n' || character === '\r') {
      return null;
    }
  }
  return null;
}

/** Behind the template's closing backtick or its next `${`, or null when it is never closed. */
function endOfTemplatePart(source: string, from: number): number | null {
  for (let index = from; index < source.length; index++) {
    const character = source[index];
    if (character === '\\') {
      index += 1;
    } else if (character === '`') {
      return index + 1;
    } else if (character === '$' && source[index + 1] === '{') {
      return index + 2;
    }
  }
  return null;
}

function startsRegex(code: readonly string[], position: number): boolean {
  const before = code
    .slice(Math.max(0, position - 40), position)
    .join('')
    .trimEnd();
  return before === '' || BEFORE_REGEX.test(before);
}

function endOfRegex(source: string, from: number): number | null {
  let inClass = false;
  const limit = Math.min(source.length, from + LONGEST_REGEX);
  for (let index = from; index < limit; index++) {
    const character = source[index];
    if (character === '\n' || character === '\r') {
      return null;
    }
    if (character === '\\') {
      index += 1;
    } else if (character === '[') {
      inClass = true;
    } else if (character === ']') {
      inClass = false;
    } else if (character === '/' && !inClass) {
      return index + 1;
    }
  }
  return null;
}
