import { describe, expect, test } from '@jest/globals';
import { answers, breaksOff, cutsOff, fails, hangs, large, raw, refuses, type Step } from '../scripted-server.ts';
import { asking, QUESTION } from './asking.ts';

const used = (input: number, output: number): Step =>
  answers('{}', { usage: { prompt_tokens: input, completion_tokens: output } });
const OTHER = { ...QUESTION, user: 'another' };
const limitOf = (text: string | undefined): unknown => JSON.parse(text ?? '{}').max_completion_tokens;

describe('drafting.maxCalls', () => {
  test('ends a run after so many requests', async () => {
    await using it = await asking([answers('{}'), answers('{}')], { settings: { maxCalls: 1 } });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(await it.provider.ask(OTHER)).toEqual({
      kind: 'out-of-budget',
      why: 'All requests that drafting.maxCalls allows (1) are made. Raise it, or draft for fewer briefs in one run.',
    });
    expect(it.requests).toHaveLength(1);
  });

  test('counts further attempts', async () => {
    await using it = await asking(() => fails(500, 'oops'), { settings: { maxCalls: 2 } });
    expect(await it.provider.ask(QUESTION)).toEqual({
      kind: 'out-of-budget',
      why: expect.stringMatching(/drafting\.maxCalls.* Before that: .*\(500: oops\)/),
    });
    expect(it.requests).toHaveLength(2);
  });
});

describe('drafting.maxTokens', () => {
  test('limits an answer to what is left', async () => {
    await using it = await asking([used(1_000, 500), answers('{}')], { settings: { maxTokens: 3_000 } });
    await it.provider.ask(QUESTION);
    const body = it.provider.bodyOf(OTHER);
    await it.provider.ask(OTHER);
    const requestTokens = Math.ceil(Buffer.byteLength(body) / 3);
    expect(limitOf(it.requests[1]?.text)).toBe(1_500 - requestTokens);
    expect(it.requests[1]?.text).toBe(body);
  });

  test('asks nothing when fewer than 500 tokens are left for the answer', async () => {
    await using it = await asking([used(1_000, 500), answers('{}')], { settings: { maxTokens: 2_100 } });
    await it.provider.ask(QUESTION);
    expect(await it.provider.ask(OTHER)).toEqual({
      kind: 'out-of-budget',
      why: expect.stringMatching(
        /^Of the 2100 tokens that drafting\.maxTokens allows, 1500 are used; the request has about \d+ and its answer needs 500\. Raise it/,
      ),
    });
    expect(it.requests).toHaveLength(1);
  });

  test('lets a question that wants fewer than 500 have them', async () => {
    await using it = await asking([used(1_000, 500), answers('{}')], { settings: { maxTokens: 2_000 } });
    await it.provider.ask(QUESTION);
    expect(await it.provider.ask({ ...OTHER, maxOutputTokens: 100 })).toMatchObject({ kind: 'answered' });
    expect(limitOf(it.requests[1]?.text)).toBe(100);
  });

  test('asks nothing when the request alone is too long', async () => {
    await using it = await asking([], { settings: { maxTokens: 10_000 } });
    expect(await it.provider.ask({ ...QUESTION, user: '\u00e4'.repeat(20_000) })).toMatchObject({
      kind: 'out-of-budget',
      why: expect.stringContaining('drafting.maxTokens'),
    });
    expect(it.requests).toEqual([]);
  });

  test('names itself when it cut an answer off', async () => {
    await using it = await asking([used(1_000, 500), cutsOff()], { settings: { maxTokens: 3_000 } });
    await it.provider.ask(QUESTION);
    expect(await it.provider.ask(OTHER)).toMatchObject({
      kind: 'cut-off',
      why: expect.stringContaining('all that drafting.maxTokens or drafting.maxCost left for it. Raise it'),
    });
  });

  test.each<[string, Step, { input: number; output: number }, boolean]>([
    ['a refusal', refuses('no'), { input: 100, output: 20 }, false],
    ['an answer without content', answers(null), { input: 100, output: 20 }, false],
    ['a cut-off', cutsOff(), { input: 100, output: 2_000 }, false],
    ['an error', fails(400, 'no'), { input: 0, output: 0 }, false],
  ])('counts what %s took', async (_title, step, tokens, estimated) => {
    await using it = await asking([step]);
    await it.provider.ask(QUESTION);
    expect(it.provider.spent()).toMatchObject({ calls: 1, tokens, estimated });
  });

  test.each<[string, Step, number]>([
    ['a cut-off that does not say', answers('{', { finish: 'length', usage: null }), 1],
    ['no answer in time', hangs, 3],
    ['an answer that is no JSON', raw(200, '{', { 'content-type': 'application/json' }), 1],
    ['an answer that is too large', large(5_000_000), 1],
    ['an answer that broke off', breaksOff, 3],
  ])('counts the most that %s may have taken', async (_title, step, times) => {
    await using it = await asking(() => step, step === hangs ? { attemptTimeoutMs: 60 } : {});
    const requestTokens = Math.ceil(Buffer.byteLength(it.provider.bodyOf(QUESTION)) / 3);
    await it.provider.ask(QUESTION);
    expect(it.provider.spent()).toMatchObject({
      tokens: { input: requestTokens * times, output: 2_000 * times },
      estimated: true,
    });
  });
});

describe('drafting.maxCost', () => {
  const settings = { inputPrice: 2, outputPrice: 10 };

  test('is told in the currency of the prices', async () => {
    await using it = await asking([used(1_000_000, 50_000)], { settings });
    await it.provider.ask(QUESTION);
    expect(it.provider.spent().money).toBeCloseTo(2.5, 10);
  });

  test('limits an answer to what is left', async () => {
    await using it = await asking([answers('{}')], { settings: { ...settings, maxCost: 0.011 } });
    const requestTokens = Math.ceil(
      Buffer.byteLength(
        it.provider.bodyOf(QUESTION).replace(/"max_completion_tokens":\d+/, '"max_completion_tokens":2000'),
      ) / 3,
    );
    await it.provider.ask(QUESTION);
    expect(limitOf(it.requests[0]?.text)).toBe(Math.floor((0.011 - requestTokens * 2e-6) / 10e-6));
  });

  test('asks nothing when the answer would cost more than what is left', async () => {
    await using it = await asking([used(1_000, 500), answers('{}')], { settings: { ...settings, maxCost: 0.012 } });
    await it.provider.ask(QUESTION);
    expect(await it.provider.ask(OTHER)).toEqual({
      kind: 'out-of-budget',
      why: expect.stringMatching(
        /^Of the 0\.012 that drafting\.maxCost allows, 0\.007 is spent, and a request of about/,
      ),
    });
    expect(it.requests).toHaveLength(1);
  });

  test('of nothing allows what is free', async () => {
    const free = { inputPrice: 0, outputPrice: 0, maxCost: 0 };
    await using it = await asking([answers('{}')], { settings: free });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(it.provider.spent().money).toBe(0);
  });

  test('of nothing allows nothing that has a price', async () => {
    await using it = await asking([], { settings: { ...settings, inputPrice: 0, maxCost: 0 } });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'out-of-budget' });
  });
});

describe('drafting.timeout', () => {
  test('runs from the first question, and ends the run', async () => {
    await using it = await asking([answers('{}')], { settings: { timeoutMs: 60_000 } });
    it.clock.forward(100_000);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    it.clock.forward(60_000);
    expect(await it.provider.ask(OTHER)).toEqual({
      kind: 'out-of-budget',
      why: 'The 60 s that drafting.timeout allows are over. Raise it, or draft for fewer briefs in one run.',
    });
    expect(it.requests).toHaveLength(1);
  });

  test('ends a request that would take longer', async () => {
    await using it = await asking([hangs], { settings: { timeoutMs: 1_000 } });
    expect(await it.provider.ask(QUESTION)).toEqual({
      kind: 'out-of-budget',
      why: expect.stringContaining('did not finish its answer within 1 s'),
    });
    expect(it.requests).toHaveLength(1);
  });

  test('has waits counted', async () => {
    await using it = await asking(
      [fails(429, 'x', { headers: { 'retry-after': '50' } }), fails(429, 'x', { headers: { 'retry-after': '50' } })],
      {
        settings: { timeoutMs: 60_000 },
      },
    );
    expect(await it.provider.ask(QUESTION)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('It asks to wait 50 s; drafting.timeout leaves 10 s.'),
    });
    expect(it.waits).toEqual([50_000]);
  });
});
