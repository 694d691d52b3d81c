import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { initCommand } from '../../src/entry/init-command.ts';
import { createRepository, type Repository, removeTemporaryFolders } from '../change/repository.ts';

afterEach(removeTemporaryFolders);

const WORKFLOW = '.github/workflows/earnest.yml';

async function run(repository: Repository, ...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const exitCode = await initCommand(argv, { env: {}, stdout, stderr, cwd: () => repository.folder });
  stdout.end();
  return { exitCode, said: await text(stdout), workflow: readFileSync(join(repository.folder, WORKFLOW), 'utf8') };
}

describe('earnest init', () => {
  test('writes the workflow of the gate alone and says what it wrote', async () => {
    const { exitCode, said, workflow } = await run(createRepository());

    expect([exitCode, said]).toEqual([0, `wrote ${WORKFLOW}\nwrote .github/earnest.yml\n`]);
    expect(workflow).not.toContain('secrets.');
  });

  test('writes one that drafts with --drafting, and says what is to be set', async () => {
    const { exitCode, said, workflow } = await run(createRepository(), '--drafting');

    expect(exitCode).toBe(0);
    expect(said.split('\n').slice(0, 2)).toEqual([`wrote ${WORKFLOW}`, 'wrote .github/earnest.yml']);
    for (const name of ['EARNEST_API_KEY', 'EARNEST_MODEL', 'EARNEST_BASE_URL']) {
      expect(said).toContain(name);
      expect(workflow).toContain(`.${name} }}`);
    }
  });

  test('says that a workflow that is there does not draft for that', async () => {
    const repository = createRepository();
    const { workflow: before } = await run(repository);

    const { said, workflow } = await run(repository, '--drafting');

    expect(workflow).toBe(before);
    expect(said).toContain(`kept  ${WORKFLOW} (it was there already)`);
    expect(said).toContain('move it away and call this again');
    expect(said).not.toContain('EARNEST_API_KEY');
  });

  test('pins both actions to this same copy of Earnest', async () => {
    const { workflow } = await run(createRepository(), '--drafting');

    const pins = [...workflow.matchAll(/earnest-dev\/earnest(?:\/draft)?@(\S+)/g)].map(([, pin]) => pin);
    expect(pins).toHaveLength(2);
    expect(pins[0]).toBe(pins[1]);
  });

  test('says what is wrong with its options', async () => {
    await expect(run(createRepository(), '--drafting=one-step')).rejects.toThrow(/--drafting.*earnest --help/s);
  });
});
