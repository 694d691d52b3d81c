import { subjectOf } from '../model/subject.ts';
import type { Rule } from './rule.ts';

const FEWEST = 2;

/**
 * every-collaborator-mocked: the module under test imports two modules of the repository or more, and the test file puts a double
 * in the place of each.
 *
 * Why: nothing shows that the parts fit together.
 * Silent: packages, modules of Node: they are a boundary; partial doubles; one real collaborator is enough.
 * Source: over-mocking (ii). Level: warn. Witness: kills-nothing.
 */
export const everyCollaboratorMocked: Rule = {
  id: 'every-collaborator-mocked',
  *find(file, { modules }) {
    const [first] = file.doubles;
    if (file.doubles.length < FEWEST || first === undefined) return;
    const subject = subjectOf(file, modules);
    const read = subject === null ? null : modules.read(subject);
    if (subject === null || read === null) return;
    const specifiers = new Set([...read.imports.values()].map(({ specifier }) => specifier));
    const collaborators = new Set([...specifiers].flatMap((specifier) => modules.pathsOf(subject, specifier)));
    const doubled = new Set(
      file.doubles.flatMap((double) => (double.isPartial ? [] : modules.pathsOf(file.path, double.specifier))),
    );
    if (collaborators.size < FEWEST || ![...collaborators].every((path) => doubled.has(path))) return;
    const message = `puts a double in the place of each of the ${collaborators.size} modules that ${subject} imports: keep one of them real`;
    yield { one: null, node: first.node, message };
  },
};
