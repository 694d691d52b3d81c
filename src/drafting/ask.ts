import type { BriefOutcome, SentRequest } from '../domain/draft.ts';
import { withoutSecrets } from './answer-secrets.ts';
import { type DraftingParts, type Progress, sentRequest } from './progress.ts';
import { type ReadAnswer, readAnswer } from './prompt/read-answer.ts';
import type { ComposedRequest, Material } from './prompt/request.ts';

const ANOTHER_MODEL = 'The model does not keep to the form that it is asked for: set another drafting.model.';

/**
 * Asks, notes what was sent on the receipt, and reads the answer, with what looks secret taken out of its words. An answer that is of no use is
 * not kept for the next run.
 *
 * @returns why, in a line, when there is no answer that can be read
 */
export async function ask(
  { provider, redactor }: Pick<DraftingParts, 'provider' | 'redactor'>,
  { brief }: Material,
  purpose: SentRequest['purpose'],
  request: ComposedRequest,
  progress: Progress,
): Promise<ReadAnswer | { readonly status: BriefOutcome['status']; readonly why: string }> {
  const body = provider.bodyOf(request.question);
  const answer = await provider.ask(request.question);
  progress.requests.push(sentRequest(brief, purpose, request, body, answer));
  if (answer.kind !== 'answered') {
    return { status: answer.kind === 'out-of-budget' ? 'out-of-budget' : 'failed', why: answer.why };
  }
  const read = readAnswer(answer.text);
  if (!('why' in read)) return withoutSecrets(redactor, read);
  await provider.forget(request.question);
  return { status: 'failed', why: `${(await redactor.scrub(read.why)).text}. ${ANOTHER_MODEL}` };
}
