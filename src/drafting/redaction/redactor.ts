import { createHash } from 'node:crypto';
import type { Redaction, SentSection } from '../../domain/draft.ts';
import { findAccountNumbers } from './account-numbers.ts';
import { findAddresses } from './addresses.ts';
import { findAssignments } from './assignments.ts';
import { capped } from './cap.ts';
import { takeOut } from './finding.ts';
import { findInJoinedLiterals } from './joined-literals.ts';
import { findKeyBlocks } from './key-blocks.ts';
import { knownSecretsFinder } from './known-secrets.ts';
import { mayRead } from './may-read.ts';
import type { NumberedText } from './numbered-text.ts';
import { findRandomStrings } from './random-strings.ts';
import { findWithSecretlint } from './secretlint.ts';
import { findTokenFormats } from './token-formats.ts';
import { visibleText } from './visible-text.ts';
import { withoutComments } from './without-comments.ts';

export interface Passage {
  /** As the receipt calls it: `contract`, `brief`, `exemplar test/a.test.ts`… */
  readonly name: string;
  readonly text: string;
  readonly kind: 'code' | 'prose';
  /** Where it is from: decides the dialect of code, and whether it may be read at all. Null: from no file; code is TypeScript. */
  readonly path: string | null;
  /** The most UTF-8 bytes to send. */
  readonly limit: number;
  /** For contracts alone, whose doc comments are sanitised already. */
  readonly keepsComments?: boolean;
}

export interface RedactedPassage {
  readonly name: string;
  /** Empty when nothing of it may be sent. */
  readonly text: string;
  readonly sent: SentSection;
}

export interface Redactor {
  redact(passage: Passage): Promise<RedactedPassage>;
  /** The same pass over an answer that comes back, or over text for a summary: comments stay, and there is no cap. */
  scrub(text: string): Promise<{ readonly text: string; readonly redactions: readonly Redaction[] }>;
}

/** UTF-16 units: several times what any model is sent. What is made to keep the patterns busy takes some four seconds for as much. */
const LONGEST_PASSAGE = 1024 * 1024;

/** What is taken out leaves other text beside each other; what that makes is gone after one or two rounds more. */
const MOST_ROUNDS = 6;

/**
 * Makes texts fit to leave for a language model, in this order:
 *
 * 1. a path that must not be read, or a text of more than a Mi characters: nothing is sent;
 * 2. invisible characters go, and line ends become `\n`;
 * 3. comments go from code; code that does not parse is not sent, since what is a comment in it is not known;
 * 4. what secretlint, our own patterns and the known secrets find goes: all of them read the same text, over and over until nothing
 *    is left to find, so that to redact twice is to redact once;
 * 5. whole lines at the end go until the text fits its limit.
 *
 * What is found and unsure in its extent (secretlint, assignments, keys, secrets in parts) goes with all its lines, each stretch of
 * them as `[redacted: <rule>]`; a value of known extent becomes `[redacted]` or `[redacted e-mail]`.
 *
 * @param options.knownSecrets exact values; those of less than eight characters are left out
 */
export function createRedactor({ knownSecrets }: { readonly knownSecrets: readonly string[] }): Redactor {
  const findKnown = knownSecretsFinder(knownSecrets);

  const clean = async (whole: NumberedText, kind: 'code' | 'prose') => {
    let redactions: readonly Redaction[] = [];
    let text = whole;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = [
        ...(await findWithSecretlint(text.text)),
        ...findKeyBlocks(text.text),
        ...findAssignments(text.text, kind),
        ...findTokenFormats(text.text),
        ...findInJoinedLiterals(text.text),
        ...findAddresses(text.text),
        ...findAccountNumbers(text.text),
        ...findRandomStrings(text.text),
        ...findKnown(text.text),
      ];
      const taken = takeOut(text, found);
      if (taken.left.text === text.text) return { text, redactions };
      redactions = inOrder([...redactions, ...taken.redactions]);
      text = taken.left;
    }
    return null;
  };

  const redact = async (passage: Passage): Promise<RedactedPassage> => {
    if (passage.path !== null && !mayRead(passage.path)) return nothingOf(passage, 'path that is never read');
    if (passage.text.length > LONGEST_PASSAGE) return nothingOf(passage, 'too long to look through');
    const { visible, redactions } = visibleText(passage.text);
    const isBare = passage.kind === 'code' && passage.keepsComments !== true;
    const uncommented = isBare ? withoutComments(visible, passage.path) : visible;
    if (uncommented === null) return nothingOf(passage, 'code that does not parse');
    const cleaned = await clean(uncommented, passage.kind);
    if (cleaned === null) return nothingOf(passage, 'redaction without an end');
    const { text, lastLine } = capped(cleaned.text, passage.limit);
    return sent(passage.name, text, {
      cut: Buffer.byteLength(cleaned.text.text) - Buffer.byteLength(text),
      redactions: [...redactions, ...cleaned.redactions].filter(({ line }) => line <= lastLine),
    });
  };

  const scrub = async (text: string) => {
    const nothing = (rule: string) => ({ text: '', redactions: [{ rule, line: 1 }] });
    if (text.length > LONGEST_PASSAGE) return nothing('too long to look through');
    const { visible, redactions } = visibleText(text);
    const cleaned = await clean(visible, 'code');
    if (cleaned === null) return nothing('redaction without an end');
    return { text: cleaned.text.text, redactions: inOrder([...redactions, ...cleaned.redactions]) };
  };

  return { redact, scrub };
}

function nothingOf({ name, text }: Passage, rule: string): RedactedPassage {
  return sent(name, '', { cut: Buffer.byteLength(text), redactions: [{ rule, line: 1 }] });
}

function sent(
  name: string,
  text: string,
  { cut, redactions }: Pick<SentSection, 'cut' | 'redactions'>,
): RedactedPassage {
  return {
    name,
    text,
    sent: {
      name,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
      cut,
      redactions: inOrder(redactions),
    },
  };
}

/** By line, each rule once a line. */
function inOrder(redactions: readonly Redaction[]): readonly Redaction[] {
  const unique = new Map(redactions.map((one) => [`${one.line} ${one.rule}`, one]));
  return [...unique.values()].sort((one, other) => one.line - other.line || (one.rule < other.rule ? -1 : 1));
}
