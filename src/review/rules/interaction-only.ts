import { onlyOfKind } from './only-of-kind.ts';

/**
 * interaction-only: every assertion is about how doubles were called.
 *
 * Why: it holds the way the code works, not what comes of it.
 * Source: xUnit Test Patterns. Level: info.
 */
export const interactionOnly = onlyOfKind(
  'interaction-only',
  ({ kind }) => kind === 'interaction',
  'asserts only how its doubles were called, not what comes of it',
);
