import { CHECKOUT, DOWNLOAD, RESTORE, SAVE, UPLOAD } from './init-actions.ts';
import type { WorkflowParts } from './init-parts.ts';
import { setupSteps } from './init-setup-steps.ts';

/** A job that is skipped counts as passed: whatever became of `draft`, this one runs. One that runs can still be cancelled. */
const AFTER_DRAFT = `    needs: draft
    if: \${{ !cancelled() || needs.draft.result == 'cancelled' }} # whatever became of draft: a check that is skipped counts as passed
`;
const TAKE_DRAFTS = `      - if: needs.draft.result == 'success'
        continue-on-error: true # without drafts, the tests that are there are judged all the same
        uses: ${DOWNLOAD}
        with:
          artifact-ids: \${{ needs.draft.outputs.artifact }}
          path: \${{ runner.temp }}/earnest-drafts
`;
const HAND_DRAFTS = `
        with:
          drafts: \${{ needs.draft.result != 'skipped' && format('{0}/earnest-drafts/drafts.json', runner.temp) || '' }}`;

/**
 * The job that is the required check. Only a push saves the cache: what a pull request saves would be restored by its own next
 * run, after its code could have changed it.
 *
 * @param drafts whether a job `draft` goes before it, whose drafts it takes
 */
export function gateJob(parts: WorkflowParts, drafts: boolean): string {
  const setup = setupSteps(parts, {
    reason: ' # your tests run on this Node; Stryker needs 22 or newer',
    settings: parts.npmCache ? ['cache: npm'] : [],
  });
  // Each push saves the verdicts it came to under a key of its own, since a key cannot be saved twice.
  const prefix = `earnest-\${{ runner.os }}-${commitOf(parts.action)}-`;
  const key = `${prefix}\${{ github.run_id }}-\${{ github.run_attempt }}`;
  return `  earnest: # the name to pick as required check
${drafts ? AFTER_DRAFT : ''}    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # to check out, and to fetch the commit that the change starts from
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false # tests could read them from .git/config
${[...setup, `      - run: ${parts.install}`].join('\n')}
      - uses: ${RESTORE}
        with:
          path: ~/.cache/earnest
          key: ${key}
          restore-keys: ${prefix} # the newest that a push saved
${drafts ? TAKE_DRAFTS : ''}      - uses: ${parts.action}${drafts ? HAND_DRAFTS : ''}
      - if: always() && github.event_name == 'push'
        uses: ${SAVE}
        with:
          path: ~/.cache/earnest
          key: ${key}
      - if: always()
        uses: ${UPLOAD}
        with:
          name: earnest
          path: \${{ runner.temp }}/earnest # the reports; they hold source code
          if-no-files-found: ignore
          retention-days: 14
`;
}

function commitOf(action: string): string {
  return /@([\w.-]+)/.exec(action)?.[1] ?? 'unpinned';
}
