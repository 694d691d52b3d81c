import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadPolicy } from '../../src/config/load-policy.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { createGit } from '../../src/system/git.ts';
import { aChange, aChangedFile } from '../judgements.ts';

const git = createGit(process.env);
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'earnest-policy-'));
  run('init', '-q');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(...args: string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(): string {
  run('add', '-A');
  run('commit', '-q', '--allow-empty', '-m', 'x');
  return run('rev-parse', 'HEAD');
}

const load = (base: string, configFile: string | null = null, paths: string[] = []) =>
  loadPolicy(git, root, base, aChange(paths.map((path) => aChangedFile({ path }))), { configFile });

describe('the policy', () => {
  test('is the one at base, whatever the work tree says', async () => {
    write('earnest.yml', 'mutation: { threshold: 90 }\n');
    const base = commit();
    write('earnest.yml', 'mutation: { threshold: 1 }\n');
    const loaded = await load(base, null, ['earnest.yml']);
    expect(loaded.policy.mutation.threshold).toBe(90);
    expect(loaded).toMatchObject({ source: `earnest.yml at ${base.slice(0, 7)}`, editedByChange: true });
  });

  test('is the defaults where base has none, even if the change adds one', async () => {
    const base = commit();
    write('.github/earnest.yml', 'checks: { mutation: off }\n');
    const loaded = await load(base, null, ['.github/earnest.yml']);
    expect(loaded.policy.checks.mutation).toBe('block');
    expect(loaded).toMatchObject({ source: `defaults (no earnest.yml at ${base.slice(0, 7)})`, editedByChange: true });
  });

  test('at the root comes before the one in .github', async () => {
    write('.github/earnest.yml', 'mode: report\n');
    const before = commit();
    write('earnest.yml', 'mode: enforce\n');
    const after = commit();
    expect((await load(before)).policy.mode).toBe('report');
    expect(await load(after)).toMatchObject({ policy: { mode: 'enforce' }, editedByChange: false });
  });

  test('counts as edited when it was renamed away', async () => {
    write('earnest.yml', 'mode: enforce\n');
    const base = commit();
    const change = aChange([aChangedFile({ path: 'old.yml', previousPath: 'earnest.yml', status: 'renamed' })]);
    expect((await loadPolicy(git, root, base, change, { configFile: null })).editedByChange).toBe(true);
  });

  test('that is a symbolic link at base is refused', async () => {
    symlinkSync('/etc/passwd', join(root, 'earnest.yml'));
    await expect(load(commit())).rejects.toThrow('received a symbolic link');
  });

  test('spelled .yaml is pointed out', async () => {
    write('.github/earnest.yaml', 'mode: report\n');
    await expect(load(commit())).rejects.toThrow('Rename it to .github/earnest.yml.');
  });

  test('of 10 MB is refused without being read', async () => {
    write('earnest.yml', `# ${'x'.repeat(10_000_000)}`);
    await expect(load(commit())).rejects.toThrow('received a file of 10000002 bytes; a policy has at most 65536');
  });

  test('that is not UTF-8 is refused', async () => {
    write('earnest.yml', new Uint8Array([0x6d, 0x6f, 0x64, 0x65, 0x3a, 0x20, 0xff]));
    await expect(load(commit())).rejects.toThrow('earnest.yml:1:7: received bytes that are not UTF-8');
  });

  test('whose text git does not have is told as one that can be fetched', async () => {
    write('earnest.yml', 'mode: report\n');
    const base = commit();
    const blob = run('rev-parse', `${base}:earnest.yml`);
    rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    await expect(load(base)).rejects.toThrow(CouldNotJudge);
    await expect(load(base)).rejects.toThrow(/^earnest\.yml:1:1: received .* Fetch that commit with its files/s);
  });

  test('cannot be read from a commit that is not there', async () => {
    commit();
    await expect(load('1'.repeat(40))).rejects.toThrow(CouldNotJudge);
  });
});

describe('--config', () => {
  test('names the file that counts', async () => {
    write('earnest.yml', 'mode: enforce\n');
    const base = commit();
    write('other.yml', 'mode: report\n');
    const file = join(root, 'other.yml');
    expect(await load(base, file)).toMatchObject({
      policy: { mode: 'report' },
      source: `--config ${file}`,
      editedByChange: false,
    });
  });

  test('says when the change edits that very file', async () => {
    write('other.yml', 'mode: report\n');
    const { source } = await load(commit(), join(root, 'other.yml'), ['other.yml']);
    expect(source).toBe(`--config ${join(root, 'other.yml')} (which this change edits)`);
  });

  test('must be a regular file that exists', async () => {
    symlinkSync('/etc/passwd', join(root, 'link.yml'));
    execFileSync('mkfifo', [join(root, 'pipe.yml')]);
    write('latin.yml', new Uint8Array([0x23, 0xe9]));
    const base = commit();
    await expect(load(base, join(root, 'latin.yml'))).rejects.toThrow('not UTF-8 text');
    await expect(load(base, join(root, 'link.yml'))).rejects.toThrow('received a symbolic link');
    await expect(load(base, join(root, 'pipe.yml'))).rejects.toThrow('not a regular file');
    await expect(load(base, root)).rejects.toThrow('not a regular file');
    await expect(load(base, join(root, 'nothing.yml'))).rejects.toThrow('there is no such file');
  });
});
