#!/usr/bin/env node
import{t as e}from"./chunks/shipped-files.js";import{readFileSync as t}from"node:fs";import{join as n}from"node:path";const r=`earnest decides whether the tests in a pull request deserve to be merged.

  earnest gate --cwd DIR --base REF [--head REF] [--config FILE] [--json FILE] [--summary FILE] [--html FILE]
               [--only change,suite,flaky,mutation]
      Judges base..work tree. --cwd is a git work tree whose tests can run (default: here).
      --json also writes, beside FILE, mutation.json in the standard mutation-testing-elements schema, and ctrf.json in the
      Common Test Report Format.
  earnest rerun [--cwd DIR] [--config FILE] [--under CONDITION] [--test NAME]... [--times N] FILE...
      Runs test files (relative to the top of the repository) again, once or N times, with only the named cases where
      names are given ("suite > case"), under a condition as reports write it (time-zone=Asia/Tokyo, order=reversed, ...).
      Exit code: 0 nothing failed, 1 a case failed, 2 could not be run.
  earnest init [--cwd DIR]
      Writes .github/workflows/earnest.yml and a commented .github/earnest.yml; keeps what is there.
  earnest --version | --help

Exit code: 0 pass, 1 fail, 2 could not judge.
`;async function i(i){let[a,...o]=i;switch(a){case`--version`:case`-v`:{let{version:r}=JSON.parse(t(n(e(),`package.json`),`utf8`));return process.stdout.write(`${r}\n`),0}case`--help`:case`-h`:return process.stdout.write(r),0;case`gate`:return(await import(`./chunks/gate-command2.js`)).gateCommand(o,process);case`rerun`:return(await import(`./chunks/rerun-command.js`)).rerunCommand(o,process);case`init`:return(await import(`./chunks/init-command.js`)).initCommand(o,process);default:return process.stderr.write(`${a===void 0?`No command was given.`:`There is no command ${JSON.stringify(a)}.`}\n\n${r}`),2}}try{process.exitCode=await i(process.argv.slice(2))}catch(e){process.stderr.write(`${e instanceof Error&&e.name===`CouldNotJudge`?e.message:String(e.stack??e)}\n`),process.exitCode=2}export{};