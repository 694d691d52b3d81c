import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedRoot } from '../../system/shipped-files.ts';

/** The folder of `prompts/` that is asked with: what a model is told changes by a new folder only. */
export const PROMPT_VERSION = '1';

/** The words of one file of the prompts. */
export function promptText(name: string): string {
  return readFileSync(join(shippedRoot(), 'prompts', PROMPT_VERSION, name), 'utf8').trimEnd();
}

/**
 * A prompt with its places filled. What is filled in is not looked at again, so that `{{…}}` in hostile text means nothing.
 *
 * @throws Error for a place that nothing is given for: a fault of the prompt
 */
export function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new Error(`The prompt asks for ${name}, which is not given.`);
    return values[name] ?? '';
  });
}
