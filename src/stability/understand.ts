import { masks } from './conditions.ts';
import type { Examined } from './examine.ts';
import { type Explained, explainAttributed, explainUnsteady } from './explain.ts';
import { explainFailingAlone } from './failing-alone.ts';
import type { Laboratory } from './laboratory.ts';
import type { Subject } from './subjects.ts';
import { causesOfUnsteady } from './unsteady.ts';

/** The flaky tests found so far. */
export type Found = Map<Subject, Explained>;

/** Adds what an examination found, explained. What was found before stays, unless it may only warn and this may block. */
export async function understand(laboratory: Laboratory, examined: Examined, found: Found): Promise<void> {
  for (const one of examined.attributed) {
    const explained = explainAttributed(laboratory, one);
    if (!found.has(one.subject) || !one.condition.some(masks)) found.set(one.subject, explained);
  }
  await understandUnsteady(laboratory, examined.unsteady, found);
  for (const subject of examined.failingControl) {
    const explained = await explainFailingAlone(laboratory, subject);
    if (explained !== null) found.set(subject, explained);
  }
}

/** Tests with two outcomes under one condition. */
export async function understandUnsteady(
  laboratory: Laboratory,
  subjects: readonly Subject[],
  found: Found,
): Promise<void> {
  const open = subjects.filter((subject) => !found.has(subject) || mayHideMore(found.get(subject)));
  const probes = await causesOfUnsteady(laboratory, open);
  for (const subject of open) {
    const probe = probes.find((one) => one.subject === subject) ?? null;
    found.set(subject, explainUnsteady(laboratory, subject, probe));
  }
}

/** A finding that only warns may hide one that blocks. */
export function mayHideMore(explained: Explained | undefined): boolean {
  return explained !== undefined && !explained.unperturbed && explained.condition.some(masks);
}
