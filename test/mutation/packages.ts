import { join } from 'node:path';
import type { Package } from '../../src/project/project.ts';

/** A package as it is detected, at a place that nobody looks at. */
export function aPackage(directory: string): Package {
  return {
    directory,
    root: join('/nowhere', directory),
    name: directory,
    runner: 'jest',
    runnerFrom: 'dependency jest',
    runnerVersion: '30.5.2',
    testScript: 'jest',
    runnerArguments: [],
    runnerEnvironment: {},
    nodeArguments: [],
  };
}
