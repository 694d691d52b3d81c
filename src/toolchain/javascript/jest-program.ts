import type { Package } from '../../project/project.ts';
import { runnerProgram } from './runner-program.ts';

/** Jest itself; or `react-scripts test` and its like, which make jest's configuration on the way. */
export async function jestProgram(target: Package): Promise<readonly string[]> {
  const wrapper = /(?:^|[\s/])(react-scripts|craco)\s+test\b/.exec(target.testScript ?? '')?.[1];
  if (wrapper !== undefined) {
    const { path } = await runnerProgram(target, wrapper === 'craco' ? '@craco/craco' : wrapper, wrapper);
    return [path, 'test'];
  }
  return [(await runnerProgram(target, 'jest', 'jest')).path];
}
