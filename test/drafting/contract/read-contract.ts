import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Contract, NoContract } from '../../../src/domain/contract.ts';
import { createContractReader } from '../../../src/drafting/contract/contract-reader.ts';

export type Files = Readonly<Record<string, string>>;

/** A work tree in a temporary folder. */
export function treeOf(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'contract-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Of an export of the first file, unless another is named. */
export function readContract(files: Files, name: string, file = Object.keys(files)[0] ?? ''): Contract | NoContract {
  return createContractReader(treeOf(files), { mayRead: () => true }).contractOf({ file, name });
}

export function contractOf(files: Files, name: string, file?: string): Contract {
  const contract = readContract(files, name, file);
  if ('why' in contract) throw new Error(contract.why);
  return contract;
}

/** The declarations without the lines that name files. */
export function declarationsOf(files: Files, name: string, file?: string): string {
  return contractOf(files, name, file)
    .signatures.replace(/^\/\/ .*\n/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

export function whyNot(files: Files, name: string, file?: string): string {
  const contract = readContract(files, name, file);
  if (!('why' in contract)) throw new Error(`there is a contract:\n${contract.text}`);
  return contract.why;
}
