import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { SMELL_RULES } from '../../src/domain/smell-rules.ts';

const folder = join(import.meta.dirname, '../../src/review');
const code = ['', 'rules'].flatMap((name) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, name, file), 'utf8')),
);
/** The doc comment that begins with the rule's id. */
const comments = (id: string) =>
  code.flatMap((text) => text.match(new RegExp(`/\\*\\*\\n \\* ${id}: [^]*?\\*/`)) ?? []);

describe('each rule of the table', () => {
  test.each(SMELL_RULES.map((rule) => [rule.id, rule] as const))(
    '%s is explained in the file of its name, with its level and witnesses',
    (id, rule) => {
      const [comment = '', ...others] = comments(id);
      expect(others).toEqual([]);
      expect(comment).toMatch(/\n \* Why: /);
      expect(comment).toMatch(/\n \* Source: /);
      const [, level, witnesses] = /Level: (\w+)(?: \([^)]*\))?\.(?: Witness: ([\w, -]+)\.)?/.exec(comment) ?? [];
      expect([level, witnesses?.split(', ') ?? []]).toEqual([rule.level, rule.witnesses]);
    },
  );
});
