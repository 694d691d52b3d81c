import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isLeaf, policyJsonSchema } from '../src/config/policy-document.ts';
import { workflowText } from '../src/entry/init-workflow.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');
const pages = [
  'README.md',
  'DEVELOPMENT.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
      .map((path) => join(folder, path)),
  ),
];

interface Setting {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Setting>>;
}

function keys(schema: Setting, prefix = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, setting]) =>
    isLeaf(setting) ? [`${prefix}${key}`] : keys(setting, `${prefix}${key}.`),
  );
}

/** As GitHub makes the anchor of a heading. */
function anchors(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What programs say: the source without the breaks between the parts of a long message. */
function words(): string {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) =>
      read(join('src', path))
        .replace(/['"`] \+\s*['"`]/g, '')
        .replaceAll('\\`', '`'),
    )
    .join('\n');
}

describe('the README', () => {
  test.each(keys(policyJsonSchema() as Setting))('has the setting %s in its table', (key) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${key.replaceAll('.', '\\.')}\` \\|`, 'm'));
  });

  const action = parse(read('action.yml'));
  test.each([...Object.keys(action.inputs), ...Object.keys(action.outputs)])(
    'has %s of action.yml in its tables',
    (name) => {
      expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'));
    },
  );

  test('shows the workflow that init writes', () => {
    const workflow = workflowText({
      action: 'earnest-dev/earnest@COMMIT # v0.1.0',
      defaultBranch: 'main',
      install: 'npm ci',
      nodeVersionFile: null,
      setup: null,
      npmCache: true,
    });

    expect(readme).toContain(`\`\`\`yaml\n${workflow}\`\`\``);
  });
});

describe('the action', () => {
  test.each(Object.entries<{ description: string; default?: string }>(parse(read('action.yml')).inputs))(
    'says what %s is for and has its default in action.yml',
    (_, input) => {
      expect(input.description).toMatch(/\. Default: .+\.$/);
      expect(typeof input.default).toBe('string');
    },
  );
});

describe('the documents', () => {
  test.each(pages)('%s links to files and headings that are there', (page) => {
    const text = read(page).replace(/^```.*?^```/gms, '');
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? page : join(dirname(page), path);
        const there = statSync(resolve(root, file), { throwIfNoEntry: false });
        return there === undefined || (anchor !== undefined && !anchors(read(file)).includes(anchor));
      });

    expect(broken).toEqual([]);
  });

  test('name every folder of the source', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

    expect(
      folders.map(({ name }) => name).filter((name) => !read('DEVELOPMENT.md').includes(`\`src/${name}/`)),
    ).toEqual([]);
  });

  test('are sorted by messages that the programs do say', () => {
    const said = words();
    const headings = [...read('docs/troubleshooting.md').matchAll(/^### `(.+)`$/gm)].map(([, heading = '']) => heading);

    expect(headings.length).toBeGreaterThan(20);
    expect(headings.filter((heading) => !heading.split(' … ').every((part) => said.includes(part)))).toEqual([]);
  });
});
