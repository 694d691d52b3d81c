import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Brief, entryOf } from '../domain/brief.ts';
import type { Draft, DraftFixture, DraftProblem } from '../domain/draft.ts';
import { pathProblem } from '../domain/draft-path.ts';
import type { ReviewPolicy } from '../domain/policy.ts';
import type { Package } from '../project/project.ts';
import { insideTree } from '../system/work-tree-paths.ts';

const TEST_NAME = /\.draft\.(?:test|spec)\.[cm]?[jt]sx?$/;
const FIXTURE_NAME = /\.draft\.[cm]?[jt]sx?$/;
/** A folder that could be the file of another draft. */
const IN_A_DRAFT = /\.draft\.[^/]*\//i;

/**
 * What forbids a draft, by its text alone; empty: it may be run. Whoever handed it over may have skipped the checks of drafting, so all of them are
 * made here again.
 *
 * @param brief null: there is no such brief at the base commit
 */
export async function brokenRules(
  root: string,
  subject: Package,
  draft: Draft,
  fixtures: readonly DraftFixture[],
  brief: Brief | null,
  review: ReviewPolicy,
): Promise<readonly DraftProblem[]> {
  const own = fixtures.filter(({ path }) => draft.fixtures.includes(path));
  const form = [
    ...(await placeProblems(root, draft.path, TEST_NAME)),
    ...(
      await Promise.all(
        [...new Set(draft.fixtures)].map(async (path) =>
          own.some((fixture) => fixture.path === path)
            ? placeProblems(root, path, FIXTURE_NAME)
            : [problem(`it names the fixture ${shown(path)}, which was not handed over`)],
        ),
      )
    ).flat(),
  ];
  if (brief === null) return [...form, problem(`its brief ${shown(draft.brief)} is not at the base commit`)];
  if (form.length > 0) return form;
  // Loaded only where there are drafts: it brings a compiler.
  const { createChecker } = await import('../drafting/check/checker.ts');
  const checker = createChecker({
    root,
    packageDirectory: subject.directory,
    runner: subject.runner === 'command' ? null : subject.runner,
    entry: entryOf(brief.target),
    clauseIds: new Set([...brief.clauses, ...brief.invariants].map(({ id }) => id)),
    review,
    mayRead: () => true,
  });
  const { path, code, clauses } = draft;
  return checker.problemsOf({ path, code, clauses, fixtures: own });
}

async function placeProblems(root: string, path: string, name: RegExp): Promise<readonly DraftProblem[]> {
  if (pathProblem(path) !== null || IN_A_DRAFT.test(path) || !name.test(path)) {
    return [problem(`${shown(path)} is no name for a draft: a new file *.draft.test.* is`)];
  }
  const place = join(root, path);
  if (existsSync(place)) return [problem(`something is at ${shown(path)} already`)];
  // A link leads elsewhere, a file is in the way, or the name is too long.
  const real = await insideTree(root, path).catch(() => null);
  return real === place ? [] : [problem(`no file can be made at ${shown(path)}`)];
}

function shown(path: string): string {
  return JSON.stringify(path.slice(0, 200));
}

function problem(message: string): DraftProblem {
  return { kind: 'form', line: null, message };
}
