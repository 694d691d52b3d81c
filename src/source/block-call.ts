import type { FoundBlock } from './find-blocks.ts';
import { hashOf, normalForm, type Replacements } from './normal-form.ts';
import { namesIn } from './references.ts';
import type { Item } from './scopes.ts';
import type { SyntaxNode } from './syntax.ts';

/** A block's call without its title and without the blocks inside, part by part. */
export function writtenCall(
  { kind, callee, call, titleNode }: FoundBlock,
  replacements: Replacements,
): readonly string[] {
  const modifiers = callee.modifiers.filter((modifier) => modifier !== 'only');
  const own = callee.own ? (callee.root?.name ?? normalForm(call.callee, replacements)) : '';
  const made = callee.factories.map((factory) =>
    factory.type === 'CallExpression'
      ? factory.arguments.map((argument) => normalForm(argument, replacements)).join()
      : normalForm(factory, { get: (node) => (node === factory.tag ? 'each' : replacements.get(node)) }),
  );
  const given = call.arguments.filter((argument) => argument !== titleNode);
  return [kind, modifiers.join('.'), own, ...made, ...given.map((argument) => normalForm(argument, replacements))];
}

/** A suite that does no more than to give its tests a title: to put tests into one is no change of theirs. */
export function isPlain({ kind, callee, call, callback, titleNode }: FoundBlock): boolean {
  const titledOnly = call.arguments.every((argument) => argument === titleNode || argument === callback);
  const modified = callee.own || callee.modifiers.some((modifier) => modifier !== 'only');
  return kind === 'suite' && titledOnly && !modified && callback?.params.length === 0 && isBlock(callback.body);
}

function isBlock(node: SyntaxNode): boolean {
  return node.type === 'BlockStatement';
}

/** What a suite's call means to the tests inside: everything but its title and the statements of its function. */
export function headItem(block: FoundBlock, holes: ReadonlyMap<SyntaxNode, string>): Item {
  const body = block.callback?.body.type === 'BlockStatement' ? block.callback.body : null;
  const get = (node: SyntaxNode) => (node === body ? '{}' : holes.get(node));
  const leftOut = { has: (node: SyntaxNode) => node === body || node === block.titleNode || holes.has(node) };
  return {
    key: hashOf(writtenCall(block, { get })),
    uses: namesOfCall(block, leftOut),
    declares: new Set(),
    isImport: false,
    always: true,
    start: block.call.start ?? 0,
  };
}

/** Names used in the call, outside of what is left out. */
export function namesOfCall({ call }: FoundBlock, leftOut: { has(node: SyntaxNode): boolean }): ReadonlySet<string> {
  const parts: readonly SyntaxNode[] = [call.callee, ...call.arguments];
  return new Set(parts.flatMap((part) => [...namesIn(part, leftOut)]));
}
