/**
 * How many bad tests the review finds: breaks well-made tests by script, one way at a time, in memory, and reviews what comes out.
 *
 *   node bench/review/recall.ts LIST [--only NAMES] [--missed N] [--way PATTERN]
 *
 * LIST as in suites.ts. All tests of a file are broken at once, or one by one where it cannot be read then. Skipped tests, tests
 * within tests and those of which the rule says something before they are broken are left out. --missed shows N tests of each way that are not found.
 */
import { parseArgs } from 'node:util';
import type { SmellLevel } from '../../src/domain/smell.ts';
import { ruleOf } from '../../src/domain/smell-rules.ts';
import { isMadeByCompiler } from '../../src/review/model/made-by-compiler.ts';
import { createModules } from '../../src/review/model/modules.ts';
import { createOracles } from '../../src/review/model/oracles.ts';
import { isObliged, type ReadCase, readTestFile, type TestFile, takesDone } from '../../src/review/model/test-file.ts';
import { RULES } from '../../src/review/rules/all.ts';
import type { Surroundings } from '../../src/review/rules/rule.ts';
import { percent, readSuites } from './suites.ts';
import { type Edit, mockingSubject, spliced, WAYS, type Way } from './ways.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    missed: { type: 'string', default: '0' },
    way: { type: 'string', default: '' },
  },
});

/** definite: at the level that the rule has by the text alone. doubtful: below it. madeUp: something else in it still fails. */
type Outcome = 'definite' | 'doubtful' | 'madeUp' | 'missed';
const SUBJECT = 'the subject of a file mocked';
const outcomes = new Map<string, Outcome[]>();
const examples = new Map<string, string[]>();
const asked = new RegExp(values.way);
const ways = WAYS.filter(({ name }) => asked.test(name));
let [files, withSubject] = [0, 0];

for (const suite of readSuites(positionals[0], values.only)) {
  const modules = createModules(suite.path);
  const around: Surroundings = { modules, oracleOf: createOracles(modules.findAsserting), change: null };
  for (const path of suite.testFiles) {
    const file = modules.test(path);
    if ('why' in file) continue;
    files += 1;
    const sound = file.cases.filter(({ isSkipped, block }) => !isSkipped && !isNested(block.parent));
    for (const way of ways) {
      const before = levelsOf(file, way.rules, around);
      const broken = sound.flatMap((one) => {
        const own = before.has(one) ? [] : way.edits(one, file, modules);
        return own.length === 0 ? [] : [{ at: file.cases.indexOf(one), own }];
      });
      const rounds = way.apart === true ? [0, 1] : [null];
      for (const round of rounds) {
        const now = broken.filter((_, at) => round === null || at % 2 === round);
        judge(way, file, now, around, `${suite.name}/${path}`);
      }
    }
    const mocked = asked.test(SUBJECT) ? mockingSubject(file, modules) : [];
    const again = mocked.length === 0 ? null : readTestFile(path, spliced(file.text, mocked));
    if (again === null) continue;
    withSubject += 1;
    const isFound = levelsOf(again, ['mocks-subject'], around).size > 0;
    note(SUBJECT, isFound ? 'definite' : 'missed', `${suite.name}/${path}`);
  }
}

console.log('| The test, broken | Rule | Tests | Found | In doubt only | Still fails otherwise | Missed |');
console.log('|---|---|---|---|---|---|---|');
for (const { name, rules } of [...ways, { name: SUBJECT, rules: ['mocks-subject'] }]) {
  const all = outcomes.get(name);
  if (all === undefined) continue;
  const share = (kind: Outcome) => percent(all.filter((one) => one === kind).length, all.length);
  const cells = [name, rules.map((rule) => `\`${rule}\``).join(', '), all.length];
  console.log(`| ${[...cells, share('definite'), share('doubtful'), share('madeUp'), share('missed')].join(' | ')} |`);
}
console.log(`\n${files} test files; of ${withSubject} the subject is known`);
for (const [name, missed] of examples) console.log(`\n## ${name}\n${missed.join('\n')}`);

/** Breaks all cases of a file at once; one by one where the file cannot be read then. */
function judge(
  way: Way,
  file: TestFile,
  broken: readonly { readonly at: number; readonly own: readonly Edit[] }[],
  around: Surroundings,
  place: string,
): void {
  if (broken.length === 0) return;
  const edits = broken.flatMap(({ own }) => own);
  const again = readTestFile(file.path, spliced(file.text, edits));
  if (again === null || again.cases.length !== file.cases.length) {
    if (broken.length > 1) for (const one of broken) judge(way, file, [one], around, place);
    return;
  }
  const after = levelsOf(again, way.rules, around);
  for (const { at } of broken) {
    const one = again.cases[at];
    if (one === undefined) continue;
    const level = after.get(one);
    const outcome = level ?? (isMadeUp(way, again, one, around) ? 'madeUp' : 'missed');
    note(way.name, outcome, `${place}:${one.line} ${one.name}\n${shown(again, one)}`);
  }
}

/** The broken test is no bad one: it still asserts elsewhere, has to be told when it is over, or is checked by the compiler. */
function isMadeUp(way: Way, file: TestFile, one: ReadCase, { oracleOf }: Surroundings): boolean {
  if (way.madeUpBy === undefined) return false;
  const isOfTypes = one.assertions.length > 0 && one.assertions.every(isMadeByCompiler);
  if (isObliged(file, one) || takesDone(one) || isOfTypes) return true;
  return way.madeUpBy === 'anything' && oracleOf(file, one, one.assertions.length > 0) === 'asserts';
}

function note(name: string, outcome: Outcome, place: string): void {
  const known = outcomes.get(name) ?? [];
  outcomes.set(name, known);
  known.push(outcome);
  const shownOf = examples.get(name) ?? [];
  if (outcome !== 'missed' || shownOf.length >= Number(values.missed)) return;
  examples.set(name, shownOf);
  shownOf.push(place);
}

/** What the rules say of each case: of whole files, of each. */
function levelsOf(
  file: TestFile,
  ids: readonly string[],
  around: Surroundings,
): ReadonlyMap<ReadCase | null, 'definite' | 'doubtful'> {
  const levels = new Map<ReadCase | null, 'definite' | 'doubtful'>();
  for (const rule of RULES.filter(({ id }) => ids.includes(id))) {
    for (const { one, level } of rule.find(file, around)) {
      if (levels.get(one) !== 'definite') levels.set(one, isFull(rule.id, level) ? 'definite' : 'doubtful');
    }
  }
  return levels;
}

function isFull(id: string, level: SmellLevel | undefined): boolean {
  return level === undefined || level === ruleOf(id).level;
}

function isNested(parent: ReadCase['block']['parent']): boolean {
  return parent !== null && (parent.kind === 'case' || isNested(parent.parent));
}

function shown({ text }: TestFile, { block }: ReadCase): string {
  return text.slice(block.call.start ?? 0, block.call.end ?? 0).replace(/^/gm, '    ');
}
