/**
 * Gives each worker a core of its own, with all that it starts: tests about load and time then run beside each other as they do alone.
 * Where there is no `taskset`, or one core only, they share what there is.
 */
const { spawnSync } = require('node:child_process');
const { availableParallelism } = require('node:os');

const worker = Number(process.env.JEST_WORKER_ID ?? 1) - 1;
const cores = availableParallelism();
if (cores > 1)
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', String(worker % cores), String(process.pid)]);
