import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from '../change/work-tree.ts';
import type { Change, FileKind } from '../domain/change.ts';
import type { Policy } from '../domain/policy.ts';
import type { TestCase, TestRun } from '../domain/test-run.ts';
import { packageOf } from '../project/package-of.ts';
import type { Package, Project } from '../project/project.ts';
import type { ImportGraph } from '../source/import-graph.ts';
import { createTestMatcher } from '../source/match-test.ts';
import { readTestBlocks, type TestBlock } from '../source/test-blocks.ts';
import { type ChangedTexts, type FormerTest, formerTests } from '../source/test-changes.ts';
import type { System } from '../system/system.ts';
import { toolchainOf } from '../toolchain/toolchains.ts';
import { changedHelpers, filesThatImport, setupsAmong } from './changed-helpers.ts';

/** A test that passes on the base commit and that the change edits or deletes. */
export interface Former {
  readonly test: TestCase;
  readonly fate: FormerTest['fate'];
}

/** What the change does to tests of base, as their texts tell; nothing is run to know it. */
export interface EditedTests {
  readonly tests: readonly FormerTest[];
  /** Files (at base) all of whose tests count as edited: they cannot be parsed. */
  readonly unread: readonly string[];
  /** Helpers, fixtures, snapshots and setup files (at base). */
  readonly helpers: readonly string[];
}

export function editedTests(change: Change, textsOf: (path: string) => ChangedTexts): EditedTests {
  return { ...formerTests(change, textsOf), helpers: changedHelpers(change, textsOf) };
}

export interface FormerRun {
  readonly formers: readonly Former[];
  /** Null when there was nothing to run. */
  readonly run: TestRun | null;
}

/**
 * Runs the files of the edited and deleted tests of one package on the base commit, once; all its tests where a changed setup file
 * comes before each of them.
 *
 * @param subject the package at base
 */
export async function runFormerTests(
  system: System,
  base: Project,
  subject: Package,
  graph: ImportGraph,
  edited: EditedTests,
  { suite }: Policy,
  kindOf: (path: string) => FileKind,
): Promise<FormerRun> {
  const isOwn = (path: string) => packageOf(path, base.packages) === subject;
  const files = edited.helpers.length === 0 ? [] : await filesOf(system.git, base.root);
  const around = (await filesThatImport(graph, edited.helpers, files, kindOf)).filter(isOwn);
  const textOf = (path: string) => readFile(join(base.root, path), 'utf8').catch(() => '');
  const setups = await setupsAmong(edited.helpers, files, kindOf, textOf);
  const everywhere = setups.some((path) => isOwn(path) || packageOf(path, base.packages)?.directory === '.');
  const whole = new Set([...around, ...edited.unread.filter(isOwn)]);
  const own = edited.tests.filter(({ path }) => isOwn(path));
  const asked = [...new Set([...whole, ...own.map(({ path }) => path)])].sort();
  if (asked.length === 0 && !everywhere) return { formers: [], run: null };
  const { timeoutMs, command, junit } = suite;
  const run = await toolchainOf(subject.runner).runSuite(system, base, subject, {
    timeoutMs,
    command,
    junit,
    ...(everywhere ? {} : { files: asked }),
  });
  const fateOf = new Map<string, (test: TestCase) => Former['fate'] | null>();
  for (const file of new Set(run.tests.map((test) => test.file))) {
    const fate = await fatesIn(base.root, file, own);
    fateOf.set(file, (test) => fate(test) ?? (everywhere || whole.has(file) ? 'edited' : null));
  }
  const formers = run.tests.flatMap((test): Former[] => {
    const fate = test.status === 'passed' ? (fateOf.get(test.file)?.(test) ?? null) : null;
    return fate === null ? [] : [{ test, fate }];
  });
  return { formers, run };
}

async function fatesIn(
  root: string,
  file: string,
  own: readonly FormerTest[],
): Promise<(test: TestCase) => Former['fate'] | null> {
  const keyOf = ({ line, bodyKey }: TestBlock) => `${line} ${bodyKey}`;
  const mine = new Map(own.filter(({ path }) => path === file).map(({ block, fate }) => [keyOf(block), fate]));
  const text = mine.size === 0 ? null : await readFile(join(root, file), 'utf8').catch(() => null);
  const model = text === null ? null : readTestBlocks(file, text);
  if (model === null) return () => null;
  const matching = createTestMatcher(model);
  return (test) => {
    const fates = matching(test).map((block) => mine.get(keyOf(block)) ?? null);
    return fates.find((fate) => fate !== null) ?? null;
  };
}
