import type { TestRun } from '../domain/test-run.ts';
import { withinPackage } from '../project/package-of.ts';
import type { Package } from '../project/project.ts';
import type { RawTest } from '../toolchain/javascript/stryker/job.ts';

/**
 * From Stryker's test ids to `file > name` as the suite stage names them. Stryker joins titles by a space (or by ` > ` from
 * vitest 5 on), so both sides are compared without separators; a test that the suite did not report keeps Stryker's name.
 */
export function testNames(raw: readonly RawTest[], suite: TestRun, subject: Package): (id: string) => string {
  const known = new Map<string, string>();
  for (const test of suite.tests) {
    const title = `${flat(test.titlePath.join(' '))}`;
    known.set(`${withinPackage(test.file, subject)}\0${title}`, `${test.file} > ${test.name}`);
    known.set(`\0${title}`, `${test.file} > ${test.name}`);
  }
  const names = new Map(
    raw.map(({ id, name, file }) => {
      const found = known.get(`${file ?? ''}\0${flat(name)}`);
      const prefix = file === null ? '' : `${subject.directory === '.' ? file : `${subject.directory}/${file}`}`;
      return [id, found ?? (prefix === '' || prefix === name ? name : `${prefix} > ${name}`)];
    }),
  );
  return (id) => names.get(id) ?? id;
}

function flat(title: string): string {
  return title.replaceAll(' > ', ' ').replace(/\s+/g, ' ').trim();
}
