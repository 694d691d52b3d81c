import type { MutantRequest } from '../../toolchain/javascript/stryker/first-run.ts';
import type { StoredVerdict } from './verdict-store.ts';

/** A kill of which not every killer need be known, although a test that could kill it too is to be weighed. */
export function lacksKillers(
  {
    status,
    everyKiller,
    toldFiles,
    coveredBy,
  }: Pick<StoredVerdict, 'status' | 'everyKiller' | 'toldFiles' | 'coveredBy'>,
  { matrix }: Pick<MutantRequest, 'matrix'>,
): boolean {
  if (status !== 'Killed' || (everyKiller && toldFiles === null)) return false;
  const untold = matrix.filter(({ file }) => !everyKiller || toldFiles?.includes(file) !== true);
  if (untold.length === 0) return false;
  const files = new Set(untold.map(({ file }) => file));
  return coveredBy.length === 0 || coveredBy.some(({ file }) => file === null || files.has(file));
}
