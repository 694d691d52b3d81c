import { basename, dirname } from 'node:path/posix';
import type { Change } from '../../domain/change.ts';
import type { Suspicion } from '../../domain/smell.ts';
import type { ChangedTexts } from '../../source/test-changes.ts';
import { snapshotEntries } from '../model/snapshot-files.ts';
import { suspected } from '../suspect.ts';

const MANY = 10;

/**
 * snapshots-rewritten: ten snapshots or more of a file have another content, and none of the tests that they belong to is changed.
 *
 * Why: they were updated, not read.
 * Silent: snapshots that are added, deleted or renamed; a test file of which a test is changed with them.
 * Source: of this project. Level: warn.
 *
 * @param changedTests files of which the change adds or edits a test
 */
export function snapshotsRewritten(
  change: Change,
  textsOf: (path: string) => ChangedTexts,
  changedTests: ReadonlySet<string>,
): readonly Suspicion[] {
  return change.files.flatMap(({ path, status }) => {
    if (!path.endsWith('.snap') || status === 'added' || status === 'deleted') return [];
    const tests = `${dirname(dirname(path))}/${basename(path, '.snap')}`.replace(/^\.\//, '');
    const { before, after } = textsOf(path);
    if (before === null || after === null || changedTests.has(tests)) return [];
    const former = new Map(snapshotEntries(before).map(({ name, text }) => [name, text]));
    const rewritten = snapshotEntries(after).filter(({ name, text }) => (former.get(name) ?? text) !== text);
    const [first] = rewritten;
    if (first === undefined || rewritten.length < MANY) return [];
    const message = `${rewritten.length} snapshots are rewritten, and no test of ${tests} is changed: read each of them`;
    return [suspected('snapshots-rewritten', path, { line: first.line, message })];
  });
}
