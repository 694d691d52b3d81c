import { isLeaf, policyJsonSchema } from '../config/policy-document.ts';

interface Setting {
  readonly title?: string;
  readonly default?: unknown;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Setting>>;
}

const HEADER = [
  '# How Earnest judges pull requests. Every key stands here with its default; to set one, remove the first # of its',
  '# line, and of the line of its section.',
  '# A pull request is judged by this file as it is on the branch that it goes into, not as the pull request edits it.',
];

/**
 * A policy that says nothing: every key with its default, commented out. Without the first `#` of each line that has one, it
 * is a valid policy.
 */
export function policyText(): string {
  const lines = [...HEADER, ...settings(policyJsonSchema() as Setting, '')];
  return `${lines.map((line) => (line === '' ? '' : `#${line}`)).join('\n')}\n`;
}

function settings(schema: Setting, indent: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, setting]) => {
    const space = indent === '' ? [''] : [];
    return isLeaf(setting)
      ? [...space, `${indent}# ${explained(setting)}`, `${indent}${key}: ${shown(setting.default)}`]
      : [...space, `${indent}${key}:`, ...settings(setting, `${indent}  `)];
  });
}

function explained({ description = '', enum: allowed }: Setting): string {
  return allowed === undefined ? description : `${description} One of: ${allowed.join(', ')}.`;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return /^"[a-z0-9-]+"$/.test(text) ? text.slice(1, -1) : text;
}
