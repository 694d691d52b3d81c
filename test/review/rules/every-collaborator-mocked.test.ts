import { expect, test } from '@jest/globals';
import { type Files, foundBy } from '../reviewed.ts';

const found = (files: Files) => foundBy('every-collaborator-mocked', files);

const BOTH = "jest.mock('../src/rate.ts');\njest.mock('../src/mail.ts');";
const SUBJECT =
  "import { mail } from './mail.ts';\nimport { rate } from './rate.ts';\nexport const total = () => mail(rate());";
const invoice = (mocks: string, subject = SUBJECT) => ({
  'src/invoice.ts': subject,
  'src/rate.ts': 'export const rate = () => 1;',
  'src/mail.ts': 'export const mail = () => 1;',
  'test/invoice.test.ts': `import { total } from '../src/invoice.ts';\n${mocks}\ntest('adds up', () => { expect(total()).toBe(1); });\n`,
});

test('doubles in the place of every collaborator are found; one that stays real is enough', () => {
  expect(found(invoice(BOTH))).toEqual(['warn 2']);
  expect(found(invoice("jest.mock('../src/rate.ts');"))).toEqual([]);
});

test.each([
  ['vitest', BOTH.replaceAll('jest', 'vi')],
  [
    'factories',
    "jest.mock('../src/rate.ts', () => ({ rate: () => 1 }));\njest.mock('../src/mail.ts', () => ({ mail: () => 1 }));",
  ],
  ['paths without their endings', "jest.mock('../src/rate');\njest.mock('../src/mail');"],
  ['a package beside them', `${BOTH}\njest.mock('nodemailer');`],
])('so are %s', (_, mocks) => {
  expect(found(invoice(mocks))).toEqual(['warn 2']);
});

test.each([
  ['a subject with one collaborator', BOTH, "import { rate } from './rate.ts';\nexport const total = () => rate();"],
  ['a subject with none', BOTH, 'export const total = () => 1;'],
  [
    'a subject whose collaborators are packages',
    "jest.mock('axios');\njest.mock('stripe');",
    "import a from 'axios';\nimport s from 'stripe';\nexport const total = () => a(s);",
  ],
  [
    'a subject that reads files',
    "jest.mock('node:fs');\njest.mock('node:path');",
    "import a from 'node:fs';\nimport s from 'node:path';\nexport const total = () => a(s);",
  ],
  [
    'a type among the imports',
    BOTH,
    "import type { Mail } from './mail.ts';\nimport { rate } from './rate.ts';\nexport const total = (): Mail => rate();",
  ],
  ['a third collaborator that stays real', BOTH, `${SUBJECT}\nimport { log } from '../test/invoice.test.ts';`],
  [
    'a partial double',
    `jest.mock('../src/rate.ts');\njest.mock('../src/mail.ts', () => ({ ...jest.requireActual('../src/mail.ts') }));`,
    SUBJECT,
  ],
  ['spies', "vi.mock('../src/rate.ts', { spy: true });\nvi.mock('../src/mail.ts', { spy: true });", SUBJECT],
  ['doubles of functions', "jest.spyOn(rates, 'rate');\njest.spyOn(mails, 'mail');", SUBJECT],
  ['no doubles', '', SUBJECT],
])('%s is silent', (_, mocks, subject) => {
  expect(found(invoice(mocks, subject))).toEqual([]);
});
