import { createHash } from 'node:crypto';
import { type Brief, type ExportName, targetText } from '../../domain/brief.ts';
import type { SentSection } from '../../domain/draft.ts';
import type { Question } from '../provider/answer.ts';
import type { Passage, Redactor } from '../redaction/redactor.ts';
import type { Exemplar } from '../surroundings/exemplars.ts';
import { fixturePath, type Placement, specifierOf } from '../surroundings/placement.ts';
import type { TestPackage } from '../surroundings/test-package.ts';
import { ANSWER_SCHEMA } from './answer-schema.ts';
import { briefText } from './brief-text.ts';
import { dialectOf, propertiesText } from './dialect.ts';
import { filled, promptText } from './prompt-files.ts';

/** All that one request for drafts is made of, before redaction. */
export interface Material {
  readonly brief: Brief;
  /** Ids of the clauses and invariants that are asked for. */
  readonly asked: ReadonlySet<string>;
  readonly entry: ExportName;
  /** Declarations of the target. */
  readonly contract: string;
  /** Declarations of the brief's factories; empty when it names none. */
  readonly factories: readonly { readonly of: ExportName; readonly signatures: string }[];
  readonly tests: TestPackage;
  readonly placement: Placement;
  readonly exemplars: readonly Exemplar[];
  /** Titles of the tests that the target has. */
  readonly titles: readonly string[];
  /** House rules; null when the policy names none. */
  readonly guidance: string | null;
  /** More around the contract, for a second try; null in the first. */
  readonly wider: { readonly usage: string; readonly neighbours: string } | null;
}

/** A request that is ready to be sent, and what its parts were made into. */
export interface ComposedRequest {
  readonly question: Question;
  readonly sections: readonly SentSection[];
}

/** UTF-8 bytes; what is longer is cut at a line and the receipt says so. */
const LIMITS = {
  brief: 16_384,
  contract: 24_576,
  factories: 8_192,
  guidance: 8_192,
  exemplar: 6_144,
  titles: 4_096,
  wider: 6_144,
};
const MOST_DRAFTS_A_CLAUSE = 3;
const MOST_DRAFTS = 24;
/** Some six hundred lines of tests with their reasons, and as much again for a model that thinks first; what the budget has left may be less. */
const LONGEST_ANSWER_TOKENS = 16_000;

/**
 * Redacts every passage, and puts them into the words of the prompts.
 *
 * @returns why, in a line, when nothing is left of what a request cannot do without
 */
export async function composeRequest(
  redactor: Redactor,
  material: Material,
): Promise<ComposedRequest | { readonly why: string }> {
  const sections: SentSection[] = [];
  const passage = async (given: Passage): Promise<string> => {
    if (given.text === '') return '';
    const { name, text, sent } = await redactor.redact({ ...given, text: withoutHidden(given).trimEnd() });
    sections.push(sent);
    return text === '' ? '' : framed(name, text);
  };
  const { brief, asked, entry, placement, tests } = material;
  const code = { kind: 'code', keepsComments: true } as const;
  const values = {
    target: targetText(brief.target),
    brief: await passage({
      name: 'brief',
      text: briefText(brief, asked),
      kind: 'prose',
      path: null,
      limit: LIMITS.brief,
    }),
    contract: await passage({
      name: 'contract',
      text: material.contract,
      ...code,
      path: 'contract.d.ts',
      limit: LIMITS.contract,
    }),
    factories: titled(
      'Factories to build inputs with:',
      await passage({
        name: 'factories',
        text: material.factories.map((one) => factoryText(one, placement)).join('\n\n'),
        ...code,
        path: 'factories.d.ts',
        limit: LIMITS.factories,
      }),
    ),
    route: brief.target.kind === 'route' ? routeText(brief.target) : '',
    directory: placement.directory,
    entryImport: `Import the code under test with ${importText(entry, placement)}`,
    runner: dialectOf(tests, placement),
    fastCheck: propertiesText(tests, placement),
    fixtureImport: specifierOf(placement, fixturePath(placement, 'NAME')),
    guidance: titled(
      'House rules for tests:',
      await passage({
        name: 'guidance',
        text: material.guidance ?? '',
        kind: 'prose',
        path: null,
        limit: LIMITS.guidance,
      }),
    ),
    exemplars: await exemplarsText(material.exemplars, passage),
    titles: titled(
      'Titles of the tests that are there already; do not repeat what they test:',
      await passage({
        name: 'titles',
        text: material.titles.join('\n'),
        kind: 'prose',
        path: null,
        limit: LIMITS.titles,
      }),
    ),
    clauses: [...asked].join(', '),
    most: String(Math.min(MOST_DRAFTS, asked.size * MOST_DRAFTS_A_CLAUSE)),
  };
  const missing = (['brief', 'contract'] as const).find((name) => values[name] === '');
  if (missing !== undefined) {
    const rules = sections.find(({ name }) => name === missing)?.redactions.map(({ rule }) => rule) ?? [];
    return {
      why: `nothing of the ${missing} may be sent (${[...new Set(rules)].join(', ')}): take out of it what looks secret`,
    };
  }
  const around = material.wider === null ? null : await widerText(material.wider, passage);
  const again = around === null ? '' : `${filled(promptText('wider.md'), { around, clauses: values.clauses })}\n\n`;
  const question: Question = {
    system: promptText('system.md'),
    user: `${again}${filled(promptText('draft.md'), values)}`,
    schema: ANSWER_SCHEMA,
    maxOutputTokens: LONGEST_ANSWER_TOKENS,
  };
  return { question, sections };
}

/** What Markdown does not show is meant for no reader. */
function withoutHidden({ kind, text }: Passage): string {
  return kind === 'prose' ? text.replace(/<!--(?:(?!-->)[\s\S])*(?:-->|$)/g, '') : text;
}

/** A passage between lines that nothing inside of it can forge. */
export function framed(name: string, text: string): string {
  const mark = `${name} ${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
  return `<<< ${mark}\n${text}\n>>> ${mark}`;
}

function titled(title: string, text: string): string {
  return text === '' ? '' : `\n${title}\n${text}\n`;
}

function factoryText({ of, signatures }: Material['factories'][number], placement: Placement): string {
  return `// ${importText(of, placement)}\n${signatures}`;
}

function routeText({ method, path, entry }: Extract<Brief['target'], { kind: 'route' }>): string {
  return `\nThe code under test answers ${method} ${path} over HTTP. A test makes the server with \`${entry.name}\`, listens on port 0 of 127.0.0.1, asks it with fetch, and closes it at the end.\n`;
}

/** The line that imports one export, in the way of the tests around. */
function importText(of: ExportName, placement: Placement): string {
  const path = JSON.stringify(specifierOf(placement, of.file)).replaceAll('"', "'");
  const local = of.name === 'default' ? localName(of.file) : of.name;
  if (placement.modules === 'require') {
    return of.name === 'default' ? `const ${local} = require(${path});` : `const { ${local} } = require(${path});`;
  }
  return of.name === 'default' ? `import ${local} from ${path};` : `import { ${local} } from ${path};`;
}

function localName(file: string): string {
  const words = (file.split('/').pop() ?? '').replace(/\..*$/, '').split(/[^A-Za-z0-9]+/);
  const name = words
    .map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('');
  return /^[A-Za-z]/.test(name) ? name : 'subject';
}

async function exemplarsText(
  exemplars: readonly Exemplar[],
  passage: (given: Passage) => Promise<string>,
): Promise<string> {
  const texts: string[] = [];
  for (const { path, text } of exemplars) {
    texts.push(
      await passage({ name: `exemplar ${exportSafe(path)}`, text, kind: 'code', path, limit: LIMITS.exemplar }),
    );
  }
  return titled('How tests are written here, by example:', texts.filter((text) => text !== '').join('\n'));
}

async function widerText(
  { usage, neighbours }: NonNullable<Material['wider']>,
  passage: (given: Passage) => Promise<string>,
): Promise<string> {
  const texts = [
    await passage({ name: 'usage', text: usage, kind: 'prose', path: null, limit: LIMITS.wider }),
    await passage({
      name: 'neighbours',
      text: neighbours,
      kind: 'code',
      keepsComments: true,
      path: 'neighbours.d.ts',
      limit: LIMITS.wider,
    }),
  ];
  return texts.filter((text) => text !== '').join('\n');
}

/** A path as a name in one line. */
function exportSafe(path: string): string {
  return path.replace(/[^\w./@+-]/g, '?').slice(0, 200);
}
