import { z } from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

/** The parts of GitHub's event payloads that say what changed. Source: docs.github.com/webhooks/webhook-events-and-payloads. */

const commit = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a commit id');

export const pullRequestPayload = z.object({
  pull_request: z.object({
    number: z.number().int(),
    head: z.object({ sha: commit }),
    base: z.object({ sha: commit }),
  }),
});

export const mergeGroupPayload = z.object({
  merge_group: z.object({ base_sha: commit, head_sha: commit }),
});

export const pushPayload = z.object({
  ref: z.string(),
  before: commit,
  after: commit,
  forced: z.boolean().default(false),
  deleted: z.boolean().default(false),
  repository: z.object({ default_branch: z.string().regex(/^[^-\s:*?[\\^~][^\s:*?[\\^~]*$/, 'a branch name') }),
});

/** @throws CouldNotJudge that names what the payload lacks. */
export function readPayload<T>(schema: z.ZodType<T>, event: string, payload: unknown): T {
  const result = schema.safeParse(payload);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'payload'}: ${issue.message}`);
  throw new CouldNotJudge(
    `The payload of the ${event} event is not what GitHub sends (${problems.slice(0, 3).join('; ')}). ` +
      'GITHUB_EVENT_PATH was likely overwritten, or the event was made by hand. Run on the real event, or give the `base` input.',
  );
}
