import { describe, expect, test } from '@jest/globals';
import { type Reproduction, reproductionCommand } from '../../src/stability/reproduce.ts';

function aReproduction(changes: Partial<Reproduction> = {}): Reproduction {
  return {
    condition: [{ kind: 'time-zone', timeZone: 'America/Los_Angeles' }],
    files: ['packages/shop/test/cart.test.ts'],
    tests: [],
    times: 1,
    nativeCommand: 'TZ=America/Los_Angeles npx jest --runTestsByPath test/cart.test.ts',
    packageDirectory: 'packages/shop',
    ...changes,
  };
}

describe('the command that shows a failure', () => {
  test("is the runner's own where the environment is all it takes", () => {
    expect(reproductionCommand(aReproduction())).toBe(
      'cd packages/shop && TZ=America/Los_Angeles npx jest --runTestsByPath test/cart.test.ts',
    );
  });

  test('is a rerun under the condition elsewhere, with the tests that are needed', () => {
    const command = reproductionCommand(
      aReproduction({
        nativeCommand: null,
        condition: [{ kind: 'order', order: 'reversed' }],
        tests: ['cart > fills', "cart > isn't full"],
      }),
    );
    expect(command).toBe(
      "earnest rerun --under order=reversed --test 'cart > fills' --test 'cart > isn'\\''t full' packages/shop/test/cart.test.ts",
    );
  });

  test('tries often where chance decides', () => {
    expect(reproductionCommand(aReproduction({ nativeCommand: null, condition: [], times: 30 }))).toBe(
      'earnest rerun --times 30 packages/shop/test/cart.test.ts',
    );
  });

  test('keeps to one line, and takes no file for an option', () => {
    const command = reproductionCommand(
      aReproduction({
        nativeCommand: null,
        condition: [{ kind: 'stress' }],
        tests: ['two\nlines'],
        files: ['-rf $(id).test.ts'],
      }),
    );
    expect(command).toBe("earnest rerun --under stress './-rf $(id).test.ts'");
  });
});
