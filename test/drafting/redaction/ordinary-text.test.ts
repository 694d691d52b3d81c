import { describe, expect, test } from '@jest/globals';
import { createRedactor } from '../../../src/drafting/redaction/redactor.ts';

const redactor = createRedactor({ knownSecrets: ['a-key-that-is-nowhere'] });

describe('goes through as it is', () => {
  test.each<[string, 'code' | 'prose', string]>([
    [
      'an optional token of a type',
      'code',
      'export interface Options { readonly token?: string; readonly password: string }',
    ],
    [
      'parameters of a contract',
      'code',
      'export declare function login(token: string, secret?: Uint8Array): Promise<void>;',
    ],
    [
      'types of keys',
      'code',
      'export declare function sign(privateKey: CryptoKey | Uint8Array, apiKey: string | null): string;',
    ],
    ['a parameter of one text', 'code', "export interface Injector { resolve(token: 'options'): object }"],
    ['a version of a package with such a name', 'prose', '  "js-tokens": "^10.0.0",'],
    ['a union of texts', 'code', "export type Grant = { token: 'access' | 'refresh'; secret: 'inline' | null };"],
    ['a kind of token', 'code', "export declare const tokenType: 'Bearer';"],
    ['a short key', 'code', "const key = 'id';\nconst keys = ['alpha', 'beta'];"],
    ['a token from a call', 'code', 'const token = await createToken(user);\nconst password = form.password;'],
    ['a token of the environment', 'code', 'const token = process.env.GITHUB_TOKEN ?? null;'],
    ['a field of a form', 'code', 'const a = <input type="password" name="password" />;'],
    [
      'messages about passwords',
      'code',
      "const errors = { password: 'Password is required', token: 'must not be empty' };",
    ],
    [
      'titles about tokens',
      'code',
      "test('refuses an expired token', () => { expect(status(token)).toBe('expired'); });",
    ],
    [
      'a place-holder',
      'code',
      'const url = `https://$'.concat(
        '{user}:$',
        '{password}@$',
        '{host}/path`;\nconst h = { authorization: `Bearer $',
        '{token}` };',
      ),
    ],
    ['a code of an error', 'code', "export const INVALID_TOKEN = 'INVALID_TOKEN';"],
    ['a UUID', 'code', "const id = '3f2b1c9e-8a4d-4e7b-9c1d-2f6a7b8c9d0e';"],
    ['a hash', 'code', "expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');"],
    ['a commit', 'code', "const commit = '61816b0c9f7a4be0d2a4d5f3a1b2c3d4e5f60718';"],
    [
      'integrity',
      'code',
      'const integrity = "sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==";',
    ],
    ['a version', 'code', "expect(parse('13.1.0-beta.2+build.5')).toEqual({ major: 13 });\nconst v = 'v1.2.3.4';"],
    [
      'a package',
      'code',
      "import { a } from '@scope/package-name';\nconst spec = 'lodash@4.17.21';\nconst next = 'react@18.2.0-next.rc';",
    ],
    ['an invoice number', 'code', "const invoice = { number: 'INV-2026-000123-DE', total: 1_234_567.89 };"],
    ['a date', 'code', "const at = new Date('2026-11-26T09:00:00.000Z');\nconst ms = 1764147600000;"],
    ['money', 'code', "expect(format(1234.5, 'EUR', 'de-DE')).toBe('1.234,50 \\u20ac');"],
    ['an address', 'code', "const url = 'https://api.example.com:8443/v1/users/@me?page=2#top';"],
    ['an address with a port and a scope', 'code', "const url = 'http://localhost:3000/@scope/package';"],
    [
      'this machine',
      'code',
      "const hosts = ['127.0.0.1', '0.0.0.0', '::1', '::ffff:127.0.0.1', '192.0.2.10', '2001:db8::1', '255.255.255.0'];",
    ],
    [
      'a role at a domain of nobody',
      'code',
      "const mails = ['user@example.com', 'a@b.test', 'no-reply@mail.example.org'];",
    ],
    ['a repository', 'code', "const remote = 'git@github.com:owner/name.git';"],
    ['a picture', 'code', "const logo = 'logo@2x.png';"],
    [
      'a long name',
      'code',
      "const title = 'calculatesTheInvoiceTotalWithDiscountAndTax';\nconst slug = 'invoice-2026-01-31-total-with-tax-19';",
    ],
    ['a path', 'code', "const path = 'src/components/invoice/TotalWithDiscount2.test.tsx';"],
    ['time', 'code', "expect(clock('12:34:56')).toBe('2:34 pm');\nconst mac = 'aa:bb:cc:dd:ee:ff';"],
    ['numbers that are no cards', 'code', 'const a = [1234567890123456, 4242424242424241, 9007199254740991];'],
    ['a property test', 'code', 'fc.assert(fc.property(fc.string(), (token) => decode(encode(token)) === token));'],
    [
      'a brief',
      'prose',
      'behaviour: Sums the lines of an invoice.\nclauses:\n  - id: C1\n    kind: golden\n    text: Two lines of 10.00 EUR give 20.00 EUR.',
    ],
    [
      'a brief about tokens',
      'prose',
      'text: A token is valid for 15 minutes; an expired token is refused with status 401.',
    ],
    [
      'a brief about passwords',
      'prose',
      'text: |\n  The password has at least 12 characters, 1 digit and 1 symbol.\n  Without a password: error "password required".',
    ],
    [
      'a brief about a header',
      'prose',
      'text: Without a Bearer token in the authorization header the answer is 401 (basic authentication too).',
    ],
    [
      'a brief with a route',
      'prose',
      'target: { method: GET, path: "/api/tokens/:token", entry: src/server.ts#createServer }',
    ],
    [
      'a brief about certificates',
      'prose',
      'text: A file that does not start with -----BEGIN CERTIFICATE----- is refused.',
    ],
    [
      'marks of an earlier pass',
      'prose',
      'password: [redacted]\n[redacted: assigned secret]\nto [redacted e-mail] at https://[redacted]@host.io',
    ],
  ])('%s', async (_what, kind, text) => {
    const path = kind === 'code' ? 'test/a.test.tsx' : 'a.brief.yml';
    const { text: sent, sent: receipt } = await redactor.redact({ name: 'a', text, kind, path, limit: 10_000 });
    expect({ sent, redactions: receipt.redactions, cut: receipt.cut }).toEqual({ sent: text, redactions: [], cut: 0 });
  });
});
