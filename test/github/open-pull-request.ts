import type { EmulatedGitHub } from './emulated-github.ts';

export interface OpenPullRequest {
  readonly number: number;
  /** The branch, and the commit at its tip. */
  readonly branch: string;
  readonly head: string;
}

/** A pull request of `owner` in `owner/project`, with one file of its own. */
export async function openPullRequest(github: EmulatedGitHub, branch = 'feature'): Promise<OpenPullRequest> {
  const at = '/repos/owner/project';
  const main = await github.ask<{ object: { sha: string } }>('GET', `${at}/git/ref/heads/main`);
  await github.ask('POST', `${at}/git/refs`, { ref: `refs/heads/${branch}`, sha: main.object.sha });
  await github.ask('PUT', `${at}/contents/src/shipping.js`, {
    message: 'Shipping',
    content: Buffer.from('export const free = 5000;\n').toString('base64'),
    branch,
  });
  const pull = { title: 'Shipping', head: branch, base: 'main' };
  const { number, head } = await github.ask<{ number: number; head: { sha: string } }>('POST', `${at}/pulls`, pull);
  return { number, branch, head: head.sha };
}
