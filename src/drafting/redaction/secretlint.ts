import { lintSource } from '@secretlint/core';
import { secretLintProfiler } from '@secretlint/profiler';
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend';
import type { Finding } from './finding.ts';

// It takes marks and measures of every rule that runs, a quarter of the time of a scrub, which nobody reads.
secretLintProfiler.setEnabled(false);

type Config = Parameters<typeof lintSource>[0]['options']['config'];
type Rules = Config['rules'];

/**
 * The rules of the preset one by one, since the preset itself cannot be told to leave one out: `filter-comments` would let a
 * `secretlint-disable` in hostile text switch all others off. Ids of AWS keys are looked for only when asked.
 */
const RULES: Rules = (preset.rules ?? [])
  .filter(({ meta }) => !meta.id.includes('filter-comments'))
  .map((rule) => ({
    id: rule.meta.id,
    rule,
    options: rule.meta.id.endsWith('-aws') ? { enableIDScanRule: true } : {},
  })) as Rules;

/** It compares all that it finds with each other: in pieces, a text of nothing but tokens takes no longer than any. */
const PIECE = 64 * 1024;
/** So that nothing is cut in two. More than any of its rules spans, but for keys in PEM, which have a rule of ours. */
const OVERLAP = 4 * 1024;
/** The range it gives starts here and is as long as the key alone: the key may end later, be it on a later line. */
const AWS_SECRET = /^["']?\w{1,30}["']?\s{0,400}(?::|=>|=)\s{0,400}["']?[A-Za-z0-9/+=]{40}/;

/** What secretlint finds. Whole lines: the range of some of its rules ends before the secret does. */
export async function findWithSecretlint(text: string): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (let at = 0; at < text.length || at === 0; at += PIECE) {
    const from = Math.max(0, at - OVERLAP);
    const content = text.slice(from, at + PIECE);
    const { messages } = await lintSource({
      // No file of this name is there, nor looked for.
      source: { content, filePath: 'passage.txt', ext: '.txt', contentType: 'text' },
      options: { noPhysicFilePath: true, config: { rules: RULES } },
    });
    for (const { ruleId, range } of messages) {
      const name = ruleId.slice(ruleId.lastIndexOf('rule-') + 'rule-'.length);
      const [start, end] = range;
      const key = name === 'aws' ? (AWS_SECRET.exec(content.slice(start, start + OVERLAP))?.[0].length ?? 0) : 0;
      found.push({
        rule: `secretlint ${name}`,
        start: from + start,
        end: from + Math.max(end, start + key),
        replace: 'lines',
      });
    }
  }
  return found;
}
