import { describe, expect, test } from '@jest/globals';
import { answers, fails, type RecordedRequest, sends, startServer } from '../scripted-server.ts';
import { asking, QUESTION } from './asking.ts';

const ANSWER = answers('{"drafts":[]}');

function bodies(requests: readonly RecordedRequest[]): readonly Record<string, unknown>[] {
  return requests.map(({ text }) => JSON.parse(text));
}

describe('a server without structured output', () => {
  test('is asked for a JSON object, with the schema in the prompt, from then on', async () => {
    await using it = await asking([ANSWER, ANSWER], { lacks: ['json_schema'] });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered', text: '{"drafts":[]}' });
    const dry = it.provider.bodyOf({ ...QUESTION, user: 'another' });
    expect(await it.provider.ask({ ...QUESTION, user: 'another' })).toMatchObject({ kind: 'answered' });
    const [first, second, third] = bodies(it.requests);
    expect(first?.response_format).toMatchObject({ type: 'json_schema' });
    expect(second?.response_format).toEqual({ type: 'json_object' });
    expect(third?.response_format).toEqual({ type: 'json_object' });
    expect(JSON.stringify(second?.messages)).toContain(
      JSON.stringify(JSON.stringify(QUESTION.schema.schema)).slice(1, -1),
    );
    expect(it.requests[2]?.text).toBe(dry);
    expect(it.provider.spent().calls).toBe(3);
  });

  test('and without JSON objects is asked in words alone', async () => {
    await using it = await asking([ANSWER], { lacks: ['response_format'] });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    const formats = bodies(it.requests).map(({ response_format }) => response_format);
    expect(formats).toEqual([expect.objectContaining({ type: 'json_schema' }), { type: 'json_object' }, undefined]);
    expect(it.provider.spent().calls).toBe(3);
  });

  test.each([
    ['This response_format type is unavailable now', null],
    ['structured outputs are not supported by this model', null],
    ['JSON mode is not supported', null],
    ['unsupported', 'response_format.json_schema'],
  ])('is known by %j (param: %s)', async (message, param) => {
    await using it = await asking([fails(400, message, { param }), ANSWER]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(bodies(it.requests)[1]?.response_format).toEqual({ type: 'json_object' });
  });
});

describe('an unknown parameter', () => {
  test('max_completion_tokens is called max_tokens from then on', async () => {
    await using it = await asking([ANSWER, ANSWER], { lacks: ['max_completion_tokens'] });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(await it.provider.ask({ ...QUESTION, user: 'another' })).toMatchObject({ kind: 'answered' });
    expect(bodies(it.requests).map((body) => [body.max_completion_tokens, body.max_tokens])).toEqual([
      [2_000, undefined],
      [undefined, 2_000],
      [undefined, 2_000],
    ]);
  });

  test('store is left out', async () => {
    await using it = await asking([ANSWER], { lacks: ['store'] });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(bodies(it.requests).map((body) => 'store' in body)).toEqual([true, false]);
  });

  test('all that a refusal names is left out at once', async () => {
    const detail = ['store', 'max_completion_tokens'].map((name) => ({ type: 'extra_forbidden', loc: ['body', name] }));
    await using it = await asking([sends(422, { detail }), ANSWER]);
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    const [, second] = bodies(it.requests);
    expect([second?.store, second?.max_completion_tokens, second?.max_tokens]).toEqual([undefined, undefined, 2_000]);
    expect(second?.response_format).toMatchObject({ type: 'json_schema' });
  });

  test('a server that knows nothing of it all is asked in the oldest way', async () => {
    await using it = await asking([ANSWER], { lacks: ['store', 'response_format', 'max_completion_tokens'] });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(Object.keys(bodies(it.requests).at(-1) ?? {})).toEqual(['model', 'messages', 'max_tokens']);
    expect(it.provider.spent().calls).toBe(5);
  });

  test('a server that refuses them for ever is asked five times at most', async () => {
    const all = 'unknown: store, max_completion_tokens, max_tokens, response_format';
    await using it = await asking(() => fails(400, all));
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'failed' });
    expect(it.requests.length).toBeLessThanOrEqual(5);
  });

  test('a step down takes a request of the budget', async () => {
    await using it = await asking([], { lacks: ['response_format'], settings: { maxCalls: 2 } });
    expect(await it.provider.ask(QUESTION)).toEqual({
      kind: 'out-of-budget',
      why: expect.stringMatching(
        /^All requests that drafting\.maxCalls allows \(2\) are made\..* Before that: .*\(400: Unrecognized/,
      ),
    });
  });
});

describe('the scripted server refuses what a real one would', () => {
  test.each([
    ['an open object', { type: 'object', properties: {}, required: [] }, "'additionalProperties' has to be false"],
    [
      'a property that is not required',
      { type: 'object', additionalProperties: false, properties: { a: { type: 'string' } }, required: [] },
      "'required' has to include every key, a is missing",
    ],
    [
      'an open object in a list',
      {
        type: 'object',
        additionalProperties: false,
        required: ['a'],
        properties: { a: { type: 'array', items: { type: 'object' } } },
      },
      "at /properties/a/items: 'additionalProperties'",
    ],
    ['a list at the root', { type: 'array', items: { type: 'string' } }, 'schema must be of'],
  ])('a strict schema with %s', async (_title, schema, message) => {
    // The last rung does without a schema, and there the script has no step.
    await using it = await asking([], { lacks: ['json_object'] });
    await it.provider.ask({ ...QUESTION, schema: { name: 'drafts', schema } });
    expect(it.requests).toHaveLength(2);
    await using strict = await asking([], { settings: { maxCalls: 1 } });
    expect(await strict.provider.ask({ ...QUESTION, schema: { name: 'drafts', schema } })).toMatchObject({
      why: expect.stringContaining(message),
    });
  });

  test.each([
    ['no such path', '/v1/models', { authorization: 'Bearer x' }, '{}', 404],
    ['no key', '/v1/chat/completions', {}, '{}', 401],
    ['no JSON', '/v1/chat/completions', { authorization: 'Bearer x' }, 'model=x', 400],
    [
      'no model',
      '/v1/chat/completions',
      { authorization: 'Bearer x' },
      '{"messages":[{"role":"user","content":"x"}]}',
      400,
    ],
    ['no messages', '/v1/chat/completions', { authorization: 'Bearer x' }, '{"model":"m","messages":[]}', 400],
    [
      'a parameter of no API',
      '/v1/chat/completions',
      { authorization: 'Bearer x' },
      '{"model":"m","messages":[{"role":"user","content":"x"}],"temprature":0}',
      400,
    ],
    [
      'a JSON object without the word',
      '/v1/chat/completions',
      { authorization: 'Bearer x' },
      '{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_object"}}',
      400,
    ],
  ])('a request with %s', async (_title, path, headers, body, status) => {
    const server = await startServer([ANSWER]);
    const response = await fetch(new URL(path, server.baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
    expect(server.requests).toMatchObject([{ method: 'POST', path, text: body }]);
    await server.close();
  });
});
