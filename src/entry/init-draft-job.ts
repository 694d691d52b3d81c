import { CHECKOUT, UPLOAD } from './init-actions.ts';
import type { DraftingParts } from './init-parts.ts';
import { setupSteps } from './init-setup-steps.ts';

/**
 * The job that has the key. It runs no code of the repository or of its packages, and restores no cache: one that a job with such code has saved could
 * put programs here.
 */
export function draftJob(parts: DraftingParts): string {
  return `  draft: # has the key, and runs no code of the repository
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read # to check out, and to fetch the commit that the change starts from
    outputs:
      artifact: \${{ steps.upload.outputs.artifact-id }}
    steps:
      - uses: ${CHECKOUT}
        with:
          persist-credentials: false
${installSteps(parts)}
      - uses: ${parts.action.replace('@', '/draft@')}
        with:
          model: \${{ vars.EARNEST_MODEL }} # else drafting.model of the policy
          base-url: \${{ vars.EARNEST_BASE_URL }} # of an OpenAI-compatible API; else drafting.baseUrl of the policy
          api-key: \${{ secrets.EARNEST_API_KEY }} # pull requests from forks get none: drafting is skipped there, and says so
      - id: upload
        uses: ${UPLOAD}
        with:
          name: drafts-\${{ github.run_attempt }}
          path: \${{ runner.temp }}/earnest-draft
          if-no-files-found: error
          retention-days: 14
`;
}

function installSteps(parts: DraftingParts): string {
  if (parts.installFiles === null)
    return '      # The types of drafts are not checked: to install them, the package manager might run code of the repository.';
  const setup = setupSteps(parts, {
    reason: '',
    settings: ['package-manager-cache: false # what is in a cache, code of a pull request may have put there'],
  });
  return [
    ...setup,
    `      - run: ${parts.installFiles} # types, to check drafts with: files alone, nothing of them runs`,
    '        continue-on-error: true # without types, drafts are checked for less',
    ...(parts.setup === 'corepack'
      ? ['        env:', "          COREPACK_ENV_FILE: '0' # the repository's would say what program corepack takes"]
      : []),
  ].join('\n');
}
