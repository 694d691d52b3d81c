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
  repositoryOf,
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

/** What a provider does wrong, what is said of it, and how often it is asked. */
const MISBEHAVIOUR: readonly (readonly [what: string, script: readonly server.Step[], why: RegExp])[] = [
  [
    'asks to wait for an hour',
    [server.fails(429, 'slow down', { headers: { 'retry-after': '3600' } })],
    /429.*It asks to wait 60 min/,
  ],
  ['is broken', [1, 2, 3].map(() => server.fails(500, 'oops', AT_ONCE)), /500: oops.*try again later/],
  [
    'says that its gateway failed, in HTML',
    [1, 2, 3].map(() =>
      server.raw(502, '<h1>Bad gateway</h1>', { 'content-type': 'text/html', 'retry-after-ms': '1' }),
    ),
    /502.*Bad gateway/,
  ],
  ['answers with a web page', [server.webPage(200)], /is a web page, not JSON/],
  [
    'gives no choice',
    [server.sends(200, { id: 'x', object: 'chat.completion', choices: [] })],
    /an empty list of choices/,
  ],
  [
    'has a model that refuses',
    [server.refuses('I cannot help with that')],
    /would not answer \(I cannot help with that\)/,
  ],
  ['cuts the answer off', [server.cutsOff('{"drafts":[')], /cut off at 16000 tokens/],
  [
    'has a model that answers in words',
    [server.answers('Sure! Here are tests.')],
    /no JSON object: it begins with "Sure! Here are tests\.".*set another drafting\.model/,
  ],
  [
    'has a model with a form of its own',
    [server.answers('{"tests":[]}')],
    /no list of drafts: its keys are "tests".*set another drafting\.model/,
  ],
  ['sends twenty megabytes', [server.large(20 * 1024 * 1024)], /more than 4 MiB/],
];

describe('a provider that gives no usable answer ends in a summary that says why, and in nothing else', () => {
  let result: Awaited<ReturnType<typeof drafted>>;
  let asked: readonly string[];
  beforeAll(async () => {
    const briefs = MISBEHAVIOUR.map((_, index) => [
      `src/case${index}.brief.yml`,
      `target: src/total.js#total\nbehaviour: Case ${index}.\nclauses: [{ id: c${index}, kind: golden, text: 3 and 4 are 7. }]\n`,
    ]);
    const base = {
      'package.json': '{"type":"module"}',
      'earnest.yml': 'drafting: { maxCalls: 100, maxTokens: 1000000 }\n',
      'src/total.js': 'export const total = (a, b) => a - b;\n',
      ...Object.fromEntries(briefs),
    };
    const repository = repositoryOf(base, { 'src/total.js': 'export const total = (a, b) => a + b;\n' });
    const seen: string[] = [];
    const { baseUrl } = await serverFor(({ text }) => {
      const index = /Case (\d+)\./.exec(text)?.[1] ?? '';
      const [, script] = MISBEHAVIOUR[Number(index)] ?? [];
      seen.push(index);
      return script?.[seen.filter((one) => one === index).length - 1] ?? server.fails(400, 'the script has ended');
    });
    result = await drafted(repository, { baseUrl });
    asked = seen;
  });

  test.each(MISBEHAVIOUR.map(([what, script, why], index) => [what, index, script.length, why] as const))(
    'when it %s',
    (_, index, times, why) => {
      const { drafting, summary, json } = result;
      const path = `src/case${index}.brief.yml`;
      expect(drafting.briefs.find(({ brief }) => brief === path)).toEqual({
        brief: path,
        target: 'src/total.js#total',
        status: 'failed',
        why: expect.stringMatching(why),
      });
      expect(summary).toContain(`| ⚠️ failed | \`${path}\` |`);
      expect(asked.filter((one) => one === String(index))).toHaveLength(times);
      expect(drafting.receipt.requests.filter(({ brief }) => brief === path)).toHaveLength(1);
      expect(`${summary}${json}`).not.toContain(KEY);
    },
  );

  test('whatever it does, nothing is drafted, and the title says so', () => {
    expect(result.drafting).toMatchObject({ status: 'partial', drafts: [], refused: [] });
    expect(result.summary).toMatch(/^## ⚠️ Earnest: 0 tests drafted, and not all briefs could be drafted for\n/);
  });

  test.each<[string, server.Step, RegExp]>([
    ['is gone', server.fails(410, 'github_models_retirement_brownout'), /410.*GitHub Models was retired on 2026-07-30/],
    ['does not know the key', server.fails(401, `Incorrect API key: ${KEY}`), /401.*The API key is not valid there/],
    ['does not know the model', server.fails(404, 'no such model'), /404: no such model/],
    ['breaks off in the middle', server.breaksOff, /127\.0\.0\.1/],
  ])('when it %s', async (_, step, why) => {
    const outcome = await outcomeOf([step]);
    expect(outcome.status).toEqual(['partial', 'failed']);
    expect(outcome.why).toMatch(why);
    expect(outcome.summary).toContain('| ⚠️ failed | `src/invoice.brief.yml` |');
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
