/** What drafts cost, beside what they brought. */

import type { Drafting } from './draft.ts';
import type { Trial } from './trial.ts';

export interface Cost {
  /** Sent and received. */
  readonly tokens: number;
  /** In the currency of the prices; null without prices. */
  readonly money: number | null;
  /** Of drafting and trying. */
  readonly seconds: number;
}

export interface LedgerClause extends Cost {
  readonly brief: string;
  readonly clause: string;
  /** Drafts that name it, refused ones among them. */
  readonly drafts: number;
  readonly earned: number;
  /** Mutants that earned drafts for it kill, and nobody else. */
  readonly uniqueKills: number;
}

export interface Ledger {
  readonly total: Cost;
  readonly earned: number;
  readonly uniqueKills: number;
  /** Null when nothing was killed that tests did not kill before. */
  readonly perUniqueKill: Cost | null;
  readonly clauses: readonly LedgerClause[];
}

/**
 * The account of one run; null when nothing was drafted. What the model was asked is shared evenly among all that it wrote, and the share of one
 * draft evenly among the clauses that it names: requests are about whole briefs.
 */
export function ledgerOf({ drafting, drafts, durationMs }: Trial): Ledger | null {
  if (drafting === null || drafting.drafts.length + drafting.refused.length === 0) return null;
  const { tokens, money, seconds } = drafting.cost;
  const total: Cost = { tokens: tokens.input + tokens.output, money, seconds: seconds + durationMs / 1000 };
  const earned = drafts.filter(({ verdict }) => verdict === 'earned');
  const uniqueKills = earned.reduce((sum, draft) => sum + draft.uniqueKills.length, 0);
  return {
    total,
    earned: earned.length,
    uniqueKills,
    perUniqueKill: uniqueKills === 0 ? null : share(total, 1 / uniqueKills),
    clauses: clausesOf(drafting).map(({ brief, clause, part, count }) => {
      const own = earned.filter(({ draft }) => draft.brief === brief && draft.clauses.includes(clause));
      return {
        brief,
        clause,
        drafts: count,
        earned: own.length,
        uniqueKills: new Set(own.flatMap((draft) => draft.uniqueKills)).size,
        ...share(total, part),
      };
    }),
  };
}

function share({ tokens, money, seconds }: Cost, part: number): Cost {
  return { tokens: Math.round(tokens * part), money: money === null ? null : money * part, seconds: seconds * part };
}

/** Every clause that something was written for, with its part of the whole. */
function clausesOf({ drafts, refused }: Drafting) {
  const written = [...drafts, ...refused];
  const clauses = new Map<string, { brief: string; clause: string; part: number; count: number }>();
  for (const { brief, clauses: named } of written) {
    for (const clause of new Set(named)) {
      const key = JSON.stringify([brief, clause]);
      const before = clauses.get(key) ?? { brief, clause, part: 0, count: 0 };
      const part = before.part + 1 / written.length / new Set(named).size;
      clauses.set(key, { ...before, part, count: before.count + 1 });
    }
  }
  return [...clauses.values()];
}
