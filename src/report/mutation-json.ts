import type {
  FileResult,
  FileResultDictionary,
  MutantResult,
  MutationTestResult,
  TestFileDefinitionDictionary,
} from 'mutation-testing-report-schema/api';
import { allTests, type Judgement } from '../domain/judgement.ts';
import type { Mutant } from '../domain/mutant.ts';

const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\.[cm]?tsx?$/, 'typescript'],
  [/\.[cm]?jsx?$/, 'javascript'],
  [/\.vue$/, 'vue'],
  [/\.svelte$/, 'svelte'],
  [/\.html?$/, 'html'],
];

/**
 * The mutants as a standard mutation-testing-elements report (schema 2), for the viewers and tools that read it. `sources`
 * holds source text by path; where one is missing, blank text of the right size stands in, so that viewers do not stumble.
 * Unstable mutants are `Pending`: the standard's word for one without a result, outside of every score.
 */
export function mutationReport(judgement: Judgement, sources: ReadonlyMap<string, string>): MutationTestResult {
  const tests = new TestNumbers(judgement);
  const byFile = new Map<string, Mutant[]>();
  for (const mutant of judgement.mutants) {
    const found = byFile.get(mutant.file) ?? [];
    found.push(mutant);
    byFile.set(mutant.file, found);
  }
  const files: FileResultDictionary = dictionary(
    [...byFile].map(([file, mutants]): [string, FileResult] => [
      file,
      {
        language: LANGUAGES.find(([pattern]) => pattern.test(file))?.[1] ?? 'plaintext',
        source: sources.get(file) ?? blank(mutants),
        mutants: mutants.map((mutant) => standardMutant(mutant, tests)),
      },
    ]),
  );
  const bar = Math.floor(judgement.totals.threshold);
  return {
    schemaVersion: '2',
    thresholds: { high: bar, low: bar },
    framework: { name: 'Earnest' },
    files,
    testFiles: tests.definitions(),
  };
}

/** Gives each test an id of the report's own, those that only a mutant names included. */
class TestNumbers {
  readonly #ids = new Map<string, string>();
  readonly #files = new Map<
    string,
    { id: string; name: string; location?: { start: { line: number; column: number } } }[]
  >();

  constructor(judgement: Judgement) {
    for (const { file, name, location } of allTests(judgement)) {
      this.#add(`${file} > ${name}`, file, name, location);
    }
  }

  id(test: string): string {
    const known = this.#ids.get(test);
    if (known !== undefined) {
      return known;
    }
    const [file = '', ...titles] = test.split(' > ');
    return this.#add(test, file, titles.join(' > '), null);
  }

  definitions(): TestFileDefinitionDictionary {
    return dictionary([...this.#files].map(([file, tests]) => [file, { tests }]));
  }

  #add(test: string, file: string, name: string, start: { line: number; column: number } | null): string {
    const tests = this.#files.get(file) ?? [];
    this.#files.set(file, tests);
    const id = this.#ids.get(test) ?? String(this.#ids.size);
    // A repeated title keeps its first entry: two entries with one id would break viewers.
    if (!this.#ids.has(test)) {
      this.#ids.set(test, id);
      tests.push({
        id,
        name,
        ...(start === null ? {} : { location: { start: { line: start.line, column: start.column } } }),
      });
    }
    return id;
  }
}

/** An object with these keys, `__proto__` included, that inherits nothing a name could hit. */
function dictionary<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(entries);
}

function standardMutant(mutant: Mutant, tests: TestNumbers): MutantResult {
  return {
    id: mutant.id,
    mutatorName: mutant.mutator,
    replacement: mutant.replacement,
    location: {
      start: { line: mutant.line, column: mutant.column },
      end: { line: mutant.endLine, column: mutant.endColumn },
    },
    status: standardStatus(mutant),
    ...(mutant.reason === null ? {} : { statusReason: mutant.reason }),
    killedBy: mutant.killedBy.map((test) => tests.id(test)),
    coveredBy: mutant.coveredBy.map((test) => tests.id(test)),
  };
}

function standardStatus({ status, reason }: Mutant): MutantResult['status'] {
  switch (status) {
    case 'killed':
      return 'Killed';
    case 'survived':
      return 'Survived';
    case 'no-coverage':
      return 'NoCoverage';
    case 'timeout':
      return 'Timeout';
    case 'unstable':
      return 'Pending';
    case 'suppressed':
      return 'Ignored';
    case 'invalid':
      return /compil|type error|\bTS\d{4}\b/i.test(reason ?? '') ? 'CompileError' : 'RuntimeError';
  }
}

function blank(mutants: readonly Mutant[]): string {
  const lines = Math.max(...mutants.map(({ endLine }) => endLine));
  const columns = Math.max(...mutants.map(({ column, endColumn }) => Math.max(column, endColumn)));
  const line = ' '.repeat(Math.min(columns, 200));
  return Array.from({ length: Math.min(lines, 20_000) }, () => line).join('\n');
}
