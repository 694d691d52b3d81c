import { stringify } from 'yaml';
import { type BriefTarget, type ClauseKind, exportText, targetText } from '../domain/brief.ts';
import { boundariesOf } from './boundary-questions.ts';
import type { KnownParameter } from './signature.ts';
import { OPEN } from './unanswered.ts';

const SCHEMA = 'https://raw.githubusercontent.com/earnest-dev/earnest/HEAD/schema/brief.schema.json';
/** More than this nobody answers in five minutes. */
const MOST_BOUNDARIES = 10;
const MOST_ERRORS = 10;
const MOST_SIGNATURE_LINES = 20;
const LONGEST_LINE = 160;
const LONGEST_NAME = 80;
const LONGEST_QUESTION = 400;
const LONGEST_ID = 40;

/** What is known of a target without asking a person. Hostile text. */
export interface KnownOfTarget {
  /** The declaration of the export, as it is written; null when it is not known. */
  readonly signature: string | null;
  readonly parameters: readonly KnownParameter[];
  /** Names of error classes that it may throw. */
  readonly errors: readonly string[];
}

/**
 * The text of a brief whose questions are left open, for a person to answer or to remove. `parseBrief` refuses it, with a message for each
 * question, as long as one is open.
 */
export function skeletonOf(target: BriefTarget, known: KnownOfTarget): string {
  const asked = [...boundaries(target, known), ...invalid(target, known), ...always(target, known)];
  const left = unasked(known.parameters.filter((one) => boundariesOf(one) !== null).length, target);
  const lines = [
    `# yaml-language-server: $schema=${SCHEMA}`,
    `# What ${commentText(targetText(target), 200)} must do, in your words. Tests are drafted from this and from the signature alone,`,
    '# so what is not said here is not tested. Answer each question in place of TODO, as exactly as you can, or remove its clause:',
    '# a brief with an open question is refused.',
    ...signatureLines(known.signature),
    ...targetLines(target),
    '',
    '# What is it for? One or two sentences, in the words of whoever uses it.',
    `behaviour: ${OPEN}`,
    '',
    'clauses:',
    ...clauseLines(withIds([golden(target), ...asked])),
    ...left,
    '',
    'invariants:',
    '  # What holds for all inputs? For example: the order changes nothing; the total is never below zero; the same call gives the same.',
    '  - id: always',
    `    text: ${OPEN}`,
    '',
    '# Factories that tests should use in place of literals, as file#export: [test/factories.ts#anInvoice]',
    'fixtures: []',
    '# What stays real, as a path or in words: no double may stand there.',
    'seam: []',
    '# What tests must not do: [Asserting the wording of errors.]',
    'avoid: []',
    '# true: a test must fail when one of these is broken, or the pull request is blocked. Or a list of ids: [golden-path]',
    'required: false',
  ];
  return `${lines.join('\n')}\n`;
}

interface Question {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly text: string;
}

function golden(target: BriefTarget): Question {
  const text =
    target.kind === 'route'
      ? 'What does an ordinary request get? Give one with its status and its exact answer.'
      : 'What does an ordinary call give? Give one with its exact result, so that it can be worked out by hand.';
  return { id: 'golden-path', kind: 'golden', text };
}

function boundaries(target: BriefTarget, { parameters }: KnownOfTarget): readonly Question[] {
  if (target.kind === 'route') {
    return pathParameters(target.path)
      .slice(0, MOST_BOUNDARIES)
      .map((name) => ({
        id: `boundary-${name}`,
        kind: 'boundary',
        text: `What is answered when ${commentText(name, LONGEST_NAME)} is one that is not there, or one that is malformed?`,
      }));
  }
  return parameters
    .flatMap((parameter): Question[] => {
      const cases = boundariesOf(parameter);
      const name = commentText(parameter.name, LONGEST_NAME);
      return cases === null
        ? []
        : [{ id: `boundary-${parameter.name}`, kind: 'boundary', text: `${name}: what happens when ${cases}?` }];
    })
    .slice(0, MOST_BOUNDARIES);
}

function unasked(count: number, target: BriefTarget): readonly string[] {
  const rest = count - MOST_BOUNDARIES;
  return target.kind === 'route' || rest <= 0
    ? []
    : [`  # ${rest} more of its parameters have boundaries. Add a clause for those that matter.`];
}

/** The names in `/a/:id`, `/a/{id}` and `/a/[id]`. */
function pathParameters(path: string): readonly string[] {
  return [...path.matchAll(/(?::|\{|\[(?:\.{3})?)(\w{1,60})/g)].map(([, name = '']) => name);
}

function invalid(target: BriefTarget, { errors }: KnownOfTarget): readonly Question[] {
  const perError = errors.slice(0, MOST_ERRORS).map((error): Question => {
    const name = commentText(error, LONGEST_NAME);
    const text =
      target.kind === 'route'
        ? `What is answered for ${name}: which status, and what of the error is told?`
        : `When exactly is ${name} thrown, and when only just not?`;
    return { id: `invalid-${error}`, kind: 'invalid', text };
  });
  if (target.kind !== 'route' || !/^(?:POST|PUT|PATCH)$/.test(target.method)) return perError;
  const text = 'What is answered to a body that is missing, malformed or too large?';
  return [...perError, { id: 'invalid-body', kind: 'invalid', text }];
}

function always(target: BriefTarget, { signature }: KnownOfTarget): readonly Question[] {
  const what = target.kind === 'route' ? 'request' : 'call';
  const waits = target.kind === 'route' || /\bPromise(?:Like)?\s?</.test(signature ?? '');
  return [
    {
      id: 'duplicate',
      kind: 'duplicate',
      text: `What happens when the same ${what} is made twice? Remove this when nothing is kept between the two.`,
    },
    ...(waits
      ? ([
          {
            id: 'timeout',
            kind: 'timeout',
            text: 'What happens when something that it waits for takes too long, or never answers?',
          },
        ] as const)
      : []),
    {
      id: 'permission',
      kind: 'permission',
      text: `Who may make this ${what}, and what do others get? Remove this when anybody may.`,
    },
  ];
}

/** Each with an id that a brief may have, and that no other has. */
function withIds(questions: readonly Question[]): readonly Question[] {
  const taken = new Set(['always']);
  return questions.map((question) => {
    const plain = question.id.replace(/[^A-Za-z0-9_]+/g, '-').replace(/^-+|-+$/g, '');
    const id = free(plain, taken);
    taken.add(id);
    return { ...question, id };
  });
}

function free(id: string, taken: ReadonlySet<string>): string {
  const wanted = id.slice(0, LONGEST_ID);
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const other = `${id.slice(0, LONGEST_ID - 4)}-${number}`;
    if (!taken.has(other)) return other;
  }
}

function clauseLines(questions: readonly Question[]): readonly string[] {
  return questions.flatMap(({ id, kind, text }) => [
    `  # ${commentText(text, LONGEST_QUESTION)}`,
    `  - id: ${id}`,
    `    kind: ${kind}`,
    `    text: ${OPEN}`,
  ]);
}

function targetLines(target: BriefTarget): readonly string[] {
  const line = `target: ${scalar(targetText(target))}`;
  return target.kind === 'route' ? [line, `entry: ${scalar(exportText(target.entry))}`] : [line];
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

function signatureLines(signature: string | null): readonly string[] {
  if (signature === null) return ['#'];
  const lines = signature.split(LINE_END);
  const rest = lines.length - MOST_SIGNATURE_LINES;
  return [
    '#',
    ...lines.slice(0, MOST_SIGNATURE_LINES).map((line) => `#   ${commentText(line, LONGEST_LINE)}`.trimEnd()),
    ...(rest > 0 ? [`#   (${rest} more lines)`] : []),
  ];
}

const LINE_END = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** One line that no name can end: what it holds stays in the comment. */
function commentText(text: string, longest: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu, (character) => (character === '\t' ? ' ' : '?'));
  return line.length > longest
    ? `${line
        .slice(0, longest)
        .toWellFormed()
        .replace(/\ufffd/g, '')}…`
    : line;
}
