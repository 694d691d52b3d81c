/** Runs the checks that need no test beside each other: lint, types, freshness of dist/. Exits with 1 when one of them fails. */
import { spawn } from 'node:child_process';

const CHECKS = ['lint', 'types', 'dist:check'];

/** What it prints comes in one piece, so that no two checks speak at once. */
function run(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.once('error', (error) => said.push(Buffer.from(`${script} could not be started: ${error.message}\n`)));
    child.once('close', (exitCode) => {
      process.stdout.write(Buffer.concat(said));
      resolve(exitCode === 0);
    });
  });
}

const passed = await Promise.all(CHECKS.map(run));
const failed = CHECKS.filter((_, index) => passed[index] !== true);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
