import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';

describe('the schema for editors', () => {
  const text = readFileSync(join(import.meta.dirname, '../../schema/brief.schema.json'), 'utf8');

  test('tells a good brief from a bad one', () => {
    const schema = z.fromJSONSchema(JSON.parse(text));
    const accepts = (brief: unknown) => schema.safeParse(brief).success;
    const good = {
      target: 'src/invoice.ts#total',
      behaviour: 'Sums up.',
      clauses: [{ id: 'sum', kind: 'golden', text: 'Adds.' }],
    };
    expect(accepts(good)).toBe(true);
    expect(accepts({ ...good, target: 'GET /api/:id', entry: 'src/server.ts#create', seam: 'it', avoid: ['x'] })).toBe(
      true,
    );
    expect(accepts({ ...good, invariants: [{ id: 'free', text: 'x' }], required: ['sum'] })).toBe(true);
    expect(accepts({ ...good, target: '../invoice.ts#total' })).toBe(false);
    expect(accepts({ ...good, behaviour: undefined })).toBe(false);
    expect(accepts({ ...good, behavior: 'x' })).toBe(false);
    expect(accepts({ ...good, clauses: [{ id: 'sum', kind: 'golde', text: 'Adds.' }] })).toBe(false);
    expect(accepts({ ...good, required: 'all' })).toBe(false);
  });

  test('explains every key', () => {
    const { properties } = JSON.parse(text) as { properties: Readonly<Record<string, { description?: string }>> };
    expect(Object.entries(properties).filter(([, { description }]) => (description ?? '') === '')).toEqual([]);
  });
});
