import type { Finding } from './finding.ts';
import { mayBeSecret, mustBeSecret, SECRET_NAME } from './secret-name.ts';

/** The rest of a name's place: `password'`, `["token"]`, `secret?`, `process.env.API_KEY!`, `\"token\"`. */
const CLOSED = String.raw`[\\"'${'`'}\])!?]{0,6}`;
/** `: string =`, or any of the signs that put a value beside a name, be it to compare or as a default. */
const BESIDE = String.raw`(?:\s{0,4}:[\w.<>|\[\] ]{1,80}=|\s{0,80}(?:=>|:=|={1,3}|:|\|\||\?\?))\s{0,80}`;
/** `process.env.X ||` between a name and its default. */
const DEFAULTED = String.raw`(?:[\w.$?!\[\]'"()]{1,120}\s{0,20}(?:\|\||\?\?)\s{0,20})?`;

const QUOTED = new RegExp(`(?<name>${SECRET_NAME})${CLOSED}${BESIDE}${DEFAULTED}\\\\?(?=["'\`])`, 'gi');
/** `set('token', 'x')`, `password = hash('x')`: seldom a secret, so it has to look like one. */
const HANDED = new RegExp(
  `(?<name>${SECRET_NAME})${CLOSED}(?:\\s{0,20},|${BESIDE}[\\w.$ ]{1,80}\\()\\s{0,80}\\\\?(?=["'\`])`,
  'gi',
);
/** `API_KEY=x`, `?token=x`, `Password=x;`, `--secret=x`: without quotes, as shells, addresses and connection strings have it. */
const PLAIN = new RegExp(`(?<name>${SECRET_NAME})=(?!=)(?<value>[^\\s"'\`;,(){}<>&|]{6,})`, 'gi');
const LONGEST_NAME = 60;
/** `password: x`, `the token is x`, `--api-key x`: as a person writes. */
const WRITTEN = new RegExp(
  `(?<name>${SECRET_NAME})["'\`)]{0,2}(?:\\s{0,4}(?::|=|->|\\bis\\b|\\bwas\\b)\\s{0,8}|\\s{1,4})["'\`]{0,2}(?<value>[^\\s"'\`,;(){}<>]{8,})`,
  'gi',
);
const TAGGED = new RegExp(`(?<name>${SECRET_NAME})\\s{0,4}>(?<value>[^<\\n]{6,400})<`, 'gi');
/** Of `curl`. */
const USER = /(?:\s-u|--user)[ =]["']?[^\s:"']{1,64}:(?<value>[^\s"']{6,})/g;

const LONGEST_VALUE = 4_096;

/**
 * Values beside a name that says that they are secret, each with all the lines it is on: what the value is in full, only the
 * language of the text could tell.
 *
 * @param kind in prose a value may stand without quotes; in code that is a name or a type, unless it is written as in a shell
 */
export function findAssignments(text: string, kind: 'code' | 'prose'): readonly Finding[] {
  const found: Finding[] = [];
  const take = (start: number, end: number) => found.push({ rule: 'assigned secret', start, end, replace: 'lines' });

  for (const match of text.matchAll(QUOTED)) {
    const value = quotedAt(text, match.index + match[0].length);
    if (
      !(kind === 'code' && isType(text, value.end)) &&
      mayBeSecret(value.text, beginningOf(text, match.index) + (match.groups?.name ?? ''))
    ) {
      take(match.index, value.end);
    }
  }
  for (const match of text.matchAll(HANDED)) {
    const value = quotedAt(text, match.index + match[0].length);
    if (mustBeSecret(value.text, match.groups?.name ?? '')) take(match.index, value.end);
  }
  for (const match of text.matchAll(PLAIN)) {
    const { name = '', value = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    const isSecret = isWrittenForMachines(text, match.index, name) ? mayBeSecret : mustBeSecret;
    if (text[end] !== '(' && isSecret(value, name)) take(match.index, end);
  }
  for (const match of text.matchAll(TAGGED)) {
    if (mayBeSecret(match.groups?.value ?? '', match.groups?.name ?? '')) {
      take(match.index, match.index + match[0].length);
    }
  }
  for (const match of text.matchAll(USER)) {
    if (mayBeSecret(match.groups?.value ?? '', '')) take(match.index, match.index + match[0].length);
  }
  if (kind === 'code') return found;
  for (const match of text.matchAll(WRITTEN)) {
    const { name = '', value = '' } = match.groups ?? {};
    if (mustBeSecret(value, name)) take(match.index, match.index + match[0].length);
  }
  return found;
}

/** What stands between the quote at an offset and the next of its kind. Only a template goes on past the line. */
function quotedAt(text: string, at: number): { readonly text: string; readonly end: number } {
  const quote = text[at] as string;
  const isEscaped = text[at - 1] === '\\';
  const last = Math.min(text.length, at + LONGEST_VALUE);
  for (let next = at + 1; next < last; next += 1) {
    const one = text[next];
    if (one === quote) return { text: text.slice(at + 1, isEscaped ? next - 1 : next), end: next + 1 };
    if (one === '\n' && quote !== '`') return { text: text.slice(at + 1, next), end: next };
    if (one === '\\' && !isEscaped) next += 1;
  }
  return { text: text.slice(at + 1, last), end: last };
}

/** `'access' | 'refresh'` is a type, and so is what closes the parameters before the type of what is returned. */
function isType(text: string, after: number): boolean {
  return /^\s{0,80}\|\s{0,80}(?:["'`]|null|undefined)|^\)\s{0,4}:/.test(text.slice(after, after + 170));
}

/** A name in capitals, or one that starts as only addresses, options and settings do. */
function isWrittenForMachines(text: string, start: number, ending: string): boolean {
  const before = beginningOf(text, start);
  const name = before + ending;
  return !/[a-z]/.test(name) || /^(?:--|_)/.test(name) || /[?&;/:]/.test(text[start - before.length - 1] ?? '');
}

/** What of a name stands before the word that ends it. */
function beginningOf(text: string, start: number): string {
  return /[\w.-]*$/.exec(text.slice(Math.max(0, start - LONGEST_NAME), start))?.[0] ?? '';
}
