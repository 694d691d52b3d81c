import { describe, expect, test } from '@jest/globals';
import { mayRead } from '../../../src/drafting/redaction/may-read.ts';

describe('is never read', () => {
  test.each([
    '.env',
    '.env.local',
    'packages/a/.env.production',
    '.envrc',
    'deploy/prod.env',
    'certs/server.pem',
    'certs/server.KEY',
    'a.p12',
    'a.pfx',
    'a.jks',
    'a.keystore',
    'vault.kdbx',
    'AuthKey.p8',
    'id_rsa',
    'id_rsa.pub',
    'home/id_ed25519',
    '.npmrc',
    'packages/a/.NPMRC',
    '.yarnrc.yml',
    '.netrc',
    '_netrc',
    '.pgpass',
    '.pypirc',
    '.git-credentials',
    'credentials',
    'credentials.json',
    'config/credentials.yml.enc',
    'secrets.yml',
    'secrets/db.txt',
    'secret.json',
    'client_secret_1.json',
    '.git/config',
    '.aws/config',
    '/root/.ssh/config',
    '.kube/config',
    '.docker/config.json',
    'infra/terraform.tfstate',
    'infra/terraform.tfstate.backup',
    'infra/prod.tfvars',
    'infra/.terraform/a.ts',
    'service-account.json',
    'gcp/my-service_account-1.json',
    'node_modules/a/index.js',
    'packages/a/node_modules/b/index.d.ts',
    'C:\\repo\\.ssh\\id_rsa',
    'a/../.env',
  ])('%s', (path) => {
    expect(mayRead(path)).toBe(false);
  });
});

test('a name that no file system has is never read', () => {
  expect(mayRead(`src/${'a'.repeat(100_000)}`)).toBe(false);
});

describe('may be read', () => {
  test.each([
    'src/invoice.ts',
    'test/invoice.test.ts',
    'src/environment.ts',
    'src/env.ts',
    'src/token.ts',
    'src/password-rules.ts',
    'src/key.ts',
    'src/keyboard.tsx',
    'src/secretary.ts',
    'src/git/log.ts',
    '.github/earnest.yml',
    'invoice.brief.yml',
    'package.json',
    'src/pem.ts',
    'src/service-account.ts',
  ])('%s', (path) => {
    expect(mayRead(path)).toBe(true);
  });
});
