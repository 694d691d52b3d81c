import type { Variety } from '../../../domain/stability.ts';
import type { Package } from '../../../project/project.ts';

/** What wins over what, by POSIX. */
const LOCALE_VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'];

/**
 * Kinds of factors that a project has fixed on purpose: its tests are never run otherwise, so a failure elsewhere is none.
 *
 * @param own the environment of the gate. A locale there says nothing (every machine has one), a time zone does.
 */
export function pinnedFactors(target: Package, own: NodeJS.ProcessEnv = process.env): Variety['cannot'] {
  const { runnerEnvironment } = target;
  const cannot: { readonly kind: 'time-zone' | 'locale'; readonly why: string }[] = [];
  if (runnerEnvironment.TZ !== undefined) {
    cannot.push({ kind: 'time-zone', why: `the test script sets TZ=${runnerEnvironment.TZ}` });
  } else if (own.TZ !== undefined && own.TZ !== '') {
    cannot.push({ kind: 'time-zone', why: `TZ=${own.TZ} is set where the gate runs` });
  }
  const locale = LOCALE_VARIABLES.find((name) => runnerEnvironment[name] !== undefined);
  if (locale !== undefined) {
    cannot.push({
      kind: 'locale',
      why: `the test script sets ${locale}=${runnerEnvironment[locale]}`,
    });
  }
  return cannot;
}
