import { readdir } from 'node:fs/promises';
import type { RunnerName } from '../domain/policy.ts';
import type { ScriptRunner } from './command-meaning.ts';
import { type FollowedScript, followScript, type ScriptedRunner } from './test-script.ts';
import type { PackageFolder } from './workspace.ts';

/** A runner, and how sure we are that the package's tests run on it. */
export interface DetectedRunner {
  readonly runner: ScriptRunner;
  readonly from: string;
  /** A script or a configuration file speaks of this very package; a dependency may be there for others. */
  readonly sign: 'script' | 'configuration' | 'dependency' | 'override';
  readonly scripted: ScriptedRunner | null;
}

export interface RunnerSearch {
  readonly detected: DetectedRunner | null;
  /** Runners that the script starts, or that are depended on, for which there is no adapter. */
  readonly unsupported: readonly string[];
}

/** `test` decides. The others only lend their arguments, and are looked at when `test` starts no runner. */
const SCRIPTS = [
  'test',
  'test:unit',
  'unit',
  'tests',
  'test:run',
  'test:ci',
  'test:node',
  'test:jest',
  'test:vitest',
  'test:mocha',
];

const configurations: readonly (readonly [runner: ScriptRunner, file: RegExp])[] = [
  ['vitest', /^vitest\.(?:config|workspace|projects)\.(?:[cm]?[jt]s|json)$/],
  ['jest', /^jest\.config\.(?:[cm]?[jt]s|json)$/],
  ['mocha', /^\.mocharc(?:\.(?:[cm]?js|ya?ml|jsonc?))?$/],
];

const unsupportedDependencies = [
  'ava',
  'tap',
  'tape',
  'uvu',
  'jasmine',
  'karma',
  '@playwright/test',
  'cypress',
  'qunit',
];

/** What the test script starts; else what a configuration file, or a key of package.json, is for; else what it depends on. */
export async function detectRunner(folder: PackageFolder, override: 'auto' | RunnerName): Promise<RunnerSearch> {
  const scripts = await followScripts(folder);
  const unsupported = new Set(scripts.flatMap((script) => script.unsupported));
  const wanted = override === 'auto' || override === 'command' ? null : override;
  const started = (runner: ScriptRunner | null) => {
    for (const script of scripts) {
      const scripted = script.runners.find((candidate) => runner === null || candidate.runner === runner);
      if (scripted !== undefined) {
        return { scripted, words: scriptWords(scripted, script) };
      }
    }
    return null;
  };

  if (wanted !== null) {
    const scripted = started(wanted)?.scripted ?? null;
    const signed =
      scripted !== null ||
      (await configured(folder)).some((sign) => sign.runner === wanted) ||
      dependsOn(folder, wanted);
    return {
      detected:
        signed || folder.directory === '.'
          ? { runner: wanted, from: 'suite.runner', sign: signed ? 'override' : 'dependency', scripted }
          : null,
      unsupported: [],
    };
  }

  const script = started(null);
  if (script !== null) {
    return {
      detected: { runner: script.scripted.runner, from: script.words, sign: 'script', scripted: script.scripted },
      unsupported: [],
    };
  }
  const [configuration] = await configured(folder);
  if (configuration !== undefined) {
    return { detected: { ...configuration, sign: 'configuration', scripted: null }, unsupported: [] };
  }
  const dependency = (['vitest', 'jest', 'mocha'] as const).find((name) => dependsOn(folder, name));
  if (dependency !== undefined) {
    return {
      detected: { runner: dependency, from: `dependency ${dependency}`, sign: 'dependency', scripted: null },
      unsupported: [],
    };
  }
  for (const name of unsupportedDependencies) {
    if (folder.manifest.dependencies.has(name)) {
      unsupported.add(name);
    }
  }
  return { detected: null, unsupported: [...unsupported] };
}

async function followScripts(folder: PackageFolder): Promise<readonly FollowedScript[]> {
  const present = SCRIPTS.filter((name) => folder.manifest.scripts.has(name));
  return Promise.all(present.map((name) => followScript(folder.root, folder.manifest.scripts, name)));
}

function scriptWords(scripted: ScriptedRunner, script: FollowedScript): string {
  const others = script.runners.filter((candidate) => candidate !== scripted).length;
  const runs = scripted.runner === 'node-test' ? 'node --test' : scripted.runner;
  return [
    `${scripted.scriptName} script runs ${runs}`,
    ...(others > 0 ? [`the first of ${others + 1} runs`] : []),
    ...(script.before.length > 0 ? [`without its ${script.before.join(', ')} script`] : []),
  ].join(', ');
}

async function configured(folder: PackageFolder): Promise<readonly { runner: ScriptRunner; from: string }[]> {
  const files = (await readdir(folder.root)).sort();
  const signs: { runner: ScriptRunner; from: string }[] = [];
  for (const [runner, pattern] of configurations) {
    const file = files.find((name) => pattern.test(name));
    if (file !== undefined) {
      signs.push({ runner, from: file });
    }
  }
  for (const runner of ['jest', 'mocha'] as const) {
    if (folder.manifest.keys.has(runner)) {
      signs.push({ runner, from: `"${runner}" in package.json` });
    }
  }
  const vite = files.find((name) => /^vite\.config\.[cm]?[jt]s$/.test(name));
  if (vite !== undefined && dependsOn(folder, 'vitest')) {
    signs.push({ runner: 'vitest', from: `${vite} and dependency vitest` });
  }
  return signs;
}

function dependsOn(folder: PackageFolder, runner: ScriptRunner): boolean {
  return folder.manifest.dependencies.has(runner);
}
