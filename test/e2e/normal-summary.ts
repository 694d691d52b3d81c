/** A summary without what differs from run to run: commits, durations, versions, how often time let tests run, and what this machine grants. */
export function normalSummary(summary: string): string {
  return summary
    .replace(/^### Flaky tests\n[\s\S]*?(?=^(?:### |Timings:))/m, '### Flaky tests\n\nHOW OFTEN THEY RAN\n\n')
    .replaceAll(/ran \d+(?: to \d+)? times(?: each)? under/g, 'ran SOME times under')
    .replaceAll(
      /in at most [\d.]+ % of such runs(?:, earlier runs of the same tests counted)?/g,
      'in at most SOME % of such runs',
    )
    .replaceAll(/\b[0-9a-f]{40}\b/g, 'COMMIT')
    .replaceAll(/\b[0-9a-f]{12}\b/g, 'COMMIT12')
    .replaceAll(/ at [0-9a-f]{7}\b/g, ' at COMMIT7')
    .replaceAll(/passed in \d+\.\d\ds/g, 'passed in TIMEs')
    .replaceAll(/\b(?:\d+ min \d+ s|\d+\.\d s|\d+ ms)/g, 'TIME')
    .replaceAll(/^- Tests ran in process .*$/gm, '- How the tests were held.')
    .replaceAll(/\b(node-test|jest|vitest|mocha|StrykerJS) \d+\.\d+\.\d+/g, '$1 VERSION');
}
