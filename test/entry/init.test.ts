import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parsePolicy } from '../../src/config/parse-policy.ts';
import { defaultPolicy } from '../../src/config/policy-schema.ts';
import { init } from '../../src/entry/init.ts';

const PIN = { action: 'owner/earnest@0123456789abcdef0123456789abcdef01234567 # v0.1.0', drafting: false };
const WORKFLOW = '.github/workflows/earnest.yml';
const POLICY = '.github/earnest.yml';

const expression = (name: string) => `\${{ ${name} }}`;

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: boolean;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly 'timeout-minutes': number;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, { readonly branches?: readonly string[] } | null>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

describe('init', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'earnest-init-'));
    git('init', '--quiet', '--initial-branch=main');
    await put('package.json', '{}');
    await put('package-lock.json', '{}');
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  function git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  }

  async function put(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }

  function written(path: string): Promise<string> {
    return readFile(join(root, path), 'utf8');
  }

  async function workflow(drafting = false): Promise<Workflow> {
    await init(root, { ...PIN, drafting });
    return parse(await written(WORKFLOW));
  }

  async function steps(): Promise<readonly Step[]> {
    return (await workflow()).jobs.earnest?.steps ?? [];
  }

  const commands = (all: readonly Step[]) => all.flatMap(({ run }) => run ?? []);
  const action = (all: readonly Step[], name: string) => all.find(({ uses }) => uses?.startsWith(`${name}@`));

  test('writes the workflow and the policy, and says so', async () => {
    expect(await init(root, PIN)).toEqual({ written: [WORKFLOW, POLICY], kept: [] });
    expect((await workflow()).name).toBe('Earnest');
  });

  test('writes at the top of the repository when it is asked in a folder below', async () => {
    await mkdir(join(root, 'packages/core'), { recursive: true });

    await init(join(root, 'packages/core'), PIN);

    expect(await written(WORKFLOW)).toContain('name: Earnest');
  });

  test('keeps the files that are there as they are, and says which', async () => {
    await put(WORKFLOW, 'mine');
    await put(POLICY, 'mode: report');

    expect(await init(root, PIN)).toEqual({ written: [], kept: [WORKFLOW, POLICY] });
    expect(await written(WORKFLOW)).toBe('mine');
    expect(await written(POLICY)).toBe('mode: report');
  });

  test('adds no second policy beside one at the root', async () => {
    await put('earnest.yml', 'mode: report');

    expect(await init(root, PIN)).toEqual({ written: [WORKFLOW], kept: ['earnest.yml'] });
    await expect(written(POLICY)).rejects.toThrow('ENOENT');
  });

  test('does not write through a link that leads out of the repository', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'earnest-elsewhere-'));
    await symlink(elsewhere, join(root, '.github'));

    await expect(init(root, PIN)).rejects.toThrow('leads out of the work tree');
    await rm(elsewhere, { recursive: true });
  });

  test('refuses a folder that is in no repository', async () => {
    await rm(join(root, '.git'), { recursive: true });

    await expect(init(root, PIN)).rejects.toThrow('is not in a git work tree');
  });

  describe('the workflow', () => {
    test('runs on pull requests, on the merge queue and on pushes to the default branch, whatever the paths', async () => {
      const { on } = await workflow();

      expect(on).toEqual({ pull_request: null, merge_group: null, push: { branches: ['main'] } });
    });

    test('asks origin for the name of the default branch', async () => {
      git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');

      expect((await workflow()).on.push).toEqual({ branches: ['trunk'] });
    });

    test('gives its one job leave to read contents and nothing else, and never skips it', async () => {
      const { permissions, jobs } = await workflow();

      expect(permissions).toEqual({});
      expect(Object.keys(jobs)).toEqual(['earnest']);
      expect(jobs.earnest?.permissions).toEqual({ contents: 'read' });
      expect(jobs.earnest).not.toHaveProperty('if');
      expect(jobs.earnest?.['timeout-minutes']).toBeGreaterThan(0);
    });

    test.each([
      ['alone', false, 6],
      ['with drafting', true, 11],
    ])('pins every action to a commit and names its version, %s', async (_, drafting, count) => {
      await init(root, { ...PIN, drafting });
      const uses = (await written(WORKFLOW)).split('\n').filter((line) => line.includes('uses:'));

      expect(uses).toHaveLength(count);
      for (const line of uses) {
        expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
      expect(uses.join('\n')).toContain(PIN.action);
    });

    test('keeps no credentials in the checkout', async () => {
      expect(action(await steps(), 'actions/checkout')?.with).toEqual({ 'persist-credentials': false });
    });

    test('saves the cache on pushes only, each under a key of its own, and restores the newest', async () => {
      const all = await steps();
      const [restore, save] = [action(all, 'actions/cache/restore'), action(all, 'actions/cache/save')];

      expect(save?.if).toBe("always() && github.event_name == 'push'");
      expect(restore?.with?.path).toBe(save?.with?.path);
      expect(save?.with?.key).toBe(
        `${restore?.with?.['restore-keys']}\${{ github.run_id }}-\${{ github.run_attempt }}`,
      );
      expect(restore?.with?.['restore-keys']).toContain('0123456789abcdef');
    });

    test('uploads the reports whatever the verdict', async () => {
      expect(action(await steps(), 'actions/upload-artifact')?.if).toBe('always()');
    });

    test.each([
      ['npm', { 'package-lock.json': '{}' }, ['npm ci']],
      ['pnpm', { 'pnpm-lock.yaml': '' }, [expect.stringContaining('corepack'), 'pnpm install --frozen-lockfile']],
      ['yarn 1', { 'yarn.lock': '' }, ['yarn install --frozen-lockfile']],
      [
        'yarn 4',
        { 'yarn.lock': '', '.yarnrc.yml': '' },
        [expect.stringContaining('corepack'), 'yarn install --immutable'],
      ],
      ['bun', { 'bun.lock': '' }, ['bun install --frozen-lockfile']],
    ])('installs with %s where its lock file says so', async (_, files, expected) => {
      await rm(join(root, 'package-lock.json'));
      for (const [path, text] of Object.entries(files)) await put(path, text);

      expect(commands(await steps())).toEqual(expected);
    });

    test('takes the Node version from the repository where it names one', async () => {
      await put('.nvmrc', '22');

      expect(action(await steps(), 'actions/setup-node')?.with).toEqual({
        'node-version-file': '.nvmrc',
        cache: 'npm',
      });
    });
  });

  describe('the workflow that drafts', () => {
    async function job(name: string): Promise<Job> {
      const found = (await workflow(true)).jobs[name];
      if (found === undefined) throw new Error(`there is no job ${name}`);
      return found;
    }

    test('has the job of the other workflow, and one job in front of it that drafts on pull requests', async () => {
      const drafting = await workflow(true);
      await rm(join(root, WORKFLOW));
      const alone = await workflow();

      expect(Object.keys(drafting.jobs)).toEqual(['draft', 'earnest']);
      expect(drafting.jobs.draft?.if).toBe("github.event_name == 'pull_request'");
      expect({ ...drafting, jobs: {} }).toEqual({ ...alone, jobs: {} });
      const { needs, if: condition, steps: all, ...rest } = drafting.jobs.earnest as Job;
      const added = all.filter(({ uses }) => uses?.startsWith('actions/download-artifact@'));
      const same = all.filter((step) => !added.includes(step)).map((step) => withoutInputs(step));
      expect({ ...rest, steps: same }).toEqual({
        ...alone.jobs.earnest,
        steps: alone.jobs.earnest?.steps.map(withoutInputs),
      });
      expect(added).toHaveLength(1);

      function withoutInputs(step: Step): Step {
        return step.uses === PIN.action.replace(/ #.*/, '') ? { uses: step.uses } : step;
      }
    });

    // A check that is skipped counts as passed, and a run that is cancelled while it drafts would skip it.
    test.each([
      ['drafting went well', { draft: 'success', cancelled: false }, true],
      ['drafting failed', { draft: 'failure', cancelled: false }, true],
      ['nothing was to be drafted', { draft: 'skipped', cancelled: false }, true],
      ['drafting took too long', { draft: 'cancelled', cancelled: false }, true],
      ['the run was cancelled while it drafted', { draft: 'cancelled', cancelled: true }, true],
      ['the run is cancelled while it judges', { draft: 'success', cancelled: true }, false],
    ])('judges, unless it is stopped in that, where %s', async (_, { draft, cancelled }, judges) => {
      const { needs, if: condition = '' } = await job('earnest');

      expect(needs).toBe('draft');
      expect(holds(condition, draft, cancelled)).toBe(judges);
    });

    test('gives the key to the step that drafts and to nothing else', async () => {
      const { jobs } = await workflow(true);
      const holders = Object.entries(jobs).flatMap(([name, { steps: all }]) =>
        all
          .filter((step) => JSON.stringify(step).includes('secrets.'))
          .map(({ uses, with: given }) => ({ name, uses, given })),
      );

      expect(holders).toEqual([
        {
          name: 'draft',
          uses: 'owner/earnest/draft@0123456789abcdef0123456789abcdef01234567',
          given: {
            model: expression('vars.EARNEST_MODEL'),
            'base-url': expression('vars.EARNEST_BASE_URL'),
            'api-key': expression('secrets.EARNEST_API_KEY'),
          },
        },
      ]);
      expect((await written(WORKFLOW)).match(/secrets\./g)).toHaveLength(1);
    });

    test('lets nothing near the key that code of a pull request could have changed', async () => {
      const { steps: all, permissions } = await job('draft');

      expect(permissions).toEqual({ contents: 'read' });
      expect(all.flatMap(({ uses }) => uses?.replace(/@.*/, '') ?? [])).toEqual([
        'actions/checkout',
        'actions/setup-node',
        'owner/earnest/draft',
        'actions/upload-artifact',
      ]);
      expect(action(all, 'actions/checkout')?.with).toEqual({ 'persist-credentials': false });
      expect(action(all, 'actions/setup-node')?.with).toEqual({ 'node-version': 24, 'package-manager-cache': false });
    });

    test('hands the drafts of this attempt, or of the one that drafted last, to the gate', async () => {
      const [{ steps: drafting, outputs }, { steps: judging }] = [await job('draft'), await job('earnest')];
      const [upload, download] = [
        action(drafting, 'actions/upload-artifact'),
        action(judging, 'actions/download-artifact'),
      ];

      expect(upload).toMatchObject({
        id: 'upload',
        with: {
          name: `drafts-${expression('github.run_attempt')}`,
          path: `${expression('runner.temp')}/earnest-draft`,
        },
      });
      expect(outputs).toEqual({ artifact: expression('steps.upload.outputs.artifact-id') });
      expect(download).toMatchObject({
        if: "needs.draft.result == 'success'",
        'continue-on-error': true,
        with: {
          'artifact-ids': expression('needs.draft.outputs.artifact'),
          path: `${expression('runner.temp')}/earnest-drafts`,
        },
      });
      expect(judging.indexOf(download as Step)).toBe(
        judging.findIndex(({ uses }) => uses?.startsWith('owner/earnest@')) - 1,
      );
      expect(action(judging, 'owner/earnest')?.with).toEqual({
        drafts: expression(
          "needs.draft.result != 'skipped' && format('{0}/earnest-drafts/drafts.json', runner.temp) || ''",
        ),
      });
    });

    test.each([
      ['npm', { 'package-lock.json': '{}' }, ['npm ci --ignore-scripts --git=git']],
      [
        'pnpm',
        { 'pnpm-lock.yaml': '' },
        [expect.stringContaining('corepack'), 'pnpm install --frozen-lockfile --ignore-scripts --ignore-pnpmfile'],
      ],
      ['yarn', { 'yarn.lock': '', '.yarnrc.yml': '' }, []],
      ['bun', { 'bun.lock': '' }, []],
    ])('installs with %s no more than files, where it can be held to that', async (_, files, expected) => {
      await rm(join(root, 'package-lock.json'));
      for (const [path, text] of Object.entries(files)) await put(path, text);

      const { steps: all } = await job('draft');

      expect(commands(all)).toEqual(expected);
      expect(action(all, 'actions/setup-node') === undefined).toBe(expected.length === 0);
      for (const step of all.filter(({ run }) => run?.includes('--ignore-scripts'))) {
        expect(step['continue-on-error']).toBe(true);
        expect(step.env).toEqual(_ === 'pnpm' ? { COREPACK_ENV_FILE: '0' } : undefined);
      }
    });
  });

  describe('the policy', () => {
    test('says nothing as it stands: every line is commented out', async () => {
      await init(root, PIN);

      expect(parsePolicy(POLICY, await written(POLICY))).toEqual(defaultPolicy());
      expect(parse(await written(POLICY))).toBeNull();
    });

    test('holds every key with its default: without the first # of each line it sets the same', async () => {
      await init(root, PIN);
      const uncommented = (await written(POLICY)).replace(/^#/gm, '');

      expect(parsePolicy(POLICY, uncommented)).toEqual(defaultPolicy());
      expect(Object.keys(parse(uncommented))).toEqual([
        'mode',
        'suite',
        'stability',
        'mutation',
        'review',
        'checks',
        'briefs',
        'drafting',
        'packages',
      ]);
      expect(parse(uncommented).suite).toEqual({ runner: 'auto', command: null, junit: null, timeout: '10m' });
    });
  });
});

/** What GitHub makes of the condition of a job, as far as such a condition goes. */
function holds(condition: string, draft: string, cancelled: boolean): boolean {
  const terms = condition.replace(/^\$\{\{ (.*) \}\}$/, '$1').split(' || ');
  return terms.some((term) => {
    if (term === '!cancelled()') return !cancelled;
    const result = /^needs\.draft\.result == '(\w+)'$/.exec(term)?.[1];
    if (result === undefined) throw new Error(`unknown to this test: ${term}`);
    return result === draft;
  });
}
