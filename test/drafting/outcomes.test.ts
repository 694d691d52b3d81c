import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  closeServers,
  drafted,
  freshFolder,
  invoiceExample,
  KEY,
  recordedAnswers,
  removeAll,
  serverFor,
} from './drafting-run.ts';
import * as server from './scripted-server.ts';

let root: string;
beforeAll(() => {
  root = invoiceExample();
});
afterEach(closeServers);
afterAll(removeAll);

/** What becomes of the example when the provider follows a script, under a policy. */
async function outcomeOf(script: readonly server.Step[], { policy = '', lacks = [] as readonly string[] } = {}) {
  const { baseUrl, requests } = await serverFor(script, lacks);
  const configFile = join(freshFolder(), 'earnest.yml');
  writeFileSync(configFile, policy);
  const { drafting, summary, json } = await drafted(root, { baseUrl, configFile });
  expect(`${summary}${json}`).not.toContain(KEY);
  const [brief] = drafting.briefs;
  return { drafting, summary, requests, status: [drafting.status, brief?.status], why: brief?.why ?? '' };
}

const AT_ONCE = { headers: { 'retry-after-ms': '1' } };
const first = () => recordedAnswers()[0] as server.Step;

describe('a provider that gives no usable answer ends in a summary that says why, and in nothing else', () => {
  test.each<[string, readonly server.Step[], RegExp, number]>([
    [
      'asks to wait for an hour',
      [server.fails(429, 'slow down', { headers: { 'retry-after': '3600' } })],
      /429.*It asks to wait 60 min/,
      1,
    ],
    ['is broken', Array.from({ length: 3 }, () => server.fails(500, 'oops', AT_ONCE)), /500: oops.*try again later/, 3],
    [
      'says that its gateway failed, in HTML',
      Array.from({ length: 3 }, () =>
        server.raw(502, '<h1>Bad gateway</h1>', { 'content-type': 'text/html', 'retry-after-ms': '1' }),
      ),
      /502.*Bad gateway/,
      3,
    ],
    ['answers with a web page', [server.webPage(200)], /is a web page, not JSON/, 1],
    [
      'gives no choice',
      [server.sends(200, { id: 'x', object: 'chat.completion', choices: [] })],
      /an empty list of choices/,
      1,
    ],
    [
      'has a model that refuses',
      [server.refuses('I cannot help with that')],
      /would not answer \(I cannot help with that\)/,
      1,
    ],
    ['cuts the answer off', [server.cutsOff('{"drafts":[')], /cut off at 8000 tokens/, 1],
    [
      'has a model that answers in words',
      [server.answers('Sure! Here are tests.')],
      /no JSON object: it begins with "Sure! Here are tests\.".*set another drafting\.model/,
      1,
    ],
    [
      'has a model with a form of its own',
      [server.answers('{"tests":[]}')],
      /no list of drafts: its keys are "tests".*set another drafting\.model/,
      1,
    ],
    [
      'is gone',
      [server.fails(410, 'github_models_retirement_brownout')],
      /410.*GitHub Models was retired on 2026-07-30/,
      1,
    ],
    ['sends twenty megabytes', [server.large(20 * 1024 * 1024)], /more than 4 MiB/, 1],
    [
      'does not know the key',
      [server.fails(401, `Incorrect API key: ${KEY}`)],
      /401.*The API key is not valid there/,
      1,
    ],
    ['does not know the model', [server.fails(404, 'no such model')], /404: no such model/, 1],
    ['breaks off in the middle', [server.breaksOff], /127\.0\.0\.1/, 1],
  ])('when it %s', async (_, script, why, least) => {
    const outcome = await outcomeOf(script);
    expect(outcome.status).toEqual(['partial', 'failed']);
    expect(outcome.why).toMatch(why);
    expect(outcome.summary).toMatch(/^## ⚠️ Earnest: 0 tests drafted, and not all briefs could be drafted for\n/);
    expect(outcome.summary).toContain('| ⚠️ failed | `src/invoice.brief.yml` |');
    expect(outcome.requests.length).toBeGreaterThanOrEqual(least);
    expect(outcome.drafting.receipt.requests).toHaveLength(1);
  });

  test.each([
    ['hangs', server.hangs],
    ['drips its answer byte by byte', server.drips],
  ])('when it %s until the time of the policy is over', async (_, step) => {
    const outcome = await outcomeOf([step, step, step], { policy: 'drafting: { timeout: 300ms }' });
    expect(outcome.status[0]).toBe('partial');
    expect(outcome.why).toMatch(/drafting\.timeout/);
    expect(outcome.drafting.drafts).toEqual([]);
  });

  test('when it sends the request elsewhere, where nothing arrives', async () => {
    const elsewhere = await serverFor([first()]);
    const outcome = await outcomeOf([server.redirects(307, elsewhere.baseUrl)]);
    expect(outcome.why).toMatch(/\(307\), which was not followed/);
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a server that does not know what it is asked for', () => {
  test.each([['json_schema'], ['response_format'], ['max_completion_tokens'], ['store']])(
    'is asked without %s, and drafts',
    async (lacking) => {
      const outcome = await outcomeOf(recordedAnswers(), { lacks: [lacking] });
      expect(outcome.status).toEqual(['ok', 'drafted']);
      expect(outcome.drafting.drafts).toHaveLength(6);
    },
  );
});

describe('a budget', () => {
  test.each([
    ['of requests', 'drafting: { maxCalls: 1 }', /drafting\.maxCalls/],
    ['of tokens', 'drafting: { maxTokens: 9000 }', /drafting\.maxTokens/],
    ['of money', 'drafting: { maxCost: 0.011, inputPrice: 1, outputPrice: 1 }', /drafting\.maxCost/],
  ])('%s that is used up ends drafting, with what is there by then', async (_, policy, why) => {
    const outcome = await outcomeOf(
      [server.answers(JSON.stringify({ drafts: [] }), { usage: { prompt_tokens: 6000, completion_tokens: 2500 } })],
      { policy },
    );
    expect(outcome.requests).toHaveLength(1);
    expect(outcome.drafting.remarks.join('\n')).toMatch(why);
    expect(outcome.status).toEqual(['ok', 'drafted']);
  });

  test('that does not hold one request sends none', async () => {
    const outcome = await outcomeOf([first()], { policy: 'drafting: { maxTokens: 1000 }' });
    expect([outcome.status, outcome.requests.length]).toEqual([['partial', 'out-of-budget'], 0]);
    expect(outcome.why).toMatch(/drafting\.maxTokens/);
    expect(outcome.summary).toContain('| ⚠️ out of budget |');
  });

  test('is told in money where there are prices', async () => {
    const outcome = await outcomeOf(recordedAnswers(), { policy: 'drafting: { inputPrice: 1000, outputPrice: 2000 }' });
    expect(outcome.drafting.cost.money).toBeCloseTo(0.3 + 0.12, 10);
    expect(outcome.summary).toContain('cost 0.4200');
  });
});

describe('an answer', () => {
  test('serves the same request again, without any call', async () => {
    const { baseUrl, requests } = await serverFor(recordedAnswers());
    const environment = { EARNEST_CACHE: freshFolder() };
    const before = await drafted(root, { baseUrl, environment });
    const again = await drafted(root, { baseUrl, environment });
    expect(requests).toHaveLength(3);
    expect(again.drafting.drafts).toEqual(before.drafting.drafts);
    expect(again.drafting.cost).toMatchObject({ calls: 0, cached: 3, tokens: { input: 0, output: 0 } });
    expect(again.drafting.receipt.requests.map(({ answeredBy }) => answeredBy)).toEqual(['cache', 'cache', 'cache']);
  });

  test('that was of no use is asked for anew', async () => {
    const { baseUrl, requests } = await serverFor([server.answers('words'), ...recordedAnswers()]);
    const environment = { EARNEST_CACHE: freshFolder() };
    expect((await drafted(root, { baseUrl, environment })).drafting.status).toBe('partial');
    expect((await drafted(root, { baseUrl, environment })).drafting.status).toBe('ok');
    expect(requests).toHaveLength(4);
  });
});
