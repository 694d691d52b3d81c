import type { DraftProblem } from '../../domain/draft.ts';
import { problem } from './problem.ts';
import type { ReadDraft } from './read-draft.ts';

interface Comment {
  readonly type: string;
  readonly value: string;
  readonly loc?: { readonly start: { readonly line: number } } | null | undefined;
}

const SWITCHES =
  /@ts-(?:nocheck|ignore)\b|\b(?:istanbul|c8|v8|node:coverage)\s+(?:ignore|disable)\b|\bStryker\s+(?:disable|restore)\b|\bsecretlint-(?:disable|enable)\b|\bgitleaks:allow\b|\bnosemgrep\b|\bNOSONAR\b|\bearnest-\w+/i;
/** An error that is expected has to be named: `@ts-expect-error: a number is not allowed here`. */
const EXPECTED_ERROR = /@ts-expect-error(?!\s*(?:[-:(]|\u2014)\s*\S)/;
const ENVIRONMENT = /@(?:jest|vitest)-environment(?:-options)?(?:\s+(\S{1,100}))?/;
const ENVIRONMENTS = new Set(['node', 'jsdom', 'happy-dom', 'edge-runtime']);
const PRAGMAS = /@(?:jsx\w*|jest-config|vitest-config|module-tag)\b|[#@]\s*source(?:Mapping)?URL\s*=/;
const REFERENCE = /^\/\s*<\s*(?:reference|amd-)/;

/** Comments that mean something to tools: they switch a check off, choose what a file is run in, or name other files. */
export function commentProblems({ tree, path }: ReadDraft): readonly DraftProblem[] {
  const interpreter = tree.program.interpreter;
  const shebang =
    interpreter === null || interpreter === undefined
      ? []
      : [problem('form', 1, 'It names a program in its first line. Take the line out.')];
  const found = (tree.comments ?? []).flatMap((comment) => {
    const message = whyNot(comment, path);
    return message === null ? [] : [problem('form', comment.loc?.start.line ?? null, message)];
  });
  return [...shebang, ...found];
}

function whyNot({ type, value }: Comment, path: string): string | null {
  if (SWITCHES.test(value)) return 'It has a comment that switches a tool off. Take it out.';
  if (EXPECTED_ERROR.test(value)) {
    return /\.[cm]?js$/.test(path)
      ? null
      : 'It expects a type error and does not say why. Write @ts-expect-error: and the reason.';
  }
  if (PRAGMAS.test(value)) return 'It has a comment that tells tools to load or rewrite something. Take it out.';
  if (type === 'CommentLine' && REFERENCE.test(value))
    return 'It refers to another file in a comment. Import what it needs.';
  const environment = ENVIRONMENT.exec(value);
  if (environment === null) return null;
  const isPlain = !environment[0].includes('-options') && ENVIRONMENTS.has(environment[1] ?? '');
  return isPlain ? null : 'It chooses an environment by a path or with options. Name one: node, jsdom or happy-dom.';
}
