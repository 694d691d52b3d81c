import type * as z from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import type { Policy } from '../domain/policy.ts';
import { closestKey, keysIn } from './known-keys.ts';
import { defaultPolicy, policySchema, toPolicy } from './policy-schema.ts';
import { parseSettings, type SettingsDocument } from './settings-document.ts';

const MOST_PROBLEMS_SHOWN = 10;

/**
 * The policy that a configuration file asks for, with every default filled in. An empty file, and an empty section, set
 * nothing. `file` is the name to show. Throws CouldNotJudge that lists every mistake as `file:line:column: what was
 * received, what is allowed`.
 */
export function parsePolicy(file: string, text: string): Policy {
  const document = parseSettings(file, text);
  if (document.value === null || document.value === undefined) {
    return defaultPolicy();
  }
  if (!isMapping(document.value)) {
    throw new CouldNotJudge(
      `${document.at([], 'value')}: received ${shown(document.value)} at the top. Allowed: a mapping such as \`mode: enforce\`.`,
    );
  }
  const settings = withoutEmptySections(document.value);
  const result = policySchema.safeParse(settings);
  // A key that the language gives a meaning of its own never reaches the schema.
  const dangerous = Object.hasOwn(document.value, '__proto__') ? [unknownKey(document, [], '__proto__')] : [];
  const problems = [
    ...dangerous,
    ...(result.success
      ? contradictions(result.data, document)
      : result.error.issues.flatMap((issue) => told(issue, settings, document))),
  ];
  if (!result.success || problems.length > 0) {
    throw new CouldNotJudge(listed(problems));
  }
  return toPolicy(result.data);
}

function listed(problems: readonly string[]): string {
  const unique = [...new Set(problems)];
  const rest = unique.length - MOST_PROBLEMS_SHOWN;
  return [...unique.slice(0, MOST_PROBLEMS_SHOWN), ...(rest > 0 ? [`… and more of the kind`] : [])].join('\n');
}

function told(issue: z.core.$ZodIssue, settings: unknown, document: SettingsDocument): string[] {
  if (issue.code === 'unrecognized_keys') {
    // One too many tells that there are more, and ten thousand would take seconds to look up.
    return issue.keys.slice(0, MOST_PROBLEMS_SHOWN + 1).map((key) => unknownKey(document, issue.path, key));
  }
  const received = shown(valueAt(settings, issue.path));
  return [
    `${document.at(issue.path, 'value')}: ${dotted(issue.path)} received ${received}. Allowed: ${issue.message}.`,
  ];
}

function unknownKey(document: SettingsDocument, section: readonly PropertyKey[], key: string): string {
  const closest = closestKey(dotted(section), key);
  const hint = closest === null ? `Allowed: ${keysIn(dotted(section)).join(', ')}.` : `Did you mean ${closest}?`;
  const name = shown(section.length === 0 ? key : `${dotted(section)}.${key}`);
  return `${document.at([...section, key], 'key')}: received the unknown key ${name}. ${hint}`;
}

/** What each setting allows by itself, but not beside the others. */
function contradictions({ suite, drafting }: z.output<typeof policySchema>, document: SettingsDocument): string[] {
  return [...suiteContradictions(suite, document), ...draftingContradictions(drafting, document)];
}

function draftingContradictions(
  { maxCost, inputPrice, outputPrice }: z.output<typeof policySchema>['drafting'],
  document: SettingsDocument,
): string[] {
  if (maxCost === null || (inputPrice !== null && outputPrice !== null)) return [];
  return [
    `${document.at(['drafting', 'maxCost'], 'value')}: drafting.maxCost received no prices beside it. Set drafting.inputPrice and drafting.outputPrice, for a million tokens each.`,
  ];
}

function suiteContradictions(suite: z.output<typeof policySchema>['suite'], document: SettingsDocument): string[] {
  const at = (key: string) => document.at(['suite', key], 'value');
  if (suite.command === null) {
    return [
      ...(suite.runner === 'command'
        ? [`${at('runner')}: suite.runner received "command" without suite.command. Set suite.command and suite.junit.`]
        : []),
      ...(suite.junit !== null
        ? [`${at('junit')}: suite.junit is read only with suite.command. Set suite.command, or remove suite.junit.`]
        : []),
    ];
  }
  return [
    ...(suite.junit === null
      ? [
          `${at('command')}: suite.command received no suite.junit beside it. Set suite.junit to the JUnit XML that the command writes.`,
        ]
      : []),
    ...(suite.runner !== 'auto' && suite.runner !== 'command'
      ? [`${at('runner')}: suite.runner received "${suite.runner}" beside suite.command. Remove one of the two.`]
      : []),
  ];
}

/** `suite:` with nothing under it, as commenting out its settings leaves it, sets nothing. */
function withoutEmptySections(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([key, part]) => part !== null || key === 'mode' || !(key in policySchema.shape)),
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  );
}

function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

/** A value as a message can hold it: one short line, quoted where it is text. */
function shown(value: unknown): string {
  if (value === null || value === undefined) {
    return 'nothing';
  }
  if (typeof value === 'object') {
    return Array.isArray(value) ? 'a list' : 'a mapping';
  }
  if (typeof value !== 'string') {
    return `the ${typeof value} ${String(value)}`;
  }
  // JSON escapes line ends; the rest of the invisible characters are of no use in a message.
  return JSON.stringify(
    (value.length > 60 ? `${value.slice(0, 60)}…` : value).replace(/[\p{Cf}\p{Zl}\p{Zp}\u0080-\u009f]/gu, '?'),
  );
}
