/**
 * Stryker plugins of ours. Stryker loads this file by path: in its main process for `Ignore` and `Reporter`, in each
 * worker for `TestRunner`. It imports nothing at run time but what Node has, and speaks to plain objects only, because
 * the Stryker that loads it may be the project's own.
 */
import { NodeTestRunner } from './node-test-runner.ts';
import { shouldIgnore } from './scope.ts';
import { StreamingReporter } from './streaming-reporter.ts';
import { createVerifyingRunner } from './verifying-runner.ts';

export const strykerPlugins = [
  { kind: 'Ignore', name: 'earnest-scope', value: { shouldIgnore } },
  { kind: 'Reporter', name: 'earnest', injectableClass: StreamingReporter },
  { kind: 'TestRunner', name: 'earnest', factory: createVerifyingRunner },
  { kind: 'TestRunner', name: 'earnest-node-test', injectableClass: NodeTestRunner },
];
