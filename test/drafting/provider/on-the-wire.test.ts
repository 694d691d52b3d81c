import { afterEach, describe, expect, test } from '@jest/globals';
import { AzureOpenAI, OpenAI } from 'openai';
import { forgetClientVariables } from '../../../src/drafting/provider/client-variables.ts';
import { answers, type RecordedRequest, startServer } from '../scripted-server.ts';
import { API_KEY, asking, QUESTION } from './asking.ts';

const OWN_ENVIRONMENT = { ...process.env };

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in OWN_ENVIRONMENT)) delete process.env[name];
});

function only(requests: readonly RecordedRequest[]): RecordedRequest {
  expect(requests).toHaveLength(1);
  return requests[0] as RecordedRequest;
}

describe('a request', () => {
  test('is what bodyOf says, to the byte', async () => {
    await using it = await asking([answers('{"drafts":[]}')]);
    const body = it.provider.bodyOf(QUESTION);
    await it.provider.ask(QUESTION);
    expect(it.requests.map(({ text }) => text)).toEqual([body]);
    expect(JSON.parse(body)).toEqual({
      model: 'test-model',
      messages: [
        { role: 'system', content: 'You draft tests.' },
        { role: 'user', content: 'Draft tests for total.' },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'drafts', strict: true, schema: QUESTION.schema.schema },
      },
      max_completion_tokens: 2_000,
      store: false,
    });
  });

  test('carries the turns of a repair in their order', async () => {
    await using it = await asking([answers('{"drafts":[]}')]);
    await it.provider.ask({
      ...QUESTION,
      turns: [
        { role: 'assistant', text: 'first' },
        { role: 'user', text: 'does not parse' },
      ],
    });
    expect(it.requests[0]?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user' },
        { role: 'assistant', content: 'first' },
        { role: 'user', content: 'does not parse' },
      ],
    });
  });

  test('has the headers that are needed and no others', async () => {
    await using it = await asking([answers('{}')]);
    await it.provider.ask(QUESTION);
    const { headers, method, path } = only(it.requests);
    expect([method, path]).toEqual(['POST', '/v1/chat/completions']);
    expect(headers).toMatchObject({
      authorization: `Bearer ${API_KEY}`,
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': 'earnest',
    });
    const byHttp = ['accept-encoding', 'accept-language', 'connection', 'content-length', 'host', 'sec-fetch-mode'];
    const ours = ['accept', 'authorization', 'content-type', 'user-agent'];
    expect(Object.keys(headers).filter((name) => ![...byHttp, ...ours].includes(name))).toEqual([]);
  });

  test('to Azure OpenAI goes to the deployment, with the version and the header of its own', async () => {
    await using it = await asking([answers('{"drafts":[]}')], { apiVersion: '2026-10-01' });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    const { path, headers } = only(it.requests);
    expect(path).toBe('/openai/deployments/test-model/chat/completions?api-version=2026-10-01');
    expect(headers['api-key']).toBe(API_KEY);
    expect(headers.authorization).toBeUndefined();
  });
});

describe('the environment', () => {
  const trap = (url: string) => ({
    OPENAI_BASE_URL: url,
    OPENAI_API_KEY: 'sk-of-another',
    OPENAI_ADMIN_KEY: 'sk-of-an-admin',
    OPENAI_ORG_ID: 'org-trap',
    OPENAI_PROJECT_ID: 'project-trap',
    OPENAI_CUSTOM_HEADERS: 'Authorization: Bearer sk-of-another\nX-Trap: 1\napi-key: trap',
    OPENAI_LOG: 'debug',
    OPENAI_API_VERSION: 'trap',
    AZURE_OPENAI_ENDPOINT: url,
    AZURE_OPENAI_API_KEY: 'sk-of-another',
  });

  test.each([[undefined], ['2026-10-01']])('changes nothing of a request (API version: %s)', async (apiVersion) => {
    const other = await startServer([answers('{"drafts":["of another"]}')]);
    Object.assign(process.env, trap(other.baseUrl));
    await using it = await asking([answers('{"drafts":[]}')], apiVersion === undefined ? {} : { apiVersion });
    expect(await it.provider.ask(QUESTION)).toMatchObject({ kind: 'answered', text: '{"drafts":[]}' });
    expect(other.requests).toEqual([]);
    const { headers } = only(it.requests);
    expect([headers.authorization, headers['api-key']]).toEqual(
      apiVersion === undefined ? [`Bearer ${API_KEY}`, undefined] : [undefined, API_KEY],
    );
    expect(JSON.stringify(headers)).not.toMatch(/trap|of-another|of-an-admin/);
    await other.close();
  });

  test('is rid of the variables of the client, and keeps all others', () => {
    const environment: NodeJS.ProcessEnv = {
      ...trap('http://x'),
      OPENAI_FUTURE: '1',
      PATH: '/bin',
      MY_OPENAI_KEY: 'mine',
    };
    forgetClientVariables(environment);
    expect(environment).toEqual({ PATH: '/bin', MY_OPENAI_KEY: 'mine' });
  });
});

/** What the code here is built around: when one of these changes with the client, so may the code. */
describe('the client by itself', () => {
  test('takes headers, the authorization among them, from the environment', async () => {
    const server = await startServer([answers('{}')]);
    process.env.OPENAI_CUSTOM_HEADERS = 'Authorization: Bearer sk-of-another\nX-Trap: 1';
    const client = new OpenAI({ apiKey: API_KEY, baseURL: server.baseUrl, maxRetries: 0 });
    await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'x' }] });
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer sk-of-another', 'x-trap': '1' });
    await server.close();
  });

  test('takes an empty address for that of OpenAI', () => {
    expect(new OpenAI({ apiKey: API_KEY, baseURL: '' }).baseURL).toBe('https://api.openai.com/v1');
  });

  test('takes the endpoint of Azure OpenAI from the environment', () => {
    process.env.AZURE_OPENAI_ENDPOINT = 'https://trap.example.com';
    expect(new AzureOpenAI({ apiKey: API_KEY, apiVersion: '1' }).baseURL).toBe('https://trap.example.com/openai');
  });

  test('follows a redirect to another origin, with the request', async () => {
    const other = await startServer([answers('{}')], []);
    const server = await startServer(() => (response) => {
      response.writeHead(307, { location: `${other.baseUrl}/chat/completions` });
      response.end();
    });
    const client = new OpenAI({ apiKey: API_KEY, baseURL: server.baseUrl, maxRetries: 0 });
    await client.chat.completions
      .create({ model: 'm', messages: [{ role: 'user', content: 'private' }] })
      .catch(() => {});
    expect(other.requests[0]?.text).toContain('private');
    await Promise.all([server.close(), other.close()]);
  });
});
