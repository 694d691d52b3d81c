import { quotePath } from '../change/quote-path.ts';

/** A file that a patch adds. */
export interface NewFile {
  /** Relative to the repository root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Files that are not there yet, as a patch that `git apply` takes at the root of the repository. Sorted by path; empty for none. */
export function patchOf(files: readonly NewFile[]): string {
  return [...files]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map(added)
    .join('');
}

function added({ path, text }: NewFile): string {
  const endsWithLine = text.endsWith('\n');
  const lines = (endsWithLine ? text.slice(0, -1) : text).split('\n');
  const head = [`diff --git ${quotePath(`a/${path}`)} ${quotePath(`b/${path}`)}`, 'new file mode 100644'];
  if (text === '') return `${head.join('\n')}\n`;
  const body = [
    '--- /dev/null',
    `+++ ${quotePath(`b/${path}`)}${path.includes(' ') ? '\t' : ''}`,
    `@@ -0,0 +1${lines.length === 1 ? '' : `,${lines.length}`} @@`,
    ...lines.map((line) => `+${line}`),
    ...(endsWithLine ? [] : ['\\ No newline at end of file']),
  ];
  return `${[...head, ...body].join('\n')}\n`;
}
