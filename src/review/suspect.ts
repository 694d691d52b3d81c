import type { Suspicion } from '../domain/smell.ts';
import { ruleOf } from '../domain/smell-rules.ts';
import { endLineOf, lineOf } from './model/fields.ts';
import type { ReadCase, TestFile } from './model/test-file.ts';
import { RULES } from './rules/all.ts';
import type { Found, Surroundings } from './rules/rule.ts';

/** What every rule finds in one test file: about the whole file, and about the given cases. */
export function suspectFile(
  file: TestFile,
  cases: readonly ReadCase[],
  ranOf: (one: ReadCase) => readonly string[],
  around: Surroundings,
): readonly Suspicion[] {
  const asked = new Set(cases);
  return RULES.flatMap((rule) =>
    [...rule.find(file, around)]
      .filter(({ one }) => (one === null ? asked.size > 0 : asked.has(one)))
      .map((found) => suspicionOf(rule.id, file, found, found.one === null ? cases.flatMap(ranOf) : ranOf(found.one))),
  );
}

function suspicionOf(id: string, file: TestFile, found: Found, ran: readonly string[]): Suspicion {
  const { level, witnesses } = ruleOf(id);
  return {
    rule: id,
    file: file.path,
    line: lineOf(found.node),
    endLine: endLineOf(found.node),
    test: found.one?.name ?? null,
    ran: [...new Set(ran)],
    level: found.level ?? level,
    witnesses: found.level === undefined || found.level === level ? (found.witnesses ?? witnesses) : [],
    message: found.message,
    branches: found.branches ?? [],
  };
}

/** A suspicion that is about no test. */
export function suspected(
  id: string,
  file: string,
  found: { readonly line: number; readonly message: string; readonly branches?: Suspicion['branches'] },
): Suspicion {
  const { level, witnesses } = ruleOf(id);
  return {
    rule: id,
    file,
    line: found.line,
    endLine: found.line,
    test: null,
    ran: [],
    level,
    witnesses,
    message: found.message,
    branches: found.branches ?? [],
  };
}
