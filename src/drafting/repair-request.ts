import type { DraftProblem, SentSection } from '../domain/draft.ts';
import type { Candidate } from './candidates.ts';
import { filled, promptText } from './prompt/prompt-files.ts';
import { type ComposedRequest, framed } from './prompt/request.ts';
import type { Redactor } from './redaction/redactor.ts';

/** UTF-8 bytes. */
const LONGEST_DRAFTS = 48 * 1024;
const LONGEST_PROBLEMS = 12 * 1024;

/**
 * Asks for drafts again, with what static checks say about them: never with a value that came of running something, from which a model would
 * learn what the code does.
 */
export async function composeRepair(
  redactor: Redactor,
  request: ComposedRequest,
  failing: readonly Candidate[],
): Promise<ComposedRequest> {
  const sections: SentSection[] = [];
  const passage = async (name: string, text: string, limit: number) => {
    const redacted = await redactor.redact({ name, text, kind: 'prose', path: null, limit });
    sections.push(redacted.sent);
    return redacted.text;
  };
  const answer = await passage('drafts to mend', JSON.stringify(answerOf(failing)), LONGEST_DRAFTS);
  const problems = await passage('problems', failing.map(problemsText).join('\n\n'), LONGEST_PROBLEMS);
  const asked = filled(promptText('repair.md'), { problems: framed('problems', problems) });
  return {
    question: {
      ...request.question,
      turns: [
        { role: 'assistant', text: answer },
        { role: 'user', text: asked },
      ],
    },
    sections: [...request.sections, ...sections],
  };
}

function answerOf(failing: readonly Candidate[]): unknown {
  const fixtures = new Map(failing.flatMap((one) => one.fixtures.map((fixture) => [fixture.name, fixture])));
  return {
    drafts: failing.map(({ name, draft, code }) => ({ ...draft, id: name, code })),
    fixtures: [...fixtures.values()].map(({ name, purpose, code }) => ({ name, purpose, code })),
    ambiguities: [],
    not_testable: [],
  };
}

function problemsText({ name, problems }: Candidate): string {
  const lines = problems.map((problem) => {
    const { kind, line } = problem;
    return `- ${line === null ? '' : `line ${line}: `}${kind}: ${withoutValues(problem)}`;
  });
  return [`${name}:`, ...lines].join('\n');
}

/** A compiler names literal types, which it may have inferred from a body: that something is of the wrong type has to be enough. */
function withoutValues({ kind, message }: DraftProblem): string {
  if (kind !== 'type') return message;
  return message.replace(/"[^"]*"|`[^`]*`/g, '"…"').replace(/(?<![\w.])-?\d[\d_.]*n?\b/g, '…');
}
