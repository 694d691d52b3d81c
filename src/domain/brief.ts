/** What a human says that some code must do: the only source of expectations for a drafted test. */

export const CLAUSE_KINDS = [
  'golden',
  'boundary',
  'invalid',
  'duplicate',
  'ordering',
  'timeout',
  'permission',
  'concurrency',
  'idempotence',
  'state',
] as const;

export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** One export of one file. */
export interface ExportName {
  /** Relative to the repository root, with `/`. */
  readonly file: string;
  /** The exported name; `default` for the default export. */
  readonly name: string;
}

/** What a brief is about. */
export type BriefTarget =
  | { readonly kind: 'export'; readonly export: ExportName }
  | {
      readonly kind: 'route';
      /** In capitals: GET. */
      readonly method: string;
      /** As the brief writes it: /api/invoices/:id/summary. */
      readonly path: string;
      /** Through what a test reaches the route: the export that makes the server or the application. */
      readonly entry: ExportName;
    };

export interface BriefClause {
  /** Unique in its brief: letters, digits, `-` and `_`. Tests cite it. */
  readonly id: string;
  readonly kind: ClauseKind;
  /** The behaviour, in a person's words. */
  readonly text: string;
  /** Without a test that kills for it, the `brief` check fails. */
  readonly required: boolean;
}

/** What holds for all inputs: the place of a property-based test. */
export interface BriefInvariant {
  /** Unique among the clauses and invariants of its brief. */
  readonly id: string;
  readonly text: string;
  readonly required: boolean;
}

export interface Brief {
  /** Where it stands, relative to the repository root. */
  readonly path: string;
  readonly target: BriefTarget;
  readonly behaviour: string;
  readonly clauses: readonly BriefClause[];
  readonly invariants: readonly BriefInvariant[];
  /** Factories that tests use in place of literals. */
  readonly fixtures: readonly ExportName[];
  /** Paths, or words, for what stays real: no double may stand there. */
  readonly seam: readonly string[];
  /** What tests must not do. */
  readonly avoid: readonly string[];
}

/** `src/invoice.ts#total`, or `GET /api/invoices/:id`. */
export function targetText(target: BriefTarget): string {
  return target.kind === 'route' ? `${target.method} ${target.path}` : exportText(target.export);
}

export function exportText({ file, name }: ExportName): string {
  return `${file}#${name}`;
}

/** The export through which tests reach a target. */
export function entryOf(target: BriefTarget): ExportName {
  return target.kind === 'route' ? target.entry : target.export;
}
