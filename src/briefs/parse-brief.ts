import { checkedSettings, isMapping, type Mapping, type SettingsForm, shown } from '../config/checked-settings.ts';
import { closestWord } from '../config/closest-word.ts';
import type { SettingsDocument } from '../config/settings-document.ts';
import type { Brief } from '../domain/brief.ts';
import { CouldNotJudge } from '../domain/could-not-judge.ts';
import { briefSchema, toBrief } from './schema.ts';
import { exportNamed, isRoute } from './target-text.ts';
import { isUnanswered } from './unanswered.ts';

const FORM: SettingsForm<typeof briefSchema> = {
  kind: 'brief',
  schema: briefSchema,
  top: 'a mapping with target, behaviour and clauses',
  never: [],
  mostShown: 50,
  contradictions: (settings, _, document) => {
    const stated = [...statedIn(settings, 'clauses'), ...statedIn(settings, 'invariants')];
    return [
      ...entryMistakes(settings, document),
      ...(isUnanswered(settings.behaviour)
        ? [`${document.at(['behaviour'], 'value')}: behaviour is not answered yet: write what the target is for.`]
        : []),
      ...nothingStated(settings, document),
      ...stated.flatMap((one) => unanswered(one, document)),
      ...repeatedIds(stated, document),
      ...unknownRequired(settings.required, stated, document),
    ];
  },
};

/**
 * Reads a behaviour brief.
 *
 * @param file where it stands, relative to the repository root: the name to show, and the brief's path
 * @throws CouldNotJudge that lists every mistake as `file:line:column: what was received, what is allowed`, questions that a skeleton
 * left open among them
 */
export function parseBrief(file: string, text: string): Brief {
  const settings = checkedSettings(file, text, FORM);
  if (settings === null) {
    throw new CouldNotJudge(
      `${file}:1:1: received a brief with nothing in it. Allowed: ${FORM.top}. \`earnest brief TARGET\` writes one to fill in.`,
    );
  }
  return toBrief(file, settings);
}

/** A clause or an invariant as far as it can be read. */
interface Stated {
  readonly section: 'clauses' | 'invariants';
  readonly index: number;
  readonly id: string | null;
  readonly text: unknown;
}

function statedIn(settings: Mapping, section: Stated['section']): readonly Stated[] {
  const list = settings[section];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) =>
    isMapping(entry) ? [{ section, index, id: typeof entry.id === 'string' ? entry.id : null, text: entry.text }] : [],
  );
}

function entryMistakes({ target, entry }: Mapping, document: SettingsDocument): readonly string[] {
  if (typeof target !== 'string') return [];
  const isThere = entry !== undefined;
  if (isRoute(target) && !isThere) {
    return [
      `${document.at(['target'], 'value')}: target received the route ${shown(target)} without entry. Set entry to the export that makes the server or the application, such as src/server.ts#createServer.`,
    ];
  }
  return isThere && !isRoute(target) && exportNamed(target) !== null
    ? [
        `${document.at(['entry'], 'value')}: entry is read only for a route, such as GET /api/invoices/:id. Set target to one, or remove entry.`,
      ]
    : [];
}

function nothingStated(settings: Mapping, document: SettingsDocument): readonly string[] {
  const isNone = (section: unknown) => section === undefined || (Array.isArray(section) && section.length === 0);
  return isNone(settings.clauses) && isNone(settings.invariants)
    ? [
        `${document.at(['clauses'], 'key')}: received neither clauses nor invariants. Add one: a brief says what must happen.`,
      ]
    : [];
}

function unanswered({ section, index, id, text }: Stated, document: SettingsDocument): readonly string[] {
  if (!isUnanswered(text)) return [];
  const [what, ask] = section === 'clauses' ? ['clause', 'what must happen'] : ['invariant', 'what always holds'];
  const name = id === null ? `${index + 1}` : id.slice(0, 60);
  return [
    `${document.at([section, index, 'text'], 'value')}: ${what} ${name} is not answered yet: write ${ask}, or remove it.`,
  ];
}

function repeatedIds(stated: readonly Stated[], document: SettingsDocument): readonly string[] {
  const seen = new Set<string>();
  return stated.flatMap(({ section, index, id }) => {
    if (id === null) return [];
    if (seen.has(id)) {
      return [
        `${document.at([section, index, 'id'], 'value')}: ${section}[${index}].id received ${shown(id)} again. Each clause and invariant needs an id of its own.`,
      ];
    }
    seen.add(id);
    return [];
  });
}

function unknownRequired(required: unknown, stated: readonly Stated[], document: SettingsDocument): readonly string[] {
  if (!Array.isArray(required)) return [];
  const ids = stated.flatMap(({ id }) => id ?? []);
  // More are not shown, and thousands would take a while to compare.
  return required.slice(0, FORM.mostShown + 1).flatMap((id: unknown, index) => {
    if (typeof id !== 'string' || ids.includes(id)) return [];
    const closest = closestWord(id, ids);
    const hint = closest === null ? 'Allowed: the ids of clauses and invariants.' : `Did you mean ${closest}?`;
    return [
      `${document.at(['required', index], 'value')}: required[${index}] received ${shown(id)}, which is no clause or invariant. ${hint}`,
    ];
  });
}
