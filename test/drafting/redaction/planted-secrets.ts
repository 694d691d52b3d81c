/**
 * Secrets that look real and are none: made at run time from a seed, in parts, so that no scanner of a repository takes this one
 * for leaking.
 */
export interface PlantedSecret {
  readonly kind: string;
  /** As it stands in a text. */
  readonly text: string;
  /** What gives access: nothing of it may be left. */
  readonly secret: string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const UPPER = LOWER.toUpperCase();
const HEX = `${DIGITS}abcdef`;
const BASE62 = LOWER + UPPER + DIGITS;
const BASE64 = `${BASE62}+/`;

/** Mulberry32: the same characters in each run. */
function generator(seed: number): (alphabet: string, length: number) => string {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return (alphabet, length) =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)] as string).join('');
}

export function plantedSecrets(seed: number): readonly PlantedSecret[] {
  const random = generator(seed);
  const token = (kind: string, prefix: readonly string[], secret: string): PlantedSecret => ({
    kind,
    text: [...prefix, secret].join(''),
    secret,
  });
  const json = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = json({ sub: random(DIGITS, 12), iat: 1_700_000_000 });
  const signature = random(`${BASE62}_-`, 43);
  const password = random(BASE62, 14);
  const body = Array.from({ length: 8 }, () => random(BASE64, 64));
  const pem = (kind: string) =>
    [`-----BEGIN ${kind}PRI`, `VATE KEY-----\n${body.join('\n')}\n-----END ${kind}PRI`, 'VATE KEY-----'].join('');
  return [
    token('github classic', ['gh', 'p_'], random(BASE62, 36)),
    token('github oauth', ['gh', 'o_'], random(BASE62, 36)),
    token('github server', ['gh', 's_'], random(BASE62, 36)),
    token('github fine-grained', ['github', '_pat_'], `${random(BASE62, 22)}_${random(BASE62, 59)}`),
    token('gitlab', ['gl', 'pat-'], random(BASE62, 20)),
    token('slack bot', ['xo', 'xb-'], `${random(DIGITS, 12)}-${random(DIGITS, 12)}-${random(BASE62, 24)}`),
    token(
      'slack webhook',
      ['https://hooks.sla', 'ck.com/services/'],
      `T${random(UPPER, 8)}/B${random(UPPER, 8)}/${random(BASE62, 24)}`,
    ),
    token('npm', ['np', 'm_'], random(BASE62, 36)),
    token('pypi', ['py', 'pi-'], `AgEIcHlwaS5vcmc${random(BASE62, 60)}`),
    token('hugging face', ['h', 'f_'], random(LOWER + UPPER, 34)),
    token('digitalocean', ['do', 'p_v1_'], random(HEX, 64)),
    token('twilio', ['S', 'K'], random(HEX, 32)),
    token('sendgrid', ['S', 'G.'], `${random(BASE62, 22)}.${random(BASE62, 43)}`),
    token('mailgun', ['ke', 'y-'], random(HEX, 32)),
    token('stripe live', ['sk', '_live_'], random(BASE62, 24)),
    token('stripe restricted', ['rk', '_live_'], random(BASE62, 24)),
    token('stripe webhook', ['wh', 'sec_'], random(BASE62, 32)),
    token('google', ['AI', 'za'], `Sy${random(BASE62, 33)}`),
    token('google oauth', ['GOC', 'SPX-'], random(BASE62, 28)),
    token('aws id', [], ['AK', 'IA', random(`${UPPER}234567`, 16)].join('')),
    token('aws secret', ['aws_secret_', 'access_key = '], random(BASE64, 40)),
    token('openai project', ['sk', '-proj-'], `${random(BASE62, 74)}T3Blbk${'FJ'}${random(BASE62, 74)}`),
    token('openai', ['s', 'k-'], random(BASE62, 48)),
    token('anthropic', ['sk', '-ant-', 'api03-'], `${random(BASE62, 93)}AA`),
    token('azure storage', ['DefaultEndpointsProtocol=https;AccountName=a;Account', 'Key='], `${random(BASE64, 86)}==`),
    token(
      'azure sas',
      ['https://a.blob.core.windows.net/c?sv=2022-11-02&si', 'g='],
      encodeURIComponent(`${random(BASE64, 43)}=`),
    ),
    token('shopify', ['shp', 'at_'], random(HEX, 32)),
    token('telegram', [random(DIGITS, 9), ':'], `AA${random(BASE62, 33)}`),
    token('vault', ['hv', 's.'], random(BASE62, 95)),
    token('databricks', ['da', 'pi'], random(HEX, 32)),
    token('linear', ['lin', '_api_'], random(BASE62, 40)),
    token('jwt', [], `${json({ alg: 'HS256', typ: 'JWT' })}.${payload}.${signature}`),
    token('bearer', ['Authorization: Be', 'arer '], random(BASE62, 32)),
    token('basic header', ['Authorization: Ba', 'sic '], Buffer.from(`jane:${password}`).toString('base64')),
    { kind: 'basic-auth address', text: ['https://jane:', password, '@git.corp.io/a.git'].join(''), secret: password },
    {
      kind: 'postgres address',
      text: ['postgres://app:', password, 'x@db.corp.io:5432/app'].join(''),
      secret: `${password}x`,
    },
    {
      kind: 'mongodb address',
      text: ['mongodb+srv://app:', password, 'y@c0.corp.io/app'].join(''),
      secret: `${password}y`,
    },
    { kind: 'redis address', text: ['redis://:', password, '/z@cache.corp.io:6379'].join(''), secret: `${password}/z` },
    token('password setting', ['DB_PASS', 'WORD='], random(BASE62, 16)),
    token('api key setting', ['SERVICE_API_', 'KEY='], random(BASE62, 20)),
    { kind: 'private key', text: pem(''), secret: body.join('\n') },
    { kind: 'rsa private key', text: pem('RSA '), secret: body.join('\n') },
    { kind: 'private key of one line', text: pem('EC ').replaceAll('\n', '\\n'), secret: body.join('\\n') },
    { kind: 'private key cut off', text: pem('OPENSSH ').replace(/-----END.*/s, ''), secret: body.join('\n') },
    { kind: 'e-mail', text: ['jane.roe-miller', 'corp-mail.de'].join('@'), secret: 'jane.roe-miller' },
    { kind: 'card', text: ['4539', '1488', '0343', '6467'].join(' '), secret: '4539 1488 0343 6467' },
    { kind: 'iban', text: ['DE89', '3704', '0044', '0532', '0130', '00'].join(' '), secret: '3704 0044 0532 0130 00' },
    { kind: 'ip address', text: [84, 17, 203, 114].join('.'), secret: [84, 17, 203, 114].join('.') },
  ];
}

/** The parts of twelve characters of a secret that a text still holds; a shorter secret is one part. */
export function leftOf(secret: string, text: string): readonly string[] {
  const length = Math.min(12, secret.length);
  const parts = Array.from({ length: secret.length - length + 1 }, (_part, index) =>
    secret.slice(index, index + length),
  );
  return parts.filter((part) => text.includes(part));
}
