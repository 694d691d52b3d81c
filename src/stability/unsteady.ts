import type { Condition } from '../domain/condition.ts';
import { type Attributed, observed, takesTime } from './attribute.ts';
import type { Laboratory } from './laboratory.ts';
import { failsIn, outcomeIn } from './runs.ts';
import type { Subject } from './subjects.ts';

/** What makes the outcome of a test uncertain, made certain: each is tried twice. */
const PROBES: readonly Condition[] = [
  [{ kind: 'random', draws: 'low', seed: 1 }],
  [{ kind: 'random', draws: 'high', seed: 2 }],
  [{ kind: 'random', draws: 'even', seed: 3 }],
  [{ kind: 'random', draws: 'even', seed: 4 }],
  [{ kind: 'ports' }],
  [{ kind: 'network' }],
];

const STRESS: Condition = [{ kind: 'stress' }];

/**
 * Tests that gave two outcomes under one condition: under which probe do they fail twice in a row? Those that fail under none
 * are not in the answer: their cause stays unknown. What takes time is put under stress first: chance is not to explain it.
 */
export async function causesOfUnsteady(
  laboratory: Laboratory,
  subjects: readonly Subject[],
): Promise<readonly Attributed[]> {
  const slow = subjects.filter(takesTime);
  const quick = subjects.filter((subject) => !slow.includes(subject));
  return [
    ...(await probed(laboratory, slow, [STRESS, ...PROBES])),
    ...(await probed(laboratory, quick, [...PROBES, STRESS])),
  ];
}

async function probed(
  laboratory: Laboratory,
  subjects: readonly Subject[],
  probes: readonly Condition[],
): Promise<readonly Attributed[]> {
  const found: Attributed[] = [];
  let left = subjects;
  const cannot = new Set(laboratory.variety.cannot.map(({ kind }) => kind));
  for (const probe of probes.filter(([factor]) => factor !== undefined && !cannot.has(factor.kind))) {
    if (left.length === 0) break;
    const first = await observed(laboratory, left, probe);
    const suspects = left.filter(({ test }) => first !== null && failsIn(first, test));
    if (suspects.length === 0) continue;
    const second = await observed(laboratory, suspects, probe);
    if (first === null || second === null) break;
    for (const subject of suspects.filter(({ test }) => failsIn(second, test))) {
      const failure = outcomeIn(second, subject.test)?.failure ?? null;
      found.push({ subject, condition: probe, failure });
    }
    left = left.filter((subject) => !found.some((one) => one.subject === subject));
  }
  return found;
}
