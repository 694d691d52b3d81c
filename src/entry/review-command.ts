import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { createClassifier } from '../change/classify.ts';
import { filesOf, type WorkTree, workTreeAt } from '../change/work-tree.ts';
import { workTreePolicy } from '../config/work-tree-policy.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Smell } from '../domain/smell.ts';
import { reportedSmell } from '../report/json.ts';
import { problemText } from '../report/rerun-text.ts';
import { reviewText } from '../report/review-text.ts';
import { sarif } from '../report/sarif.ts';
import type { StaticReview } from '../review/review-files.ts';
import { reviewManyFiles } from '../review/review-many-files.ts';
import { dayOf } from '../stability/accepted.ts';
import { createGit } from '../system/git.ts';
import { shippedVersion } from '../system/shipped-files.ts';
import type { Git } from '../system/system.ts';
import { insideTree } from '../system/work-tree-paths.ts';
import { smellsOf } from '../verdict/smells.ts';
import { NO_EVIDENCE } from '../verdict/witnesses.ts';
import { commandOptions, TEXT, wrongOption } from './command-options.ts';
import type { CommandProcess } from './gate-command.ts';
import { orTold } from './told-problem.ts';

const FORMATS = ['text', 'json', 'sarif'] as const;
type Format = (typeof FORMATS)[number];

/**
 * `earnest review`: what the text of the tests alone tells, without running any. Resolves to the exit code: 0 nothing blocks, 1 something
 * does, 2 it could not be judged.
 */
export function reviewCommand(argv: readonly string[], process: CommandProcess): Promise<0 | 1 | 2> {
  return orTold(process, () => run(argv, process));
}

async function run(argv: readonly string[], process: CommandProcess): Promise<0 | 1 | 2> {
  const { cwd, configFile, format, files } = reviewOptions(argv);
  const git = createGit(process.env);
  const tree = await workTreeAt(git, cwd ?? process.cwd());
  const policy = await workTreePolicy(tree.root, configFile);
  const review = await reviewManyFiles(
    tree.root,
    files.length === 0 ? await testFiles(git, tree) : await named(tree, files),
  );
  const smells = smellsOf(review, NO_EVIDENCE, policy.review, dayOf(Date.now()));
  process.stdout.write(written(format, smells, review));
  if (format === 'sarif') {
    for (const { file, why } of review.unread) process.stderr.write(problemText(`${file} could not be read: ${why}`));
  }
  if (smells.some(({ level }) => level === 'block')) return 1;
  return review.unread.length > 0 ? 2 : 0;
}

function written(format: Format, smells: readonly Smell[], { counts, unread }: StaticReview): string {
  switch (format) {
    case 'text':
      return reviewText({ smells, counts, unread });
    case 'json':
      return `${JSON.stringify({ schemaVersion: 1, smells: smells.map(reportedSmell), counts, unread }, null, 2)}\n`;
    case 'sarif':
      return sarif(smells, shippedVersion());
  }
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]sx?$/;
/** What stands there is data of tests, broken on purpose now and then. */
const DATA = /(?:^|\/)(?:__mocks__|__fixtures__|__snapshots__|fixtures)\//;

/** Every test file below the folder that git tracks, by the usual names: no runner is asked. */
async function testFiles(git: Git, { root, within }: WorkTree): Promise<readonly string[]> {
  const kindOf = createClassifier({ testMatches: null });
  const files = (await filesOf(git, root))
    .filter((path) => within === '.' || path.startsWith(`${within}/`))
    .filter((path) => SCRIPT.test(path) && !DATA.test(path) && kindOf(path) === 'test');
  if (files.length === 0) {
    throw new CouldNotJudge(
      `There is no test file below ${join(root, within)}: none has a name like price.test.ts or stands in a folder named test. Name the files.`,
    );
  }
  return files;
}

async function named(tree: WorkTree, files: readonly string[]): Promise<readonly string[]> {
  const paths = new Set<string>();
  for (const file of files) paths.add(await fileIn(tree, file));
  return [...paths];
}

/** The file relative to the top of the repository, with `/`. */
async function fileIn({ root, within }: WorkTree, file: string): Promise<string> {
  const asked = resolve(join(root, within), file);
  const real = await insideTree(root, asked).catch((problem: unknown) => {
    if (problem instanceof CouldNotJudge) throw problem;
    return asked;
  });
  const found = await stat(real).catch(() => null);
  if (!found?.isFile()) {
    throw new CouldNotJudge(
      `There is no file ${JSON.stringify(file)} in ${join(root, within)}. Name test files, relative to --cwd or with their whole path.`,
    );
  }
  return relative(root, real).split(sep).join('/');
}

/** @throws CouldNotJudge for an option that is unknown, repeated or without a value, and a format that is none */
export function reviewOptions(argv: readonly string[]) {
  const { values, files } = commandOptions(argv, OPTIONS, { takesFiles: true });
  return {
    cwd: values.cwd ?? null,
    configFile: values.config ?? null,
    format: formatNamed(values.format ?? 'text'),
    files,
  };
}

const OPTIONS = { cwd: TEXT, config: TEXT, format: TEXT };

function formatNamed(text: string): Format {
  const format = FORMATS.find((known) => known === text);
  if (format === undefined) {
    throw wrongOption(`--format knows ${FORMATS.join(', ')}, but was given ${JSON.stringify(text)}`);
  }
  return format;
}
