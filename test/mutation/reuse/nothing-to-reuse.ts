import { NO_VERDICTS } from '../../../src/mutation/reuse/verdict-store.ts';
import { createVerdicts } from '../../../src/mutation/reuse/verdicts.ts';

/** For tests in which every mutant is to be judged anew, and nothing kept. */
export const NOTHING_TO_REUSE = {
  verdicts: createVerdicts(NO_VERDICTS, true, [], () => Promise.resolve(null)),
  files: [],
  classify: () => 'other' as const,
  environment: {},
};
