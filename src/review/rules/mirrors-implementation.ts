import { mirroredForms } from '../mirrored-forms.ts';
import { computedAs } from '../model/computed-as.ts';
import type { Rule } from './rule.ts';

/**
 * mirrors-implementation: every value that the test expects is computed by an expression that stands in a function that the change
 * touches, names aside.
 *
 * Why: a mistake in it is in both, and they agree.
 * Silent: expressions without an operator or of fewer than seven nodes; one expected value that is written out.
 * Source: of this project. Level: warn. Witness: kills-nothing.
 */
export const mirrorsImplementation: Rule = {
  id: 'mirrors-implementation',
  *find(file, { change }) {
    if (change === null || change.forms.size === 0) return;
    for (const one of file.cases) {
      const values = one.assertions.filter(({ kind, expected }) => kind === 'value' && expected !== null);
      const [first] = values;
      if (one.isSkipped || first === undefined) continue;
      const places = values.map(({ expected }) => {
        if (expected === null) return null;
        const forms = mirroredForms(computedAs(expected, one, file));
        const same = [...forms.keys()].find((form) => change.forms.has(form));
        return same === undefined ? null : (change.forms.get(same) ?? null);
      });
      const [place] = places;
      if (place === null || place === undefined || places.includes(null)) continue;
      const message = `computes what it expects as ${place.file}:${place.line} does: write the expected values out`;
      yield { one, node: first.node, message };
    }
  },
};
