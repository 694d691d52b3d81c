import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { CouldNotJudge } from '../domain/could-not-judge.ts';

/** A policy of ours is two screens long, and a brief one; more is a mistake or an attack. */
export const LARGEST_SETTINGS_BYTES = 64 * 1024;
const MOST_ALIASES = 20;

/** What messages call the file. */
export type SettingsKind = 'policy' | 'brief';

/** A parsed configuration that can say where in the text each of its parts stands. */
export interface SettingsDocument {
  readonly value: unknown;
  /** `file:line:column` of the value at this path, or of the key itself. Falls back to the nearest parent. */
  at(path: readonly PropertyKey[], part: 'key' | 'value'): string;
}

/**
 * Reads YAML 1.2 (of which JSON is a part) with nothing that surprises: one document, plain string keys, no tags, no
 * merge keys, few aliases. Throws CouldNotJudge with file, line and column.
 */
export function parseSettings(file: string, text: string, kind: SettingsKind): SettingsDocument {
  refuseUnreadable(file, text, kind);
  const lines = new LineCounter();
  const where = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      customTags: [],
      merge: false,
      uniqueKeys: true,
      prettyErrors: false,
      lineCounter: lines,
    });
    refuseUnclean(document, where, kind);
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { value, at: (path, part) => where(offsetOf(document, path, part)) };
  } catch (error) {
    if (error instanceof CouldNotJudge) {
      throw error;
    }
    throw new CouldNotJudge(`${file}:1:1: ${explain('', error instanceof Error ? error.message : String(error))}`);
  }
}

function refuseUnreadable(file: string, text: string, kind: SettingsKind): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_SETTINGS_BYTES) {
    throw new CouldNotJudge(tooLarge(file, bytes, kind));
  }
  // U+FFFD is what a byte that is not UTF-8 turns into when git's output is decoded.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.exec(text);
  if (unreadable !== null) {
    const before = text.slice(0, unreadable.index).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new CouldNotJudge(
      `${file}:${before.length}:${column}: received bytes that are not UTF-8 text, or control characters. Save the file as plain UTF-8.`,
    );
  }
}

/** The message for a file above the limit. */
export function tooLarge(file: string, bytes: number, kind: SettingsKind): string {
  return `${file}:1:1: received a file of ${bytes} bytes; a ${kind} has at most ${LARGEST_SETTINGS_BYTES}. Is this the right file?`;
}

function refuseUnclean(document: Document.Parsed, where: (offset: number) => string, kind: SettingsKind): void {
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) {
    throw new CouldNotJudge(`${where(problem.pos[0])}: ${explain(problem.code, problem.message)}`);
  }
  if (document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.2') {
    throw new CouldNotJudge(`${where(0)}: received a %YAML directive. Remove it: the file is read as YAML 1.2.`);
  }
  let aliases = 0;
  visit(document, {
    Alias(_, node) {
      aliases += 1;
      if (aliases > MOST_ALIASES) {
        throw new CouldNotJudge(
          `${where(start(node))}: received more than ${MOST_ALIASES} aliases. Write the values out: a ${kind} has no use for so many.`,
        );
      }
    },
    Node(_, node) {
      if (!isAlias(node) && node.tag !== undefined) {
        throw new CouldNotJudge(
          `${where(start(node))}: received the tag ${node.tag}. Tags are not allowed: remove it.`,
        );
      }
    },
    Pair(_, pair) {
      const key = pair.key;
      if (!isScalar(key) || typeof key.value !== 'string') {
        const offset = isNode(key) ? start(key) : 0;
        throw new CouldNotJudge(
          `${where(offset)}: received a key that is not plain text. Allowed: the names of settings.`,
        );
      }
    },
  });
}

function explain(code: string, message: string): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return 'received a second YAML document. Keep one: remove the `---` line.';
    case 'TAB_AS_INDENT':
      return 'received a tab as indentation. YAML allows only spaces there.';
    case 'DUPLICATE_KEY':
      return 'received a key that is already set above. Keep one of the two.';
    default:
      if (message.includes('call stack')) {
        return 'received brackets nested thousands deep. Allowed: settings of a few levels.';
      }
      if (message.includes('alias count')) {
        return 'received aliases that multiply each other. Write the values out.';
      }
      return `received text that is not valid YAML: ${message.split('\n')[0]}`;
  }
}

function start(node: Node): number {
  return node.range?.[0] ?? 0;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[], part: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? start(node) : 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) {
      node = node.resolve(document);
    }
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      const last = index === path.length - 1;
      const found = (last && part === 'key') || pair?.value === null ? pair?.key : pair?.value;
      if (!isNode(found)) {
        return offset;
      }
      offset = start(found);
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = isNode(node) ? start(node) : offset;
    }
  }
  return offset;
}
