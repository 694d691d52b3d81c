import type { Factor } from '../../../domain/condition.ts';
import type { Variety } from '../../../domain/stability.ts';
import type { Package } from '../../../project/project.ts';
import { pinnedFactors } from './pinned.ts';

/** Varied by a program that node loads first: nothing else is reached. */
const FROM_INSIDE: readonly Factor['kind'][] = ['clock', 'random', 'network', 'ports', 'stress'];

/** Programs that hand the environment on to node. */
const NODE =
  /(?:^|[\s;&|(/])(?:node|npm|npx|pnpm|pnpx|yarn|nx|turbo|lerna|c8|nyc|tsx|ts-node|jest|vitest|mocha|ava|tap|tape|uvu|jasmine|karma|cypress|playwright|wdio)(?=$|[\s;&|)])/;

/** Programs behind which there is another environment. */
const ELSEWHERE = /(?:^|[\s;&|(/])(?:docker|docker-compose|podman|kubectl|ssh|vagrant)(?=$|[\s;&|)])/;

/**
 * What can be varied of a runner of which only the shell command is known. Time zone and locale reach any program; what is
 * varied from inside reaches node, so the command has to name it, or something that is known to start it.
 *
 * @param command null when it is not known
 */
export function commandVariety(target: Package, command: string | null): Variety {
  const script = /\b(?:npm|pnpm|yarn|bun)\b/.test(command ?? '') ? (target.testScript ?? '') : '';
  const text = `${command ?? ''}\n${script}`;
  const why = insideIsOutOfReach(text, command);
  const cannot: Variety['cannot'][number][] = [
    { kind: 'order', why: 'order not varied: only the command of the runner is known' },
    { kind: 'repeat', why: 'only the command of the runner is known' },
    ...(why === null ? [] : FROM_INSIDE.map((kind) => ({ kind, why }))),
  ];
  if (sets(text, 'TZ')) cannot.push({ kind: 'time-zone', why: 'the command sets TZ' });
  const locale = ['LC_ALL', 'LANG', 'LC_MESSAGES'].find((name) => sets(text, name));
  if (locale !== undefined) cannot.push({ kind: 'locale', why: `the command sets ${locale}` });
  const known = new Set(cannot.map(({ kind }) => kind));
  cannot.push(...pinnedFactors(target).filter(({ kind }) => !known.has(kind)));
  return { cannot, choosesTests: false, choosesFiles: false, filesShareProcess: false };
}

function insideIsOutOfReach(text: string, command: string | null): string | null {
  if (command === null) return null;
  if (ELSEWHERE.test(text)) return 'the command runs the tests in an environment of its own';
  if (sets(text, 'NODE_OPTIONS') && !/NODE_OPTIONS=\S*\$\{?NODE_OPTIONS/.test(text))
    return 'the command sets NODE_OPTIONS';
  return NODE.test(text) ? null : 'the command does not say that it runs node';
}

function sets(text: string, name: string): boolean {
  return new RegExp(`(?:^|[\\s;&|("'])${name}=`, 'm').test(text);
}
