import type { UndoneRun, UndoneTest } from '../domain/undone.ts';
import type { Check, Finding } from '../domain/verdict.ts';
import { counted, oneLine } from './wording.ts';

const MOST_NAMES = 3;

/**
 * The base check: does a test notice when the change of source is undone?
 * - skipped: `skipped` says why; nothing but names, types, comments and formatting of source changed; no test is added or modified
 *   while mutants judge the change; or the tests could not be run on the source of the base commit. The last is no error: how
 *   a repository was at base, or that its suite runs in no copy of it, is nothing that a pull request can mend, and it must not be
 *   blocked for ever. The reason stands in the table.
 * - fail: behaviour is known to be altered, the changed lines offer no mutant, and the whole suite passes on the source of the
 *   base commit too.
 * - warn: behaviour is altered, or may be (a file cannot be read), tests were added or modified, and none of them fails on the
 *   source of the base commit.
 * - pass: a test fails there. The summary names it.
 */
export function baseCheck(run: UndoneRun | null, skipped: string | null, reproduce: string | null): Check {
  if (skipped !== null || run === null) {
    return check('skipped', 'the change was not undone', oneLine(skipped ?? 'it was not asked for'), []);
  }
  const { outcome, why, tests, suite, noticedBy } = run;
  if (outcome !== 'judged') return check('skipped', 'the change was not undone', oneLine(why ?? outcome, 1000), []);
  const failing = tests.filter(({ failsOnBase }) => failsOnBase === true);
  const passing = tests.filter(({ failsOnBase }) => failsOnBase === false);
  const finding = (level: Finding['level'], message: string): Finding => {
    const first = run.alterations.find(({ known }) => known || level === 'warn');
    return { level, message, at: first === undefined ? null : { file: first.file, line: first.line }, reproduce };
  };
  if (failing.length > 0) {
    const what = `${failing.length} of ${counted(tests.length, 'added or modified test')} ${failing.length === 1 ? 'fails' : 'fail'}`;
    return check('pass', `with the change undone ${what}: ${named(failing)}`, null, []);
  }
  if (suite === 'passes') {
    const where = named(run.alterations.filter(({ known }) => known));
    const message = `nothing would notice the change of ${where} undone: it offers no mutant, and the whole suite passes on the source of the base commit too`;
    return check('fail', message, null, [finding('block', message)]);
  }
  if (suite === 'fails') {
    const who = noticedBy.length === 0 ? '' : `: ${listed(noticedBy)}`;
    return check('pass', `with the change undone the suite fails${who}`, null, []);
  }
  if (passing.length > 0) {
    const message = `${passing.length === 1 ? 'the added or modified test passes' : `none of ${counted(passing.length, 'added or modified test')} fails`} with the change undone, so ${passing.length === 1 ? 'it says' : 'they say'} nothing about what it alters in ${named(run.alterations)}: ${named(passing)}`;
    return check('warn', message, null, [finding('warn', message)]);
  }
  const unknown = 'in a copy of the tree the tests do not run as they do in the work tree';
  return check('skipped', 'nobody knows whether a test notices the change undone', unknown, []);
}

function named(things: readonly (UndoneTest | { readonly file: string })[]): string {
  return listed(things.map((thing) => ('name' in thing ? `${thing.file} > ${thing.name}` : thing.file)));
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => oneLine(name, 150));
  return [...shown, ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [])].join(', ');
}

function check(status: Check['status'], summary: string, why: string | null, findings: readonly Finding[]): Check {
  return { id: 'base', status, summary, why, findings };
}
