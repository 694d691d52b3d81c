/** The reasons to skip a check that the verdict itself looks at. Any other text is a reason of the reader's. */

/** The change holds no source, test or configuration that this check concerns: a pass that says so. */
export const NOTHING_RELEVANT = 'nothing relevant changed';

/** The review had no test to read: nothing was kept from it. */
export const NO_CHANGED_TEST = 'the change adds or edits no test';

/** There was no clause to trace: nothing was kept from the check. */
export const NO_BRIEF = 'no brief at the base commit is about what this change touches';

/** Mutants cannot be judged by tests that fail without them. */
export const SUITE_FAILS = 'the suite fails';
