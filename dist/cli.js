#!/usr/bin/env node
import{n as e}from"./chunks/shipped-files.js";const t=`earnest decides whether the tests in a pull request deserve to be merged.

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
`;async function n(n){let[r,...i]=n;switch(r){case`--version`:case`-v`:return process.stdout.write(`${e()}\n`),0;case`--help`:case`-h`:return process.stdout.write(t),0;case`gate`:return(await import(`./chunks/gate-command2.js`)).gateCommand(i,process);case`rerun`:return(await import(`./chunks/rerun-command.js`)).rerunCommand(i,process);case`review`:return(await import(`./chunks/review-command.js`)).reviewCommand(i,process);case`brief`:return(await import(`./chunks/brief-command.js`)).briefCommand(i,process);case`draft`:return(await import(`./chunks/draft-command.js`)).draftCommand(i,process);case`init`:return(await import(`./chunks/init-command.js`)).initCommand(i,process);default:return process.stderr.write(`${r===void 0?`No command was given.`:`There is no command ${JSON.stringify(r)}.`}\n\n${t}`),2}}try{process.exitCode=await n(process.argv.slice(2))}catch(e){process.stderr.write(`${e instanceof Error&&e.name===`CouldNotJudge`?e.message:String(e.stack??e)}\n`),process.exitCode=2}export{};