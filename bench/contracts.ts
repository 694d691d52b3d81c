/**
 * What can be told of the exported functions of public packages, what cannot and why, and how long it takes. Each contract is checked
 * against its sources by code of its own: no statement of any function's body, and no text that only code holds, may stand in it.
 *
 *   taskset -c 1 node bench/contracts.ts DIR... [--most 40] [--refused] [--show FILE#NAME]
 *
 * DIR is a work tree. At most so many functions of each are asked for, spread over its files by a hash of their paths. `--show` prints one
 * contract instead; `--refused` lists each refusal.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from '@babel/parser';
import type { Contract } from '../src/domain/contract.ts';
import { createContractReader } from '../src/drafting/contract/contract-reader.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '40' },
    refused: { type: 'boolean', default: false },
    show: { type: 'string' },
  },
});
const NOT_SOURCE =
  /(?:^|\/)(?:node_modules|\.git|dist|build|coverage|fixtures?|__fixtures__|__tests__|__mocks__|tests?|spec|specs|bench(?:marks?)?|examples?|docs?|e2e|playgrounds?|sandbox|website|vendor|integration|scripts|temp|templates|test-[^/]*)(?:\/|$)|\.(?:test|spec|bench|config|stories)\.|(?:test|spec|Test)\.[jt]s$|\.d\.[cm]?ts$/;
const SCRIPT = /\.(?:[cm]?[jt]s|tsx|jsx)$/;
const MOST_FROM_ONE_FILE = 3;

if (values.show !== undefined) {
  const at = values.show.lastIndexOf('#');
  const of = { file: values.show.slice(0, at), name: values.show.slice(at + 1) };
  const contract = createContractReader(positionals[0] ?? '.', { mayRead: () => true }).contractOf(of);
  if ('why' in contract) console.log(contract.why);
  else {
    const { text, signatures: _signatures, ...rest } = contract;
    console.log(`${text}\n${JSON.stringify(rest, null, 1)}`);
  }
  process.exit(0);
}

console.log(
  '| Package | Functions | Made | Refused | ms, the first | ms, median | ms, the most | KB, median | Told |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|',
);
const reasons = new Map<string, number>();
const sums = { asked: 0, made: 0, told: 0 };
for (const directory of positionals) measure(directory);
console.log(`\n${sums.asked} functions, ${sums.made} contracts, ${sums.told} of them with something of a body.\n`);
for (const [reason, times] of [...reasons].sort(([, one], [, other]) => other - one))
  console.log(`${times}  ${reason}`);

function measure(directory: string): void {
  const most = Number(values.most);
  const names: { readonly file: string; readonly name: string }[] = [];
  const finder = createContractReader(directory, { mayRead: () => true });
  for (const file of sourcesOf(realpathSync(directory))) {
    if (names.length >= most) break;
    const functions = finder.exportsOf(file).filter((name) => isFunction(join(directory, file), name));
    names.push(...functions.slice(0, MOST_FROM_ONE_FILE).map((name) => ({ file, name })));
  }
  const reader = createContractReader(directory, { mayRead: () => true });
  const times: number[] = [];
  const sizes: number[] = [];
  let told = 0;
  for (const of of names.slice(0, most)) {
    const start = performance.now();
    const contract = reader.contractOf(of);
    times.push(performance.now() - start);
    if ('why' in contract) {
      const reason = contract.why
        .replaceAll(of.file, 'FILE')
        .replace(/FILE#[\w$]+/g, 'FILE#NAME')
        .replace(/`typeof \w+`, and \w+/, '`typeof X`, and X')
        .replace(/\(line \d+\)/, '(line N)');
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      if (values.refused) console.log(`${directory} ${of.file}#${of.name}: ${contract.why}`);
      continue;
    }
    sizes.push(Buffer.byteLength(contract.text));
    const found = toldOf(directory, contract);
    if (found.length > 0) {
      told += 1;
      console.log(`TOLD ${directory} ${of.file}#${of.name}: ${found.slice(0, 3).join(' | ')}`);
    }
  }
  sums.asked += times.length;
  sums.made += sizes.length;
  sums.told += told;
  const ms = [...times].sort((one, other) => one - other);
  const kb = [...sizes].sort((one, other) => one - other);
  console.log(
    `| ${basename(directory)} | ${times.length} | ${sizes.length} | ${times.length - sizes.length} | ${round(times[0])} | ${round(middle(ms))} | ${round(ms.at(-1))} | ${(middle(kb) / 1024).toFixed(1)} | ${told} |`,
  );
}

function sourcesOf(root: string): readonly string[] {
  const files: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const name = relative(root, path);
      if (NOT_SOURCE.test(name) || entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile() && SCRIPT.test(entry.name)) files.push(name);
    }
  };
  visit(root);
  const hash = (path: string) => createHash('sha256').update(path).digest('hex');
  return files
    .map((file) => [hash(file), file] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, file]) => file);
}

/** Cheap: the name stands before what makes a function, anywhere in the file, or the file exports it from elsewhere. */
function isFunction(path: string, name: string): boolean {
  const text = readFileSync(path, 'utf8');
  if (name === 'default')
    return /export default (?:async )?(?:function|\()|module\.exports = (?:async )?(?:function|\w+;?\s*$)/m.test(text);
  const word = name.replace(/\$/g, '\\$');
  return new RegExp(
    `function\\*? ${word}\\b|\\b${word}\\s*[=:]\\s*(?:async\\s*)?(?:function|\\([^)]*\\)\\s*(?::[^=]*)?=>|\\w+\\s*=>|<)`,
  ).test(text);
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Statements of bodies, and texts that stand in code alone, that a contract holds. Written apart from the product on purpose. */
function toldOf(directory: string, contract: Contract): readonly string[] {
  const bare = (text: string) => text.replace(/\s+/g, '');
  const inContract = bare(contract.signatures);
  const found: string[] = [];
  const inTypes = new Set<string>();
  const inCode = new Set<string>();
  for (const file of contract.files) {
    const text = readFileSync(join(directory, file), 'utf8');
    const visit = (node: Node, isBody: boolean, isType: boolean) => {
      if (isBody && /^(?!TS)\w*(?:Statement|Declaration)$/.test(node.type) && node.type !== 'BlockStatement') {
        const statement = bare(text.slice(node.start, node.end)).replace(/;$/, '');
        // A call that hands names on reads like a signature.
        const isPlainCall = /^[\w$]+\([\w$,.]*\)$/.test(statement);
        if (statement.length >= 12 && !isPlainCall && inContract.includes(statement)) found.push(statement);
      }
      if (node.type === 'StringLiteral') (isType ? inTypes : inCode).add((node as unknown as { value: string }).value);
      const types =
        isType ||
        node.type === 'TSEnumMember' ||
        isFrozen(node) ||
        isRequire(node) ||
        node.type === 'TSLiteralType' ||
        (/^(?:Import|Export)\w*Declaration$/.test(node.type) &&
          node.type !== 'ExportNamedDeclaration' &&
          node.type !== 'ExportDefaultDeclaration');
      for (const [key, value] of Object.entries(node)) {
        if (/Comments$|^loc$|^extra$/.test(key)) continue;
        const below = key === 'body' && /Function|Method/.test(node.type) ? true : isBody;
        for (const one of Array.isArray(value) ? value : [value]) {
          if (typeof one?.type === 'string') visit(one, below, types || (key === 'key' && !isBody));
        }
      }
    };
    const plugins = /\.[cm]?tsx?$/.test(file)
      ? (['typescript', 'decorators-legacy', ...(file.endsWith('x') ? ['jsx' as const] : [])] as const)
      : (['jsx', 'decorators-legacy'] as const);
    visit(
      parse(text, {
        sourceType: 'unambiguous',
        errorRecovery: true,
        allowReturnOutsideFunction: true,
        plugins: [...plugins],
      }).program as unknown as Node,
      false,
      false,
    );
  }
  for (const value of inCode) {
    if (value.length < 6 || inTypes.has(value) || contract.packages.includes(value)) continue;
    if (contract.signatures.includes(JSON.stringify(value)) || contract.signatures.includes(`'${value}'`))
      found.push(`text ${JSON.stringify(value)}`);
  }
  return found;
}

function isRequire(node: Node): boolean {
  return node.type === 'CallExpression' && (node as unknown as { callee: { name?: string } }).callee.name === 'require';
}

/** `value as const`: its author made a type of it. */
function isFrozen(node: Node): boolean {
  const { typeAnnotation } = node as unknown as { typeAnnotation?: { typeName?: { name?: string } } };
  return node.type === 'TSAsExpression' && typeAnnotation?.typeName?.name === 'const';
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function round(ms: number | undefined): string {
  return (ms ?? 0).toFixed(0);
}
