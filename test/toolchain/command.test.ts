import { describe, expect, test } from '@jest/globals';
import { isGreen } from '../../src/domain/test-run.ts';
import { folderWith, lines, runSuite } from './suites.ts';

const passing = '<testsuite name="s"><testcase name="a" classname="test/a.js" time="0.5"/></testsuite>';

function writing(xml: string, exitCode = 0): string {
  return `mkdir -p out && cat > out/junit.xml <<'XML'\n${xml}\nXML\nexit ${exitCode}`;
}

describe('a suite of any other runner', () => {
  test('is run by a shell command in the package and told by its JUnit XML', async () => {
    const root = await folderWith({});
    const command = writing(
      `<?xml version="1.0"?>
      <testsuites>
        <testsuite name="outer" file="spec/one.rb">
          <testsuite name="inner">
            <testcase name="adds &lt;two&gt; &#38; &#x41;" time="0.25"/>
            <testcase name="subtracts" line="7"><failure message="expected 1">at spec/one.rb:7</failure></testcase>
          </testsuite>
        </testsuite>
        <testsuite name="other" file="spec/one.rb">
          <testcase name="left out" classname="Outer"><skipped/></testcase>
          <testcase name="flaky" file="spec/two.rb"><flakyFailure message="first try">stack</flakyFailure></testcase>
        </testsuite>
      </testsuites>`,
      1,
    );

    const run = await runSuite(root, { command, junit: 'out/*.xml' });

    expect(run.tests).toEqual([
      expect.objectContaining({
        id: 'spec/one.rb > inner > adds <two> & A',
        status: 'passed',
        durationMs: 250,
        hiddenRetries: null,
      }),
      expect.objectContaining({
        status: 'failed',
        failure: 'expected 1\nat spec/one.rb:7',
        location: { line: 7, column: 1 },
      }),
      expect.objectContaining({ id: 'spec/one.rb > Outer > left out', status: 'skipped' }),
      expect.objectContaining({ file: 'spec/two.rb', status: 'passed', hiddenRetries: 1, failure: 'first try\nstack' }),
    ]);
    expect(run).toMatchObject({ runner: 'command', outcome: 'completed', exitCode: 1, command });
  });

  test('is green only when command and report agree', async () => {
    const root = await folderWith({});

    const green = await runSuite(root, { command: writing(passing), junit: 'out/junit.xml' });
    const red = await runSuite(root, { command: writing(passing, 3), junit: 'out/junit.xml' });

    expect(lines(green)).toEqual(['passed test/a.js > test/a.js > a']);
    expect(isGreen(green)).toBe(true);
    expect(isGreen(red)).toBe(false);
    expect(red.remark).toBe('Every test passed, but the runner ended with exit code 3.');
  });

  test('is `crashed` without a report of this very run; an earlier one is neither believed nor deleted', async () => {
    const root = await folderWith({ 'out/junit.xml': passing });

    const run = await runSuite(root, { command: 'test -f out/junit.xml', junit: 'out/junit.xml' });

    expect(run).toMatchObject({
      outcome: 'crashed',
      exitCode: 0,
      remark:
        'There is no result (exit code 0): the command wrote no JUnit XML at out/junit.xml, only 1 from before it.',
    });
  });

  test.each([
    ['not XML', 'plain text', 'cannot be parsed'],
    ['a page', '<html></html>', 'neither <testsuites> nor <testsuite>'],
    ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><testsuite name="&b;"/>', 'document type'],
    ['counts that contradict its tests', passing.replace('name="s"', 'name="s" failures="2"'), 'contradicts itself'],
    ['suites without end', '<testsuite>'.repeat(500) + '</testsuite>'.repeat(500), 'deep|parsed'],
  ])('is `crashed` when its report is %s', async (_, xml, reason) => {
    const root = await folderWith({});

    const run = await runSuite(root, { command: writing(xml), junit: 'out/junit.xml' });

    expect(run).toMatchObject({ outcome: 'crashed', tests: [], remark: expect.stringMatching(reason) });
  });

  test('that lists no tests is `no-tests`', async () => {
    const root = await folderWith({});

    const run = await runSuite(root, { command: writing('<testsuites/>'), junit: 'out/junit.xml' });

    expect(run).toMatchObject({ outcome: 'no-tests', exitCode: 0 });
  });

  test('finds the programs of node_modules by name', async () => {
    const root = await folderWith({ 'node_modules/.bin/report': `#!/bin/sh\n${writing(passing)}\n` });

    const run = await runSuite(root, {
      command: 'chmod +x node_modules/.bin/report && report',
      junit: 'out/junit.xml',
    });

    expect(run.outcome).toBe('completed');
  });

  test('cannot be judged without the path of its report, or with one outside of the package', async () => {
    const root = await folderWith({});

    await expect(runSuite(root, { command: 'true' })).rejects.toThrow('suite.junit is not set');
    await expect(runSuite(root, { command: 'true', junit: '../x.xml' })).rejects.toThrow('inside the package');
  });
});
