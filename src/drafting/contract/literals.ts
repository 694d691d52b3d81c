import ts from 'typescript';
import { isAddressedToModel } from './addressed-to-models.ts';
import { hasInvisible } from './invisible.ts';

const LONGEST_LITERAL = 200;

/** False for a literal type that is a text rather than a value: long, invisible in part, or addressed to a model. */
export function isShowableLiteral(text: string): boolean {
  return text.length <= LONGEST_LITERAL && !hasInvisible(text) && !/[\n\r]/.test(text) && !isAddressedToModel(text);
}

/** Names of properties that people type: anything else may be a value that stands in a table. */
export function isPlainKey(key: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$-]{0,63}$/u.test(key) || /^\d{1,6}$/.test(key);
}

export function isIdentifier(key: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key);
}

/** True for what can name a property and nothing else: `default`, `delete`… */
export function isReservedWord(name: string): boolean {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(name));
  return kind !== undefined && kind <= ts.SyntaxKind.LastReservedWord;
}
