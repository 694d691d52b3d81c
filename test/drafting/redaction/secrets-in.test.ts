import { describe, expect, test } from '@jest/globals';
import { secretsIn } from '../../../src/drafting/redaction/secrets-in.ts';

const VALUE = 'q7-some-value';

describe('a variable is taken for secret by its name', () => {
  test.each([
    'GITHUB_TOKEN',
    'INPUT_API-KEY',
    'INPUT_TOKEN',
    'OPENAI_API_KEY',
    'apiKey',
    'DB_PASSWORD',
    'DB_PASSWD',
    'MYSQL_PWD',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_CREDENTIALS',
    'NPM_AUTH',
    'NODE_AUTH_TOKEN',
    'SIGNING_PRIVATE',
    'SENTRY_DSN',
    'DB_CONNECTION_STRING',
    'ACTIONS_RUNTIME_TOKEN',
    'SSH_KEY',
  ])('%s', (name) => {
    expect(secretsIn({ [name]: VALUE })).toEqual([VALUE]);
  });
});

describe('a variable is no secret', () => {
  test.each([
    ['PATH', '/usr/bin:/usr/local/bin'],
    ['KEYBOARD_LAYOUT', 'us-international'],
    ['GIT_AUTHOR_NAME', 'Jane Roe-Miller'],
    ['PWD', '/home/runner/repository'],
    ['SSH_AUTH_SOCK', '/run/user/1000/agent.1'],
    ['HOMEPAGE', 'https://a.example.com/'],
    ['MONKEY_ISLAND', 'some-long-value'],
  ])('%s', (name, value) => {
    expect(secretsIn({ [name]: value })).toEqual([]);
  });

  test.each([
    ['short', 'seven-7'],
    ['empty', ''],
    ['a switch', 'disabled'],
    ['not set', undefined],
  ])('when its value is %s', (_what, value) => {
    expect(secretsIn({ API_KEY: value })).toEqual([]);
  });
});

test('an address with a password is secret under any name, and so is its password, as written and as meant', () => {
  const password = ['pa%2Fss', 'word-1'].join('');
  const address = `postgres://app:${password}@db/app`;
  expect(secretsIn({ DATABASE_URL: address })).toEqual([address, password, 'pa/ssword-1']);
});

test('a value of two variables is named once', () => {
  expect(secretsIn({ A_TOKEN: VALUE, B_TOKEN: VALUE })).toEqual([VALUE]);
});
