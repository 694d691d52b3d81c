import * as z from 'zod';
import { policySchema } from './policy-schema.ts';

/** The JSON Schema (draft 2020-12) of earnest.yml, for editors. */
export function policyJsonSchema(): Record<string, unknown> {
  return {
    title: 'Earnest policy',
    description: 'How a repository wants its pull requests judged: earnest.yml or .github/earnest.yml.',
    ...z.toJSONSchema(policySchema, { io: 'input' }),
  };
}

interface Setting {
  readonly title?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly type?: string | readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Setting>>;
  readonly items?: Setting;
  readonly anyOf?: readonly Setting[];
}

/** The same as a Markdown table: key, default, what is allowed, what it means. */
export function policyTable(): string {
  const rows = settings(policyJsonSchema() as Setting, '');
  return ['| Key | Default | Allowed | Meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function settings(schema: Setting, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, setting]) =>
    isLeaf(setting)
      ? [
          `| \`${prefix}${key}\` | \`${JSON.stringify(setting.default).replaceAll('"', '')}\` | ${allowed(setting)} | ${setting.description ?? ''} |`,
        ]
      : settings(setting, `${prefix}${key}.`),
  );
}

/** A setting of its own, and no section: what has keys of its own and a title is told as one. */
export function isLeaf({ properties, title }: Pick<Setting, 'properties' | 'title'>): boolean {
  return properties === undefined || title !== undefined;
}

const A_DURATION = 'a duration: `500ms`, `90s`, `10m`, `1h`';

function allowed(setting: Setting): string {
  if (setting.enum !== undefined) {
    return setting.enum.map((value) => `\`${value}\``).join(', ');
  }
  if (setting.properties !== undefined) {
    return setting.title ?? '';
  }
  if (setting.minimum !== undefined && setting.maximum !== undefined) {
    return `${setting.minimum} to ${setting.maximum}`;
  }
  if (setting.pattern !== undefined) {
    return `${setting.default === 'auto' ? '`auto`, or ' : ''}${A_DURATION}`;
  }
  if (setting.type === 'boolean') {
    return '`true`, `false`';
  }
  const number = setting.anyOf?.find(({ type }) => type === 'number');
  if (number !== undefined) {
    return `${number.minimum} to ${number.maximum}, or \`null\``;
  }
  if (setting.items?.properties !== undefined) {
    return `a list of \`{ ${Object.keys(setting.items.properties).join(', ')} }\``;
  }
  return setting.type === 'array' ? `a list of ${setting.items?.title ?? 'texts'}` : 'text, or `null`';
}
