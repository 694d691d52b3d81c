import type { Drafting } from '../domain/draft.ts';
import { draftsSchema, type ReportedDrafting } from './drafts-schema.ts';

/** drafts.json as it is written, held against its own schema. */
export function draftsJson(drafting: Drafting): ReportedDrafting {
  return draftsSchema.parse({ schemaVersion: 1, ...drafting });
}
