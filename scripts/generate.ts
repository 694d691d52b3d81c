/**
 * Writes what follows from something else: the JSON Schemas in schema/, docs/review-rules.md from the rules of the review, and the
 * tables in README.md from action.yml and from the policy's schema. `--check` writes nothing and exits with 1 when one of them is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { briefJsonSchema } from '../src/briefs/brief-document.ts';
import { policyJsonSchema, policyTable } from '../src/config/policy-document.ts';
import { draftsJsonSchema } from '../src/report/drafts-schema.ts';
import { reportJsonSchema } from '../src/report/report-schema.ts';
import { reviewRulesPage } from './review-rules-page.ts';

const root = join(import.meta.dirname, '..');

interface Parameter {
  readonly description?: string;
  readonly required?: boolean;
  readonly default?: unknown;
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, Parameter>>;
  readonly outputs?: Readonly<Record<string, Parameter>>;
}

function generated(): ReadonlyMap<string, string> {
  const files = new Map([
    ['schema/earnest.schema.json', json(policyJsonSchema())],
    ['schema/brief.schema.json', json(briefJsonSchema())],
    ['schema/report.schema.json', json(reportJsonSchema())],
    ['schema/drafts.schema.json', json(draftsJsonSchema())],
    ['docs/review-rules.md', reviewRulesPage()],
  ]);
  const readme = textOf('README.md');
  if (readme !== null) {
    const action = textOf('action.yml');
    const withAction = action === null ? readme : between(readme, 'action', actionTables(parse(action) as ActionFile));
    files.set('README.md', between(withAction, 'config', policyTable()));
  }
  return files;
}

function json(schema: Record<string, unknown>): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function textOf(path: string): string | null {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
}

/** The text with what stands between the two markers replaced; unchanged where the markers are not there. */
function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  return from === -1 || to < from ? text : `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

function actionTables({ inputs = {}, outputs = {} }: ActionFile): string {
  const given = Object.entries(inputs).map(
    ([name, input]) => `| \`${name}\` | ${shownDefault(input)} | ${cell(input.description)} |`,
  );
  const gotten = Object.entries(outputs).map(([name, output]) => `| \`${name}\` | ${cell(output.description)} |`);
  return [
    '| Input | Default | Meaning |',
    '|---|---|---|',
    ...given,
    '',
    '| Output | Meaning |',
    '|---|---|',
    ...gotten,
  ].join('\n');
}

function shownDefault(input: Parameter): string {
  const value = String(input.default ?? '');
  return value === '' ? (input.required === true ? 'required' : '') : `\`${value}\``;
}

function cell(text = ''): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

const stale = [...generated()].filter(([path, text]) => textOf(path) !== text);
if (process.argv.includes('--check')) {
  for (const [path] of stale) {
    console.error(`${path} is stale: run \`npm run generate\` and commit what it writes.`);
  }
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
