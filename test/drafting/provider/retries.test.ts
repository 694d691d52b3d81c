import { describe, expect, test } from '@jest/globals';
import { answers, fails, hangs, resets, type Step } from '../scripted-server.ts';
import { asking, QUESTION } from './asking.ts';

const limited = (headers: Readonly<Record<string, string>>, status = 429): Step =>
  fails(status, 'slow down', { headers });

describe('what may pass', () => {
  test.each([408, 409, 429, 500, 503, 529])('%i is asked again', async (status) => {
    await using it = await asking([fails(status, 'x'), fails(status, 'x'), answers('{}')]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered', text: '{}' });
    expect(it.waits).toEqual([1_000, 4_000]);
    expect(new Set(it.requests.map(({ text }) => text)).size).toBe(1);
    expect(it.provider.spent()).toMatchObject({ calls: 3, tokens: { input: 100, output: 20 }, estimated: false });
  });

  test('a reset connection and a hang are asked again', async () => {
    await using it = await asking([resets, hangs, answers('{}')], { attemptTimeoutMs: 1_000 });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['a part of a second', { 'retry-after': '0.5' }, 500],
    ['milliseconds, which go before', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['a date', { 'retry-after': 'Fri, 20 Nov 2026 12:01:30 GMT' }, 90_000],
    ['a date that is over', { 'retry-after': 'Thu, 19 Nov 2026 12:00:00 GMT' }, 0],
    ['nothing that makes sense', { 'retry-after': '-5' }, 1_000],
    ['words', { 'retry-after': 'soon' }, 1_000],
  ])('waits as long as the provider asks, in %s', async (_title, headers, ms) => {
    await using it = await asking([limited(headers), answers('{}')]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(it.waits).toEqual([ms]);
  });

  test.each([
    [{ 'retry-after': '7200' }, 'It asks to wait 2 h; drafting.timeout leaves 5 min.'],
    [{ 'retry-after': '300' }, 'It asks to wait 5 min; drafting.timeout leaves 5 min.'],
    [{ 'retry-after': 'Sat, 21 Nov 2026 00:30:00 GMT' }, 'It asks to wait 12 h 30 min; drafting.timeout leaves 5 min.'],
    [{ 'retry-after-ms': '999999999999' }, 'It asks to wait 277777 h 46 min; drafting.timeout leaves 5 min.'],
  ])('is given up at once when the wait of %j does not fit', async (headers, message) => {
    await using it = await asking([limited(headers)]);
    const answer = await it.provider.ask(QUESTION);
    expect(answer).toMatchObject({ kind: 'failed', why: expect.stringContaining(message) });
    expect([it.requests.length, it.waits]).toEqual([1, []]);
  });

  test('is given up when our own wait does not fit', async () => {
    await using it = await asking([fails(500, 'x'), fails(500, 'x')], { settings: { timeoutMs: 5_000 } });
    expect(await it.provider.ask(QUESTION)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('There is no time to try again: drafting.timeout leaves 4 s.'),
    });
    expect([it.requests.length, it.waits]).toEqual([2, [1_000]]);
  });

  test('waits as long as the provider asks though its words never end', async () => {
    const step: Step = (response) => {
      response.writeHead(429, { 'retry-after': '7' });
      response.write('slow ');
    };
    await using it = await asking([step, answers('{}')], { attemptTimeoutMs: 1_000 });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(it.waits).toEqual([7_000]);
    expect(it.provider.spent()).toMatchObject({ calls: 2, tokens: { input: 100, output: 20 }, estimated: false });
  });

  test('x-should-retry decides, both ways', async () => {
    await using it = await asking([
      limited({ 'x-should-retry': 'false' }, 503),
      limited({ 'x-should-retry': 'true' }, 403),
      answers('{}'),
    ]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'failed' });
    expect(it.requests).toHaveLength(1);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
  });

  test('a lack of credit is none', async () => {
    await using it = await asking([fails(429, 'You exceeded your current quota', { code: 'insufficient_quota' })]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('has no credit left'),
    });
    expect(it.requests).toHaveLength(1);
  });
});

describe('what stays as it is', () => {
  test.each([401, 404, 410])('%i is told again without a request', async (status) => {
    await using it = await asking([fails(status, 'no'), answers('{}')]);
    const first = await it.provider.ask(QUESTION);
    expect(await it.provider.ask({ ...QUESTION, user: 'another' })).toEqual(first);
    expect(it.requests).toHaveLength(1);
  });

  test.each([400, 403, 422])('%i may be about one question alone', async (status) => {
    await using it = await asking([fails(status, 'no'), answers('{}')]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'failed' });
    expect(await it.provider.ask({ ...QUESTION, user: 'another' })).toMatchObject({ kind: 'answered' });
  });
});

test('questions that come at once are asked one after another', async () => {
  let open = 0;
  let most = 0;
  await using it = await asking(() => (response) => {
    open += 1;
    most = Math.max(most, open);
    response.on('close', () => {
      open -= 1;
    });
    // Time enough for another one to come, were it sent.
    setTimeout(() => answers('{}')(response), 30);
  });
  const questions = ['a', 'b', 'c'].map((user) => it.provider.ask({ ...QUESTION, user }));
  expect((await Promise.all(questions)).map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  expect(most).toBe(1);
  expect(it.requests.map(({ body }) => body)).toMatchObject(
    ['a', 'b', 'c'].map((content) => ({ messages: [{}, { content }] })),
  );
});
