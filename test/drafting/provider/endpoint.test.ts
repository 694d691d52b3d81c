import { describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../../src/domain/could-not-judge.ts';
import { type AskedEndpoint, checkedEndpoint } from '../../../src/drafting/provider/endpoint.ts';
import { createProvider } from '../../../src/drafting/provider/provider.ts';
import { SETTINGS } from './asking.ts';

const ASKED: AskedEndpoint = {
  baseUrl: 'https://api.example.com/v1',
  model: 'some/model:1',
  apiVersion: null,
  allowHttp: false,
};

function problem(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    expect(error).toBeInstanceOf(CouldNotJudge);
    const { message } = error as Error;
    expect(message).not.toMatch(/[\p{Cc}]/u);
    return message;
  }
  throw new Error('it was accepted');
}

describe('an endpoint', () => {
  test.each<[Partial<AskedEndpoint>, { baseUrl: string; host: string }]>([
    [{}, { baseUrl: 'https://api.example.com/v1', host: 'api.example.com' }],
    [
      { baseUrl: 'HTTPS://API.example.com:8443/v1/' },
      { baseUrl: 'https://api.example.com:8443/v1', host: 'api.example.com:8443' },
    ],
    [{ baseUrl: 'https://api.example.com' }, { baseUrl: 'https://api.example.com', host: 'api.example.com' }],
    [{ baseUrl: 'http://localhost:11434/v1' }, { baseUrl: 'http://localhost:11434/v1', host: 'localhost:11434' }],
    [{ baseUrl: 'http://127.1/v1' }, { baseUrl: 'http://127.0.0.1/v1', host: '127.0.0.1' }],
    [{ baseUrl: 'http://[::1]:8000/v1' }, { baseUrl: 'http://[::1]:8000/v1', host: '[::1]:8000' }],
    [
      { baseUrl: 'http://model.internal/v1', allowHttp: true },
      { baseUrl: 'http://model.internal/v1', host: 'model.internal' },
    ],
    [
      { baseUrl: 'https://it.openai.azure.com/openai/v1/' },
      { baseUrl: 'https://it.openai.azure.com/openai/v1', host: 'it.openai.azure.com' },
    ],
    [
      { baseUrl: 'https://it.openai.azure.com/', apiVersion: '2026-10-01' },
      { baseUrl: 'https://it.openai.azure.com/openai', host: 'it.openai.azure.com' },
    ],
    [
      { baseUrl: 'https://gateway.example.com/it/openai', apiVersion: '2026-10-01-preview' },
      { baseUrl: 'https://gateway.example.com/it/openai', host: 'gateway.example.com' },
    ],
  ])('of %j is taken as it is meant', (asked, expected) => {
    expect(checkedEndpoint({ ...ASKED, ...asked })).toEqual({
      model: 'some/model:1',
      apiVersion: asked.apiVersion ?? null,
      ...expected,
    });
  });

  test.each<[Partial<AskedEndpoint>, string]>([
    [{ baseUrl: null }, 'drafting.baseUrl received nothing'],
    [{ baseUrl: '' }, 'drafting.baseUrl received nothing'],
    [{ baseUrl: 'api.example.com/v1' }, 'drafting.baseUrl received 18 characters that are no address.'],
    [{ baseUrl: 'ftp://api.example.com' }, 'characters that are no address.'],
    [{ baseUrl: 'https://' }, 'characters that are no address.'],
    [{ baseUrl: 'https://api.example.com/v1\n' }, 'characters that are no address.'],
    [{ baseUrl: 'https://api.exa\tmple.com/v1' }, 'characters that are no address.'],
    [{ baseUrl: 'https:\\\\api.example.com' }, 'characters that are no address.'],
    [{ baseUrl: 'https://api.example.com:99999/v1' }, 'characters that are no address.'],
    [
      { baseUrl: 'https://me:secret@api.example.com/v1' },
      'an address of api.example.com that holds a user name or password',
    ],
    [{ baseUrl: 'https://secret@api.example.com/v1' }, 'that holds a user name or password'],
    [{ baseUrl: 'https://api.example.com/v1?key=secret' }, 'something behind ? or #.'],
    [{ baseUrl: 'https://api.example.com/v1?' }, 'something behind ? or #.'],
    [{ baseUrl: 'https://api.example.com/v1#secret' }, 'something behind ? or #.'],
    [{ baseUrl: 'http://api.example.com/v1' }, 'http: on another machine (api.example.com)'],
    [{ baseUrl: 'http://127.0.0.1.example.com/v1' }, 'http: on another machine'],
    [{ baseUrl: 'http://localhost.example.com/v1' }, 'http: on another machine'],
    [{ baseUrl: 'http://0.0.0.0/v1' }, 'http: on another machine'],
    [
      { baseUrl: 'https://models.github.ai/inference' },
      'GitHub Models was retired on 2026-07-30; set base-url/model/api-key of another OpenAI-compatible endpoint.',
    ],
    [{ baseUrl: 'https://MODELS.inference.ai.azure.com' }, 'GitHub Models was retired on 2026-07-30'],
    [{ baseUrl: 'https://api.example.com/v1/chat/completions' }, 'ends in an operation: "/chat/completions"'],
    [{ baseUrl: 'https://api.example.com/v1/responses/' }, 'ends in an operation: "/responses/"'],
    [
      { baseUrl: 'https://it.openai.azure.com/openai/deployments/gpt', apiVersion: '2026-10-01' },
      'ends in an operation: "/deployments/gpt"',
    ],
    [{ model: null }, 'drafting.model received nothing'],
    [{ model: '' }, 'drafting.model received nothing'],
    [{ model: 'a\nb' }, 'drafting.model received 3 characters that are no name of a model'],
    [{ model: 'gpt ' }, 'drafting.model received 4 characters that are no name of a model'],
    [{ model: 'm'.repeat(201) }, 'drafting.model received 201 characters'],
    [{ apiVersion: '2026-10-01&x=y' }, 'drafting.apiVersion received what is no version'],
    [{ baseUrl: 'https://it.openai.azure.com/openai/v1', apiVersion: '2026-10-01' }, 'contradict each other'],
    [{ baseUrl: 'https://it.openai.azure.com' }, 'Let it end in /openai/v1, or set drafting.apiVersion.'],
  ])('of %j is refused', (asked, message) => {
    const told = problem(() => checkedEndpoint({ ...ASKED, ...asked }));
    expect(told).toContain(message);
    expect(told).not.toContain('secret@');
    expect(told).not.toContain('=secret');
    expect(told).not.toContain('#secret');
  });
});

describe('an API key', () => {
  test.each([
    ['', 'The API key received is empty'],
    ['sk-abcdefgh\n', 'holds a blank, a line end'],
    ['sk-abcd efgh', 'holds a blank, a line end'],
    ['sk-abcd\u00e9fgh', 'or a character that no key has'],
    ['sk-abcd\r\nX-Header: 1', 'holds a blank, a line end'],
  ])('of %j is refused, and not shown', (apiKey, message) => {
    const endpoint = checkedEndpoint(ASKED);
    const told = problem(() => createProvider(endpoint, { ...SETTINGS, apiKey }, { cacheFolder: null, clock: Date }));
    expect(told).toContain(message);
    expect(told).not.toContain('sk-abcd');
  });
});

test('a limit of cost without prices is refused', () => {
  const settings = { ...SETTINGS, maxCost: 1, inputPrice: 2 };
  expect(problem(() => createProvider(checkedEndpoint(ASKED), settings, { cacheFolder: null, clock: Date }))).toContain(
    'drafting.maxCost received no prices beside it',
  );
});
