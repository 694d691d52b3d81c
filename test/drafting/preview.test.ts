import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  closeServers,
  drafted,
  freshFolder,
  invoiceExample,
  previewed,
  recordedAnswers,
  removeAll,
  serverFor,
} from './drafting-run.ts';

let root: string;
beforeAll(() => {
  root = invoiceExample();
});
afterEach(closeServers);
afterAll(removeAll);

test.each([
  ['an OpenAI-compatible server', '/v1', ''],
  ['a deployment of Azure OpenAI', '', 'drafting: { apiVersion: 2026-10-01 }'],
])('a dry run shows the request that %s gets, byte for byte', async (_, path, policy) => {
  const { baseUrl, requests } = await serverFor(recordedAnswers());
  const configFile = join(freshFolder(), 'earnest.yml');
  writeFileSync(configFile, policy);
  const given = { baseUrl: baseUrl.replace('/v1', path), configFile };

  const preview = await previewed(root, { ...given, apiKey: null });
  expect(requests).toEqual([]);
  const { drafting } = await drafted(root, given);

  const [shown] = preview.requests;
  const [sent] = requests;
  expect(preview.requests).toHaveLength(1);
  expect(JSON.stringify(shown?.body)).toBe(sent?.text);
  expect(shown?.url).toBe(`${new URL(baseUrl).origin}${sent?.path}`);
  expect(shown?.sha256).toBe(
    createHash('sha256')
      .update(sent?.text ?? '')
      .digest('hex'),
  );
  expect({ ...drafting.receipt.requests[0], answeredBy: 'dry-run' }).toEqual(
    expect.objectContaining({ bytes: shown?.bytes, sha256: shown?.sha256, sections: shown?.sections }),
  );
  expect(preview.withheld).toEqual(drafting.receipt.withheld);
});
