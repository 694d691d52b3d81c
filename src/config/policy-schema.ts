import { posix } from 'node:path';
import * as z from 'zod';
import type { Policy } from '../domain/policy.ts';
import {
  acceptedMutant,
  acceptedTest,
  callPattern,
  choice,
  day,
  duration,
  durationOrAuto,
  endpoint,
  flag,
  folder,
  level,
  line,
  money,
  pattern,
  percent,
  reviewedPlace,
  ruleId,
  ruleLevels,
  section,
  wholeNumber,
  words,
} from './setting-kinds.ts';

/**
 * Every key of earnest.yml with its default, what it allows and what it means. The type `Policy`, the JSON Schema in
 * `schema/` and the table in the README all follow from here.
 */
export const policySchema = section({
  mode: choice(['enforce', 'report'])
    .default('enforce')
    .describe('`report` prints the same verdict, but only "could not judge" reddens the job.'),
  suite: section({
    runner: choice(['auto', 'jest', 'vitest', 'mocha', 'node-test', 'command'])
      .default('auto')
      .describe('The test runner; `auto` finds it from configuration and dependencies.'),
    command: line('a shell command')
      .default(null)
      .describe('A shell command that runs the suite and writes JUnit XML, for any other runner.'),
    junit: line('the path of the JUnit XML, which may be a glob')
      .default(null)
      .describe('Where `command` writes its JUnit XML, relative to the package.'),
    timeout: duration().prefault('10m').describe('The longest one run of the suite may take.'),
  }).prefault({}),
  stability: section({
    budget: durationOrAuto()
      .prefault('auto')
      .describe(
        'The longest that tests may be run again to expose flaky ones; `auto`: in proportion to one run of the suite.',
      ),
    accept: z
      .array(
        z.strictObject(
          {
            test: acceptedTest().describe('`path > name` as reports write it, or a path for all tests of a file.'),
            reason: words('why it is accepted, in words').describe('Why it is accepted; the summary says it.'),
            until: day().describe('The last day (UTC) on which it is accepted.'),
          },
          { error: 'a mapping of test, reason and until' },
        ),
        { error: 'a list of accepted tests, each with test, reason and until' },
      )
      .default([])
      .describe(
        'Flaky tests that neither block nor warn until a day. Each entry: `test` (`path > name`, or a path for all of a file), `reason`, `until` (YYYY-MM-DD). The summary lists them.',
      ),
  }).prefault({}),
  mutation: section({
    scope: choice(['changed-lines', 'changed-functions', 'changed-files', 'all'])
      .default('changed-lines')
      .describe('Which mutants are judged.'),
    threshold: percent().default(80).describe('The lowest mutation score, in percent, that passes.'),
    budget: duration()
      .prefault('10m')
      .describe('The longest the mutation stage may take; when it cannot hold all mutants, a sample is judged.'),
    uncertain: choice(['fail', 'warn', 'pass'])
      .default('warn')
      .describe('What the check does when a sample leaves open on which side of the threshold the score is.'),
    arid: z
      .array(callPattern(), { error: 'a list of calls, such as audit.log or telemetry.*' })
      .default([])
      .describe(
        'More calls that only log or measure, such as `audit.log` or `telemetry.*`: statements that are no more than such a call are left out. With `!` in front, as in `!console.*`, they are judged.',
      ),
    accept: z
      .array(
        z.strictObject(
          {
            mutant: acceptedMutant().describe('`path > id` as the summary writes it, or a path for all of a file.'),
            reason: words('why it is accepted, in words').describe('Why it is accepted; the summary says it.'),
            until: day().describe('The last day (UTC) on which it is accepted.'),
          },
          { error: 'a mapping of mutant, reason and until' },
        ),
        { error: 'a list of accepted mutants, each with mutant, reason and until' },
      )
      .default([])
      .describe(
        'Mutants that may survive until a day, outside of the score. Each entry: `mutant` (`path > id`, or a path for all of a file), `reason`, `until` (YYYY-MM-DD). The summary lists them.',
      ),
  }).prefault({}),
  review: section({
    rules: ruleLevels()
      .prefault({})
      .describe(
        'Levels in place of the rules’ own, by rule id, such as `weak-only: warn`. No second witness raises `info` and `warn` above what stands here; `block` needs none.',
      ),
    waivers: z
      .array(
        z.strictObject(
          {
            rule: ruleId().describe('The id of the rule.'),
            where: reviewedPlace().describe('`path > test name` as reports write it, or a path for all of a file.'),
            reason: words('why it is waived, in words').describe('Why it is waived; the summary says it.'),
            until: day().describe('The last day (UTC) on which it is waived.'),
          },
          { error: 'a mapping of rule, where, reason and until' },
        ),
        { error: 'a list of waivers, each with rule, where, reason and until' },
      )
      .default([])
      .describe(
        'Findings of the review that are only noted until a day. Each entry: `rule`, `where` (`path > test name`, or a path for all of a file), `reason`, `until` (YYYY-MM-DD). The summary lists them.',
      ),
  }).prefault({}),
  checks: section({
    suite: level('What a failing suite does to the verdict.'),
    flaky: level('What a test that this change made flaky does to the verdict.'),
    mutation: level('What a score below the threshold does to the verdict.'),
    worth: level('What a draft that kills nothing of its own does to the verdict.'),
    base: level('What a change of behaviour that nothing would notice undone does to the verdict.'),
    weakened: level('What kills that edited or deleted tests lose do to the verdict.'),
    review: level('What a finding at level `block` in the tests themselves does to the verdict.'),
    brief: level('What a required clause of a brief without a test that kills does to the verdict.'),
    drafts: level('What a drafted test that nobody has taken as theirs does to the verdict.'),
    suppressions: level('What an added `.only` does to the verdict.'),
  }).prefault({}),
  briefs: section({
    include: z
      .array(pattern(), { error: 'a list of patterns, such as **/*.brief.yml' })
      .default(['**/*.brief.yml'])
      .describe('Where behaviour briefs stand, as glob patterns.'),
    budget: duration()
      .prefault('10m')
      .describe(
        'The longest that trying drafts and judging the mutants of the targets of briefs may take. Where it ends first, the drafts that promise least are not tried.',
      ),
    candidateBugs: choice(['required', 'block', 'warn'])
      .default('required')
      .describe(
        'What a draft that follows its clause and fails does to the verdict: `required` blocks for a required clause and warns for any other, `block` and `warn` do so for all.',
      ),
  }).prefault({}),
  drafting: section({
    baseUrl: endpoint()
      .default(null)
      .describe(
        'The address of an OpenAI-compatible API, such as `https://api.example.com/v1`. There is no default; the input `base-url` goes before it.',
      ),
    model: line('the name of a model')
      .default(null)
      .describe('The model that drafts tests. There is no default; the input `model` goes before it.'),
    apiVersion: line('a version of the API of Azure OpenAI, such as 2026-10-01')
      .default(null)
      .describe('The version of the API, for a deployment of Azure OpenAI whose `baseUrl` is its endpoint.'),
    allowHttp: flag()
      .default(false)
      .describe('Whether `baseUrl` may be `http:` on another machine: the key and the request are not encrypted then.'),
    maxCalls: wholeNumber(1, 1000).default(20).describe('The most requests of one run, repairs included.'),
    maxTokens: wholeNumber(1000, 10_000_000)
      .default(50_000)
      .describe('The most tokens of one run, what is sent and what is answered.'),
    maxCost: money().default(null).describe('The most that one run may cost, in the currency of the prices.'),
    inputPrice: money().default(null).describe('What a million tokens that are sent cost.'),
    outputPrice: money().default(null).describe('What a million tokens of answers cost.'),
    timeout: duration().prefault('5m').describe('The longest that all of drafting may take.'),
    guidance: line('the path of a text file')
      .default(null)
      .describe('A file with house rules for tests, which the model is given. It is read at the base commit.'),
  }).prefault({}),
  packages: z
    .array(folder(), { error: 'a list of folders' })
    .default([])
    .describe('Folders of a workspace to judge; empty: they are found.'),
});

/** The settings as the schema gives them, made into the words of the domain. */
export function toPolicy(settings: z.output<typeof policySchema>): Policy {
  const { suite, stability, mutation, review } = settings;
  const { timeout, ...drafting } = settings.drafting;
  return {
    mode: settings.mode,
    suite: { runner: suite.runner, command: suite.command, junit: suite.junit, timeoutMs: suite.timeout },
    mutation: {
      scope: mutation.scope,
      threshold: mutation.threshold,
      budgetMs: mutation.budget,
      uncertain: mutation.uncertain,
      arid: mutation.arid,
      accept: mutation.accept.map((entry) => ({ ...entry, mutant: normalTest(entry.mutant) })),
    },
    stability: {
      budgetMs: stability.budget,
      accept: stability.accept.map((entry) => ({ ...entry, test: normalTest(entry.test) })),
    },
    review: {
      rules: review.rules,
      waivers: review.waivers.map((waiver) => ({ ...waiver, where: normalTest(waiver.where) })),
    },
    checks: settings.checks,
    briefs: {
      include: settings.briefs.include,
      budgetMs: settings.briefs.budget,
      candidateBugs: settings.briefs.candidateBugs,
    },
    drafting: { ...drafting, timeoutMs: timeout },
    packages: [...new Set(settings.packages.map((path) => posix.normalize(path).replace(/\/$/, '')))],
  };
}

function normalTest(test: string): string {
  const [path = '', ...titles] = test.split(' > ');
  return [posix.normalize(path), ...titles].join(' > ');
}

/** What judges a repository that says nothing. */
export function defaultPolicy(): Policy {
  return toPolicy(policySchema.parse({}));
}
