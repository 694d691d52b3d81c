import type { SyntaxNode } from '../../source/syntax.ts';
import { calledName } from './fields.ts';

/** `afterEach(…)` and `after(…)`, `test.afterEach(…)`: what they assert, they assert of each test. */
export function isAfterHook(call: SyntaxNode): boolean {
  return /^(?:afterEach|afterAll|after|onTestFinished|teardown|suiteTeardown)$/.test(calledName(call) ?? '');
}

/** Any hook of a suite. */
export function isHook(call: SyntaxNode): boolean {
  return isAfterHook(call) || /^(?:beforeEach|beforeAll|before|setup|suiteSetup)$/.test(calledName(call) ?? '');
}
