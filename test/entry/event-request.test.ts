import { describe, expect, test } from '@jest/globals';
import { CouldNotJudge } from '../../src/domain/could-not-judge.ts';
import { referencesOf } from '../../src/entry/event-request.ts';

const asked = (name: string, base: string) =>
  referencesOf({ GITHUB_EVENT_NAME: name, GITHUB_SHA: 'a'.repeat(40) }, {}, { base, token: '' });

describe('what a workflow says of the change', () => {
  test('is the base that is asked for, before the event', () => {
    expect(asked('schedule', 'origin/main')).toEqual({ kind: 'local', base: 'origin/main', head: null });
    expect(asked('pull_request', '')).toMatchObject({ kind: 'event', name: 'pull_request', token: null });
  });

  test.each(['pull_request_target', 'workflow_run'])('is refused on %s, with a base as without one', (name) => {
    expect(() => asked(name, 'origin/main')).toThrow(CouldNotJudge);
    expect(() => asked(name, '')).toThrow(/gives a token that can write, and secrets.*Use `on: pull_request`/);
  });
});
