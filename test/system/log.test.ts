import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createLog, type LogKind } from '../../src/system/log.ts';
import type { Log } from '../../src/system/system.ts';

function written(kind: LogKind, use: (log: Log) => void): string {
  const out = new PassThrough();
  use(createLog(out, kind));
  return String(out.read() ?? '');
}

/** What the runner obeys in a line. Source: actions/runner, ActionCommand.cs. */
function commandsIn(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
}

describe('the log of a workflow', () => {
  test.each([
    '::error::forged',
    '  ::add-mask::e',
    '\u00a0\t::set-output name=verdict::pass',
    'fine\n::error::second line',
    'fine\r::error::after a carriage return',
    'fine\u2028::error::after a line separator',
    ':::error::three colons',
    '\u200b::error::behind an invisible space',
    '\u001b[31m::error::behind an escape sequence',
    'text ##[error]legacy',
    '###[error]legacy',
    '#\u00ad#[error]with a soft hyphen between',
    '##\u0000[error]with a NUL between',
  ])('takes %j for text', (hostile) => {
    const text = written('actions', (log) => {
      log.info(hostile);
      log.warn(hostile);
      log.group(hostile)();
    });
    expect(commandsIn(text).filter((line) => !/^::(group::[^\r\n]*|endgroup::)$/.test(line))).toEqual([]);
    expect(text).not.toContain('##[');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });

  test('shows groups, a group within a group as a line, and no progress', () => {
    const text = written('actions', (log) => {
      const endOuter = log.group('Tests, 100% of them');
      log.progress('1 of 2');
      const endInner = log.group('inner');
      log.info('a\nb');
      endInner();
      endInner();
      endOuter();
      log.warn('slow');
    });
    expect(text).toBe('::group::Tests, 100%25 of them\ninner\na\nb\n::endgroup::\nWarning: slow\n');
  });
});

describe('the log of a file', () => {
  test('indents what is in a group, leaves text as it is, and shows no progress', () => {
    const text = written('plain', (log) => {
      const end = log.group('Suite');
      log.progress('1 of 2');
      log.info('::text');
      end();
      log.info('done');
    });
    expect(text).toBe('Suite\n  ::text\ndone\n');
  });
});

describe('the log on a terminal', () => {
  test('replaces one progress line by the next, and clears it before a line that stays', () => {
    const text = written('terminal', (log) => {
      log.progress('1 of 2');
      log.progress('2 of\n2');
      log.info('done');
      log.info('more');
    });
    expect(text).toBe('\r\u001b[K1 of 2\r\u001b[K2 of 2\r\u001b[Kdone\nmore\n');
  });

  test('obeys no escape sequence of the text', () => {
    expect(written('terminal', (log) => log.info('\u001b]0;title\u0007\u001b[2Jgone'))).toBe(']0;title[2Jgone\n');
  });
});
