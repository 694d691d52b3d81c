import { type Brief, targetText } from '../domain/brief.ts';
import type { BriefOutcome, Drafting, SentRequest, Withheld } from '../domain/draft.ts';
import type { BriefsToDraft } from './briefs-to-draft.ts';
import { gather, type Repository } from './gather.ts';
import { type GivenModel, modelToAsk } from './model-to-ask.ts';
import { sentRequest } from './progress.ts';
import { type ComposedRequest, composeRequest } from './prompt/request.ts';
import type { Endpoint } from './provider/endpoint.ts';
import { createProvider } from './provider/provider.ts';
import type { Redactor } from './redaction/redactor.ts';

/** The first request for each brief as it would be sent. Later ones depend on the answers. */
export interface Preview {
  readonly requests: readonly (SentRequest & {
    readonly method: 'POST';
    readonly url: string;
    /** Its JSON without blanks is what would be sent, byte for byte. */
    readonly body: unknown;
  })[];
  readonly briefs: readonly BriefOutcome[];
  readonly withheld: readonly Withheld[];
  /** Why `draft` would ask nobody as things are, and what people should know. */
  readonly remarks: readonly string[];
}

/** Stands for what is not configured yet. */
const NOT_SET: Endpoint = { baseUrl: 'BASE_URL', host: 'BASE_URL', model: 'MODEL', apiVersion: null };
/** No request is made with it. */
const NO_KEY = 'none';

export async function previewOf(
  repository: Repository,
  { asked, outcomes, whyNone }: BriefsToDraft,
  known: Pick<Drafting, 'remarks'>,
  redactor: Redactor,
  given: GivenModel,
): Promise<Preview> {
  const { drafting } = repository.policy;
  const model = modelToAsk(drafting, { ...given, apiKey: NO_KEY });
  const endpoint = 'why' in model ? NOT_SET : model.endpoint;
  const provider = createProvider(
    endpoint,
    { ...drafting, apiKey: NO_KEY },
    { cacheFolder: null, clock: { now: () => 0 } },
  );
  const requests: Preview['requests'][number][] = [];
  const withheld: Withheld[] = [];
  const briefs: BriefOutcome[] = [];
  for (const brief of asked) {
    const first = await firstRequest(repository, redactor, brief);
    if ('why' in first) {
      briefs.push({ brief: brief.path, target: targetText(brief.target), status: 'refused', why: first.why });
      continue;
    }
    const body = provider.bodyOf(first.request.question);
    requests.push({
      ...sentRequest(brief, 'draft', first.request, body, null),
      method: 'POST',
      url: urlOf(endpoint),
      body: JSON.parse(body),
    });
    withheld.push(...first.withheld);
  }
  return {
    requests,
    briefs: [...briefs, ...outcomes],
    withheld,
    remarks: [...('why' in model ? [model.why] : []), ...(asked.length === 0 ? [whyNone] : []), ...known.remarks],
  };
}

async function firstRequest(
  repository: Repository,
  redactor: Redactor,
  brief: Brief,
): Promise<{ readonly request: ComposedRequest; readonly withheld: readonly Withheld[] } | { readonly why: string }> {
  const gathered = await gather(repository, brief);
  if ('why' in gathered) return gathered;
  const request = await composeRequest(redactor, gathered.material);
  return 'why' in request ? request : { request, withheld: gathered.withheld };
}

/** As the client library makes it of an endpoint; tests hold it against what a server sees. */
function urlOf({ baseUrl, model, apiVersion }: Endpoint): string {
  return apiVersion === null
    ? `${baseUrl}/chat/completions`
    : `${baseUrl}/deployments/${encodeURIComponent(model)}/chat/completions?api-version=${encodeURIComponent(apiVersion)}`;
}
