import { createHash } from 'node:crypto';
import type { Brief } from '../domain/brief.ts';
import type { DraftQuestion, SentRequest } from '../domain/draft.ts';
import type { Candidate } from './candidates.ts';
import type { Checker } from './check/draft-to-check.ts';
import type { DraftPlace, Numbering } from './numbering.ts';
import type { ComposedRequest, Material } from './prompt/request.ts';
import type { Answer } from './provider/answer.ts';
import type { Provider } from './provider/provider.ts';
import type { Redactor } from './redaction/redactor.ts';
import { draftPath } from './surroundings/placement.ts';

/** What the drafting of every brief shares, and the checks that fit one. */
export interface DraftingParts {
  readonly redactor: Redactor;
  readonly checker: Checker;
  readonly provider: Provider;
  readonly numbering: Numbering;
}

/** What is known so far while one brief is worked on. */
export interface Progress {
  readonly fit: Candidate[];
  readonly unfit: Candidate[];
  readonly questions: DraftQuestion[];
  readonly requests: SentRequest[];
  readonly remarks: string[];
}

const MOST_NOTES = 5;

export function note({ remarks }: Progress, brief: Brief, lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_NOTES)) remarks.push(`${brief.path}: ${line}`);
}

/** An id and a path for one more draft. */
export function nextPlace({ numbering }: Pick<DraftingParts, 'numbering'>, { brief, placement }: Material): DraftPlace {
  const name = (brief.path.split('/').pop() ?? '').replace(/\.brief\.ya?ml$/, '');
  return numbering.next(name, (number) => draftPath(placement, number));
}

/** A request as the receipt has it, once it was asked. `body` is what the provider said beforehand that it would send. */
export function sentRequest(
  brief: Brief,
  purpose: SentRequest['purpose'],
  { sections }: ComposedRequest,
  body: string,
  answer: Answer | null,
): SentRequest {
  const answered = answer?.kind === 'answered' ? answer.from : 'nobody';
  return {
    brief: brief.path,
    purpose,
    sections,
    bytes: Buffer.byteLength(body),
    sha256: createHash('sha256').update(body).digest('hex'),
    answeredBy: answer === null ? 'dry-run' : answered,
  };
}
