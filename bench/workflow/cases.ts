import type { Origin, OriginRequest } from './origin.ts';

export interface Expected {
  readonly result: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  /** Must stand in the summary. */
  readonly says: readonly string[];
}

/** One run of a workflow, and what should come of it. */
export interface Case {
  readonly name: string;
  /** drafting: as `init --drafting` writes it. one step: as `init` does, with the inputs of drafting added to the step. */
  readonly workflow: 'drafting' | 'one step';
  readonly origin: Pick<OriginRequest, 'pushed' | 'change' | 'untested'>;
  readonly event: (origin: Origin) => { readonly name: string; readonly payload: unknown };
  /** Whether the run gets the key and the variables, as those of forks do not. */
  readonly trusted: boolean;
  /** In place of the address of the model. */
  readonly baseUrl?: string;
  /** null: skipped. */
  readonly draft: Expected | null;
  readonly earnest: Expected;
  /** Artifacts, and files that each must hold. */
  readonly artifacts: Readonly<Record<string, readonly string[]>>;
  /** Requests that the model gets. */
  readonly requests: number;
  /** What the gate makes of drafts, by their ids; null: it has none. */
  readonly trial: Readonly<Record<string, string>> | null;
}

const push: Case['event'] = ({ before, main }) => ({
  name: 'push',
  payload: { ref: 'refs/heads/main', before, after: main, deleted: false, repository: REPOSITORY },
});

const REPOSITORY = { full_name: 'owner/project', default_branch: 'main' };

const pullRequest =
  (from: string): Case['event'] =>
  ({ main, head }) => ({
    name: 'pull_request',
    payload: {
      action: 'synchronize',
      number: 1,
      pull_request: {
        number: 1,
        base: { ref: 'main', sha: main, repo: REPOSITORY },
        head: { ref: 'change', sha: head, repo: { full_name: from, fork: from !== REPOSITORY.full_name } },
      },
      repository: REPOSITORY,
    },
  });

const REPORTS = ['report.json', 'mutation.json', 'ctrf.json', 'summary.md', 'mutation.html'];
const DRAFTS = ['drafts.json', 'drafting.md'];
const WEAK = { pushed: null, change: '1-weak-discount', untested: true };
const FAILS: Expected = {
  result: 'failure',
  outputs: { verdict: 'fail', killed: '13', survived: '4' },
  says: ['## ❌ Earnest: fail', 'mutation score 76.4 %'],
};
const PASSES: Expected = { result: 'success', outputs: { verdict: 'pass' }, says: ['## ✅ Earnest: pass'] };
const DRAFTED: Expected = {
  result: 'success',
  outputs: { status: 'ok', drafts: '6' },
  says: ['## ✏️ Earnest: 6 tests drafted'],
};
/** The draft for the clause without a test is the only one that kills what no test kills. */
const TRIAL = {
  'invoice-1': 'redundant',
  'invoice-2': 'redundant',
  'invoice-3': 'earned',
  'invoice-4': 'redundant',
  'invoice-5': 'redundant',
  'invoice-8': 'redundant',
};

export const CASES: readonly Case[] = [
  {
    name: 'push to the default branch',
    workflow: 'drafting',
    origin: { pushed: '4-honest-reminder', change: '1-weak-discount', untested: false },
    event: push,
    trusted: true,
    draft: null,
    earnest: PASSES,
    artifacts: { earnest: REPORTS },
    requests: 0,
    trial: null,
  },
  {
    name: 'pull request',
    workflow: 'drafting',
    origin: WEAK,
    event: pullRequest('owner/project'),
    trusted: true,
    draft: DRAFTED,
    earnest: FAILS,
    artifacts: { 'drafts-1': DRAFTS, earnest: [...REPORTS, 'drafts.patch'] },
    requests: 3,
    trial: TRIAL,
  },
  {
    name: 'pull request from a fork',
    workflow: 'drafting',
    origin: WEAK,
    event: pullRequest('stranger/project'),
    trusted: false,
    draft: {
      result: 'success',
      outputs: { status: 'skipped', drafts: '0' },
      says: ['## ➖ Earnest: drafting skipped'],
    },
    earnest: FAILS,
    artifacts: { 'drafts-1': DRAFTS, earnest: REPORTS },
    requests: 0,
    trial: null,
  },
  {
    name: 'drafting that is not set up, and tests that hold',
    workflow: 'drafting',
    origin: { pushed: null, change: '2-strong-discount', untested: false },
    event: pullRequest('owner/project'),
    trusted: true,
    baseUrl: 'http://models.example.org/v1',
    draft: {
      result: 'failure',
      outputs: { status: 'error' },
      says: ['## ⛔ Earnest: drafting is not set up'],
    },
    earnest: { ...PASSES, says: [...PASSES.says, 'names a file that is not there'] },
    artifacts: { earnest: REPORTS },
    requests: 0,
    trial: null,
  },
  {
    name: 'drafting in the step of the gate',
    workflow: 'one step',
    origin: WEAK,
    event: pullRequest('owner/project'),
    trusted: true,
    draft: null,
    earnest: { ...FAILS, says: [...FAILS.says, 'Drafting shared the step of the gate'] },
    artifacts: { earnest: [...REPORTS, ...DRAFTS, 'drafts.patch'] },
    requests: 3,
    trial: TRIAL,
  },
];
