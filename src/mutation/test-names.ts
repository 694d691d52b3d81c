import type { TestRun } from '../domain/test-run.ts';
import { withinPackage } from '../project/package-of.ts';
import type { Package } from '../project/project.ts';
import { flatTitle, type IdentifiedTest } from '../toolchain/javascript/stryker/named-tests.ts';

/**
 * From Stryker's test ids to `file > name` as the suite stage names them. Stryker joins titles by a space (or by ` > ` from
 * vitest 5 on), so both sides are compared without separators; a test that the suite did not report keeps Stryker's name, and so
 * does one whose file Stryker does not tell while several files have its title.
 */
export function testNames(raw: readonly IdentifiedTest[], suite: TestRun, subject: Package): (id: string) => string {
  const known = new Map<string, string>();
  const shared = new Set<string>();
  for (const test of suite.tests) {
    const title = flatTitle(test.titlePath.join(' '));
    const [name, alone] = [`${test.file} > ${test.name}`, `\0${title}`];
    known.set(`${withinPackage(test.file, subject)}\0${title}`, name);
    if (known.has(alone) && known.get(alone) !== name) shared.add(alone);
    known.set(alone, name);
  }
  for (const alone of shared) known.delete(alone);
  const names = new Map(
    raw.map(({ id, name, file }) => {
      const found = known.get(`${file ?? ''}\0${flatTitle(name)}`);
      const prefix = file === null ? '' : `${subject.directory === '.' ? file : `${subject.directory}/${file}`}`;
      return [id, found ?? (prefix === '' || prefix === name ? name : `${prefix} > ${name}`)];
    }),
  );
  return (id) => names.get(id) ?? id;
}
