/**
 * What the review says of suites that people take care of: the rate of each rule, and every finding at level block, to be read by hand.
 *
 *   node bench/review/rates.ts LIST [--only NAMES] [--block] [--rule ID]
 *
 * LIST as in suites.ts. --block lists every finding at level block in full, --rule those of one rule, at any level.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Suspicion } from '../../src/domain/smell.ts';
import { SMELL_RULES } from '../../src/domain/smell-rules.ts';
import { reviewFiles } from '../../src/review/review-files.ts';
import { percent, readSuites, type Suite } from './suites.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    block: { type: 'boolean', default: false },
    rule: { type: 'string' },
  },
});
const suites = readSuites(positionals[0], values.only);
const all: { readonly suite: Suite; readonly suspicion: Suspicion }[] = [];
let [tests, files] = [0, 0];
console.log('| Repository | Commit | Test files | Tests | Not read | At level block |\n|---|---|---|---|---|---|');
for (const suite of suites) {
  const { suspicions, counts, unread } = reviewFiles(suite.path, suite.testFiles);
  tests += counts.tests;
  files += counts.files;
  all.push(...suspicions.map((suspicion) => ({ suite, suspicion })));
  const blocking = suspicions.filter(({ level }) => level === 'block').length;
  const cells = [suite.repo, suite.commit.slice(0, 10), counts.files, counts.tests, unread.length, blocking];
  console.log(`| ${cells.join(' | ')} |`);
  for (const { file, why } of unread) console.log(`  not read: ${file}: ${why}`);
}
console.log(`| ${suites.length} together | | ${files} | ${tests} | | |\n`);

console.log('| Rule | Its level | Found at that level | Of all tests | Found in doubt |\n|---|---|---|---|---|');
for (const { id, level } of SMELL_RULES) {
  const found = all.filter(({ suspicion }) => suspicion.rule === id);
  const sure = found.filter(({ suspicion }) => suspicion.level === level).length;
  console.log(`| \`${id}\` | ${level} | ${sure} | ${percent(sure, tests)} | ${found.length - sure || ''} |`);
}

const shown = all.filter(
  ({ suspicion: { rule, level } }) => rule === values.rule || (values.block && level === 'block'),
);
for (const { suite, suspicion } of shown) {
  const { rule, file, line, endLine, level, test, message } = suspicion;
  console.log(`\n## ${suite.name}/${file}:${line} ${rule} (${level})\n"${test ?? ''}" ${message}`);
  console.log(excerpt(readFileSync(join(suite.path, file), 'utf8'), line, endLine));
}

/** The lines of a finding and a few around them. */
function excerpt(text: string, line: number, endLine: number): string {
  const first = Math.max(0, line - 7);
  const lines = text.split('\n').slice(first, Math.min(endLine + 4, line + 14));
  return lines.map((each, at) => `${String(first + at + 1).padStart(5)} ${each.slice(0, 140)}`).join('\n');
}
