// biome-ignore-all lint/suspicious/noTemplateCurlyInString: drafts hold templates.
import { afterAll, describe, expect, test } from '@jest/globals';
import { removeWorkTrees } from '../../source/work-tree.ts';
import { around, checkerFor, draft, kindsOf } from './draft-project.ts';

afterAll(removeWorkTrees);

const checker = checkerFor();
const problemsOf = (code: string) => checker.problemsOf(draft(code));

describe('code that reaches beyond the test is forbidden:', () => {
  test.each([
    ['the process', 'process.exit(0);'],
    ['its environment', 'const key = process.env.API_KEY;'],
    ['an alias of it', 'const p = process; p.exit();'],
    ['a name with an escape in it', '\\u0070rocess.exit();'],
    ['a name with a long escape in it', 'pr\\u{6f}cess.exit();'],
    ['a member of it by a computed name', "process['binding']('fs');"],
    [
      'a default of a parameter, which a var of the body does not hide',
      'function f(a = process) { var process = 1; return a; }',
    ],
    ['a var of a static block, which hides nothing outside', 'class A { static { var process = 1; } } process.exit();'],
    ['the subject of a switch, which its cases do not hide', 'switch (process) { case 1: let process; }'],
    [
      'a computed key, which the parameter of its method does not hide',
      '({ [process.exit()](process) { return process; } });',
    ],
    ['a declaration that gives no name', 'declare const process: any; process.exit();'],
    ['a namespace that gives no name', 'namespace process { export type A = 1 } process.exit();'],
    ['a shorthand property', 'const all = { process };'],
    ['the global object', "globalThis['pro' + 'cess'].exit();"],
    ['another name of it', 'global.process.exit();'],
    ['a window', 'window.open("http://example.com");'],
    ['reflection', "Reflect.get(globalThis, 'process');"],
    ['eval', "eval('process.exit()');"],
    ['an optional eval', "eval?.('process.exit()');"],
    ['an indirect eval', "(0, eval)('process.exit()');"],
    ['an alias of eval', 'const run = eval; run("1");'],
    ['the constructor of functions', "new Function('return process')();"],
    ['a call of it', "Function('return process')();"],
    ['a chain of constructors', "this.constructor.constructor('return process')();"],
    ['the constructor of a method', "[].at.constructor('return process')();"],
    ['the constructor of an async function', "new (async () => {}).constructor('return process')();"],
    ['a constructor by a text', "[]['at']['constructor']('return process')();"],
    ['a constructor by a text in parts', "[]['at']['con' + 'structor']('return process')();"],
    ['a constructor by a template', '[].at[`con${"structor"}`]("return process")();'],
    ['a constructor by a joined array', "[].at[['con', 'structor'].join('')]('return process')();"],
    ['a constructor by a variable', "const c = 'constructor'; const at = total; at[c]('return process')();"],
    ['a constructor taken out of a pattern', "const { constructor: F } = total; F('return process')();"],
    [
      'a constructor taken out by a computed pattern',
      "const k = 'con' + 'structor'; const { [k]: F } = total; F('1');",
    ],
    [
      'members of a literal by names in variables',
      'const a = vi.fn()(); const b = vi.fn()(); [][a][b]("return process")();',
    ],
    ['a member by a name that is put together at run time', "total[String.fromCharCode(99)]('return process')();"],
    ['a prototype', 'Object.getPrototypeOf(async () => {});'],
    ['a descriptor', "Object.getOwnPropertyDescriptor(total, 'x');"],
    ['a setter of prototypes', '({}).__proto__ = total;'],
    ['frames of the stack', 'Error.prepareStackTrace = (_, frames) => frames;'],
    ['this of a sloppy function', '(function () { return this; })();'],
    ['this in a computed key of a class', '(function () { class A { [this.x]() {} } return A; })();'],
    ['the caller of a function', 'arguments.callee.caller("x");'],
    ['an import by a computed name', "await import('node:' + 'child_process');"],
    ['an import by a name in a variable', "const name = 'x'; await import(name);"],
    ['a require by a computed name', "require('child_' + 'process');"],
    ['an alias of require', "const load = require; load('child_process');"],
    ['the cache of require', 'require.cache;'],
    ['the module', 'module.require("child_process");'],
    ['import.meta', "import.meta.resolve('x');"],
    ['the place of the file', 'import.meta.dirname;'],
    ['WebAssembly', 'new WebAssembly.Module(new Uint8Array());'],
    ['a worker', "new Worker('./x.js');"],
    ['a socket', "new WebSocket('ws://example.com');"],
    ['an older request', 'new XMLHttpRequest();'],
    ['an event source', "new EventSource('http://example.com');"],
    ['a beacon', "navigator.sendBeacon('http://example.com', 'x');"],
    ['another runtime', 'Deno.exit();'],
    ['yet another runtime', "Bun.spawn(['id']);"],
    ['a debugger', 'debugger;'],
    ['the console', "console.log('here');"],
    ['a console that is handed on', 'const c = console; c.log(1);'],
    ['an actual module by a computed name', "await vi.importActual('node:' + 'vm');"],
    ['a loader that is handed on', 'const load = vi.importActual; await load("vm");'],
    ['a loader taken out of a pattern', 'const { importActual } = vi; await importActual("vm");'],
    ['vi by a computed name', "const k = vi.fn()(); vi[k]('vm');"],
    ['vi that is handed on', 'const v = vi; v.mock("x");'],
    ['the environment of temporary files', "vi.stubEnv('TMPDIR', '/etc');"],
    ['the environment by a computed name', "vi.stubEnv('TMP' + 'DIR', '/etc');"],
    ['a double of a module by a computed name', "const name = '../src/store.ts'; vi.doMock(name);"],
    ['a double of the file that is tested', "vi.mock('../src/price.ts');"],
    ['a double of it by another path', "vi.mock(import('../src/price'), () => ({ total: () => 0 }));"],
    ['a clock that is replaced for good', 'Date.now = () => 0;'],
    ['a method of all arrays', 'Array.prototype.at = () => 1;'],
    ['a method that is taken away', 'delete Promise.prototype.then;'],
    ['a text for a timer', "setTimeout('process.exit()', 1);"],
    ['a text for a timer in a variable', "const code = 'process.exit()'; setTimeout(code, 1);"],
    ['an engine', "import('node:crypto').then((c) => c.setEngine('./x.so'));"],
    ['an enum', 'enum process { a = 1 }'],
  ])('%s', (_, body) => {
    expect(kindsOf(problemsOf(around(body)))).toContain('forbidden');
  });

  test.each([
    ['elsewhere', "fetch('http://example.com/');"],
    ['by https', "fetch('https://localhost/');"],
    ['a host that begins like this machine', "fetch('http://localhost.example.com/');"],
    ['this machine as a user name', "fetch('http://localhost:80@example.com/');"],
    ['a port that is a text', "const port = '80@example.com'; fetch(`http://localhost:${port}/`);"],
    ['a host that goes on', "const rest = '.example.com'; fetch(`http://localhost${rest}`);"],
    [
      'a path that belongs to the host',
      "const base = 'http://localhost:80'; const path = '@example.com'; fetch(`${base}${path}`);",
    ],
    ['a path that is another host', "fetch(new URL('//example.com/', 'http://localhost/'));"],
    ['a variable that is assigned again', "let base = 'http://localhost/'; base = 'http://example.com/'; fetch(base);"],
    [
      'a variable that is assigned through a cast',
      "let base = 'http://localhost/'; (base as any) = 'http://example.com/'; fetch(base);",
    ],
    [
      'a variable that a pattern assigns',
      "let base = 'http://localhost/'; [base] = ['http://example.com/']; fetch(base);",
    ],
    [
      'an address of its own making',
      "const server = { address: () => ({ port: '80@example.com' }) }; fetch(`http://localhost:${server.address().port}/`);",
    ],
    ['what a function is handed', 'const get = (url: string) => fetch(url); get("http://example.com/");'],
    [
      'a function that returns more than one',
      "const base = (a: boolean) => { if (a) return 'http://example.com/'; return 'http://localhost/'; }; fetch(base(true));",
    ],
    ['a request object', "fetch(new Request('http://example.com/'));"],
    ['an alias of fetch', 'const get = fetch; get("http://example.com/");'],
    ['fetch as a callback', "['http://example.com/'].map(fetch);"],
  ])('fetch of %s', (_, body) => {
    expect(problemsOf(around(body))).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'forbidden' })]));
  });

  test.each([
    ['a file of the system', "readFileSync('/etc/passwd');"],
    ['a way up', "const dir = mkdtempSync(join(tmpdir(), 'x-')); readFileSync(join(dir, '..', '..', 'etc/passwd'));"],
    [
      'a way up in a template',
      'const dir = mkdtempSync(join(tmpdir(), "x-")); readFileSync(`${dir}/../../etc/passwd`);',
    ],
    ['a name from a variable', "const name = '../etc'; readFileSync(join(tmpdir(), name));"],
    ['a folder that is given twice', "let dir = tmpdir(); dir = '/etc'; readFileSync(join(dir, 'passwd'));"],
    ['a function that is handed on', 'const read = readFileSync; read("/etc/passwd");'],
    [
      'a path function with a double',
      "vi.spyOn(path, 'join').mockReturnValue('/etc/passwd'); readFileSync(path.join(tmpdir(), 'x'));",
    ],
    ['a link', "fs.symlinkSync('/etc', join(tmpdir(), 'x'));"],
    ['the promises of fs', "await fs.promises.readFile('/etc/passwd');"],
    ['fs by a computed name', "const k = vi.fn()(); fs[k]('/etc/passwd');"],
  ])('with files: %s', (_, body) => {
    const imports =
      "import fs, { mkdtempSync, readFileSync } from 'node:fs';\nimport { tmpdir } from 'node:os';\nimport path, { join } from 'node:path';";
    expect(kindsOf(problemsOf(around(body, imports)))).toContain('forbidden');
  });

  test.each([
    "import { exec } from 'node:child_process';",
    "import { exec } from 'child_process';",
    "import * as cluster from 'node:cluster';",
    "import { Worker } from 'node:worker_threads';",
    "import net from 'node:net';",
    "import vm from 'node:vm';",
    "import { createRequire } from 'node:module';",
    "import process from 'node:process';",
    "import inspector from 'node:inspector';",
    "import { hostname } from 'node:os';",
    "import os from 'node:os'; os.userInfo();",
    "import { test as other } from 'node:test';",
    "export * from 'node:child_process';",
    "import 'node:fs';",
    "const { ...fs } = require('node:fs');",
    "const { promises: { readFile } } = require('node:fs');",
    "(await import('node:fs')).readFileSync('/etc/passwd');",
    "let fs; fs = require('node:fs');",
    "import * as fs from 'node:fs'; const { readFileSync } = fs;",
    "import 'node:repl';",
    "import https from 'node:https';",
    "import http from 'node:http'; http.get('http://example.com/');",
    "import { request } from 'node:http'; request({ host: 'localhost', socketPath: '/var/run/docker.sock' });",
    "import { request } from 'node:http'; request({ host: 'example.com' });",
    "import http from 'node:http'; const send = http.request; send('http://example.com/');",
    "import { startVitest } from 'vitest/node';",
    "import { setEngine } from 'node:crypto';",
    "import x from 'vitest/../../src/secret.ts';",
    "import { vi as v } from 'vitest'; v.importActual('x');",
    "import data from '../src/price.json' with { type: 'macro' };",
    "import type { process } from '../src/store.ts'; process.exit();",
    "import fs = require('fs');",
    "export { exec } from 'node:child_process';",
    "vi.mock('node:child_process');",
    "vi.mock('node:child_process', async (original) => ({ ...(await original()) }));",
    "vi.mock('node:os', () => ({ tmpdir: () => '/etc' }));\nimport { readFileSync } from 'node:fs';\nimport { tmpdir } from 'node:os';\nreadFileSync(tmpdir());",
  ])('%s', (imports) => {
    expect(kindsOf(problemsOf(around('', imports)))).toContain('forbidden');
  });
});

test.each([
  "import { run } from 'node:test';",
  "import nodeTest from 'node:test'; nodeTest.run({});",
  "import { test as t } from 'node:test'; t.run({});",
  "import * as nodeTest from 'node:test'; const { run } = nodeTest;",
])('node:test starts no runs: %s', (line) => {
  const code = `import assert from 'node:assert';\nimport { test } from 'node:test';\nimport { total } from '../src/price.ts';\n${line}\ntest('[C1] none', () => { assert.equal(total([]), 0); });\n`;

  expect(kindsOf(checkerFor({ runner: 'node-test' }).problemsOf(draft(code)))).toEqual(['forbidden']);
});

describe('imports that lead out of the project are problems:', () => {
  test.each([
    ["import x from 'data:text/javascript,export default 1';", 'import'],
    ["import 'file:///etc/passwd';", 'import'],
    ["import x from 'https://example.com/x.js';", 'import'],
    ["import x from '/etc/passwd';", 'import'],
    ["import x from '../../../outside.ts';", 'import'],
    ["import x from '../%2e%2e/outside.ts';", 'import'],
    ["import x from '..\\\\outside.ts';", 'import'],
    ["import x from '../src/price.ts?raw';", 'import'],
    ["import { secret } from '../src/secret.ts';", 'import'],
    ["import x from './other.draft.test.ts';", 'import'],
    ["import { missing } from '../src/price.ts';", 'import'],
    ["import x from '../src/absent.ts';", 'import'],
    ["const x = require('../src/absent.ts');", 'import'],
    ["import x from 'left-pad-but-better';", 'package'],
    ["import x from '@evil/price';", 'package'],
    ["import x from 'price';", 'package'],
    ["await import('unknown-package');", 'package'],
    ["vi.mock('unknown-package', () => ({}));", 'package'],
    ["import type { X } from 'unknown-types';", 'package'],
    ["import x from 'node:nothing';", 'import'],
  ])('%s', (imports, kind) => {
    expect(kindsOf(problemsOf(around('', imports)))).toContain(kind);
  });
});

describe('what switches tools off or speaks to them is a problem of form:', () => {
  test.each([
    '// @ts-nocheck',
    '// @ts-ignore',
    '// @ts-expect-error',
    '/* istanbul ignore next */',
    '/* c8 ignore start */',
    '/* v8 ignore next */',
    '// Stryker disable all',
    '// secretlint-disable',
    '/// <reference path="../src/secret.ts" />',
    '/** @jest-environment ./evil.js */',
    '/** @vitest-environment ../src/environment.ts */',
    '/** @jsx eval */',
    '/** @jsxImportSource data:text/javascript,1 */',
    '//# sourceMappingURL=file:///etc/passwd',
    "test.only('[C1] a', () => { expect(total([])).toBe(0); });",
    "test.skip('a', () => { expect(total([])).toBe(0); });",
    "test.todo('a');",
    "test.fails('a', () => { expect(total([])).toBe(1); });",
    "test('a', { retry: 3 }, () => { expect(total([])).toBe(1); });",
    "test('a', (t) => { t.skip(); expect(total([])).toBe(1); });",
    "test('a', () => { expect(total([])).toMatchSnapshot(); });",
    "test('a', () => { expect(total([])).toMatchInlineSnapshot('0'); });",
    "test('a', (t) => { t.assert.snapshot(total([])); });",
    "test('a', () => { expect(total([])).toMatchFileSnapshot('x'); });",
    "test('::error::it is all fine', () => { expect(total([])).toBe(0); });",
    "test('a\\n::set-output name=x::y', () => { expect(total([])).toBe(0); });",
    "test(':' + ':add-mask::x', () => { expect(total([])).toBe(0); });",
    'const hidden = "a\u202eb";',
  ])('%s', (line) => {
    expect(kindsOf(problemsOf(around('', line)))).toContain('form');
  });

  test('a program named in the first line', () => {
    expect(kindsOf(problemsOf(`#!/usr/bin/env node\n${around('')}`))).toContain('form');
  });

  test('more tests than one behaviour needs', () => {
    const many = Array.from({ length: 11 }, (_, at) => `test('${at}', () => { expect(total([])).toBe(0); });`);
    expect(kindsOf(problemsOf(around('', many.join('\n'))))).toEqual(['form']);
  });

  test.each([
    ['no text', ''],
    ['more lines than are allowed', '\n'.repeat(500)],
    ['more than 32 KB', `// ${'x'.repeat(40_000)}`],
    ['no test', "import { total } from '../src/price.ts';\ntotal([]); // C1\n"],
  ])('%s', (_, code) => {
    expect(kindsOf(problemsOf(code))).toEqual(['form']);
  });
});
