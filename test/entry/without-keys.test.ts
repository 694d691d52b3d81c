import { expect, test } from '@jest/globals';
import { withoutKeys } from '../../src/entry/without-keys.ts';

const KEY = 'a-key-of-a-provider';

test.each([
  ['the input of the action', 'INPUT_API-KEY', 'other'],
  ['the variable of the command line', 'EARNEST_API_KEY', 'other'],
  ['what the client library reads', 'OPENAI_CUSTOM_HEADERS', 'authorization: x'],
  ['what it reads for Azure', 'AZURE_OPENAI_API_KEY', 'other'],
  ['whatever holds the key', 'MY_VARIABLE', KEY],
  ['whatever holds it among other text', 'HEADERS', `authorization: Bearer ${KEY}`],
])('%s is taken out', (_, name, value) => {
  expect(withoutKeys({ PATH: '/bin', [name]: value }, KEY)).toEqual({ PATH: '/bin' });
});

test.each([[null], ['']])('everything else stays, also when the key is %j', (key) => {
  const environment = { PATH: '/bin', EMPTY: '', INPUT_MODEL: 'small', HOME: '/home/a' };
  expect(withoutKeys(environment, key)).toEqual(environment);
});
