import { describe } from '@jest/globals';
import { corpusOf } from './corpus-of.ts';

describe('of the tests of flaky-jest', () => corpusOf('flaky-jest'));
