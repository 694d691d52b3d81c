import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DraftRequest } from '../../src/draft.ts';
import type { Preview } from '../../src/drafting/preview.ts';
import { type DraftResult, runDraft, runPreview } from '../../src/entry/run-draft.ts';
import type { Log } from '../../src/system/system.ts';
import { answers, type ScriptedServer, type Step, startServer } from './scripted-server.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const EXAMPLE = here('../../examples/invoice-ts/');
export const KEY = 'key-of-these-tests-0123456789';

const folders: string[] = [];
const servers: ScriptedServer[] = [];

export async function closeServers(): Promise<void> {
  for (const server of servers.splice(0)) await server.close();
}

/** Removes every folder, and closes every server, since. */
export async function removeAll(): Promise<void> {
  await closeServers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'earnest-draft-')));
  folders.push(folder);
  return folder;
}

export type Files = Readonly<Record<string, string>>;

/** A git repository with a commit of `base` and one of `head` on top of it. */
export function repositoryOf(base: Files, head: Files): string {
  const root = freshFolder();
  commit(root, base);
  commit(root, head);
  return root;
}

function commit(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  shell(root, COMMIT_ALL);
}

const COMMIT_ALL = `
[ -e .git ] || git init --quiet --initial-branch=main
git add --all
git commit --quiet --allow-empty --message 'a change'`;

export function git(cwd: string, ...args: readonly string[]): string {
  return shell(cwd, 'git "$@"', ...args);
}

/** Several commands of git by one process of ours: to start one costs a test more the more memory it has. */
function shell(cwd: string, script: string, ...args: readonly string[]): string {
  const ours =
    'git() { command git -c user.name=Test -c user.email=test@example.com -c core.hooksPath=/dev/null "$@"; }\n';
  return execFileSync('sh', ['-ec', ours + script, 'sh', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The worked example with its first pull request, which gives invoices a discount. */
export function invoiceExample(): string {
  const root = freshFolder();
  cpSync(join(EXAMPLE, 'base'), root, { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  shell(
    root,
    `${COMMIT_ALL}\ngit apply "$1"\n${COMMIT_ALL}`,
    join(EXAMPLE, 'pull-requests/1-weak-discount/change.patch'),
  );
  return root;
}

/** What a model answered for the example, in order. */
export function recordedAnswers(): readonly Step[] {
  return ['1-draft', '2-repair', '3-wider'].map((name) =>
    answers(readFileSync(here(`recorded/invoice/${name}.json`), 'utf8')),
  );
}

export async function serverFor(script: Parameters<typeof startServer>[0], lacks: readonly string[] = []) {
  const server = await startServer(script, lacks);
  servers.push(server);
  return server;
}

const QUIET: Log = { info() {}, warn() {}, progress() {}, group: () => () => {} };

type Given = Partial<DraftRequest> & { readonly baseUrl: string | null };

/** Drafts in this process for the newest commit of a repository. */
export function drafted(root: string, given: Given): Promise<DraftResult> {
  return runDraft(draftRequest(root, given), QUIET);
}

/** What `drafted` would send. */
export function previewed(root: string, given: Given): Promise<Preview> {
  return runPreview(draftRequest(root, given), QUIET);
}

function draftRequest(root: string, given: Given): DraftRequest {
  return {
    cwd: root,
    references: { kind: 'local', base: 'HEAD~1', head: null },
    configFile: null,
    all: false,
    model: 'test-model',
    apiKey: KEY,
    ...given,
    environment: {
      PATH: process.env.PATH,
      HOME: freshFolder(),
      EARNEST_CACHE: freshFolder(),
      ...given.environment,
    },
  };
}
