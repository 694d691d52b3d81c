/** Hosts of GitHub Models: the API and its older address. */
const RETIRED_HOSTS = ['models.github.ai', 'models.inference.ai.azure.com'];

export const GITHUB_MODELS_RETIRED =
  'GitHub Models was retired on 2026-07-30; set base-url/model/api-key of another OpenAI-compatible endpoint.';

export function isRetiredHost(hostname: string): boolean {
  return RETIRED_HOSTS.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
