import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { committed, git } from './git.ts';
import type { Product } from './product.ts';
import { putTraps } from './traps.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/invoice-ts');
const WORKFLOW = '.github/workflows/earnest.yml';
/** What the workflow and the checkouts call the repository; git is told where it is. */
export const REPOSITORY_URL = 'https://github.com/owner/project';

/** Tests for the clause `currency-mismatch`, by what their titles begin with. */
const TESTS_OF_A_CLAUSE = [
  ['test/invoice.test.ts', 'rejects lines in different currencies'],
  ['test/invoice-api.test.ts', 'answers 422 with the reason'],
] as const;

/** A repository on a server, and a clone of it as the runner is started in. */
export interface Origin {
  /** Bare; a checkout fetches from it. */
  readonly bare: string;
  readonly clone: string;
  /** The default branch before and after the last push. */
  readonly before: string;
  readonly main: string;
  /** The pull request: its own commit, and the merge at refs/pull/1/merge. */
  readonly head: string;
  readonly merge: string;
  /** As `init` wrote it and, where asked, as `edit` changed it. */
  readonly workflow: string;
}

export interface OriginRequest {
  /** A pull request of the worked example that stands in the default branch, as what was pushed last; null: none. */
  readonly pushed: string | null;
  /** The pull request of the worked example. */
  readonly change: string;
  /** Whether the default branch lacks the tests of one clause of its brief, so that a draft for it has something to kill. */
  readonly untested: boolean;
  /** Where whoever runs code of the repository leaves a trace. */
  readonly trace: string;
  /** Of `earnest init`. */
  readonly options: readonly string[];
  /** What is made of the workflow that it writes; left out: nothing. */
  readonly edit?: (workflow: string) => string;
}

/** The worked example with a workflow that `init` of the product wrote, and a pull request. */
export function originAt(
  folder: string,
  product: Product,
  { pushed, change, untested, trace, options, edit }: OriginRequest,
): Origin {
  const [clone, bare] = [join(folder, 'project'), join(folder, 'project.git')];
  mkdirSync(folder, { recursive: true });
  cpSync(join(EXAMPLE, 'base'), clone, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  if (untested) for (const [file, title] of TESTS_OF_A_CLAUSE) forget(join(clone, file), title);
  putTraps(clone, trace);
  git(clone, 'init', '--quiet', '--initial-branch=main');
  execFileSync(process.execPath, [join(product.folder, 'dist/cli.js'), 'init', '--cwd', clone, ...options]);
  const path = join(clone, WORKFLOW);
  const written = readFileSync(path, 'utf8');
  const workflow = edit?.(written) ?? written;
  writeFileSync(path, workflow);
  const before = committed(clone, 'Sum up an invoice, and have pull requests judged');
  if (pushed !== null) apply(clone, pushed);
  const main = pushed === null ? before : committed(clone, pushed);

  git(clone, 'checkout', '--quiet', '-b', 'change');
  apply(clone, change);
  const head = committed(clone, change);
  git(clone, 'checkout', '--quiet', '--detach', 'main');
  git(clone, 'merge', '--quiet', '--no-ff', '--message', 'Merge pull request 1', 'change');
  const merge = git(clone, 'rev-parse', 'HEAD');

  git(clone, 'init', '--quiet', '--bare', bare);
  git(clone, 'push', '--quiet', bare, 'main', 'change', 'HEAD:refs/pull/1/merge');
  // As GitHub's server does: a commit can be asked for by its id.
  git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(clone, 'remote', 'add', 'origin', REPOSITORY_URL);
  return { bare, clone, before, main, head, merge, workflow };
}

function apply(clone: string, change: string): void {
  git(clone, 'apply', '--index', join(EXAMPLE, 'pull-requests', change, 'change.patch'));
}

/** Takes a test out of a file, with the comment before it. */
function forget(path: string, title: string): void {
  const text = readFileSync(path, 'utf8');
  const test = new RegExp(`\\n(?:  // [\\w-]+\\n)?  test\\('${title}[^]*?\\n  \\}\\);\\n`);
  if (!test.test(text)) throw new Error(`${path} has no test "${title}".`);
  writeFileSync(path, text.replace(test, ''));
}
