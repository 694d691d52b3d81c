import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { briefJsonSchema } from '../../src/briefs/brief-document.ts';
import { policyJsonSchema, policyTable } from '../../src/config/policy-document.ts';
import { draftsJsonSchema } from '../../src/report/drafts-schema.ts';
import { reportJsonSchema } from '../../src/report/report-schema.ts';

const root = join(import.meta.dirname, '../..');

describe('what is generated', () => {
  test('is current: `npm run generate` would change nothing', () => {
    const check = spawnSync(process.execPath, ['scripts/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
    expect({ status: check.status, said: check.stderr }).toEqual({ status: 0, said: '' });
  });

  test.each([
    ['earnest', policyJsonSchema],
    ['brief', briefJsonSchema],
    ['report', reportJsonSchema],
    ['drafts', draftsJsonSchema],
  ])('holds %s.schema.json as it ships, word for word', (name, schema) => {
    expect(schema()).toEqual(JSON.parse(readFileSync(join(root, `schema/${name}.schema.json`), 'utf8')));
  });

  test('lets an editor tell a good policy from a bad one', () => {
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(join(root, 'schema/earnest.schema.json'), 'utf8')));
    const accepts = (policy: unknown) => schema.safeParse(policy).success;
    expect(accepts({})).toBe(true);
    expect(accepts({ mode: 'report', suite: { timeout: '10m' }, mutation: { threshold: 80 }, packages: ['a'] })).toBe(
      true,
    );
    const entry = { test: 'a.test.ts > b', reason: 'x', until: '2027-01-31' };
    expect(accepts({ stability: { budget: 'auto', accept: [entry] } })).toBe(true);
    expect(accepts({ stability: { accept: [{ ...entry, until: 'later' }] } })).toBe(false);
    expect(accepts({ stability: { accept: [{ test: 'a.test.ts' }] } })).toBe(false);
    const waiver = { rule: 'tautology', where: 'a.test.ts > b', reason: 'x', until: '2027-01-31' };
    expect(accepts({ review: { rules: { tautology: 'off' }, waivers: [waiver] } })).toBe(true);
    expect(accepts({ review: { rules: { tautolgy: 'off' } } })).toBe(false);
    expect(accepts({ review: { rules: { tautology: 'error' } } })).toBe(false);
    expect(accepts({ review: { waivers: [{ ...waiver, rule: 'tautolgy' }] } })).toBe(false);
    expect(accepts({ mode: 'reprt' })).toBe(false);
    expect(accepts({ mutaton: {} })).toBe(false);
    expect(accepts({ suite: { timeout: '10 minutes' } })).toBe(false);
    expect(accepts({ packages: ['../x'] })).toBe(false);
  });

  test('documents every default as it is written', () => {
    expect(policyTable().split('\n')).toContain(
      '| `suite.timeout` | `10m` | a duration: `500ms`, `90s`, `10m`, `1h` | The longest one run of the suite may take. |',
    );
    expect(policyTable()).toContain('| `stability.budget` | `auto` | `auto`, or a duration: `500ms`');
    expect(policyTable()).toContain('| `review.rules` | `{}` | rule ids with `off`, `info`, `warn` or `block` |');
    expect(policyTable()).toContain('| `stability.accept` | `[]` | a list of `{ test, reason, until }` |');
  });
});
