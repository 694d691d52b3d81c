import type { Smell, SmellLevel } from '../domain/smell.ts';
import { SMELL_RULES } from '../domain/smell-rules.ts';
import { encodedPath } from './source-link.ts';
import { singleLine } from './text.ts';

const LEVELS = { block: 'error', warn: 'warning', info: 'note' } as const satisfies Record<SmellLevel, string>;

/** Viewers cut far sooner. */
const LONGEST_MESSAGE = 1_000;

/**
 * The smells as a log of SARIF 2.1.0 (OASIS), with every rule. Paths are relative to the repository root, which viewers know as
 * `%SRCROOT%`. What the policy waives is a suppressed result.
 *
 * @param version of Earnest
 */
export function sarif(smells: readonly Smell[], version: string): string {
  const indices = new Map(SMELL_RULES.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Earnest',
            version,
            informationUri: 'https://github.com/earnest-dev/earnest',
            rules: SMELL_RULES.map(({ id, what, why, source, rate, level }) => ({
              id,
              shortDescription: { text: capitalized(what) },
              fullDescription: { text: `${capitalized(what)}. ${why}` },
              help: { text: `${why}\n\nSource: ${source}. Found in well-kept suites: ${rate}.` },
              defaultConfiguration: { level: LEVELS[level] },
            })),
          },
        },
        results: smells.map((smell) => result(smell, indices.get(smell.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(
  { rule, file, line, endLine, test, level, message, witness, waived }: Smell,
  index: number | undefined,
) {
  const where = test === null ? '' : `“${test}”: `;
  const agrees = witness === null ? '' : ` (${witness})`;
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[level],
    message: { text: plain(`${where}${message}${agrees}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodedPath(file), uriBaseId: '%SRCROOT%' },
          region: { startLine: line, endLine: Math.max(line, endLine) },
        },
      },
    ],
    // Of the results of one run, either all say whether they are suppressed or none does.
    suppressions:
      waived === null
        ? []
        : [{ kind: 'external', status: 'accepted', justification: plain(`${waived.reason} (until ${waived.until})`) }],
  };
}

/** A message takes `[text](target)` for a link, even in plain text. */
function plain(text: string): string {
  return singleLine(text, LONGEST_MESSAGE).replace(/\](?=\()/g, ']\u200b');
}

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
