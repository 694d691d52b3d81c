/** Every side effect that a stage may have, passed in as one object. */
export interface System {
  readonly git: Git;
  /** Runs a program that the pull request controls (tests, runner configs): allow-listed environment, contained, ended for good. */
  runContained(request: ContainedRequest): Promise<ContainedResult>;
  /** How what was run so far was held; null before the first run. */
  containment(): ContainedResult['containment'] | null;
  readonly clock: { now(): number };
  readonly log: Log;
  /** A fresh private folder outside the work tree; removed when the gate ends. */
  temporaryFolder(prefix: string): Promise<string>;
  /** Where installed tool sets are kept between runs; absolute, exists. */
  readonly cacheFolder: string;
}

export interface Git {
  /** Runs git in `cwd` and resolves to stdout as UTF-8 text; rejects with GitFailed when it exits other than 0. */
  text(cwd: string, args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same, but the exit code is data: never rejects for it. */
  attempt(
    cwd: string,
    args: readonly string[],
    options?: GitOptions,
  ): Promise<{ exitCode: number; stdout: string; stderr: string }>;
}

export interface GitOptions {
  /** Sent as a header to this server only; never in a URL, an argument or a file. */
  readonly withToken?: GitToken;
}

export interface GitToken {
  readonly token: string;
  /** For example `https://github.com`. */
  readonly serverUrl: string;
}

export interface ContainedRequest {
  /** A program name or path; no shell. For a shell command: `/bin/sh`, `['-c', text]`. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the allow-listed environment; nothing else of ours reaches the child. */
  readonly env?: Readonly<Record<string, string>>;
  /** Registry, proxy and certificate settings of npm reach the child too: only for installs of what we pinned. */
  readonly forInstalls?: boolean;
  readonly timeoutMs: number;
  /** Stop sooner from outside: the same ending as at the time limit. */
  readonly signal?: AbortSignal;
  /** Each line of what the child writes to file descriptor 3, as it comes. The descriptor is opened only when this is given. */
  readonly onChannelLine?: (line: string) => void;
}

export interface ContainedResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** ended: by itself. timed-out, aborted: by us. not-started: the program is not there (`problem` says). */
  readonly ending: 'ended' | 'timed-out' | 'aborted' | 'not-started';
  readonly problem: string | null;
  /** The first 64 KiB and the last 192 KiB of each stream at most; `truncated` says when something is missing. Hostile text. */
  readonly stdout: string;
  readonly stderr: string;
  readonly truncated: boolean;
  readonly durationMs: number;
  /** How it was held: `namespaces` (own process and user namespace) or `process-group` (group, then a sweep by marker). */
  readonly containment: 'namespaces' | 'process-group';
  /** Processes that outlived the program and were ended by us; null when a namespace ended them unseen. */
  readonly leftovers: number | null;
}

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  /** Groups what is logged until the returned function is called. */
  group(title: string): () => void;
  /** A short line that replaces the one before it on a terminal, and is not shown in a log. */
  progress(message: string): void;
}
