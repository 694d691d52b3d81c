import { expect, test } from '@jest/globals';
import { untestedCode } from '../../src/mutation/untested.ts';
import { aChange, aChangedFile } from '../judgements.ts';
import { aPackage } from './packages.ts';

test('code in no package with tests is named; deleted files, data and tooling are not', () => {
  const change = aChange([
    aChangedFile({ path: 'packages/core/src/price.ts' }),
    aChangedFile({ path: 'packages/web/src/app.ts' }),
    aChangedFile({ path: 'packages/core/src/old.ts', status: 'deleted' }),
    aChangedFile({ path: 'packages/core/package.json', kind: 'config' }),
    aChangedFile({ path: '.storybook/main.ts' }),
  ]);
  expect(untestedCode(change, [aPackage('packages/web')]).map(({ what }) => what)).toEqual([
    'packages/core/src/price.ts',
  ]);
  expect(untestedCode(change, [aPackage('.')])).toEqual([]);
});
