import { describe, expect, test } from '@jest/globals';
import { strykerProblem } from '../../src/mutation/problem.ts';
import type { JudgedMutants } from '../../src/toolchain/javascript/stryker/judge.ts';
import type { StrykerRun } from '../../src/toolchain/javascript/stryker/run.ts';

function judged(run: Partial<StrykerRun>, distrust: string | null = null): JudgedMutants {
  return {
    engine: { core: '/core', runnerPlugin: null, own: false, label: 'StrykerJS 10.0.0 (pinned by Earnest)' },
    run: {
      ending: 'failed',
      failure: null,
      excluded: [],
      ignores: false,
      remarks: [],
      tests: null,
      planned: null,
      largeBlocks: 0,
      arid: [],
      unasked: 0,
      known: [],
      visited: [],
      unmutated: [],
      enclosing: [],
      mutants: [],
      sample: null,
      failsUnmutated: new Map(),
      exitCode: 1,
      output: '',
      ...run,
    },
    mutants: [],
    remarks: [],
    coverageKnown: true,
    distrust,
    spentMs: 0,
  };
}

const problem = (run: Partial<StrykerRun>, distrust?: string) => strykerProblem(judged(run, distrust), 3, 90_000);

describe('why no verdict can be drawn', () => {
  test.each([
    ['There were failed tests in the initial test run.', 'passes by itself but not in Stryker’s sandbox'],
    ['No tests were executed. Stryker will exit prematurely.', 'Stryker’s runner found none'],
    ['[BABEL_VERSION_UNSUPPORTED] Requires Babel "^7"', 'made for another Babel'],
    ['Could not parse src/price.js: Unexpected token (1:3)', 'name the plugin in `mutator.plugins`'],
    ['Node.js version v20.1.0 detected. StrykerJS requires version to match >=22.0.0.', 'too old for this Stryker'],
    ['Cannot find TestRunner plugin "mocha".', 'Install the project’s dependencies first'],
    ["Cannot find package 'express' imported from /repo/src/app.js", 'Install the project’s dependencies first'],
    ['something nobody has seen', 'The words above are Stryker’s own.'],
  ])('%s', (message, likely) => {
    const said = problem({ failure: { kind: 'Error', message } });
    expect(said?.split('\n')[0]).toBe(`Stryker stopped: ${message}`);
    expect(said).toContain(likely);
  });

  test('an end without a report is never a pass, whatever the exit code', () => {
    expect(problem({ ending: 'crashed', exitCode: 0, output: 'No tests were found\n' })).toBe(
      'Stryker ended without a report (exit code 0), which is never taken for a pass: No tests were found\n' +
        'The suite ran tests, but Stryker’s runner found none. Its configuration may point to another folder or configuration file than the test script does; ' +
        'a stryker.config.json with the runner’s options puts it right.',
    );
    expect(problem({ ending: 'crashed', exitCode: null })).toMatch(/exit code null.*it said nothing/);
  });

  test('the budget: how many mutants it held, or that it ended before the first', () => {
    expect(problem({ ending: 'out-of-time', planned: 20 })).toMatch(/^Only 3 of 20 mutants were judged within 90 s/);
    expect(problem({ ending: 'out-of-time' })).toMatch(/^Stryker did not get through its initial run .* within 90 s/);
  });

  test('an engine that is not believed, although it came to its end', () => {
    expect(problem({ ending: 'done' }, 'Its canary lived.')).toBe(
      'StrykerJS 10.0.0 (pinned by Earnest) cannot be trusted here. Its canary lived.',
    );
  });

  test('no problem when it came to its end and is believed', () => {
    expect(problem({ ending: 'done' })).toBeNull();
  });

  test('the words are capped', () => {
    expect(problem({ failure: { kind: 'Error', message: 'x'.repeat(100_000) } })?.length).toBeLessThan(5_000);
  });
});
