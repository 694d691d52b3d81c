/**
 * What the review says of suites that people take care of: the rate of each rule, and every finding at level block, to be read by hand.
 *
 *   node bench/review/rates.ts LIST [--rule ID] [--show N]
 *
 * LIST is a JSON file: [{ "name", "repo", "commit", "path" (of a work tree), "testFiles" (relative to it) }].
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Suspicion } from '../../src/domain/smell.ts';
import { SMELL_RULES } from '../../src/domain/smell-rules.ts';
import { reviewFiles } from '../../src/review/review-files.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rule: { type: 'string' }, show: { type: 'string', default: '0' }, only: { type: 'string', default: '' } },
});
interface Suite {
  readonly name: string;
  readonly repo: string;
  readonly commit: string;
  readonly path: string;
  readonly testFiles: readonly string[];
}
const suites = (JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')) as readonly Suite[]).filter(({ name }) =>
  new RegExp(values.only).test(name),
);
const all: { readonly suite: Suite; readonly suspicion: Suspicion }[] = [];
let [tests, files] = [0, 0];
console.log(
  '| Repository | Commit | Test files | Tests | Not read | Blocking | Seconds |\n|---|---|---|---|---|---|---|',
);
for (const suite of suites) {
  const started = performance.now();
  const { suspicions, counts, unread } = reviewFiles(suite.path, suite.testFiles);
  const seconds = (performance.now() - started) / 1000;
  tests += counts.tests;
  files += counts.files;
  all.push(...suspicions.map((suspicion) => ({ suite, suspicion })));
  const blocking = suspicions.filter(({ level }) => level === 'block').length;
  console.log(
    `| ${suite.repo} | ${suite.commit.slice(0, 10)} | ${counts.files} | ${counts.tests} | ${unread.length} | ${blocking} | ${seconds.toFixed(2)} |`,
  );
  for (const { file, why } of unread) console.log(`  not read: ${file}: ${why}`);
}
console.log(`\n${suites.length} suites, ${files} test files, ${tests} tests\n`);
console.log('| Rule | Level alone | Found | Of these at that level | Rate |\n|---|---|---|---|---|');
for (const { id, level } of SMELL_RULES) {
  const found = all.filter(({ suspicion }) => suspicion.rule === id);
  const sure = found.filter(({ suspicion }) => suspicion.level === level).length;
  console.log(`| ${id} | ${level} | ${found.length} | ${sure} | ${((100 * sure) / tests).toFixed(3)} % |`);
}
const shown = all.filter(({ suspicion }) =>
  values.rule === undefined ? suspicion.level === 'block' : suspicion.rule === values.rule,
);
for (const { suite, suspicion } of shown.slice(0, Number(values.show))) {
  const { rule, file, line, level, test, message } = suspicion;
  console.log(`\n${suite.name}/${file}:${line} ${rule} (${level}) "${test ?? ''}" ${message}`);
  const text = readFileSync(join(suite.path, file), 'utf8').split('\n');
  console.log(
    text
      .slice(line - 2, line + 10)
      .map((each) => `    ${each.slice(0, 160)}`)
      .join('\n'),
  );
}
