/**
 * The workflows that `earnest init` writes, run from end to end by act (https://github.com/nektos/act) on this machine: the real actions of GitHub, a real
 * repository, npm's registry, and a model that answers from a script.
 *
 *   node bench/workflow.ts --act PATH --actions DIR [--product DIR] [--keep DIR] [--only NAME]
 *
 * PATH is the program act; DIR holds the pinned commit of each action as `actions/checkout`, `actions/setup-node`, `actions/cache`,
 * `actions/upload-artifact` and `actions/download-artifact`, with what each of them builds into `dist/`. One that is missing is replaced by one that does nothing, and named. `--product` is
 * the checkout of Earnest whose shipped files are judged (default: this one). Ends with 1 when anything is not as it should be.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { answers, startServer } from '../test/drafting/scripted-server.ts';
import { type ActResult, runAct } from './workflow/act.ts';
import { CASES, type Case } from './workflow/cases.ts';
import { faultsOf } from './workflow/check.ts';
import { unpacked } from './workflow/evidence.ts';
import { freshHome, localActions, type Machine, machineAt } from './workflow/machine.ts';
import { originAt } from './workflow/origin.ts';
import { type Product, productAt } from './workflow/product.ts';
import { KEY, tracesIn } from './workflow/traps.ts';

const { values } = parseArgs({
  options: {
    act: { type: 'string' },
    actions: { type: 'string' },
    product: { type: 'string', default: join(import.meta.dirname, '..') },
    keep: { type: 'string' },
    only: { type: 'string' },
  },
});
const RECORDED = ['1-draft', '2-repair', '3-wider'].map((name) =>
  readFileSync(join(import.meta.dirname, `../test/drafting/recorded/invoice/${name}.json`), 'utf8'),
);
/** The inputs that docs/drafting.md names for drafting in the step of the gate. */
const ONE_STEP = `
        with:
          model: \${{ vars.EARNEST_MODEL }}
          base-url: \${{ vars.EARNEST_BASE_URL }}
          api-key: \${{ secrets.EARNEST_API_KEY }}`;

async function main(act: string, actions: string): Promise<boolean> {
  const top = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'earnest-workflow-')) : resolve(values.keep);
  mkdirSync(top, { recursive: true });
  const setting: Setting = {
    top,
    product: productAt(join(top, 'product'), resolve(values.product)),
    machine: machineAt(top),
    act,
    actions,
  };
  let good = true;
  for (const [index, one] of CASES.entries()) {
    if (values.only !== undefined && !one.name.includes(values.only)) continue;
    const faults = await runCase(setting, one, index + 1);
    good &&= faults.length === 0;
  }
  if (values.keep === undefined) rmSync(top, { recursive: true, force: true });
  return good;
}

interface Setting {
  /** The folder of all that is made. */
  readonly top: string;
  readonly product: Product;
  readonly machine: Machine;
  readonly act: string;
  readonly actions: string;
}

/** Runs one case and prints what came of it; returns what is not as it should be. */
async function runCase({ top, product, machine, act, actions }: Setting, one: Case, runId: number): Promise<string[]> {
  const folder = join(top, `run-${runId}`);
  const trace = join(folder, 'trace');
  mkdirSync(trace, { recursive: true });
  const way = one.workflow === 'drafting' ? { options: ['--drafting'] } : { options: [], edit: withInputs };
  const origin = originAt(folder, product, { ...one.origin, ...way, trace });
  const home = freshHome(join(folder, 'home'), origin.bare);
  const { options, replaced } = localActions(pinsOf(origin.workflow), actions, join(top, 'stand-ins'), product);
  const server = await startServer(RECORDED.map((text) => answers(text)));
  const ran = await runAct({
    machine,
    act,
    folder,
    home,
    clone: origin.clone,
    event: one.event(origin),
    runId,
    options,
    secrets: { GITHUB_TOKEN: 'the-token-of-the-job', ...(one.trusted ? { EARNEST_API_KEY: KEY } : {}) },
    variables: one.trusted ? { EARNEST_MODEL: 'test-model', EARNEST_BASE_URL: one.baseUrl ?? server.baseUrl } : {},
  });
  await server.close();
  const artifacts = unpacked(ran.artifacts, runId, join(folder, 'unpacked'));
  const authorizations = server.requests.map(({ headers }) => headers.authorization);
  const faults = faultsOf(one, { origin, ran, artifacts, traces: tracesIn(trace), authorizations, home });
  tell(one, ran, replaced, faults);
  return faults;
}

function withInputs(workflow: string): string {
  return workflow.replace(/- uses: earnest-dev\/earnest@.*/, (line) => `${line}${ONE_STEP}`);
}

/** `owner/name@commit` of each repository that a workflow takes actions from. */
function pinsOf(workflow: string): string[] {
  return [
    ...new Set(
      [...workflow.matchAll(/uses: ([\w.-]+\/[\w.-]+)[^@\n]*@([0-9a-f]{40})/g)].map(
        ([, name, commit]) => `${name}@${commit}`,
      ),
    ),
  ];
}

function tell(one: Case, { jobs }: ActResult, replaced: readonly string[], faults: readonly string[]): void {
  console.log(`${one.name}: ${faults.length === 0 ? 'as it should be' : 'NOT as it should be'}`);
  for (const { id, result, from, to, outputs, steps } of jobs) {
    const told = ['status', 'drafts', 'verdict', 'score'].flatMap((name) =>
      outputs[name] === undefined ? [] : [`${name} ${outputs[name]}`],
    );
    console.log(`  ${id}: ${result}, ${((to - from) / 1000).toFixed(1)} s; ${told.join(', ')}`);
    for (const { name, result: outcome, seconds } of steps)
      console.log(`    ${seconds.toFixed(1)} s  ${name}${outcome === 'success' ? '' : ` (${outcome})`}`);
  }
  for (const name of replaced) console.log(`  replaced by a stand-in: ${name}`);
  for (const fault of faults) console.log(`  FAULT: ${fault}`);
}

if (values.act === undefined || values.actions === undefined) {
  console.error(
    'node bench/workflow.ts --act PATH --actions DIR: the program act, and the actions of GitHub. Both are missing or one of them is.',
  );
  process.exitCode = 2;
} else {
  process.exitCode = (await main(resolve(values.act), resolve(values.actions))) ? 0 : 1;
}
