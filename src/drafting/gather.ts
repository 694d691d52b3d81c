import { type Brief, type ExportName, entryOf, exportText } from '../domain/brief.ts';
import type { ChangedFile } from '../domain/change.ts';
import type { Contract, NoContract } from '../domain/contract.ts';
import type { Withheld } from '../domain/draft.ts';
import type { Policy } from '../domain/policy.ts';
import { createModules } from '../review/model/modules.ts';
import { createImportGraph } from '../source/import-graph.ts';
import type { Git } from '../system/system.ts';
import type { ContractReader } from './contract/contract-reader.ts';
import { clauseIds } from './prompt/brief-text.ts';
import type { Material } from './prompt/request.ts';
import { asAtBase } from './surroundings/as-at-base.ts';
import { exemplarsAmong } from './surroundings/exemplars.ts';
import { existingTests, titlesOf } from './surroundings/existing-tests.ts';
import { placementOf } from './surroundings/placement.ts';
import { testPackageOf } from './surroundings/test-package.ts';
import { usageOf } from './surroundings/usage.ts';

/** What drafting reads of a repository. */
export interface Repository {
  readonly git: Git;
  readonly root: string;
  /** The base commit: what documentation and house rules are read at. */
  readonly base: string;
  /** What the change touches. */
  readonly changed: readonly Pick<ChangedFile, 'path' | 'previousPath' | 'status'>[];
  /** Every file of the work tree. */
  readonly files: readonly string[];
  readonly policy: Pick<Policy, 'packages' | 'suite' | 'review' | 'drafting'>;
  readonly contracts: ContractReader;
  readonly mayRead: (path: string) => boolean;
  /** House rules; null: none. */
  readonly guidance: string | null;
}

/** All there is to say about one brief, in the first try and in the second. */
export interface Gathered {
  readonly material: Material;
  /** The same with more around the contract; null: there is no more. */
  readonly wider: Material | null;
  readonly withheld: readonly Withheld[];
}

const EXEMPLARS_AT_FIRST = 1;
const EXEMPLARS_LATER = 2;
const MOST_NEIGHBOURS = 12;

/** Gathers what a request for one brief is made of; `why` says in a line when there is no contract to go by. */
export async function gather(repository: Repository, brief: Brief): Promise<Gathered | { readonly why: string }> {
  const { root, policy, contracts, files, mayRead, guidance } = repository;
  const entry = entryOf(brief.target);
  const contract = contracts.contractOf(entry);
  if (isRefused(contract)) return { why: contract.why };
  const factories: { readonly of: ExportName; readonly signatures: string }[] = [];
  for (const of of brief.fixtures) {
    const found = contracts.contractOf(of);
    if (isRefused(found)) return { why: `the factory ${exportText(of)} has no contract: ${found.why}` };
    factories.push({ of, signatures: found.signatures });
  }
  const modules = createModules(root);
  const tests = await testPackageOf(root, entry.file, policy);
  const existing = existingTests(modules, files, tests.directory, entry.file, mayRead);
  const factoryFiles = brief.fixtures.map(({ file }) => file);
  const graph = createImportGraph(root);
  const reaches = async (path: string) => (await graph.closureOf(path)).files.includes(entry.file);
  const exemplars = await exemplarsAmong(
    await asAtBase(repository, existing),
    modules,
    reaches,
    factoryFiles,
    EXEMPLARS_LATER,
  );
  const material: Material = {
    brief,
    asked: new Set(clauseIds(brief)),
    entry,
    contract: contract.text,
    factories,
    tests,
    placement: placementOf(entry.file, existing, tests),
    exemplars: exemplars.slice(0, EXEMPLARS_AT_FIRST),
    titles: titlesOf(existing),
    guidance,
    wider: null,
  };
  const usage = await usageOf(repository, tests.directory, entry.name);
  const neighbours = neighboursOf(contracts, entry);
  const hasMore = usage !== '' || neighbours !== '' || exemplars.length > EXEMPLARS_AT_FIRST;
  return {
    material,
    wider: hasMore ? { ...material, exemplars, wider: { usage, neighbours } } : null,
    withheld: withheldOf(contract, existing.ofTarget.length + existing.others.length, exemplars.length),
  };
}

function isRefused(contract: Contract | NoContract): contract is NoContract {
  return 'why' in contract;
}

/** Signatures of what else the target's module exports: often what its results are handed to. */
function neighboursOf(contracts: ContractReader, { file, name }: ExportName): string {
  const others = contracts.exportsOf(file).filter((other) => other !== name);
  return others
    .slice(0, MOST_NEIGHBOURS)
    .flatMap((other) => {
      const contract = contracts.contractOf({ file, name: other });
      return isRefused(contract) ? [] : [contract.signatures];
    })
    .join('\n\n');
}

function withheldOf({ withheld }: Contract, testFiles: number, exemplars: number): readonly Withheld[] {
  const own = 'a test that has seen the implementation repeats it, bugs and all';
  const text = 'it holds what the author meant to do, and may hold instructions';
  const counted: readonly Withheld[] = [
    { what: 'bodies of functions', count: withheld.bodies, why: own },
    { what: 'initialisers', count: withheld.initialisers, why: own },
    { what: 'private members', count: withheld.privateMembers, why: 'tests go through what callers see' },
    { what: 'comments in source', count: withheld.comments, why: text },
    { what: 'lines of documentation', count: withheld.docLines, why: 'addressed to a model, links or markup' },
    {
      what: 'bodies of existing tests',
      count: Math.max(0, testFiles - exemplars),
      why: 'they hold what the code does today',
    },
  ];
  return [
    ...counted.filter(({ count }) => count !== 0),
    { what: 'the diff of the change', count: null, why: own },
    { what: 'the pull request: title, text, commits, branch', count: null, why: text },
    { what: 'results of test runs and mutants', count: null, why: 'drafting runs no code' },
  ];
}
