import { describe, expect, test } from '@jest/globals';
import { unmutatedComponentLines } from '../../src/mutation/component-lines.ts';
import { aChangedFile, aMutant } from '../judgements.ts';

const VUE = `<template>
  <p>{{ a < b }}</p>
</template>

<script setup>
const a = 1 + 1;
</script>

<style>
p { color: red; }
</style>
`;

const SVELTE = `<script>
  let n = 1 + 1;
</script>

<p class:many={n > 3}>
  {n > 2}
</p>
`;

const all = [{ first: 1, last: 20 }];
const said = (...given: Parameters<typeof unmutatedComponentLines>) =>
  unmutatedComponentLines(...given).map(({ what, why }) => `${what}: ${why}`);

describe('changed lines of a component that hold no mutant', () => {
  test('of Vue, those of the template and the styles, and none of the script', () => {
    expect(said(aChangedFile({ path: 'P.vue', lines: all }), VUE, [], true)).toEqual([
      'P.vue, lines 2, 10: Stryker makes no mutants in the template and the styles of a component',
    ]);
    expect(said(aChangedFile({ path: 'P.vue', lines: [{ first: 5, last: 7 }] }), VUE, [], true)).toEqual([]);
  });

  test('of Svelte, those of the markup on which no mutant stands', () => {
    const mutants = [aMutant({ file: 'P.svelte', line: 6, endLine: 6 })];
    expect(said(aChangedFile({ path: 'P.svelte', lines: all }), SVELTE, mutants, true)).toEqual([
      'P.svelte, lines 5, 7: in markup, Stryker makes mutants of some expressions in braces, and none of directives, snippets and styles',
    ]);
  });

  test('in a script that Stryker did not parse', () => {
    const lines = [{ first: 6, last: 6 }];
    expect(said(aChangedFile({ path: 'P.vue', lines }), VUE, [], false)).toEqual([
      'P.vue, line 6: Stryker reads no script of this kind',
    ]);
  });

  test('any other file has none of its own', () => {
    expect(said(aChangedFile({ path: 'p.ts', lines: all }), 'const a = 1;\n', [], true)).toEqual([]);
  });
});
