import ts from 'typescript';

/** The compiler's own, without comments. */
export const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
