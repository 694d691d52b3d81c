#!/usr/bin/env node
import { shippedVersion } from '../system/shipped-files.ts';

const USAGE = `earnest decides whether the tests in a pull request deserve to be merged.

  earnest gate --cwd DIR --base REF [--head REF] [--config FILE] [--json FILE] [--summary FILE] [--html FILE]
               [--only change,suite,flaky,mutation,review]
      Judges base..work tree. --cwd is a git work tree whose tests can run (default: here).
      --json also writes, beside FILE, mutation.json in the standard mutation-testing-elements schema, and ctrf.json in the
      Common Test Report Format.
  earnest rerun [--cwd DIR] [--config FILE] [--under CONDITION] [--test NAME]... [--times N] FILE...
      Runs test files (relative to the top of the repository) again, once or N times, with only the named cases where
      names are given ("suite > case"), under a condition as reports write it (time-zone=Asia/Tokyo, order=reversed, ...).
      Exit code: 0 nothing failed, 1 a case failed, 2 could not be run.
  earnest review [--cwd DIR] [--config FILE] [--format text|json|sarif] [FILE]...
      Reads test files (default: every one that git tracks) and says what their text alone tells, without running them, by
      the policy of the work tree. Exit code: 0 nothing blocks, 1 something does, 2 a file could not be read.
  earnest brief TARGET [--cwd DIR] [--entry FILE#EXPORT] [--out FILE]
      Begins a behaviour brief for FILE#EXPORT, or for a route such as 'GET /orders/:id' with --entry, with the questions left open
      for a person.
  earnest draft --cwd DIR --base REF [--all] [--out drafts.json] [--dry-run] [--config FILE] [--summary FILE]
      Lets a model draft tests for the briefs, as they are at REF, whose targets base..work tree touches (--all: for every brief).
      The key is read from EARNEST_API_KEY; model and address from EARNEST_MODEL and EARNEST_BASE_URL, else from the policy.
      --dry-run asks nobody and prints the exact requests. Runs no code of the repository.
  earnest init [--cwd DIR] [--drafting]
      Writes .github/workflows/earnest.yml and a commented .github/earnest.yml; keeps what is there.
  earnest --version | --help

Exit code: 0 pass, 1 fail, 2 could not judge.
`;

/** Node 20 can still say what is wrong; older ones cannot even run this file. */
async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case '--version':
    case '-v':
      process.stdout.write(`${shippedVersion()}\n`);
      return 0;
    case '--help':
    case '-h':
      process.stdout.write(USAGE);
      return 0;
    case 'gate':
      return (await import('./gate-command.ts')).gateCommand(rest, process);
    case 'rerun':
      return (await import('./rerun-command.ts')).rerunCommand(rest, process);
    case 'review':
      return (await import('./review-command.ts')).reviewCommand(rest, process);
    case 'brief':
      return (await import('./brief-command.ts')).briefCommand(rest, process);
    case 'draft':
      return (await import('./draft-command.ts')).draftCommand(rest, process);
    case 'init':
      return (await import('./init-command.ts')).initCommand(rest, process);
    default:
      process.stderr.write(
        `${command === undefined ? 'No command was given.' : `There is no command ${JSON.stringify(command)}.`}\n\n${USAGE}`,
      );
      return 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (problem) {
  process.stderr.write(
    `${problem instanceof Error && problem.name === 'CouldNotJudge' ? problem.message : String((problem as Error).stack ?? problem)}\n`,
  );
  process.exitCode = 2;
}
