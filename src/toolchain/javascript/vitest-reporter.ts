/** What the reporter finds in request.json beside itself. */
export interface VitestRequest {
  /** Absolute paths: no other test file runs. Vitest's own arguments are parts of paths. Null: all of them. */
  readonly files: readonly string[] | null;
  /** Absolute paths of the program that varies conditions, and of vitest's `dist`; null when nothing is to be varied. */
  readonly conditions: { readonly program: string; readonly distribution: string } | null;
}

/**
 * The text of a vitest reporter, from 1 to 5: the reported-task objects since 3, the tasks themselves before. It writes
 * report.json beside itself when the run has ended. Vitest's own JSON has no location before 3, and no retries.
 */
export const vitestReporter = `
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const output = fileURLToPath(new URL('report.json', import.meta.url));
const text = (error) => String(error?.stack ?? error?.message ?? error);
const described = (error) => {
  const stack = text(error);
  const message = typeof error?.message === 'string' ? error.message : '';
  const diff = typeof error?.diff === 'string' ? '\\n' + error.diff : '';
  return (stack.includes(message) ? stack : message + '\\n' + stack) + diff;
};
const joined = (errors) => (errors?.length > 0 ? errors.map(described).join('\\n\\n') : null);

export default class Reporter {
  repetitions = [];

  async onInit(vitest) {
    this.modern = Number.parseInt(vitest.version, 10) >= 3;
    const { files, conditions } = JSON.parse(readFileSync(new URL('request.json', import.meta.url), 'utf8'));
    let isVaried = () => true;
    if (conditions !== null) {
      const program = await import(new URL('vary.mjs', import.meta.url).href);
      isVaried = program.isVaried;
      this.conditions = program.vary(vitest, conditions);
    }
    for (const project of vitest.projects) onlyThese(project, isVaried(project) ? files : []);
  }

  /**
   * What was left out was so after vitest had been told of it: it still waits for a result. A test that ran twice is two in the report,
   * the second runs behind all others.
   */
  report(tests, { errors, ...test }, meta) {
    const kept = this.conditions?.keeps(test.file, test.titlePath.map((title) => stripVTControlCharacters(title))) ?? true;
    if (!kept && test.status !== 'todo') return tests.push({ ...test, status: 'skipped', failure: null });
    const before = this.conditions?.plan.repeat ? meta?.failuresBeforeRepeat : undefined;
    if (before === undefined || !['passed', 'failed'].includes(test.status)) return tests.push(test);
    const again = (errors ?? []).slice(before);
    const failsAgain = test.status === 'failed' && (again.length > 0 || before === 0);
    tests.push({ ...test, status: before > 0 ? 'failed' : 'passed', failure: joined((errors ?? []).slice(0, before)) });
    this.repetitions.push({ ...test, status: failsAgain ? 'failed' : 'passed', failure: joined(again) });
  }

  onTestRunEnd(unsorted, errors, reason) {
    // Where two vitest projects run one file, its tests keep their numbers from run to run.
    const nameOf = (module) => module.project?.name ?? '';
    const modules = [...unsorted].sort((one, other) => Number(nameOf(one) > nameOf(other)) - Number(nameOf(one) < nameOf(other)));
    const tests = [];
    const fileFailures = [];
    for (const module of modules) {
      for (const test of module.children.allTests()) this.report(tests, modernTest(module, test), test.meta());
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) fileFailures.push({ file: module.moduleId, message: suite.fullName + ': ' + joined(suite.errors()) });
      }
      if (module.errors().length > 0) fileFailures.push({ file: module.moduleId, message: joined(module.errors()) });
    }
    this.write(tests, fileFailures, errors, reason !== 'interrupted');
  }

  onFinished(files = [], errors = []) {
    if (this.modern) return;
    const tests = [];
    const fileFailures = [];
    const walk = (file, tasks, titles) => {
      for (const task of tasks) {
        if (task.type === 'suite') {
          if (task.result?.errors?.length > 0) fileFailures.push({ file: file.filepath, message: task.name + ': ' + joined(task.result.errors) });
          walk(file, task.tasks, [...titles, task.name]);
        } else {
          this.report(tests, task1(file, task, [...titles, task.name]), task.meta);
        }
      }
    };
    for (const file of files) {
      walk(file, file.tasks, []);
      if (file.result?.errors?.length > 0) fileFailures.push({ file: file.filepath, message: joined(file.result.errors) });
    }
    this.write(tests, fileFailures, errors, true);
  }

  write(tests, fileFailures, errors, complete) {
    for (const error of errors ?? []) {
      const file = error?.VITEST_TEST_PATH;
      fileFailures.push({ file: typeof file === 'string' ? file : '', message: (error?.type ?? 'Unhandled error') + ': ' + described(error) });
    }
    writeFileSync(output, JSON.stringify({ complete, remark: null, tests: [...tests, ...this.repetitions], fileFailures }));
  }
}

/** Replaces how a vitest project looks for its test files. Vitest 1 gives a list, later versions one of them by kind. */
function onlyThese(project, files) {
  if (files === null) return;
  const wanted = new Set(files);
  const find = project.globTestFiles.bind(project);
  const chosen = (found) => found.filter((file) => wanted.has(file));
  project.globTestFiles = async (...filters) => {
    const found = await find(...filters);
    return Array.isArray(found)
      ? chosen(found)
      : { ...found, testFiles: chosen(found.testFiles), typecheckTestFiles: chosen(found.typecheckTestFiles) };
  };
}

function modernTest(module, test) {
  const titlePath = [test.name];
  for (let parent = test.parent; parent.type === 'suite'; parent = parent.parent) titlePath.unshift(parent.name);
  const result = test.result();
  const diagnostic = test.diagnostic();
  const unfinished = result.state === 'pending' ? (test.options.mode === 'run' ? 'failed' : 'skipped') : result.state;
  return {
    file: module.moduleId,
    titlePath,
    line: test.location?.line ?? null,
    column: test.location?.column ?? null,
    status: test.options.mode === 'todo' ? 'todo' : unfinished,
    durationMs: diagnostic?.duration ?? null,
    assertions: null,
    hiddenRetries: diagnostic?.retryCount ?? null,
    failure: result.state === 'pending' ? 'The test was started, but vitest has no result for it.' : joined(result.errors),
    errors: result.errors,
  };
}

function task1(file, task, titlePath) {
  const state = task.result?.state;
  const status = task.mode === 'todo' ? 'todo' : state === 'pass' ? 'passed' : state === 'fail' || task.mode === 'run' ? 'failed' : 'skipped';
  return {
    file: file.filepath,
    titlePath,
    line: task.location?.line ?? null,
    column: task.location?.column ?? null,
    status,
    durationMs: task.result?.duration ?? null,
    assertions: null,
    hiddenRetries: task.result?.retryCount ?? 0,
    failure: joined(task.result?.errors),
    errors: task.result?.errors,
  };
}
`;
