import type { Placement } from '../surroundings/placement.ts';
import type { TestPackage } from '../surroundings/test-package.ts';
import { filled, promptText } from './prompt-files.ts';

/** How tests are written for the runner of a package, in the words of the prompts. */
export function dialectOf({ runner, dependencies }: TestPackage, { modules }: Placement): string {
  const text = promptText(`runners/${runner ?? 'unknown'}.md`);
  return filled(text, {
    globals: dependencies.has('@jest/globals')
      ? "Import what you use: `import { describe, expect, test } from '@jest/globals';`."
      : '`describe`, `expect` and `test` are globals: they are not imported.',
    assertions: dependencies.has('chai')
      ? modules === 'require'
        ? "Assertions: `const { expect } = require('chai');`."
        : "Assertions: `import { expect } from 'chai';`."
      : modules === 'require'
        ? "Assertions: `const assert = require('node:assert/strict');`."
        : "Assertions: `import assert from 'node:assert/strict';`.",
  });
}

/** How invariants are tested. */
export function propertiesText({ dependencies }: TestPackage, { modules }: Placement): string {
  if (!dependencies.has('fast-check')) return 'fast-check is not there: test invariants by tables of inputs.';
  return modules === 'require'
    ? "fast-check is there: `const fc = require('fast-check');`."
    : "fast-check is there: `import fc from 'fast-check';`.";
}
