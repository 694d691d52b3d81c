import type { ApiFailed } from './answer.ts';

export interface Circumstances {
  /** `contents: write`, as it is written under `permissions:`. */
  readonly permissions: readonly string[];
  /** The pull request comes from another repository. */
  readonly isFork: boolean;
}

/** What a refusal likely means, and what to change; null where it is no matter of permissions. */
export function permissionAdvice(
  { status, said, isRateLimit }: ApiFailed,
  { permissions, isFork }: Circumstances,
): string | null {
  if (isRateLimit || status === null || ![401, 403, 404].includes(status)) return null;
  if (/not permitted to create or approve pull requests/i.test(said)) {
    return 'A setting forbids it: allow "Allow GitHub Actions to create and approve pull requests" under Settings, Actions, General (of the organization too), or give `token` a token of a GitHub App.';
  }
  if (isFork) {
    return 'The pull request comes from a fork, whose token can only read: the job summary is all that there can be.';
  }
  const lines = permissions.map((line) => `\`${line}\``).join(' and ');
  return `The token may not do that. Add ${lines} under \`permissions:\` of the job. Permissions that are not listed there are none.`;
}
