import { subjectOf } from '../model/subject.ts';
import type { Rule } from './rule.ts';

/**
 * mocks-subject: the test file puts a double in the place of the module that it is about (the import that is called as the test
 * file is).
 *
 * Why: what is tested then is the double.
 * Silent: partial doubles (`importActual`, `requireActual`, `{ spy: true }`), modules of other names.
 * Source: over-mocking (i). Level: block.
 */
export const mocksSubject: Rule = {
  id: 'mocks-subject',
  *find(file, { modules }) {
    if (file.doubles.length === 0) return;
    const subject = subjectOf(file, modules);
    if (subject === null) return;
    for (const { node, specifier, isPartial } of file.doubles) {
      if (isPartial || !modules.pathsOf(file.path, specifier).includes(subject)) continue;
      const message = `puts a double in the place of ${subject}, the module that it tests`;
      yield { one: null, node, message };
    }
  },
};
