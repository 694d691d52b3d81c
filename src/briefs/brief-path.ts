import type { BriefTarget } from '../domain/brief.ts';

/**
 * Where the brief of a target stands when nobody says otherwise, relative to the repository root: beside the source
 * (`src/invoice.brief.yml`), or `briefs/get-api-invoices-id.brief.yml` for a route.
 */
export function briefPath(target: BriefTarget): string {
  if (target.kind === 'export') {
    return `${target.export.file.replace(/(?<=[^/])(?:\.d)?\.[^./]+$/, '')}.brief.yml`;
  }
  const slug = `${target.method} ${target.path}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/-$/, '');
  return `briefs/${slug}.brief.yml`;
}
