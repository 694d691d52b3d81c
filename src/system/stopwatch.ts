import type { Timings } from '../domain/judgement.ts';
import type { System } from './system.ts';

export interface Stopwatch {
  /** Runs a stage under its name in the log, and keeps how long it took, whether it ends well or not. */
  stage<T>(id: string, title: string, work: () => Promise<T>): Promise<T>;
  timings(): Timings;
}

export function stopwatch(system: Pick<System, 'clock' | 'log'>): Stopwatch {
  const started = system.clock.now();
  const stages: { id: string; ms: number }[] = [];
  return {
    async stage(id, title, work) {
      const from = system.clock.now();
      const endGroup = system.log.group(title);
      try {
        return await work();
      } finally {
        endGroup();
        stages.push({ id, ms: Math.round(system.clock.now() - from) });
      }
    },
    timings: () => ({ totalMs: Math.round(system.clock.now() - started), stages: [...stages] }),
  };
}
