import type { ReviewQuestion } from './smell.ts';

/** The questions of the checklist in words, about the added and edited tests, in the order in which reports ask them. */
export const REVIEW_QUESTIONS: Readonly<Record<ReviewQuestion, string>> = {
  'public-behaviour': 'Do they assert public behaviour, and not how it is built?',
  'would-fail': 'Would they fail if a condition flipped or a field disappeared?',
  'invalid-input': 'Is there a case for invalid input or a real boundary?',
  'integration-seam': 'Is a genuine integration seam exercised?',
  'snapshots-and-doubles': 'Are giant snapshots and over-mocking avoided?',
  'more-than-a-mirror': 'Do they do more than mirror the implementation?',
};
