/** The variable that marks a process as started by us, so that a sweep can find it wherever it went. */
export const MARKER_VARIABLE = 'EARNEST_CHILD';

const EVERYWHERE = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** Without these, Windows starts neither Node nor a shell. */
const ON_WINDOWS = [
  'SystemRoot',
  'SystemDrive',
  'windir',
  'ComSpec',
  'PATHEXT',
  'USERNAME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'APPDATA',
  'LOCALAPPDATA',
  'ProgramData',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
  'OS',
];

/** Where packages come from. A proxy's address may hold a password, so only an install gets to see it. npm and proxies take either case. */
const FOR_INSTALLS = [
  'npm_config_cafile',
  'npm_config_registry',
  'npm_config_cache',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

/**
 * The whole environment of a child: what is on the list, `added`, and the marker. Nothing else of ours.
 *
 * A list of what may pass, since a list of what may not is never complete: `GITHUB_*`, `INPUT_*`, `ACTIONS_*` and
 * `RUNNER_*` let a test forge the verdict, tokens and keys leak, `NODE_OPTIONS`, `NODE_TEST_CONTEXT`,
 * `JEST_WORKER_ID`, `VITEST*`, `STRYKER_*` and npm's `npm_*` make a nested runner behave as if it were part of an
 * outer one. `CI` is always `true` and `TERM` is `dumb`, so that a run on a desk equals a run in a workflow.
 *
 * @param own the environment of this process
 * @param added wins over the list, but not over the marker
 * @param marker random hex digits, a fresh one for each child
 * @param options `forInstalls` lets registry, cache, certificate and proxy settings of npm through
 */
export function childEnvironment(
  own: NodeJS.ProcessEnv,
  added: Readonly<Record<string, string>>,
  marker: string,
  options: { readonly forInstalls?: boolean } = {},
): Record<string, string> {
  const exact = new Set(EVERYWHERE);
  const anyCase = new Set<string>(options.forInstalls ? FOR_INSTALLS : []);
  if (process.platform === 'win32') {
    for (const name of [...EVERYWHERE, ...ON_WINDOWS]) anyCase.add(name.toLowerCase());
  }
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value === undefined) continue;
    if (exact.has(name) || anyCase.has(name.toLowerCase()) || /^LC_[A-Z]+$/.test(name)) environment[name] = value;
  }
  return { ...environment, CI: 'true', TERM: 'dumb', ...added, [MARKER_VARIABLE]: marker };
}
