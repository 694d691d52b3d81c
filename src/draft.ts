/** Drafting, step after step: start reading here. It holds a key, so nothing of the repository is ever run. */

import { join } from 'node:path';
import { createClassifier } from './change/classify.ts';
import type { EventRequest } from './change/event-references.ts';
import { readChange } from './change/read-change.ts';
import { type LocalRequest, resolveReferences } from './change/references.ts';
import { filesOf, workTreeAt } from './change/work-tree.ts';
import { loadPolicy } from './config/load-policy.ts';
import type { Drafting } from './domain/draft.ts';
import { briefsToDraft } from './drafting/briefs-to-draft.ts';
import { createContractReader } from './drafting/contract/contract-reader.ts';
import { draftBriefs } from './drafting/draft-briefs.ts';
import { draftingOf } from './drafting/drafting-of.ts';
import type { Repository } from './drafting/gather.ts';
import { guidanceAt } from './drafting/guidance.ts';
import { type GivenModel, modelToAsk } from './drafting/model-to-ask.ts';
import { nobodyAsked } from './drafting/nobody-asked.ts';
import { type Preview, previewOf } from './drafting/preview.ts';
import { createProvider } from './drafting/provider/provider.ts';
import { mayRead } from './drafting/redaction/may-read.ts';
import { createRedactor } from './drafting/redaction/redactor.ts';
import { secretsIn } from './drafting/redaction/secrets-in.ts';
import type { System } from './system/system.ts';

export interface DraftRequest extends GivenModel {
  /** A folder of the work tree. */
  readonly cwd: string;
  readonly references: LocalRequest | EventRequest;
  /** A policy file that whoever runs drafting named; null: the policy of the base commit. */
  readonly configFile: string | null;
  /** Every brief, whether its target behaves otherwise since the base commit or not. */
  readonly all: boolean;
  /** Whose secrets are kept out of requests. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Lets a model draft tests for the briefs whose targets a change touches. What the provider or the model does wrong is told in the result.
 *
 * @throws CouldNotJudge for a configuration or a repository that drafting cannot work with
 */
export async function draft(system: System, request: DraftRequest): Promise<Drafting> {
  const { clock, cacheFolder } = system;
  const startedAt = clock.now();
  const { repository, briefs, known } = await prepare(system, request);

  // Who is asked, if anybody
  const { drafting } = repository.policy;
  const model = modelToAsk(drafting, request);
  if ('why' in model) return nobodyAsked([model.why], known);
  if (briefs.asked.length === 0) return nobodyAsked([briefs.whyNone], known);
  const provider = createProvider(
    model.endpoint,
    { ...drafting, apiKey: model.apiKey },
    { clock, cacheFolder: join(cacheFolder, 'answers'), attemptTimeoutMs: patience(drafting.timeoutMs) },
  );

  // One brief after another
  const redactor = createRedactor({ knownSecrets: [model.apiKey, ...secretsIn(request.environment)] });
  const runs = await draftBriefs(repository, briefs.asked, { redactor, provider }, system.log);
  const seconds = (clock.now() - startedAt) / 1000;
  return draftingOf(known, runs, { ...provider.spent(), seconds }, model.endpoint);
}

/** What `draft` would send first for each brief, and what it would say on the receipt. Needs no key, and asks nobody. */
export async function preview(system: System, request: DraftRequest): Promise<Preview> {
  const { repository, briefs, known } = await prepare(system, request);
  const redactor = createRedactor({ knownSecrets: [request.apiKey ?? '', ...secretsIn(request.environment)] });
  return previewOf(repository, briefs, known, redactor, request);
}

/** What one request may take, in ms: a model on a machine of one's own is slow, and who has one allows for that. */
function patience(timeoutMs: number): number {
  return Math.max(90_000, timeoutMs / 3);
}

/** What changed, and what the base commit says about it: its policy, its briefs, its house rules. */
async function prepare({ git }: System, request: DraftRequest) {
  const { root } = await workTreeAt(git, request.cwd);
  const references = await resolveReferences(git, root, request.references);
  const change = await readChange(git, root, references, createClassifier({ testMatches: null }));
  const { base, head } = change;
  const { policy } = await loadPolicy(git, root, base, change, request);
  const briefs = await briefsToDraft(git, root, change, policy.briefs.include, request.all);
  const repository: Repository = {
    git,
    root,
    base,
    changed: change.files,
    files: await filesOf(git, root),
    policy,
    contracts: createContractReader(root, { mayRead }),
    mayRead,
    guidance: await guidanceAt(git, root, base, policy.drafting.guidance),
  };
  return { repository, briefs, known: { base, head, briefs: briefs.outcomes, remarks: briefs.remarks } };
}
