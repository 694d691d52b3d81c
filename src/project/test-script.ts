import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import picomatch from 'picomatch';
import { matchingPaths } from '../toolchain/javascript/matching-paths.ts';
import { keptArguments } from '../toolchain/javascript/runner-flags.ts';
import type { RunnerCall, ScriptRunner } from './command-meaning.ts';
import { readCommand } from './read-command.ts';
import { type CommandWords, shellCommands, type Word } from './shell-words.ts';

/** A runner that a package's scripts start, with what our own runs must give it too. */
export interface ScriptedRunner {
  readonly runner: ScriptRunner;
  /** Free of flags that do not matter to us, or would harm. */
  readonly arguments: readonly string[];
  readonly nodeArguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The script that starts it, as written. */
  readonly script: string;
  readonly scriptName: string;
}

export interface FollowedScript {
  /** In the order in which the script starts them. */
  readonly runners: readonly ScriptedRunner[];
  /** Runners that we know by name, but have no adapter for. */
  readonly unsupported: readonly string[];
  /** Scripts that npm would run before one that was followed (`pretest`); we do not run them. */
  readonly before: readonly string[];
}

interface Place {
  readonly scriptName: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly depth: number;
}

const DEEPEST = 8;
/** Scripts that call each other in pairs would double the work at each step. */
const MOST_COMMANDS = 2_000;
/** Each pattern costs a walk through the tree. */
const MOST_PATTERNS = 50;
const LARGEST_TEST_FILE = 2 * 1024 * 1024;
const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;
/** Words that start a command without changing what it means. */
const PREFIXES = new Set(['cross-env', 'env', '!', 'then', 'do', 'else']);

/** Follows a package's script through other scripts, chains and wrappers to the runners that it starts. */
export async function followScript(
  packageRoot: string,
  scripts: ReadonlyMap<string, string>,
  name: string,
): Promise<FollowedScript> {
  const runners: ScriptedRunner[] = [];
  const unsupported = new Set<string>();
  const before = new Set<string>();
  let followed = 0;

  const followLine = async (line: string, extra: readonly string[], place: Place): Promise<void> => {
    const commands = place.depth > DEEPEST ? null : shellCommands(line);
    for (const [index, command] of (commands ?? []).entries()) {
      followed += 1;
      if (followed > MOST_COMMANDS) {
        return;
      }
      const added = index === (commands?.length ?? 0) - 1 ? extra.map((text): Word => ({ text, glob: false })) : [];
      await followCommand(await expanded(packageRoot, [...command, ...added]), line, place);
    }
  };

  const followCommand = async (given: readonly string[], line: string, place: Place): Promise<void> => {
    const { words, environment } = withoutAssignments(given, place.environment);
    const meaning = readCommand(words, new Set(scripts.keys()));
    const inner: Place = { ...place, environment, depth: place.depth + 1 };
    const add = (call: RunnerCall) => {
      const nodeArguments = keptArguments('node-test', call.nodeArguments);
      const kept = keptArguments(call.runner, call.arguments);
      runners.push({
        ...call,
        arguments: kept,
        nodeArguments,
        environment,
        script: line,
        scriptName: place.scriptName,
      });
    };
    if (meaning.kind === 'runner') {
      add(meaning.call);
    } else if (meaning.kind === 'file') {
      if (await isNodeTestFile(resolve(packageRoot, meaning.path))) {
        add({ runner: 'node-test', arguments: [meaning.path], nodeArguments: meaning.nodeArguments });
      }
    } else if (meaning.kind === 'script') {
      for (const pattern of meaning.names) {
        await followNamed(pattern, meaning.extra, inner);
      }
    } else if (meaning.kind === 'shell') {
      for (const shellLine of meaning.lines) {
        await followLine(shellLine, [], inner);
      }
    } else if (meaning.kind === 'unsupported') {
      unsupported.add(meaning.name);
    }
  };

  /** npm-run-all takes patterns, in which `:` parts a name as `/` parts a path. */
  const followNamed = async (pattern: string, extra: readonly string[], place: Place): Promise<void> => {
    const asPath = (text: string) => text.replaceAll(':', '/');
    const matches = /[*{]/.test(pattern) ? picomatch(asPath(pattern)) : (path: string) => path === asPath(pattern);
    for (const [scriptName, text] of scripts) {
      if (matches(asPath(scriptName))) {
        if (scripts.has(`pre${scriptName}`)) {
          before.add(`pre${scriptName}`);
        }
        await followLine(text, extra, { ...place, scriptName });
      }
    }
  };

  await followNamed(name, [], { scriptName: name, environment: {}, depth: 0 });
  return { runners, unsupported: [...unsupported], before: [...before] };
}

function withoutAssignments(
  given: readonly string[],
  outer: Readonly<Record<string, string>>,
): { words: readonly string[]; environment: Readonly<Record<string, string>> } {
  const environment: Record<string, string> = { ...outer };
  let at = 0;
  for (; at < given.length; at += 1) {
    const word = given[at] ?? '';
    const assignment = ASSIGNMENT.exec(word);
    if (assignment !== null) {
      environment[assignment[1] ?? ''] = assignment[2] ?? '';
    } else if (!PREFIXES.has(word.slice(word.lastIndexOf('/') + 1)) && !(at > 0 && word === '--')) {
      break;
    }
  }
  return { words: given.slice(at), environment };
}

/** Replaces what the shell would: a pattern by the paths it matches, or by itself when it matches none. */
async function expanded(packageRoot: string, command: CommandWords): Promise<readonly string[]> {
  const words: string[] = [];
  let patterns = 0;
  for (const word of command) {
    patterns += word.glob ? 1 : 0;
    const inside =
      word.glob &&
      patterns <= MOST_PATTERNS &&
      !word.text.startsWith('/') &&
      !word.text.split('/').includes('..') &&
      !word.text.startsWith('-');
    const paths = inside ? await matchingPaths(packageRoot, word.text, { globstar: false, folders: false }) : [];
    const prefix = word.text.startsWith('./') ? './' : '';
    words.push(...(paths.length > 0 ? paths.map((path) => prefix + path) : [word.text]));
  }
  return words;
}

async function isNodeTestFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile() || found.size > LARGEST_TEST_FILE) {
    return false;
  }
  return /['"]node:test['"]/.test(await readFile(path, 'utf8'));
}
