import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parseBrief } from '../../src/briefs/parse-brief.ts';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { briefCommand, briefOptions } from '../../src/entry/brief-command.ts';
import { createRepository, type Repository, removeTemporaryFolders, temporaryFolder } from '../change/repository.ts';

afterEach(removeTemporaryFolders);

describe('the options of earnest brief', () => {
  test('are read by name', () => {
    const argv = ['GET /a', '--cwd', 'work', '--entry', 'src/server.ts#create', '--out', '-'];
    expect(briefOptions(argv)).toEqual({ cwd: 'work', entry: 'src/server.ts#create', out: '-', target: 'GET /a' });
  });

  test('may all be left out but TARGET', () => {
    expect(briefOptions(['a.ts#a'])).toEqual({ cwd: null, entry: null, out: null, target: 'a.ts#a' });
  });

  test.each([
    ['there is no TARGET', [], /TARGET is missing.*earnest --help/s],
    ['a route is not quoted', ['GET', '/a'], /One TARGET is taken, but 2 were given: put a route in quotes/],
    ['an option is unknown', ['a.ts#a', '--force'], /Unknown option '--force'/],
    ['an option is there twice', ['a.ts#a', '--out', 'a', '--out', 'b'], /--out was given twice/],
    ['an option is empty', ['a.ts#a', '--out', ''], /--out was given an empty value/],
  ])('are refused where %s', (_, argv, words) => {
    expect(() => briefOptions(argv)).toThrow(CouldNotJudge);
    expect(() => briefOptions(argv)).toThrow(words);
  });
});

const INVOICE = `/** Cannot be added up. */
export class MixedCurrencies extends Error {}

export interface Item { readonly quantity: number; readonly currency: string }

/**
 * What is charged.
 *
 * @throws MixedCurrencies when there is more than one currency
 */
export function total(items: readonly Item[], rate?: number): number {
  const secret = 7919;
  if (new Set(items.map((item) => item.currency)).size > 1) throw new MixedCurrencies();
  return items.reduce((sum, item) => sum + item.quantity * (rate ?? 1), 0) + secret * 0;
}

export const { taken } = JSON.parse('{}');
`;
const SERVER = `import { createServer, type Server } from 'node:http';
export function createInvoiceServer(find: (id: string) => string | undefined): Server {
  return createServer((request, response) => response.end(find(String(request.url))));
}
`;

function invoices(): Repository {
  const repository = createRepository().write('src/invoice.ts', INVOICE).write('src/server.ts', SERVER);
  repository.write(
    'packages/web/src/page.ts',
    'export async function page(id: string): Promise<string> { return id; }\n',
  );
  repository.commit();
  return repository;
}

/** Runs the command in this process, in the given folder. */
async function brief(folder: string, ...argv: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const printed = [text(stdout), text(stderr)] as const;
  const environment = { PATH: process.env.PATH, HOME: '/nonexistent' };
  const exitCode = await briefCommand(argv, { env: environment, stdout, stderr, cwd: () => folder });
  stdout.end();
  stderr.end();
  return { exitCode, stdout: await printed[0], stderr: await printed[1] };
}

const answered = (skeleton: string) => skeleton.replaceAll('TODO\n', 'It adds up.\n');

describe('earnest brief', () => {
  test('writes a brief to fill in beside the source, from the contract alone', async () => {
    const { folder } = invoices();

    expect(await brief(folder, 'src/invoice.ts#total')).toEqual({
      exitCode: 0,
      stdout: 'wrote src/invoice.brief.yml\n',
      stderr: '',
    });

    const written = readFileSync(join(folder, 'src/invoice.brief.yml'), 'utf8');
    expect(written).toMatch(/^# {3}.*function total\(items: readonly Item\[\], rate\?: number\): number;$/m);
    expect(written).not.toContain('7919');
    expect(() => parseBrief('src/invoice.brief.yml', written)).toThrow('clause golden-path is not answered yet');
    const { target, clauses } = parseBrief('src/invoice.brief.yml', answered(written));
    expect(target).toEqual({ kind: 'export', export: { file: 'src/invoice.ts', name: 'total' } });
    expect(clauses.map(({ id }) => id)).toEqual([
      'golden-path',
      'boundary-items',
      'boundary-items-quantity',
      'boundary-items-currency',
      'boundary-rate',
      'invalid-MixedCurrencies',
      'duplicate',
      'permission',
    ]);
  });

  test('of a route stands among the briefs', async () => {
    const { folder } = invoices();
    const { exitCode, stdout } = await brief(
      folder,
      'GET /api/invoices/:id/summary',
      '--entry',
      'src/server.ts#createInvoiceServer',
    );
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'wrote briefs/get-api-invoices-id-summary.brief.yml\n',
    });
    const written = readFileSync(join(folder, 'briefs/get-api-invoices-id-summary.brief.yml'), 'utf8');
    expect(parseBrief('a.brief.yml', answered(written)).target).toEqual({
      kind: 'route',
      method: 'GET',
      path: '/api/invoices/:id/summary',
      entry: { file: 'src/server.ts', name: 'createInvoiceServer' },
    });
  });

  test('takes a file relative to the folder it runs in, and names it from the top', async () => {
    const { folder } = invoices();
    const { stdout } = await brief(join(folder, 'packages/web'), 'src/page.ts#page', '--out', '-');
    expect(stdout).toContain('\ntarget: packages/web/src/page.ts#page\n');
    expect(stdout).toContain('\n  - id: timeout\n');
    const whole = await brief('/', join(folder, 'packages/web/src/page.ts#page'), '--cwd', folder, '--out', '-');
    expect(whole.stdout).toBe(stdout);
    expect(existsSync(join(folder, 'packages/web/src/page.brief.yml'))).toBe(false);
  });

  test('writes where --out says, relative to the folder it runs in', async () => {
    const { folder } = invoices();
    const { stdout } = await brief(folder, 'src/invoice.ts#total', '--out', 'docs/briefs/total.brief.yml');
    expect(stdout).toBe('wrote docs/briefs/total.brief.yml\n');
    expect(readFileSync(join(folder, 'docs/briefs/total.brief.yml'), 'utf8')).toContain('src/invoice.ts#total');
  });

  test('overwrites nothing', async () => {
    const repository = invoices().write('src/invoice.brief.yml', 'mine');
    expect(await brief(repository.folder, 'src/invoice.ts#total')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'src/invoice.brief.yml is there already, and is kept as it is. Give --out FILE to write beside it, or --out - to print.\n',
    });
    expect(readFileSync(join(repository.folder, 'src/invoice.brief.yml'), 'utf8')).toBe('mine');
  });

  test.each([
    [
      'a target that is none',
      ['src/invoice.ts'],
      'TARGET takes a file and its export, such as src/invoice.ts#total, or a',
    ],
    ['a name that is none', ['src/invoice.ts#a.b'], 'TARGET takes a file and its export'],
    ['a file that is not there', ['src/invoces.ts#total'], 'There is no file "src/invoces.ts" in '],
    ['a file outside of the tree', ['../a.ts#a'], 'leads out of the work tree'],
    ['a link out of the tree', ['src/link.ts#a'], 'leads out of the work tree'],
    ['an export that is not there', ['src/invoice.ts#totl'], 'There is no contract of src/invoice.ts#totl: '],
    ['a file that may not be read', ['.env#a'], 'There is no contract of .env#a: '],
    ['a route without an entry', ['GET /a'], 'The route GET /a needs --entry FILE#EXPORT'],
    ['an entry that is none', ['GET /a', '--entry', 'src/server.ts'], '--entry takes a file and its export, such as'],
    [
      'an entry for an export',
      ['src/invoice.ts#total', '--entry', 'src/server.ts#x'],
      '--entry is for a route such as',
    ],
    ['a file in the way of a folder', ['src/invoice.ts#total', '--out', 'src/invoice.ts/a'], 'could not be written: '],
  ])('ends with 2 for %s', async (_, argv, words) => {
    const repository = invoices().write('.env', 'KEY=1');
    const outside = temporaryFolder();
    symlinkSync(outside, join(repository.folder, 'src/link.ts'));

    const { exitCode, stdout, stderr } = await brief(repository.folder, ...argv);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  test('writes no brief through a link out of the tree', async () => {
    const repository = invoices();
    const outside = temporaryFolder();
    symlinkSync(outside, join(repository.folder, 'briefs'));
    const { exitCode } = await brief(repository.folder, 'GET /a', '--entry', 'src/server.ts#createInvoiceServer');
    expect(exitCode).toBe(2);
    expect(existsSync(join(outside, 'get-a.brief.yml'))).toBe(false);
  });
});
