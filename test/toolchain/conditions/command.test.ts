import { describe, expect, test } from '@jest/globals';
import { folderWith, lines, runSuite, varietyOf } from '../suites.ts';
import { failing, failures, sensitiveCases } from './sensitive.ts';

const modules = ['assert', 'fs', 'http', 'net', 'os'].map((name) => `import ${name} from 'node:${name}';`).join('\n');
const suite = `import { describe, it } from 'node:test';\n${modules}\nimport { join } from 'node:path';\n${sensitiveCases(23_931)}`;
const command = 'node --test --test-reporter=junit --test-reporter-destination=junit.xml suite.mjs';

describe('a suite of any other runner', () => {
  test('has its conditions varied where its programs are run by node', async () => {
    const root = await folderWith({ 'suite.mjs': suite });
    const { cannot } = await varietyOf(root, { command });
    const kinds = new Set([...cannot.map(({ kind }) => kind), 'stress']);
    const varied = failures.filter(({ condition }) => condition.every(({ kind }) => !kinds.has(kind)));

    const plain = await runSuite(root, { command, junit: 'junit.xml' });
    const control = await runSuite(root, { command, junit: 'junit.xml', condition: [] });
    const run = await runSuite(root, {
      command,
      junit: 'junit.xml',
      condition: varied.flatMap(({ condition }) => condition),
    });

    expect(lines(control)).toEqual(lines(plain));
    expect(failing(control)).toEqual([]);
    expect(varied.flatMap(({ condition }) => condition.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(['time-zone', 'locale', 'clock', 'random', 'network', 'ports']),
    );
    // Where the tests of a file begin is not known, so only the first draws of its process are at the brink.
    const seen = varied.flatMap(({ fails }) => fails).filter((title) => !title.startsWith('draws'));
    expect([...failing(run)].filter((title) => !title.startsWith('draws')).sort()).toEqual(seen.sort());
  });

  const inside = ['clock', 'random', 'network', 'ports', 'stress'];
  test.each<[string, readonly string[]]>([
    ['npx ava --tap | npx tap-junit', []],
    ['cd tools && ./node_modules/.bin/jasmine', []],
    ['bundle exec rspec', inside],
    ['docker compose run --rm app npm test', inside],
    ['NODE_OPTIONS=--max-old-space-size=4096 npx ava', inside],
    ['NODE_OPTIONS="$NODE_OPTIONS --no-warnings" npx ava', []],
    ['export TZ=UTC; npx ava', ['time-zone']],
    ['npx cross-env LC_ALL=C ava', ['locale']],
  ])('says what cannot be varied: %s', async (text, kinds) => {
    const root = await folderWith({});

    const { cannot, ...rest } = await varietyOf(root, { command: text });

    expect(cannot.map(({ kind }) => kind)).toEqual(['order', 'repeat', ...kinds]);
    expect(rest).toEqual({ choosesTests: false, choosesFiles: false, filesShareProcess: false });
  });

  test('reads the test script behind the command', async () => {
    const root = await folderWith({ 'package.json': JSON.stringify({ scripts: { test: 'TZ=Asia/Tokyo ava' } }) });

    const { cannot } = await varietyOf(root, { command: 'npm test' });

    expect(cannot).toContainEqual({ kind: 'time-zone', why: 'the command sets TZ' });
  });
});
