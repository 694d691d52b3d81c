import { describe, expect, test } from '@jest/globals';
import { reviewed } from '../review/reviewed.ts';

describe('hostile texts are read in good time', () => {
  const within = (text: string) => {
    const started = performance.now();
    const { suspicions } = reviewed({ 'test/a.test.js': text });
    return { ms: performance.now() - started, rules: suspicions.map(({ rule }) => rule) };
  };

  test.each([
    ['a sum of many terms', `it('adds', () => { expect(${'1 + '.repeat(20_000)}1).toBe(f()); });`],
    ['a chain of many calls', `it('adds', () => { expect(f()${'.a()'.repeat(3_000)}).toBe(f()); });`],
    [
      'functions that nest deep',
      `it('adds', () => { ${'(() => {'.repeat(400)} expect(1).toBe(f()); ${'})();'.repeat(400)} });`,
    ],
    [
      'conditions that nest deep',
      `it('adds', () => { ${'if (a) {'.repeat(400)} f(); ${'}'.repeat(400)} expect(f()).toBe(2); });`,
    ],
    ['lists that nest deep', `it('adds', () => { expect(f()).toEqual(${'['.repeat(800)}${']'.repeat(800)}); });`],
    [
      'helpers that call one another',
      `${Array.from({ length: 300 }, (_, n) => `const f${n} = () => { f${(n + 1) % 300}(); f${(n * 7) % 300}(); };`).join('\n')}\nit('adds', () => { f0(); expect(f1()).toBe(2); });`,
    ],
    ['many tests', `${"it('adds', () => { expect(f()).toBe(2); });\n".repeat(2_000)}`],
    ['many assertions in one test', `it('adds', () => { ${'expect(f()).toBe(2);\n'.repeat(2_000)} });`],
  ])('%s', (_, text) => {
    const { ms, rules } = within(text);
    expect(rules.filter((rule) => rule !== 'mirrors-implementation')).toEqual([]);
    expect(ms).toBeLessThan(5_000);
  });

  test.each([
    ['an own result a thousand times', 'expect(a).toBe(f(1));', 'expects-own-result'],
    ['an echo a thousand times', 'm.mockReturnValue(45); expect(f()).toBe(45);', 'mock-echo'],
    ['a condition a thousand times', 'if (a) expect(f()).toBe(2);', 'conditional-assertion'],
    ['a tautology a thousand times', 'expect(1).toBe(1);', 'tautology'],
  ])('%s', (_, line, rule) => {
    const { ms, rules } = within(`it('does not throw', () => { const a = f(1);\n${`${line}\n`.repeat(1_000)} });`);
    expect(rules).toEqual([rule]);
    expect(ms).toBeLessThan(5_000);
  });
});
