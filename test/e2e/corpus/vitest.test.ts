import { describe } from '@jest/globals';
import { corpusOf } from './corpus-of.ts';

describe('of the tests of flaky-vitest', () => corpusOf('flaky-vitest'));
