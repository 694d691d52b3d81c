import { type Finding, VALUE } from './finding.ts';

/**
 * Forms that issuers give their tokens, wherever they stand. Each takes what it can from where it starts, after a fixed least
 * length: so none is looked at twice, and a token that is longer than its issuer says is still found in full.
 */
const FORMATS: readonly (readonly [rule: string, form: RegExp])[] = [
  ['github token', /(?:gh[a-z]_|github_pat_)[A-Za-z0-9_]{20,}(?:\.[\w.-]{1,4096})?/g],
  ['gitlab token', /(?:gl(?:pat|ptt|dt|rt|rtr|cbt|ft|agent|soat|imt|oas|ffct|wt)-|GR1348941)[\w.-]{16,}/g],
  ['slack token', /xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}|xapp-\d-[A-Za-z0-9-]{10,}/g],
  [
    'webhook address',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/+-]{16,}|discord(?:app)?\.com\/api\/webhooks\/[\w/-]{20,}|webhook\.office\.com\/[\w@/-]{20,}/g,
  ],
  ['npm token', /npm_[A-Za-z0-9]{20,}/g],
  ['pypi token', /pypi-AgE[\w-]{16,}/g],
  ['hugging face token', /(?:\bhf|api_org)_[A-Za-z0-9]{20,}/g],
  ['digitalocean token', /do[oprt]_v1_[a-f0-9]{20,}/g],
  ['twilio key', /(?<![A-Za-z0-9])(?:AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])/g],
  ['sendgrid key', /SG\.[\w-]{16,}\.[\w-]{16,}/g],
  ['mailgun key', /(?:\bkey|pubkey)-[0-9a-zA-Z]{32,}|(?<![\w-])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![\w-])/g],
  ['mailchimp key', /(?<![\w-])[0-9a-f]{32}-us\d{1,2}(?![\w-])/g],
  ['stripe key', /(?:[sr]k_(?:live|test|prod)|whsec)_[A-Za-z0-9+/=_]{16,}/g],
  ['google key', /AIza[\w-]{30,}|GOCSPX-[\w-]{20,}|\bya29\.[\w-]{20,}|\b1\/\/0[\w-]{20,}/g],
  ['aws key', /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|A(?:KIA|GPA|IDA|ROA|IPA|NPA|NVA|SIA|BIA|CCA))[A-Z0-9]{16,}/g],
  [
    'azure key',
    /(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[\w+/%=&.: -]{20,}|(?<![A-Za-z0-9+/]|sha512-)[A-Za-z0-9+/]{86}==|[?&;]sig=[\w%+/=-]{16,}|[\w~.-]{3}\dQ~[\w~.-]{30,}/g,
  ],
  ['openai or anthropic key', /\bsk-(?:(?:proj|svcacct|admin|ant|or|lf)-[\w-]{16,}|[A-Za-z0-9]{20,})/g],
  ['model provider key', /\b(?:gsk_|r8_|pplx-|xai-|fw_|tgp_v1_|nvapi-|csk-|lsv2_(?:pt|sk)_)[A-Za-z0-9][\w-]{19,}/g],
  ['shopify token', /shp[a-z]{2}_[a-fA-F0-9]{20,}/g],
  ['square token', /sq0[a-z]{3}-[\w-]{16,}|\bEAAA[\w-]{50,}/g],
  ['telegram token', /(?<!\d)\d{8,10}:AA[\w-]{30,}/g],
  ['discord token', /(?<![\w.-])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/g],
  ['dropbox token', /\bsl\.(?:u\.)?[\w-]{40,}/g],
  ['atlassian token', /AT(?:ATT3|CTT3|BB)[\w=-]{20,}/g],
  ['linear or notion token', /lin_(?:api|oauth)_[A-Za-z0-9]{20,}|\bntn_[A-Za-z0-9]{20,}|\bsecret_[A-Za-z0-9]{40,}/g],
  ['figma token', /fig[a-z]_[\w-]{30,}/g],
  ['doppler token', /dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{20,}/g],
  ['vault token', /\bhv[sbr]\.[\w-]{20,}/g],
  ['databricks token', /dapi[0-9a-f]{32,}/g],
  ['docker token', /dckr_[a-z]{3}_[\w-]{20,}/g],
  ['tailscale key', /tskey-[a-z]{2,20}-[\w-]{16,}/g],
  ['grafana token', /gl(?:sa|c)_[A-Za-z0-9+/=_]{20,}/g],
  ['monitoring token', /NR(?:AK|JS|II|RA)-[\w-]{16,}|sntry[su]_[\w=+/-]{20,}|PMAK-[0-9a-f-]{20,}/g],
  ['registry token', /rubygems_[0-9a-f]{40,}|\bcio[A-Za-z0-9]{32,}|\boy2[a-z0-9]{43,}|\bAKCp[A-Za-z0-9]{20,}/g],
  [
    'platform token',
    /pul-[0-9a-f]{40,}|pscale_[a-z]{2,6}_[\w.-]{20,}|\bsb(?:p_|_secret_)[\w-]{16,}|\bvc[piark]_[A-Za-z0-9]{20,}|\bcf(?:k|ut|at)_[A-Za-z0-9]{20,}|HRKU-[\w-]{16,}|\.atlasv1\.[\w-]{30,}/g,
  ],
  ['airtable token', /\bpat[A-Za-z0-9]{14}\.[0-9a-f]{40,}/g],
  ['age key', /AGE-SECRET-KEY-1[A-Z0-9]{20,}/g],
];

const DOTTED = /(?<![\w-])[\w-]+(?:\.[\w-]*)+/g;
const LEAST_JWT_PART = 8;

/** Tokens that their form gives away. What else is on the line is no part of them, and stays. */
export function findTokenFormats(text: string): readonly Finding[] {
  const found: Finding[] = FORMATS.flatMap(([rule, form]) =>
    Array.from(text.matchAll(form), ({ 0: token, index }) => value(rule, index, index + token.length)),
  );
  for (const { 0: run, index } of text.matchAll(DOTTED)) {
    const at = jsonWebToken(run);
    if (at !== null) found.push(value('jwt', index + at, index + run.length));
  }
  return found;
}

/** Where in a run of parts a JSON Web Token begins: `eyJ` is `{"` in base64. */
function jsonWebToken(run: string): number | null {
  let at = 0;
  const parts = run.split('.');
  for (const [index, part] of parts.entries()) {
    const start = part.indexOf('eyJ');
    const next = parts[index + 1] ?? '';
    if (start !== -1 && part.length - start >= LEAST_JWT_PART && next.length >= LEAST_JWT_PART) return at + start;
    at += part.length + 1;
  }
  return null;
}

function value(rule: string, start: number, end: number): Finding {
  return { rule, start, end, replace: VALUE };
}
