import type { JudgedMutants } from '../toolchain/javascript/stryker/judge.ts';

interface Known {
  readonly when: RegExp;
  readonly likely: string;
}

/** What Stryker's own words mean for somebody who never asked for Stryker. */
const KNOWN: readonly Known[] = [
  {
    when: /failed tests in the initial test run/i,
    likely:
      'The suite passes by itself but not in Stryker’s sandbox, a copy of the package beside its node_modules. Tests that read files by a path from the repository root, ' +
      'or that depend on each other or on the clock, do that. Make them independent of the folder they run in.',
  },
  {
    when: /No tests were executed|No tests? (were )?found/i,
    likely:
      'The suite ran tests, but Stryker’s runner found none. Its configuration may point to another folder or configuration file than the test script does; ' +
      'a stryker.config.json with the runner’s options puts it right.',
  },
  {
    when: /BABEL_VERSION_UNSUPPORTED|Requires Babel/i,
    likely:
      'The project’s own Stryker reads the project’s Babel configuration, which is made for another Babel. Remove @stryker-mutator/* from the project to use the Stryker that Earnest brings.',
  },
  {
    when: /Could not (parse|transform)|Parse ?error|SyntaxError|Unexpected token/i,
    likely:
      'A changed source file could not be parsed. If it uses syntax that needs a plugin, name the plugin in `mutator.plugins` of a stryker.config.json.',
  },
  {
    when: /requires version to match/i,
    likely: 'The node on PATH is too old for this Stryker. Put node 22 or newer first on PATH (actions/setup-node).',
  },
  {
    when: /Cannot find (TestRunner )?plugin|Cannot find (module|package)/i,
    likely: 'A package is missing where Stryker runs. Install the project’s dependencies first.',
  },
];

/** What was received, what it likely means and what to change, when no verdict can be drawn from the run; null when one can. */
export function strykerProblem(
  { run, distrust, engine }: JudgedMutants,
  judged: number,
  budgetMs: number,
): string | null {
  if (distrust !== null) return `${engine.label} cannot be trusted here. ${distrust}`;
  if (run.ending === 'done') return null;
  if (run.ending === 'out-of-time') {
    const budget = `${Math.round(budgetMs / 1000)} s`;
    return run.planned === null
      ? `Stryker did not get through its initial run of the tests within ${budget} (mutation.budget). Give it more time, or a smaller change.`
      : `Only ${judged} of ${run.planned} mutants were judged within ${budget} (mutation.budget). Give it more time, or a smaller change.`;
  }
  const said = [run.failure?.message, run.output.trim()]
    .filter((text) => text)
    .join('\n')
    .slice(0, 4_000);
  const likely = KNOWN.find(({ when }) => when.test(said))?.likely ?? 'The words above are Stryker’s own.';
  const how =
    run.ending === 'failed'
      ? 'Stryker stopped'
      : `Stryker ended without a report (exit code ${run.exitCode}), which is never taken for a pass`;
  return `${how}: ${said === '' ? 'it said nothing' : said}\n${likely}`;
}
