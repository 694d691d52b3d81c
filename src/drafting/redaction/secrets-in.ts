import { SHORTEST_SECRET } from './known-secrets.ts';

/** A name that says `secret` in one of its words; `KEY`, `AUTH` and the like only as a word of their own. */
const SECRET_NAME =
  /TOKEN|SECRET|PASSW(?:OR)?D|PASSPHRASE|CREDENTIAL|PRIVATE|CONNECTION_?STRING|API_?KEY|(?:^|[^A-Z])(?:KEYS?|AUTH|DSN|PASS|PWD|PAT|COOKIE|WEBHOOK(?:_URL)?)(?:$|[^A-Z])/i;
/** The folder that a shell is in. */
const NO_SECRET_NAME = /^(?:OLD)?PWD$|^SSH_AUTH_SOCK$/;
/** What switches say, and how things are called: not worth to take out of every text. */
const ORDINARY_VALUE =
  /^(?:true|false|enabled|disabled|required|optional|password|anonymous|undefined|private|interactive|[a-z]+-?(?:keychain|store|helper))$/i;
const PASSWORD_IN_ADDRESS = /^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/]{0,256}:([^\s]{1,512})@/i;

/**
 * What an environment keeps secret: values of eight characters or more whose variable's name says so (`INPUT_API-KEY` and the like
 * too), and addresses with a password under any name, with their passwords.
 */
export function secretsIn(environment: NodeJS.ProcessEnv): readonly string[] {
  const secrets = new Set<string>();
  for (const [name, value = ''] of Object.entries(environment)) {
    const password = PASSWORD_IN_ADDRESS.exec(value)?.[1];
    const isSecret = password !== undefined || (SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name));
    if (isSecret && !ORDINARY_VALUE.test(value)) secrets.add(value.trim());
    if (password !== undefined) secrets.add(password).add(decoded(password));
  }
  return [...secrets].filter(({ length }) => length >= SHORTEST_SECRET);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
