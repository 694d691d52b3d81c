/**
 * How long the static review takes: 600 test files of one repository, and how the time grows with their number.
 *
 *   node bench/review.ts LIST [--suites jest,vitest,typeorm] [--sizes 600,1200,2400,5000] [--rounds 5]
 *
 * LIST as for bench/review/rates.ts. A suite of fewer files than asked for is read again from its beginning: no test file is kept
 * from one reading to the next.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reviewManyFiles } from '../src/review/review-many-files.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    suites: { type: 'string', default: 'jest,vitest,typeorm' },
    sizes: { type: 'string', default: '600,1200,2400,5000' },
    rounds: { type: 'string', default: '5' },
  },
});
interface Suite {
  readonly name: string;
  readonly path: string;
  readonly testFiles: readonly string[];
}
const all = JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')) as readonly Suite[];
const suites = values.suites.split(',').map((name) => all.find((suite) => suite.name === name));

console.log(
  '| Suite | Test files | Lines | Seconds (least, median) | ms a file | CPU seconds |\n|---|---|---|---|---|---|',
);
for (const suite of suites) {
  if (suite === undefined) throw new Error(`LIST has none of ${values.suites}`);
  for (const size of values.sizes.split(',').map(Number)) {
    const { path, testFiles } = suite;
    const files = Array.from({ length: size }, (_, at) => testFiles[at % testFiles.length] ?? '');
    const lines = files.reduce((sum, file) => sum + readFileSync(join(path, file), 'utf8').split('\n').length, 0);
    const seconds: number[] = [];
    const cpu = process.cpuUsage();
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const started = performance.now();
      await reviewManyFiles(path, files);
      seconds.push((performance.now() - started) / 1000);
    }
    const used = process.cpuUsage(cpu);
    seconds.sort((one, other) => one - other);
    const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
    const perRound = (used.user + used.system) / 1e6 / seconds.length;
    console.log(
      `| ${suite.name} | ${files.length} | ${lines} | ${seconds[0]?.toFixed(2)}, ${median.toFixed(2)} | ${((1000 * median) / size).toFixed(2)} | ${perRound.toFixed(2)} |`,
    );
  }
}
