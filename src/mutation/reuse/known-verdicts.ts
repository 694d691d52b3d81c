import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageOf } from '../../project/package-of.ts';
import type { Package, Project } from '../../project/project.ts';
import { hashOf } from '../../source/normal-form.ts';
import type { System } from '../../system/system.ts';
import type { ConfirmedMutant } from '../../toolchain/javascript/stryker/doubt.ts';
import { prepareEngine } from '../../toolchain/javascript/stryker/engine.ts';
import type { MutantRequest } from '../../toolchain/javascript/stryker/first-run.ts';
import { mutantKey, type RawTest } from '../../toolchain/javascript/stryker/job.ts';
import type { JudgedMutants } from '../../toolchain/javascript/stryker/judge.ts';
import { factsOf } from './facts.ts';
import { ignoredFiles } from './ignored-files.ts';
import type { Reuse } from './judge-reusing.ts';
import { lacksKillers } from './lacks-killers.ts';
import { hashesOf } from './repository-files.ts';
import { createVerdictKeys, type Subject, type VerdictKey, type VerdictKeys } from './verdict-keys.ts';
import type { StoredPackage, StoredVerdict } from './verdict-store.ts';

/** The verdicts of earlier runs that still hold for a request. */
export interface Known {
  /** By key of mutant (see mutantKey). */
  readonly verdicts: ReadonlyMap<string, StoredVerdict>;
  /** An earlier run judged all mutants of just this scope by just these tests, and all of its verdicts still hold. A hint: what is planned decides. */
  readonly isWhole: boolean;
  /** The tests that ran then; none unless isWhole. */
  readonly tests: readonly RawTest[];
  /** "src/a.ts, its 3 imports, 2 test files and the environment are as they were at 2026-11-25 22:50 UTC". */
  why(key: string): string;
  asMutant(key: string): ConfirmedMutant | null;
  /** The test files, relative to the package, that say all there is about these mutants; null: all of them. */
  testFilesOf(keys: readonly string[]): readonly string[] | null;
  /** What later runs may reuse of a run: nothing of one that did not come to its end. */
  toKeep(judged: JudgedMutants, reused: ReadonlyMap<string, unknown>): Promise<Kept>;
}

export interface Kept {
  readonly fresh: ReadonlyMap<string, StoredVerdict>;
  /** Earlier verdicts on the files of this scope that hold no longer. */
  readonly stale: readonly string[];
  /** The scope, when each of its mutants has a verdict, and all tests that ran; null when none can be told. */
  readonly whole: Pick<StoredPackage, 'wholeScope' | 'tests'> | null;
}

const NOTHING_KEPT: Kept = { fresh: new Map(), stale: [], whole: null };

const spanOf = z.tuple([z.string(), index(), index(), index(), index(), z.string(), z.string()]);

/** Compares what is stored with the tree as it is on disk now. */
export async function knownVerdicts(
  system: System,
  project: Project,
  subject: Package,
  request: MutantRequest,
  { verdicts, files, classify, environment }: Reuse,
): Promise<Known> {
  const engine = await prepareEngine(system, project, subject, 'own or pinned');
  const fromRoot = (path: string) => (subject.directory === '.' ? path : `${subject.directory}/${path}`);
  const configuration = await configurationText(project, subject, files);
  const keys = await createVerdictKeys({
    root: project.root,
    packageRoot: subject.root,
    files,
    ignoredFiles: () => ignoredFiles(system.git, project.root),
    classify,
    testFiles: request.testFiles.map(fromRoot),
    sharedProcess: sharesProcess(subject, configuration.runner),
    readsAll: subject.runner === 'command' || /checkers|buildCommand/.test(configuration.stryker),
    facts: await factsOf(project, subject, request, environment, engine.label),
  });
  const keyOf = async (
    mutant: string,
    verdict: Omit<StoredVerdict, 'key' | 'at' | 'reason'>,
  ): Promise<VerdictKey | null> => {
    const path = parsedKey(mutant)?.path;
    return path === undefined ? null : keys.keyOf(subjectOf(fromRoot(path), verdict, fromRoot));
  };

  const [valid, stale, abouts] = [new Map<string, StoredVerdict>(), [] as string[], new Map<string, string>()];
  const stored = verdicts.known(subject.directory);
  for (const [mutant, verdict] of stored.verdicts) {
    const path = parsedKey(mutant)?.path;
    const scope = request.files.find((file) => file.path === path);
    if (scope === undefined) continue;
    const now = await keyOf(mutant, verdict);
    if (now?.key !== verdict.key || lacksKillers(verdict, request)) stale.push(mutant);
    else if (isInScope(scope, mutant)) {
      valid.set(mutant, verdict);
      abouts.set(mutant, now.about);
    }
  }
  const scopeKey = await keyOfScope(keys, project.root, request, fromRoot);
  const isWhole = scopeKey !== null && stale.length === 0 && stored.wholeScope === scopeKey;

  return {
    verdicts: valid,
    isWhole,
    tests: isWhole ? stored.tests : [],
    why(mutant) {
      const at = new Date(valid.get(mutant)?.at ?? 0).toISOString().slice(0, 16).replace('T', ' ');
      return `${abouts.get(mutant)} and the environment are as they were at ${at} UTC`;
    },
    asMutant(key) {
      const [span, verdict] = [parsedKey(key), valid.get(key)];
      if (span === null || verdict === undefined) return null;
      const { status, reason, static: isStatic, killedBy, coveredBy, everyKiller, toldFiles } = verdict;
      return {
        ...span,
        key,
        status,
        reason,
        static: isStatic,
        killedBy: killedBy.map(({ id }) => id),
        coveredBy: coveredBy.map(({ id }) => id),
        everyKiller,
        toldFiles,
        unstable: false,
      };
    },
    testFilesOf(mutants) {
      if (sharesProcess(subject, configuration.runner)) return null;
      const telling = mutants.map((key) => {
        const verdict = valid.get(key);
        const tests = verdict?.status === 'Killed' ? verdict.killedBy : verdict?.coveredBy;
        return (tests ?? []).map(({ file }) => file);
      });
      const all = new Set(telling.flat());
      const known = request.testFiles.filter((file) => all.has(file));
      return telling.some((some) => some.length === 0) || known.length < all.size ? null : known;
    },
    async toKeep({ run, engine: judge, distrust, mutants }, reused) {
      const failing = run.tests?.some(({ apart }) => apart === 'fails') ?? true;
      if (run.ending !== 'done' || distrust !== null || failing || judge.label !== engine.label) return NOTHING_KEPT;
      const tests = new Map((run.tests ?? []).map((test) => [test.id, test]));
      const named = (ids: readonly string[]) =>
        ids.map((id): RawTest => tests.get(id) ?? { id, name: id, file: null, apart: null });
      const fresh = new Map<string, StoredVerdict>();
      let missing = 0;
      for (const mutant of mutants) {
        const { status, reason, static: isStatic, everyKiller, toldFiles } = mutant;
        if (status === 'Ignored' || reused.has(mutant.key)) continue;
        const verdict = {
          status,
          static: isStatic,
          killedBy: named(mutant.killedBy),
          coveredBy: named(mutant.coveredBy),
          everyKiller,
          toldFiles,
        };
        const storable = isStorable(verdict) && !mutant.unstable ? verdict : null;
        const key = storable === null ? null : await keyOf(mutant.key, storable);
        if (storable === null || key === null) missing += 1;
        else fresh.set(mutant.key, { ...storable, key: key.key, reason, at: Math.round(system.clock.now()) });
      }
      return {
        fresh,
        stale,
        whole: { wholeScope: missing === 0 && run.sample === null ? scopeKey : null, tests: run.tests ?? [] },
      };
    },
  };
}

function index() {
  return z.number().int().min(0);
}

function isStorable<Verdict extends { readonly status: string }>(
  verdict: Verdict,
): verdict is Verdict & { readonly status: StoredVerdict['status'] } {
  return ['Killed', 'Survived', 'NoCoverage', 'Timeout'].includes(verdict.status);
}

function parsedKey(key: string) {
  try {
    const [path, line, column, endLine, endColumn, mutator, replacement] = spanOf.parse(JSON.parse(key));
    const span = { path, line, column, endLine, endColumn, mutator, replacement };
    return mutantKey(span) === key ? span : null;
  } catch {
    return null;
  }
}

function subjectOf(
  file: string,
  {
    status,
    static: isStatic,
    killedBy,
    coveredBy,
  }: Pick<StoredVerdict, 'status' | 'static' | 'killedBy' | 'coveredBy'>,
  fromRoot: (path: string) => string,
): Subject {
  const files = [...killedBy, ...coveredBy].map((test) => test.file);
  const unknown = files.includes(null) || (files.length === 0 && status !== 'NoCoverage');
  const known = [...new Set(files.flatMap((path) => (path === null ? [] : [fromRoot(path)])))];
  return { file, killed: status === 'Killed', static: isStatic, coveredBy: unknown ? null : known };
}

function isInScope(scope: MutantRequest['files'][number], key: string): boolean {
  const span = parsedKey(key);
  if (span === null) return false;
  const { lines, functions } = scope;
  return lines === null || functions || lines.some(({ first, last }) => first <= span.endLine && span.line <= last);
}

/** All that decides which mutants there are and which tests run: the files of the scope, and all test files with what they import. */
async function keyOfScope(
  keys: VerdictKeys,
  root: string,
  { files, matrix }: MutantRequest,
  fromRoot: (path: string) => string,
): Promise<string | null> {
  const paths = files.map(({ path }) => fromRoot(path));
  const rests = await Promise.all(
    paths.map((file) => keys.keyOf({ file, killed: false, static: false, coveredBy: null })),
  );
  const hashes = await hashesOf(root, paths);
  if (rests.includes(null) || hashes.some(([, hash]) => hash === null)) return null;
  return hashOf([
    ...rests.map((rest) => rest?.key ?? ''),
    JSON.stringify([files, matrix]),
    ...hashes.map(([, hash]) => hash ?? ''),
  ]);
}

/** Mocha runs all test files in one process; vitest does when it is told not to isolate them. */
function sharesProcess({ runner, runnerArguments }: Package, configuration: string): boolean {
  if (runner === 'mocha' || runner === 'command') return true;
  return runner === 'vitest' && /isolate/.test(`${configuration} ${runnerArguments.join(' ')}`);
}

/** The texts of what may configure Stryker and the runner. */
async function configurationText(project: Project, subject: Package, files: readonly string[]) {
  const own = files.filter((path) => [subject, null].includes(packageOf(path, project.packages)));
  const textOf = async (pattern: RegExp) => {
    const texts = own
      .filter((path) => pattern.test(path))
      .map((path) => readFile(join(project.root, path), 'utf8').catch(() => ''));
    return (await Promise.all(texts)).join('\n');
  };
  return {
    stryker: await textOf(/(?:^|\/)\.?stryker\.conf(?:ig)?\.[cm]?js(?:on)?$/),
    runner: await textOf(/(?:^|\/)vite(?:st)?\.[\w.]+$/),
  };
}
