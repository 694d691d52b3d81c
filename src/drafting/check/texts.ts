import type { DraftProblem } from '../../domain/draft.ts';
import { list } from '../../review/model/fields.ts';
import { type SyntaxNode, walk } from '../../source/syntax.ts';
import { constantText, cookedOf } from './constant-text.ts';
import { problem } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';

/** What a workflow takes for a command when a line of its log begins so. docs.github.com: "Workflow commands". */
const COMMAND =
  /(?:^|[\r\n])[^\S\r\n]*(?:::(?:error|warning|notice|debug|group|endgroup|add-mask|add-matcher|remove-matcher|save-state|set-output|set-env|add-path|stop-commands|echo)(?:\s|::)|##\[(?:error|warning|notice|debug|group|endgroup|command|section|add-mask|set-env|set-output|add-path)\b)/i;

/** Texts that would command the workflow if a title or a message of theirs were printed. */
export function textProblems({ tree }: ReadDraft): readonly DraftProblem[] {
  const found: DraftProblem[] = [];
  walk(tree.program, {}, (node) => {
    if (textsOf(node).some((text) => COMMAND.test(text))) {
      found.push(problem('form', node, 'It has a text that a workflow would take for a command. Take it out.'));
      return null;
    }
    return {};
  });
  return found;
}

function textsOf(node: SyntaxNode): readonly string[] {
  if (node.type === 'TemplateLiteral') return [constantText(node) ?? '', ...list(node, 'quasis').map(cookedOf)];
  if (node.type === 'JSXText') return [String((node as SyntaxNode & { value?: unknown }).value)];
  return /^(?:StringLiteral|BinaryExpression|CallExpression|DirectiveLiteral)$/.test(node.type)
    ? [constantText(node) ?? directive(node)]
    : [];
}

function directive(node: SyntaxNode): string {
  return node.type === 'DirectiveLiteral' ? String((node as SyntaxNode & { value?: unknown }).value) : '';
}
