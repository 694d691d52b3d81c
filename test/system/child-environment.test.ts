import { describe, expect, test } from '@jest/globals';
import { childEnvironment } from '../../src/system/child-environment.ts';

const OWN = {
  PATH: '/usr/bin',
  HOME: '/home/me',
  LC_ALL: 'C.UTF-8',
  TZ: 'Asia/Tokyo',
  CI: 'yes',
  TERM: 'xterm-256color',
  GITHUB_OUTPUT: '/out',
  GITHUB_TOKEN: 'ghs_1',
  INPUT_API_KEY: 'sk-1',
  'INPUT_BASE-URL': 'x',
  ACTIONS_RUNTIME_TOKEN: 'jwt',
  RUNNER_TEMP: '/runner',
  NODE_OPTIONS: '--require ./evil.js',
  NODE_TEST_CONTEXT: 'child-v8',
  NODE_AUTH_TOKEN: 'npm_1',
  JEST_WORKER_ID: '1',
  VITEST_POOL_ID: '1',
  STRYKER_MUTATOR_WORKER: '1',
  AWS_SECRET_ACCESS_KEY: 's',
  npm_lifecycle_event: 'test',
  npm_config_registry: 'https://registry.example',
  NPM_CONFIG_CACHE: '/cache',
  HTTPS_PROXY: 'http://user:password@proxy',
  LC_evil: 'x',
  MY_PATH: '/x',
};

describe('the environment of a child', () => {
  test('is the allow-list, a fixed CI and TERM, and the marker', () => {
    expect(childEnvironment(OWN, {}, 'f00d')).toEqual({
      PATH: '/usr/bin',
      HOME: '/home/me',
      LC_ALL: 'C.UTF-8',
      TZ: 'Asia/Tokyo',
      CI: 'true',
      TERM: 'dumb',
      EARNEST_CHILD: 'f00d',
    });
  });

  test('takes what is added, which wins over the list but not over the marker', () => {
    const added = { TZ: 'UTC', NODE_OPTIONS: '--no-warnings', EARNEST_CHILD: 'forged' };
    expect(childEnvironment({ TZ: 'Asia/Tokyo' }, added, 'f00d')).toEqual({
      TZ: 'UTC',
      NODE_OPTIONS: '--no-warnings',
      CI: 'true',
      TERM: 'dumb',
      EARNEST_CHILD: 'f00d',
    });
  });

  test('lets registry, cache and proxy through for an install only, and no token', () => {
    const forInstall = childEnvironment(OWN, {}, 'f00d', { forInstalls: true });
    expect(forInstall).toMatchObject({
      npm_config_registry: 'https://registry.example',
      NPM_CONFIG_CACHE: '/cache',
      HTTPS_PROXY: 'http://user:password@proxy',
    });
    expect(Object.keys(forInstall).filter((name) => /TOKEN|SECRET|KEY|lifecycle/i.test(name))).toEqual([]);
  });
});
