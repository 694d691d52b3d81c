import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { briefPath } from '../briefs/brief-path.ts';
import { signatureIn } from '../briefs/signature.ts';
import { skeletonOf } from '../briefs/skeleton.ts';
import { exportNamed, isRoute, targetNamed } from '../briefs/target-text.ts';
import { type WorkTree, workTreeAt } from '../change/work-tree.ts';
import { type BriefTarget, type ExportName, entryOf, exportText } from '../domain/brief.ts';
import type { Contract, NoContract } from '../domain/contract.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { createContractReader } from '../drafting/contract/contract-reader.ts';
import { mayRead } from '../drafting/redaction/may-read.ts';
import { createGit } from '../system/git.ts';
import { insideTree } from '../system/work-tree-paths.ts';
import { commandOptions, TEXT, wrongOption } from './command-options.ts';
import type { CommandProcess } from './gate-command.ts';
import { orTold } from './told-problem.ts';

/** `earnest brief`: writes a brief with its questions left open. Resolves to the exit code: 0 written, 2 it could not be. */
export function briefCommand(argv: readonly string[], process: CommandProcess): Promise<0 | 2> {
  return orTold(process, () => run(argv, process));
}

async function run(argv: readonly string[], process: CommandProcess): Promise<0> {
  const { cwd, target: asked, entry, out } = briefOptions(argv);
  const folder = cwd ?? process.cwd();
  const tree = await workTreeAt(createGit(process.env), folder);
  const target = await targetIn(tree, asked, entry);
  const text = skeletonOf(target, known(tree.root, entryOf(target)));
  if (out === '-') {
    process.stdout.write(text);
    return 0;
  }
  const path = out === null ? await insideTree(tree.root, briefPath(target)) : resolve(process.cwd(), out);
  const shown =
    out ??
    relative(await insideTree(tree.root, '.'), path)
      .split(sep)
      .join('/');
  await place(path, shown, text);
  process.stdout.write(`wrote ${shown}\n`);
  return 0;
}

/** @throws CouldNotJudge when there is no contract: a brief for what tests cannot reach helps nobody */
function known(root: string, of: ExportName) {
  const contract: Contract | NoContract = createContractReader(root, { mayRead }).contractOf(of);
  if ('why' in contract) throw new CouldNotJudge(`There is no contract of ${exportText(of)}: ${contract.why}`);
  const { text, parameters } = signatureIn(contract.signatures, of.name);
  return { signature: text, parameters, errors: contract.errors };
}

async function targetIn(tree: WorkTree, asked: string, entry: string | null): Promise<BriefTarget> {
  if (isRoute(asked) && entry === null) {
    throw wrongOption(`The route ${asked} needs --entry FILE#EXPORT: the export that makes the server or application`);
  }
  if (!isRoute(asked) && entry !== null) {
    throw wrongOption(`--entry is for a route such as 'GET /api/invoices/:id', but TARGET is ${JSON.stringify(asked)}`);
  }
  const target = isRoute(asked)
    ? targetNamed(asked, await inTree(tree, entry ?? '', '--entry'))
    : targetNamed(await inTree(tree, asked, 'TARGET'), null);
  if (target === null) throw notNamed('TARGET', asked);
  return target;
}

/** `file#export` with the file relative to the top of the repository. */
async function inTree({ root, within }: WorkTree, asked: string, what: string): Promise<string> {
  const at = asked.lastIndexOf('#');
  const [file, name] = [asked.slice(0, Math.max(at, 0)), asked.slice(at + 1)];
  if (at < 1 || name === '') throw notNamed(what, asked);
  const wanted = resolve(join(root, within), file);
  const real = await insideTree(root, wanted);
  if (!(await stat(real).catch(() => null))?.isFile()) {
    throw new CouldNotJudge(
      `There is no file ${JSON.stringify(file)} in ${join(root, within)}. Name it relative to --cwd or with its whole path.`,
    );
  }
  // Git's own path: a link on the way would be another one.
  const text = `${relative(root, real).split(sep).join('/')}#${name}`;
  if (exportNamed(text) === null) throw notNamed(what, asked);
  return text;
}

function notNamed(what: string, asked: string): CouldNotJudge {
  return wrongOption(
    `${what} takes a file and its export, such as src/invoice.ts#total${what === 'TARGET' ? ", or a route, such as 'GET /api/invoices/:id'" : ''}, but was given ${JSON.stringify(asked)}`,
  );
}

async function place(path: string, shown: string, text: string): Promise<void> {
  const refuse = ({ message }: Error) => {
    throw new CouldNotJudge(`${shown} could not be written: ${message}. Give another --out FILE.`);
  };
  await mkdir(dirname(path), { recursive: true }).catch(refuse);
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') refuse(error);
    throw new CouldNotJudge(
      `${shown} is there already, and is kept as it is. Give --out FILE to write beside it, or --out - to print.`,
    );
  });
}

/** @throws CouldNotJudge for an option that is unknown, repeated or without a value, and unless there is exactly one TARGET */
export function briefOptions(argv: readonly string[]) {
  const { values, files } = commandOptions(argv, OPTIONS, { takesFiles: true });
  const [target, ...others] = files;
  if (target === undefined) {
    throw wrongOption(
      "TARGET is missing: an export such as src/invoice.ts#total, or a route such as 'GET /api/invoices/:id'",
    );
  }
  if (others.length > 0) {
    throw wrongOption(`One TARGET is taken, but ${files.length} were given: put a route in quotes`);
  }
  return { cwd: values.cwd ?? null, entry: values.entry ?? null, out: values.out ?? null, target };
}

const OPTIONS = { cwd: TEXT, entry: TEXT, out: TEXT };
