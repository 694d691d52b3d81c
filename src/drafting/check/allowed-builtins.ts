/** What drafts may use of a module of Node. */
export type BuiltinUse =
  /** All of it. */
  | 'any'
  /** Only these names. */
  | ReadonlySet<string>
  /** Functions of it, called with a path below the temporary folder (see temporary-files.ts). */
  | 'temporary files'
  /** Servers, and requests to this machine (see http-use.ts). */
  | 'loopback';

/**
 * Modules of Node that drafts may import, without `node:`. An allow-list: what is not here can start processes, open connections, load code or
 * reach into the engine, or serves no test.
 */
export const ALLOWED_BUILTINS: ReadonlyMap<string, BuiltinUse> = new Map<string, BuiltinUse>([
  ...[
    'assert',
    'assert/strict',
    'buffer',
    'crypto',
    'events',
    'path',
    'path/posix',
    'path/win32',
    'querystring',
    'stream',
    'stream/promises',
    'stream/web',
    'string_decoder',
    'timers',
    'timers/promises',
    'url',
    'util',
    'zlib',
  ].map((name) => [name, 'any'] as const),
  ['async_hooks', new Set(['AsyncLocalStorage', 'AsyncResource'])],
  ['os', new Set(['tmpdir', 'EOL'])],
  ['perf_hooks', new Set(['performance'])],
  [
    'test',
    new Set(['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach', 'mock', 'default']),
  ],
  ['fs', 'temporary files'],
  ['fs/promises', 'temporary files'],
  ['http', 'loopback'],
]);

/** Functions of `fs` that take one path, and neither follow nor make links elsewhere. */
export const FILE_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    'mkdtemp',
    'mkdir',
    'writeFile',
    'appendFile',
    'readFile',
    'readdir',
    'rm',
    'rmdir',
    'unlink',
    'stat',
    'lstat',
    'access',
    'utimes',
    'truncate',
    'realpath',
  ]
    .flatMap((name) => [name, `${name}Sync`])
    .concat('existsSync', 'exists'),
);

export function builtinName(specifier: string): string {
  return specifier.replace(/^node:/, '');
}
