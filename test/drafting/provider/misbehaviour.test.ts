import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/drafting/provider/answer.ts';
import {
  answers,
  breaksOff,
  cutsOff,
  drips,
  fails,
  gzipBomb,
  hangs,
  large,
  raw,
  redirects,
  refuses,
  resets,
  type Step,
  sends,
  startServer,
  webPage,
} from '../scripted-server.ts';
import { API_KEY, type AskingOptions, asking, QUESTION } from './asking.ts';

/** One line for people: neither control characters nor anything of the key. */
function whyOf(answer: Answer): string {
  if (answer.kind === 'answered') throw new Error(`it was answered: ${answer.text}`);
  expect(answer.why).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(answer.why).not.toMatch(/<\/?\w+/);
  for (const part of [API_KEY, API_KEY.slice(0, 10), API_KEY.slice(-6), API_KEY.slice(10, 18)]) {
    expect(answer.why).not.toContain(part);
  }
  expect(answer.why.length).toBeLessThan(700);
  return answer.why;
}

/** Every failure below has the key in it wherever a server can put it. */
const ECHO = `with key ${API_KEY} and ${API_KEY.slice(0, 8)}****${API_KEY.slice(-4)}`;

describe('an answer', () => {
  test.each<[string, Step, string]>([
    ['is its text, as it is', answers('{"drafts": ["a"]}'), '{"drafts": ["a"]}'],
    [
      'keeps what stands around the JSON',
      answers('<think>hm</think>\n```json\n{}\n```'),
      '<think>hm</think>\n```json\n{}\n```',
    ],
    ['may fit no schema: that is for its reader', answers({ wrong: true }), '{"wrong":true}'],
    [
      'may come in parts',
      answers([{ type: 'text', text: '{"drafts"' }, { type: 'text', text: ':[]}' }, 7]),
      '{"drafts":[]}',
    ],
    ['leaves out what the model thought', answers('{}', { message: { reasoning_content: 'first, ...' } }), '{}'],
    ['needs no reason for its end', answers('{}', { finish: null }), '{}'],
    ['may have tool calls beside it', answers('{}', { message: { tool_calls: [{ id: '1' }] } }), '{}'],
  ])('%s', async (_title, step, text) => {
    await using it = await asking([step]);
    expect(await it.provider.ask(QUESTION)).toEqual({
      kind: 'answered',
      text,
      from: 'provider',
      use: { input: 100, output: 20 },
    });
    expect(it.provider.spent()).toEqual({
      calls: 1,
      cached: 0,
      tokens: { input: 100, output: 20 },
      estimated: false,
      money: null,
    });
  });

  test('that holds the key is dropped', async () => {
    await using it = await asking([answers(`{"drafts": ["${API_KEY}"]}`)]);
    const answer = await it.provider.ask(QUESTION);
    expect(answer.kind).toBe('failed');
    expect(whyOf(answer)).toContain('holds the API key, and was dropped');
  });

  test('that holds a placeholder for a key is none that holds a key', async () => {
    await using it = await asking([answers('{"drafts": ["ollama"]}')], { settings: { apiKey: 'ollama' } });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
  });

  test.each<[string, unknown]>([
    ['missing', null],
    ['negative', { prompt_tokens: -1, completion_tokens: -5 }],
    ['text', { prompt_tokens: '100', completion_tokens: '20' }],
    ['no whole number', { prompt_tokens: 1.5, completion_tokens: 0.1 }],
    ['beyond belief', { prompt_tokens: 1e15, completion_tokens: 1e15 }],
    ['nothing, for an answer that is there', { prompt_tokens: 0, completion_tokens: 0 }],
    ['null', { prompt_tokens: null, completion_tokens: null }],
    ['a list', [1, 2]],
  ])('whose use of tokens is %s has it estimated from bytes', async (_title, usage) => {
    await using it = await asking([answers('{"drafts":["\u00e4"]}', { usage })]);
    const requestBytes = Buffer.byteLength(it.provider.bodyOf(QUESTION));
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    expect(it.provider.spent()).toMatchObject({
      tokens: { input: Math.ceil(requestBytes / 3), output: 6 },
      estimated: true,
    });
  });
});

/** For what never ends; time enough for a busy machine to bring the request to the server. */
const HASTY: AskingOptions = { attemptTimeoutMs: 500 };

describe('no usable answer', () => {
  test.each<[string, Step, Answer['kind'], string]>([
    [
      'a refusal',
      refuses(`I cannot help ${ECHO}`),
      'refused',
      'test-model would not answer (I cannot help with key [key] and [key]).',
    ],
    [
      'a refusal as a part',
      answers([{ type: 'refusal', refusal: 'No.' }]),
      'refused',
      'test-model would not answer (No.).',
    ],
    ['a content filter', answers('{"dra', { finish: 'content_filter' }), 'refused', 'A content filter of 127.0.0.1'],
    ['a cut-off', cutsOff(), 'cut-off', 'was cut off at 2000 tokens: a model that thinks at length'],
    ['a cut-off before the first word', cutsOff(''), 'cut-off', 'was cut off at 2000 tokens'],
    ['a web page', webPage(200, ECHO), 'failed', 'is a web page, not JSON (with key [key] and [key]).'],
    [
      'a web page called JSON',
      raw(200, '<html>', { 'content-type': 'application/json' }),
      'failed',
      'is called JSON and is none',
    ],
    [
      'plain text',
      raw(200, 'hello', { 'content-type': 'text/plain' }),
      'failed',
      'is plain text, not a JSON object (hello).',
    ],
    ['no content type', raw(200, 'hello'), 'failed', 'is plain text, not a JSON object (hello).'],
    ['a JSON string', sends(200, `hello ${API_KEY}`), 'failed', 'is plain text, not a JSON object (hello [key]).'],
    ['a JSON list', sends(200, []), 'failed', 'is empty or no JSON object'],
    ['a JSON null', sends(200, null), 'failed', 'is empty or no JSON object'],
    [
      'invalid JSON',
      raw(200, '{"choices": [', { 'content-type': 'application/json' }),
      'failed',
      'is called JSON and is none',
    ],
    ['an empty body', raw(200, '', { 'content-type': 'application/json' }), 'failed', 'is empty or no JSON object'],
    ['no body', raw(204, ''), 'failed', 'is empty or no JSON object'],
    ['no choices', sends(200, { object: 'list', data: [] }), 'failed', 'has no choices'],
    ['an empty list of choices', sends(200, { choices: [] }), 'failed', 'has an empty list of choices'],
    ['a choice that is null', sends(200, { choices: [null] }), 'failed', 'has no content'],
    ['a choice without a message', sends(200, { choices: [{ finish_reason: 'stop' }] }), 'failed', 'has no content'],
    ['null content', answers(null), 'failed', 'has no content'],
    ['blank content', answers(' \n '), 'failed', 'has no content'],
    [
      'thoughts and no answer',
      answers('', { message: { reasoning_content: '{"drafts":[]}' } }),
      'failed',
      'has no content',
    ],
    [
      'a tool call',
      answers(null, { finish: 'tool_calls', message: { tool_calls: [{ id: '1', type: 'function' }] } }),
      'failed',
      'calls a tool, though none was offered',
    ],
    [
      'an error under 200',
      sends(200, { error: { message: `No model ${ECHO}`, code: 502 } }),
      'failed',
      'is an error under a status of success (No model with key [key] and [key]).',
    ],
    [
      'a choice that ended in an error',
      sends(200, { choices: [{ finish_reason: 'error', error: { message: 'upstream' }, message: { content: '{' } }] }),
      'failed',
      'ended in an error of the provider (upstream).',
    ],
    ['20 MB', large(20_000_000), 'failed', 'answered with more than 4 MiB, and reading was ended'],
    ['20 MB in 20 kB', gzipBomb(20_000_000), 'failed', 'answered with more than 4 MiB, and reading was ended'],
    ['a 404 of 20 MB', large(20_000_000, 404), 'failed', '(404, no more words). Nothing is there'],
    [
      'a 400 nested without end',
      raw(400, `{"error":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, { 'content-type': 'application/json' }),
      'failed',
      '(400, no more words). The server does not take what Earnest sends',
    ],
    [
      'an answer nested without end',
      raw(200, `{"choices":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, { 'content-type': 'application/json' }),
      'failed',
      'has no content',
    ],
    [
      'a 400 that breaks off',
      (response) => {
        response.writeHead(400, { 'content-type': 'application/json', 'content-length': '1000' });
        response.write('{"error": {', () => response.destroy());
      },
      'failed',
      '(400, no more words). The server does not take what Earnest sends',
    ],
    [
      '400',
      fails(400, `Bad ${ECHO}`),
      'failed',
      'refused or failed (400: Bad with key [key] and [key]). The server does not take what Earnest sends, or not for test-model',
    ],
    [
      '400 for a long request',
      fails(400, 'x', { code: 'context_length_exceeded' }),
      'failed',
      'The request is longer than the model can take',
    ],
    [
      '401',
      fails(401, `Incorrect API key provided: ${API_KEY.slice(0, 8)}*******${API_KEY.slice(-4)}. You can find it`),
      'failed',
      '(401: Incorrect API key provided: [key] You can find it). The API key is not valid there',
    ],
    ['402', fails(402, 'Insufficient Balance'), 'failed', 'has no credit left'],
    [
      '403',
      webPage(403, ECHO),
      'failed',
      '(403: with key [key] and [key]). The API key may not use test-model, or this request was blocked',
    ],
    [
      '404',
      sends(404, { error: `model "x" not found ${API_KEY}` }),
      'failed',
      '(404: model "x" not found [key]). Nothing is there: drafting.baseUrl usually ends in /v1',
    ],
    [
      '410',
      fails(410, 'github_models_retirement_brownout'),
      'failed',
      'GitHub Models was retired on 2026-07-30; set base-url/model/api-key of another OpenAI-compatible endpoint.',
    ],
    ['413', raw(413, ''), 'failed', '(413, no more words). The request is larger than the server takes'],
    [
      '422',
      sends(422, { detail: [{ loc: ['body', 'messages'], msg: ECHO }] }),
      'failed',
      '(422: {"detail":[{"loc":["body","messages"]',
    ],
    ['a status that is none', raw(999, 'x'), 'failed', '(999: x). The provider has a problem of its own'],
  ])('%s', async (_title, step, kind, message) => {
    await using it = await asking(() => step);
    const answer = await it.provider.ask(QUESTION);
    expect(answer.kind).toBe(kind);
    expect(whyOf(answer)).toContain(message);
  });

  test.each<[string, Step, string, AskingOptions?]>([
    ['429', fails(429, `Rate limit ${ECHO}`), '(429: Rate limit with key [key] and [key]). Too many requests'],
    ['500', fails(500, `Oops ${ECHO}`), '(500: Oops with key [key] and [key]). The provider has a problem of its own'],
    ['502 with a web page', webPage(502, `Bad gateway ${ECHO}`), '(502: Bad gateway with key [key] and [key]).'],
    ['a hang', hangs, 'did not finish its answer within 1 s: it hangs', HASTY],
    ['a slow drip', drips, 'did not finish its answer within 1 s', HASTY],
    ['a reset', resets, 'broke off before the answer was there'],
    ['an end in the middle', breaksOff, 'broke off before the answer was there (UND_ERR_SOCKET)'],
    [
      'broken gzip',
      raw(200, 'no gzip', { 'content-encoding': 'gzip', 'content-type': 'application/json' }),
      'broke off before the answer was there (Z_DATA_ERROR)',
    ],
  ])('%s, three times', async (_title, step, message, options = {}) => {
    await using it = await asking(() => step, options);
    const answer = await it.provider.ask(QUESTION);
    expect(answer.kind).toBe('failed');
    expect(whyOf(answer)).toContain(message);
    expect(it.requests).toHaveLength(3);
    expect(it.waits).toEqual([1_000, 4_000]);
    expect(it.provider.spent().calls).toBe(3);
  });

  test.each([
    [4 * 1024 * 1024, 'answered'],
    [4 * 1024 * 1024 + 1, 'failed'],
  ])('of %i bytes is %s', async (bytes, kind) => {
    const json = '{"choices":[{"message":{"content":"{}"}}]}';
    await using it = await asking([raw(200, json.padEnd(bytes), { 'content-type': 'application/json' })]);
    expect((await it.provider.ask(QUESTION)).kind).toBe(kind);
  });

  test('reading of what is too large is ended while it comes', async () => {
    const sent = Promise.withResolvers<number>();
    const step: Step = (response) => {
      const { socket } = response;
      response.on('close', () => sent.resolve(socket?.bytesWritten ?? 0));
      large(200_000_000)(response);
    };
    await using it = await asking([step]);
    await it.provider.ask(QUESTION);
    expect(await sent.promise).toBeLessThan(20_000_000);
  });
});

describe('no connection', () => {
  const closed = async (): Promise<string> => {
    const server = await startServer([]);
    await server.close();
    return server.baseUrl;
  };

  test.each<[string, () => Promise<AskingOptions>, string, number]>([
    [
      'nothing listens',
      async () => ({ baseUrl: await closed() }),
      'could not be reached (ECONNREFUSED): nothing listens there.',
      2,
    ],
    ['no such name', async () => ({ baseUrl: 'https://nothing.invalid/v1' }), 'its name is not known here.', 2],
    [
      'a port that no browser asks',
      async () => ({ baseUrl: 'http://127.0.0.1:6000/v1' }),
      'could not be reached (bad port)',
      2,
    ],
  ])('%s', async (_title, options, message, waits) => {
    await using it = await asking([], await options());
    const answer = await it.provider.ask(QUESTION);
    expect(answer.kind).toBe('failed');
    expect(whyOf(answer)).toContain(message);
    expect(it.waits).toHaveLength(waits);
    expect(it.provider.spent()).toMatchObject({ calls: waits + 1, tokens: { input: 0, output: 0 }, estimated: false });
  });

  test('a server without TLS is asked once', async () => {
    const server = await startServer([]);
    await using it = await asking([], { server, baseUrl: server.baseUrl.replace('http:', 'https:') });
    const answer = await it.provider.ask(QUESTION);
    expect(answer.kind).toBe('failed');
    expect(whyOf(answer)).toContain('no safe connection came about.');
    expect(it.waits).toEqual([]);
    await server.close();
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('with %i to another server is not followed', async (status) => {
    const other = await startServer(() => answers('{"drafts":[]}'));
    await using it = await asking([redirects(status, `${other.baseUrl}/chat/completions?${API_KEY}`)]);
    const answer = await it.provider.ask(QUESTION);
    expect(answer.kind).toBe('failed');
    expect(whyOf(answer)).toContain(
      `sent the request on to ${new URL(other.baseUrl).host} (${status}), which was not followed`,
    );
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test('of Azure OpenAI is not followed', async () => {
    const other = await startServer(() => answers('{"drafts":[]}'));
    await using it = await asking([redirects(307, other.baseUrl)], { apiVersion: '2026-10-01' });
    expect(whyOf(await it.provider.ask(QUESTION))).toContain('which was not followed');
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test('to nowhere, or to the same server, is not followed', async () => {
    await using it = await asking([redirects(307, '/v1/elsewhere'), raw(302, '')]);
    expect(whyOf(await it.provider.ask(QUESTION))).toContain('which was not followed');
    expect(whyOf(await it.provider.ask(QUESTION))).toContain('(302), which was not followed');
    expect(it.requests).toHaveLength(2);
  });
});
