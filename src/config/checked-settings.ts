import type * as z from 'zod';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { type KnownKeys, knownKeysOf } from './known-keys.ts';
import { parseSettings, type SettingsDocument, type SettingsKind } from './settings-document.ts';

/** What one kind of settings file looks like. */
export interface SettingsForm<Schema extends z.ZodObject> {
  readonly kind: SettingsKind;
  readonly schema: Schema;
  /** What may stand at the top, in words. */
  readonly top: string;
  /** Keys of the top for which nothing (`mode:`) is not as good as leaving the line out. */
  readonly never: readonly string[];
  /** The most mistakes that are told at once. */
  readonly mostShown: number;
  /**
   * What each part allows by itself, but not beside the others; a line each.
   *
   * @param settings as they were read, which may be anything
   * @param checked null when the schema found mistakes
   */
  contradictions(settings: Mapping, checked: z.output<Schema> | null, document: SettingsDocument): readonly string[];
}

export type Mapping = Readonly<Record<string, unknown>>;

/**
 * Reads a settings file by its form; null when it sets nothing.
 *
 * @throws CouldNotJudge that lists every mistake as `file:line:column: what was received, what is allowed`
 */
export function checkedSettings<Schema extends z.ZodObject>(
  file: string,
  text: string,
  form: SettingsForm<Schema>,
): z.output<Schema> | null {
  const document = parseSettings(file, text, form.kind);
  if (document.value === null || document.value === undefined) {
    return null;
  }
  if (!isMapping(document.value)) {
    throw new CouldNotJudge(
      `${document.at([], 'value')}: received ${shown(document.value)} at the top. Allowed: ${form.top}.`,
    );
  }
  const settings = withoutEmptySections(document.value, form);
  const result = form.schema.safeParse(settings);
  const keys = knownKeysOf(form.schema);
  // A key that the language gives a meaning of its own never reaches the schema.
  const dangerous = Object.hasOwn(document.value, '__proto__') ? [unknownKey(document, keys, [], '__proto__')] : [];
  const problems = [
    ...dangerous,
    ...(result.error?.issues.flatMap((issue) => told(issue, settings, document, keys)) ?? []),
    ...form.contradictions(settings, result.data ?? null, document),
  ];
  if (!result.success || problems.length > 0) {
    throw new CouldNotJudge(listed(problems, form.mostShown));
  }
  return result.data;
}

function listed(problems: readonly string[], mostShown: number): string {
  const unique = [...new Set(problems)];
  const rest = unique.length - mostShown;
  return [...unique.slice(0, mostShown), ...(rest > 0 ? [`… and more of the kind`] : [])].join('\n');
}

/** One too many of a section's unknown keys tells that there are more, and ten thousand would take seconds to look up. */
const MOST_UNKNOWN_KEYS = 11;

function told(issue: z.core.$ZodIssue, settings: Mapping, document: SettingsDocument, keys: KnownKeys): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_UNKNOWN_KEYS).map((key) => unknownKey(document, keys, issue.path, key));
  }
  const received = shown(valueAt(settings, issue.path));
  return [
    `${document.at(issue.path, 'value')}: ${dotted(issue.path)} received ${received}. Allowed: ${issue.message}.`,
  ];
}

function unknownKey(document: SettingsDocument, keys: KnownKeys, section: readonly PropertyKey[], key: string): string {
  const closest = keys.closest(dotted(section), key);
  const hint = closest === null ? `Allowed: ${keys.within(dotted(section)).join(', ')}.` : `Did you mean ${closest}?`;
  const name = shown(section.length === 0 ? key : `${dotted(section)}.${key}`);
  return `${document.at([...section, key], 'key')}: received the unknown key ${name}. ${hint}`;
}

/** `suite:` with nothing under it, as commenting out its settings leaves it, sets nothing. */
function withoutEmptySections<Schema extends z.ZodObject>(
  value: Mapping,
  { schema, never }: SettingsForm<Schema>,
): Mapping {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([key, part]) => part !== null || never.includes(key) || !Object.hasOwn(schema.shape, key),
    ),
  );
}

export function isMapping(value: unknown): value is Mapping {
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
export function shown(value: unknown): string {
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
