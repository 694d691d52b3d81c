/**
 * How long the static review takes: 600 test files, and how it grows with their number.
 *
 *   node bench/review.ts LIST [--sizes 600,1200,2400,4800] [--rounds 3]
 *
 * LIST as for bench/review/rates.ts. Files are taken from all suites in turn, so that each size holds the same mixture.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { reviewFiles } from '../src/review/review-files.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '600,1200,2400,4600' }, rounds: { type: 'string', default: '3' } },
});
interface Suite {
  readonly path: string;
  readonly testFiles: readonly string[];
}
const suites = JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')) as readonly Suite[];
const total = suites.reduce((sum, { testFiles }) => sum + testFiles.length, 0);

console.log('| Test files | Lines | Seconds (best, median) | ms a file | CPU seconds |\n|---|---|---|---|---|');
for (const size of values.sizes.split(',').map(Number)) {
  const share = suites.map(({ path, testFiles }) => {
    const count = Math.round((size * testFiles.length) / total);
    const step = testFiles.length / Math.max(1, count);
    return { path, files: Array.from({ length: count }, (_, at) => testFiles[Math.floor(at * step)] ?? '') };
  });
  const files = share.reduce((sum, each) => sum + each.files.length, 0);
  const lines = share
    .flatMap(({ path, files: own }) => own.map((file) => readFileSync(`${path}/${file}`, 'utf8').split('\n').length))
    .reduce((sum, each) => sum + each, 0);
  const seconds: number[] = [];
  const cpu = process.cpuUsage();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const started = performance.now();
    for (const { path, files: own } of share) reviewFiles(path, own);
    seconds.push((performance.now() - started) / 1000);
  }
  const used = process.cpuUsage(cpu);
  seconds.sort((one, other) => one - other);
  const median = seconds[Math.floor(seconds.length / 2)] ?? 0;
  const perRound = (used.user + used.system) / 1e6 / seconds.length;
  console.log(
    `| ${files} | ${lines} | ${seconds[0]?.toFixed(2)}, ${median.toFixed(2)} | ${((1000 * median) / files).toFixed(2)} | ${perRound.toFixed(2)} |`,
  );
}
