import type * as z from 'zod';
import type { Policy } from '../domain/policy.ts';
import { checkedSettings, type SettingsForm } from './checked-settings.ts';
import { defaultPolicy, policySchema, toPolicy } from './policy-schema.ts';
import type { SettingsDocument } from './settings-document.ts';

const FORM: SettingsForm<typeof policySchema> = {
  kind: 'policy',
  schema: policySchema,
  top: 'a mapping such as `mode: enforce`',
  never: ['mode'],
  mostShown: 10,
  contradictions: (_, checked, document) =>
    checked === null
      ? []
      : [...suiteContradictions(checked.suite, document), ...draftingContradictions(checked.drafting, document)],
};

/**
 * The policy that a configuration file asks for, with every default filled in. An empty file, and an empty section, set
 * nothing. `file` is the name to show. Throws CouldNotJudge that lists every mistake as `file:line:column: what was
 * received, what is allowed`.
 */
export function parsePolicy(file: string, text: string): Policy {
  const settings = checkedSettings(file, text, FORM);
  return settings === null ? defaultPolicy() : toPolicy(settings);
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
