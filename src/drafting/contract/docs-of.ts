import ts from 'typescript';
import { sanitiseDoc } from './doc-comment.ts';
import { markedDoc } from './marks.ts';
import type { Scope } from './scope.ts';

/** Doc comments about a file or a type that is declared in a comment, not about the declaration that they stand before. */
const OF_OTHERS =
  /@(?:fileoverview|file|module|packageDocumentation|license|typedef|callback|import|copyright|preserve|jsx|jsxImportSource|ts-check|vitest-environment|jest-environment)\b/;

/** The doc comment of a declaration, sanitised and marked; empty when it has none. */
export function docOf(node: ts.Node, scope: Scope): string {
  const comment = commentOf(node);
  return comment === undefined ? '' : sanitisedDoc(comment.getText(scope.file), scope);
}

export function sanitisedDoc(comment: string, { counts }: Scope): string {
  const { lines, dropped } = sanitiseDoc(comment);
  counts.docLines += dropped;
  if (lines.length > 0) counts.docs += 1;
  return markedDoc(lines);
}

function commentOf(node: ts.Node): ts.JSDoc | undefined {
  return commentsOf(node)
    .filter((comment) => !OF_OTHERS.test(comment.getText()))
    .at(-1);
}

export function commentsOf(node: ts.Node): readonly ts.JSDoc[] {
  return ts.getJSDocCommentsAndTags(node).filter((part): part is ts.JSDoc => ts.isJSDoc(part));
}

const INTERNAL =
  /@(?:internal|private|protected|hidden|ignore|package|api\s{1,5}private|access\s{1,5}(?:private|protected|package))\b/;

/** By its doc comment; the compiler does not count one that stands on the line where the member before it ends. */
export function isInternal(node: ts.Node): boolean {
  if (commentsOf(node).some((comment) => INTERNAL.test(comment.getText()))) return true;
  const file = node.getSourceFile();
  const before = file.text.slice(node.getFullStart(), node.getStart(file)).trimEnd();
  return before.endsWith('*/') && INTERNAL.test(before.slice(before.lastIndexOf('/*')));
}
