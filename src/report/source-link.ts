import type { SourceLinks } from '../domain/judgement.ts';

/** The address of lines first..last of a file on GitHub; null when there is nowhere to link to. */
export function sourceUrl(links: SourceLinks | null, file: string, first: number, last: number = first): string | null {
  if (links === null || !/^https?:\/\/[\w.:/-]+$/.test(links.repositoryUrl) || !/^[0-9a-f]{7,64}$/.test(links.commit)) {
    return null;
  }
  const lines = last > first ? `#L${first}-L${last}` : `#L${first}`;
  return `${links.repositoryUrl}/blob/${links.commit}/${encodedPath(file)}${lines}`;
}

/** A path, with `/`, as the relative part of an address: nothing in it is read as anything else. */
export function encodedPath(file: string): string {
  return file.split('/').map(segment).join('/');
}

/** encodeURIComponent leaves the parentheses and quotes that would end a Markdown link. */
function segment(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `label` as a Markdown link where there is an address, else as it is. The label must be Markdown already. */
export function linked(label: string, url: string | null): string {
  return url === null ? label : `[${label}](${url})`;
}
