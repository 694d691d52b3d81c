import { getOctokit } from '@actions/github';

/** A repository behind GitHub's API, as one token may use it. */
export interface Repository {
  readonly api: ReturnType<typeof getOctokit>;
  /** What every route of a repository needs. */
  readonly at: { readonly owner: string; readonly repo: string };
}

/** A server that does not answer must not hold the job: the client itself waits for five minutes. */
const LONGEST_REQUEST_MS = 20_000;

/**
 * The toolkit's own client, without retries. Import this module after the variables of the workflow are in place: the toolkit reads
 * GITHUB_API_URL, GITHUB_EVENT_PATH and the proxy settings as it is loaded, and throws where the event is not JSON.
 *
 * @param fullName `owner/name`
 */
export function repositoryOf({ token, apiUrl, fullName }: RepositoryAccess): Repository {
  const [owner = '', repo = ''] = fullName.split('/');
  const api = getOctokit(token, { baseUrl: apiUrl, log: SILENT });
  api.hook.before('request', (options) => {
    options.request = { ...options.request, signal: AbortSignal.timeout(LONGEST_REQUEST_MS) };
  });
  return { api, at: { owner, repo } };
}

export interface RepositoryAccess {
  readonly token: string;
  /** `https://api.github.com`, or `https://HOST/api/v3`. */
  readonly apiUrl: string;
  readonly fullName: string;
}

/** What the client would say goes to the log of a workflow, which obeys commands in it. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
