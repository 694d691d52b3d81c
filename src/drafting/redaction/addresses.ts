import { isIPv6 } from 'node:net';
import { EMAIL, type Finding, VALUE, withoutMarks } from './finding.ts';
import { mayBeSecret } from './secret-name.ts';

/** `scheme://user:password@`. Beyond the web a password may hold a slash, but no port does. */
const WITH_PASSWORD =
  /(?<=(?<scheme>[A-Za-z][A-Za-z0-9+.-]{1,30}):\/\/)(?<user>[^\s:/"'`<>]{0,256}):(?<password>[^\s/?#"'`<>]{1,256}|[^\s"'`<>]{1,256})@(?=[\w[$-])/g;
/** `scheme://token@`. */
const WITH_TOKEN = /(?<=[a-z]:\/\/)[\w.~%+-]{16,256}@(?=[\w-]{1,63}\.)/g;
const HEADER = /\b(?<scheme>bearer|basic|token|apikey|digest)[ ]{1,4}(?<value>[\w.~+/-]{6,}={0,2})/gi;

const AT_HOST = /(?<=[\p{L}\p{N}_%+'-])@(?<host>(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24})(?![\p{L}\p{N}])/gu;
const LONGEST_MAILBOX = 64;
/** Domains of nobody (RFC 2606 and 6761) … */
const RESERVED_DOMAIN = /(?:^|\.)(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost)$/i;
/** … at which a role, other than a name, is about nobody. */
const ROLE =
  /^(?:[a-z]|foo|bar|baz|qux|user|test|tester|admin|info|me|you|name|email|e-?mail|mail|someone|nobody|anyone|no-?reply|hello|support|contact|sales|billing|help|customer|buyer|seller|owner|member|guest|first|second|other|old|new|valid|invalid|local|sender|recipient|to|from|root|postmaster)(?:[+._-]?(?:[a-z]|tag|test|alias|foo|bar|\d{1,4}))?$/i;

const IPV4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g;
const IPV6 = /(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{2,45}(?![\w:])/g;

/** Passwords and tokens in addresses and in headers, e-mail addresses, and addresses of machines. */
export function findAddresses(text: string): readonly Finding[] {
  return [...credentials(text), ...mailboxes(text), ...machines(text)];
}

function credentials(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(WITH_PASSWORD)) {
    const { scheme = '', user = '', password = '' } = match.groups ?? {};
    const isPath = /[/?#]/.test(password) && (/^(?:https?|wss?|file)$/i.test(scheme) || /^\d{1,5}[/?#]/.test(password));
    if (isPath || isPlaceHolder(password)) continue;
    const start = match.index;
    found.push(valueAt('address with a password', start, start + user.length + 1 + password.length));
  }
  for (const { 0: token, index } of text.matchAll(WITH_TOKEN)) {
    if (/\d/.test(token)) found.push(valueAt('address with a token', index, index + token.length - 1));
  }
  for (const match of text.matchAll(HEADER)) {
    const { value = '' } = match.groups ?? {};
    const start = match.index + match[0].length - value.length;
    const isHeader = /authorization\W{1,8}$/i.test(text.slice(Math.max(0, match.index - 30), match.index));
    const isRandom = /\d/.test(value) || (value.length >= 20 && /[a-z][A-Z]/.test(value));
    if ((isHeader || isRandom) && mayBeSecret(value, ''))
      found.push(valueAt('authorization header', start, start + value.length));
  }
  return found;
}

/** `${password}`, `<password>`, `***`, `[redacted]`: nothing is given away. */
function isPlaceHolder(password: string): boolean {
  const given = withoutMarks(password).replace(/\$\{[^{}]*\}|\{\{?[^{}]*\}?\}|\$\w+|%\w/g, '');
  return given === '' || /^[*.x…]+$/i.test(given);
}

function mailboxes(text: string): Finding[] {
  return Array.from(text.matchAll(AT_HOST)).flatMap((match): Finding[] => {
    const host = match.groups?.host ?? '';
    const before = text.slice(Math.max(0, match.index - LONGEST_MAILBOX), match.index);
    const mailbox = /[\p{L}\p{N}_.%+'-]{0,64}$/u.exec(before)?.[0].replace(/^['.]+/, '') ?? '';
    // `git@github.com:` is no person, `lodash@4.17.x` and `logo@2x.png` are no addresses.
    if (mailbox === '' || mailbox === 'git' || /^v?\d+x?\./.test(host)) return [];
    if (RESERVED_DOMAIN.test(host) && ROLE.test(mailbox)) return [];
    const start = match.index - mailbox.length;
    return [{ rule: 'e-mail address', start, end: match.index + match[0].length, replace: EMAIL }];
  });
}

function machines(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: address, index } of text.matchAll(IPV4)) {
    const isVersion = /(?:\bv|version\W{1,6})$/i.test(text.slice(Math.max(0, index - 16), index));
    if (!isVersion && isHost(address)) found.push(valueAt('ip address', index, index + address.length));
  }
  for (const { 0: run, index } of text.matchAll(IPV6)) {
    const address = run.replace(/\.+$/, '');
    if (/\d/.test(address) && isIPv6(address) && !/^(?:0*:){2,7}0*1?$|^::ffff:127\.|^2001:0?db8:/i.test(address)) {
      found.push(valueAt('ip address', index, index + address.length));
    }
  }
  return found;
}

/** False for what stands for no machine of anybody: loopback, unspecified, masks, and the nets of documentation (RFC 5737). */
function isHost(address: string): boolean {
  const parts = address.split('.').map(Number);
  if (parts.some((part) => part > 255)) return false;
  return !/^(?:127|0|255)\.|^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address);
}

function valueAt(rule: string, start: number, end: number): Finding {
  return { rule, start, end, replace: VALUE };
}
