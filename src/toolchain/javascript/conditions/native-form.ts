import type { Condition } from '../../../domain/condition.ts';
import { factorOf } from './conditioned-run.ts';

/** A condition as variables of the environment, as a person would type it; none when a part of it cannot be told so. */
export function nativeForm(condition: Condition): Readonly<Record<string, string>> {
  const timeZone = factorOf(condition, 'time-zone');
  const locale = factorOf(condition, 'locale');
  if (condition.some(({ kind }) => kind !== 'time-zone' && kind !== 'locale')) return {};
  return {
    ...(timeZone === null ? {} : { TZ: timeZone.timeZone }),
    ...(locale === null ? {} : { LC_ALL: `${locale.locale}.UTF-8` }),
  };
}
