import { dirname, join, resolve } from 'node:path';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Drafting } from '../domain/draft.ts';
import type { StageId } from '../gate.ts';
import { consoleText } from '../report/console.ts';
import { createLog } from '../system/log.ts';
import { commandOptions, TEXT } from './command-options.ts';
import { draftsIn } from './handed-drafts.ts';
import { runGate } from './run-gate.ts';

const STAGES: readonly StageId[] = ['change', 'suite', 'flaky', 'mutation', 'review'];

/** The part of `process` that the command needs, so that it runs without a process of its own. */
export interface CommandProcess {
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  cwd(): string;
}

/** `earnest gate`: resolves to the exit code. */
export async function gateCommand(argv: readonly string[], process: CommandProcess): Promise<number> {
  const options = gateOptions(argv);
  const log = createLog(process.stderr, process.stderr.isTTY ? 'terminal' : 'plain');
  const { judgement, exitCode } = await runGate(
    {
      cwd: options.cwd ?? process.cwd(),
      references: { kind: 'local', base: options.base, head: options.head },
      configFile: options.config,
      only: options.only,
      drafting: options.drafts === null ? null : handedDrafts(resolve(process.cwd(), options.drafts)),
      environment: process.env,
    },
    log,
    {
      json: options.json,
      mutationJson: beside(options.json, 'mutation.json'),
      ctrf: beside(options.json, 'ctrf.json'),
      summary: options.summary,
      html: options.html,
      patch: beside(options.json, 'drafts.patch'),
      emptied: null,
    },
    null,
  );
  process.stdout.write(consoleText(judgement));
  return exitCode;
}

function beside(report: string | null, name: string): string | null {
  return report === null ? null : join(dirname(report), name);
}

/** @throws CouldNotJudge when there are none */
function handedDrafts(path: string): Drafting {
  const drafting = draftsIn(path);
  if (drafting === null) {
    throw new CouldNotJudge(`--drafts ${path}: there is no such file. \`earnest draft --out FILE\` writes one.`);
  }
  return drafting;
}

/** @throws CouldNotJudge for an option that is unknown, repeated, missing or without a value */
export function gateOptions(argv: readonly string[]) {
  const { values } = commandOptions(argv, OPTIONS, { mayBeEmpty: ['base'] });
  if (values.base === undefined || values.base === '') {
    throw new CouldNotJudge(
      '--base REF is missing: the branch or commit that the change starts from, for example --base origin/main.',
    );
  }
  return {
    cwd: values.cwd ?? null,
    base: values.base,
    head: values.head ?? null,
    config: values.config ?? null,
    json: values.json ?? null,
    summary: values.summary ?? null,
    html: values.html ?? null,
    drafts: values.drafts ?? null,
    only: values.only === undefined ? null : stages(values.only),
  };
}

const OPTIONS = {
  cwd: TEXT,
  base: TEXT,
  head: TEXT,
  config: TEXT,
  json: TEXT,
  summary: TEXT,
  html: TEXT,
  only: TEXT,
  drafts: TEXT,
};

/** @throws CouldNotJudge for a stage that does not exist */
export function stages(list: string): readonly StageId[] {
  return list.split(',').map((word) => {
    const stage = STAGES.find((known) => known === word.trim());
    if (stage === undefined)
      throw new CouldNotJudge(`--only knows ${STAGES.join(', ')}, but was given ${JSON.stringify(word.trim())}.`);
    return stage;
  });
}
