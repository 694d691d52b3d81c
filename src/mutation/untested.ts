import type { Change } from '../domain/change.ts';
import type { NotJudged } from '../domain/mutant.ts';
import { packageOf } from '../project/package-of.ts';
import type { Package } from '../project/project.ts';

/**
 * Changed code that stands in no package whose tests are run: a workspace member without tests, scripts beside the packages. Tests of other
 * packages may reach it, but nobody says that they should.
 */
export function untestedCode(change: Change, packages: readonly Package[]): readonly NotJudged[] {
  return change.files
    .filter(
      ({ kind, status, entry, binary }) => kind === 'source' && status !== 'deleted' && entry === 'file' && !binary,
    )
    .filter(({ path }) => packageOf(path, packages) === null && !path.split('/').some((name) => name.startsWith('.')))
    .map(({ path }) => ({
      what: path,
      why: 'its package has no tests of its own that Earnest can run, and tests of other packages are not asked',
      count: 1,
    }));
}
