import { expect, test } from '@jest/globals';
import { draftsCheck } from '../../src/verdict/drafts.ts';
import { aChange, aChangedFile } from '../judgements.ts';

test('a comment that is crafted to be slow to search is searched for marks of drafts at once', () => {
  const text = `/*${'/*'.repeat(50_000)}${' \n'.repeat(50_000)}@draf\n*/\n`;
  const changed = aChangedFile({ path: 'test/invoice.test.ts', kind: 'test' });
  const startedAt = process.cpuUsage().user;
  expect(draftsCheck(aChange([changed]), [{ path: changed.path, before: null, after: text }]).status).toBe('pass');
  expect(process.cpuUsage().user - startedAt).toBeLessThan(3_000_000);
});
