import { withoutMarks } from './finding.ts';

/** Words that end the name of what is secret: `password`, `dbPassword`, `API_KEY`, `client-secret`. A source for `i` patterns. */
export const SECRET_NAME = String.raw`(?:pass(?:word|wd|phrase|code)|(?<![A-Za-z0-9])pass|pwd|secret|token|credential|mnemonic|seed[-_ ]?phrase|(?:api|private|secret|access|auth|account|storage|master|encryption|decryption|signing|shared|service|client|license|hmac|jwt|session|crypto|admin|root|deploy|subscription|role)[-_ ]?key|authorization|(?<![A-Za-z])dsn|connection[-_ ]?string)s?(?:[-_]?(?:\d{1,3}|value|default|prod(?:uction)?|dev|staging|test|live|old|new|v\d))?(?![A-Za-z0-9])`;

/** Values that say no more than their name does. */
const ORDINARY = new Set(
  [
    'string number boolean object unknown undefined nullable symbol bigint function optional required hidden visible enabled disabled',
    'bearer basic digest oauth oauth2 access refresh session expired invalid missing default public private anonymous',
    'password passwords passwd secret secrets token tokens apikey accesstoken refreshtoken authtoken idtoken csrftoken authorization credential credentials',
    'uint8array uint16array uint32array int8array int16array int32array float32array float64array bigint64array biguint64array arraybuffer',
    'base64 base64url utf8 utf16le latin1 ascii sha1 sha256 sha384 sha512 md5 pbkdf2 argon2 argon2id scrypt bcrypt ed25519 secp256k1',
  ].flatMap((line) => line.split(' ')),
);

/** A sentence about a secret is no secret; a pass phrase has no such words. */
const SENTENCE =
  /\b(?:is|are|was|must|may|should|shall|will|can|cannot|required|invalid|missing|not|no|the|a|an|at|of|to|for|from|please|your|you|and|or|by|with|as|in|on|has|have|does|do)\b/i;

const PLACEHOLDER =
  /^(?:<[^<>]*>|\{\{?[^{}]*\}\}?|%[a-z]|%[({][^(){}]*[)}]s?|\$[A-Z_][A-Z0-9_]*|\[[A-Za-z _-]*\]|(?:process\.)?env[:.([][\w.:()[\]]*|secrets\.\w+|[~^]?\d{1,5}(?:\.\d{1,5}){2}|(.)\1*)$/s;

const LEAST = 6;

/**
 * True when a value beside such a name may be the secret: six characters or more that are no place-holder, no sentence, no word that
 * only names what stands there. The marks of earlier redactions are no part of a value.
 */
export function mayBeSecret(value: string, name: string): boolean {
  return saysMore(withoutMarks(value), name);
}

function saysMore(given: string, name: string): boolean {
  const value = given.replace(/\$\{[^{}]*\}/g, '').trim();
  const hasGaps = value !== given.trim();
  if (value.length < LEAST || PLACEHOLDER.test(value)) return false;
  const letters = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (hasGaps && letters.length < LEAST) return false;
  if (letters !== '' && (ORDINARY.has(letters) || letters === name.toLowerCase().replace(/[^a-z0-9]/g, '')))
    return false;
  return !(/\s/.test(value) && SENTENCE.test(value));
}

/** Words apart, days, and paths of files. */
const NO_SECRET = /\s|^\d{4}-\d\d-\d\d|^[\w./@-]*\/[\w.-]*\.[a-z]{2,4}$/;

/** True for what no person writes as a word: eight characters or more with letters and digits, of no known name. */
export function mustBeSecret(marked: string, name: string): boolean {
  const value = withoutMarks(marked);
  return (
    value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && !NO_SECRET.test(value) && saysMore(value, name)
  );
}
