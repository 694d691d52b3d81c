import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { DraftRequest } from '../draft.ts';
import { draftingText } from '../report/drafting-text.ts';
import { createLog } from '../system/log.ts';
import { commandOptions, TEXT } from './command-options.ts';
import type { CommandProcess } from './gate-command.ts';
import { runDraft, runPreview } from './run-draft.ts';
import { orTold } from './told-problem.ts';

/**
 * `earnest draft`: lets a model draft tests, and writes drafts.json. Resolves to the exit code: 0, whatever the provider did; 2 for a configuration
 * or a repository that drafting cannot work with.
 */
export function draftCommand(argv: readonly string[], process: CommandProcess): Promise<0 | 2> {
  return orTold(process, () => run(argv, process));
}

async function run(argv: readonly string[], process: CommandProcess): Promise<0> {
  const options = draftOptions(argv);
  const log = createLog(process.stderr, process.stderr.isTTY ? 'terminal' : 'plain');
  const request: DraftRequest = {
    cwd: options.cwd ?? process.cwd(),
    references: { kind: 'local', base: options.base, head: null },
    configFile: options.config,
    all: options.all,
    baseUrl: process.env.EARNEST_BASE_URL ?? null,
    model: process.env.EARNEST_MODEL ?? null,
    apiKey: process.env.EARNEST_API_KEY ?? null,
    environment: { ...process.env },
  };
  if (options.dryRun) {
    process.stdout.write(`${JSON.stringify(await runPreview(request, log), null, 2)}\n`);
    return 0;
  }
  const { drafting, json, summary } = await runDraft(request, log);
  const out = resolve(process.cwd(), options.out ?? 'drafts.json');
  await write(out, json);
  if (options.summary !== null) await write(resolve(process.cwd(), options.summary), summary);
  process.stdout.write(draftingText(drafting, out));
  return 0;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw new CouldNotJudge(
      `${path} could not be written: ${(error as Error).message}. Give --out and --summary paths that can be.`,
    );
  }
}

/** @throws CouldNotJudge for an option that is unknown, repeated, missing or without a value */
export function draftOptions(argv: readonly string[]) {
  const { values } = commandOptions(argv, OPTIONS, { mayBeEmpty: ['base'] });
  if (values.base === undefined || values.base === '') {
    throw new CouldNotJudge(
      '--base REF is missing: the branch or commit that the change starts from, for example --base origin/main. Briefs, policy and house rules are read there.',
    );
  }
  const dryRun = values['dry-run'] === true;
  const written = (['out', 'summary'] as const).find((name) => values[name] !== undefined);
  if (dryRun && written !== undefined) {
    throw new CouldNotJudge(
      `--${written} was given with --dry-run, which prints to standard output and writes nothing. Leave one of the two out.`,
    );
  }
  return {
    cwd: values.cwd ?? null,
    base: values.base,
    all: values.all === true,
    out: values.out ?? null,
    dryRun,
    config: values.config ?? null,
    summary: values.summary ?? null,
  };
}

const FLAG = { type: 'boolean' } as const;
const OPTIONS = { cwd: TEXT, base: TEXT, all: FLAG, out: TEXT, 'dry-run': FLAG, config: TEXT, summary: TEXT };
