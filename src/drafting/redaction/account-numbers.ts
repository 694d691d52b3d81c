import { type Finding, VALUE } from './finding.ts';

/** Digits as a card shows them: in one, or in groups. Looked at from each digit that none stands before. */
const CARD =
  /(?<![A-Za-z0-9.])(?=(?<number>\d{13,19}|\d{4}(?<four>[ _.-])\d{4}\k<four>\d{4}\k<four>\d{4}(?:\k<four>\d{3})?|\d{4}(?<six>[ _.-])\d{6}\k<six>\d{4,5})(?![A-MO-Za-mo-z0-9]))\d/g;
/** Numbers that issuers begin cards with. */
const ISSUER = /^(?:4|5[0-8]|6|2(?:2[2-9]|[3-6]|7[01]|720)|3[0-9])/;

const IBAN = /(?<![A-Za-z0-9])(?=(?<run>[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]){11,30}))[A-Z]/g;
/** How long an account number of a country is, in the registry of IBAN. */
const IBAN_LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 ' +
    'GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 ' +
    'MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** Numbers of cards and of bank accounts whose check digits are right. */
export function findAccountNumbers(text: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(CARD)) {
    const number = match.groups?.number ?? '';
    const digits = number.replace(/\D/g, '');
    if (ISSUER.test(digits) && passesLuhn(digits)) {
      found.push({ rule: 'card number', start: match.index, end: match.index + number.length, replace: VALUE });
    }
  }
  for (const match of text.matchAll(IBAN)) {
    const { run = '' } = match.groups ?? {};
    const end = endOfCharacters(run, IBAN_LENGTHS.get(run.slice(0, 2)) ?? Number.POSITIVE_INFINITY);
    if (end !== null && passesMod97(run.slice(0, end).replaceAll(' ', ''))) {
      found.push({ rule: 'iban', start: match.index, end: match.index + end, replace: VALUE });
    }
  }
  return found;
}

/** Where so many characters other than spaces end; null when there are fewer. */
function endOfCharacters(run: string, count: number): number | null {
  let left = count;
  for (let index = 0; index < run.length; index += 1) {
    if (run[index] !== ' ') left -= 1;
    if (left === 0) return index + 1;
  }
  return null;
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** ISO 13616. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const one of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(one, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
