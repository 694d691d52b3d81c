import { createClassifier } from '../../../src/change/classify.ts';
import { readChange } from '../../../src/change/read-change.ts';
import { textsOfTests } from '../../../src/change/texts.ts';
import type { ReviewRun, Suspicion } from '../../../src/domain/smell.ts';
import { reviewChange } from '../../../src/review/review-change.ts';
import { testChanges } from '../../../src/source/test-changes.ts';
import { createRepository, removeTemporaryFolders } from '../../change/repository.ts';
import { aRun, aTest } from '../../judgements.ts';

export interface WrittenChange {
  /** Texts by path as they are at base. */
  readonly base: Readonly<Record<string, string>>;
  /** What the change writes; null: it deletes the file. */
  readonly head: Readonly<Record<string, string | null>>;
  /** The tests that ran, by file: titles, suites joined by ` > `. */
  readonly ran: Readonly<Record<string, readonly string[]>>;
}

/** What a review says of a change in a real repository, whose named tests ran and passed. */
export async function reviewedChange({ base, head, ran }: WrittenChange): Promise<ReviewRun> {
  const repository = createRepository();
  try {
    for (const [path, text] of Object.entries(base)) repository.write(path, text);
    const commit = repository.commit('base');
    for (const [path, text] of Object.entries(head)) {
      if (text === null) repository.remove(path);
      else repository.write(path, text);
    }
    repository.git('add', '--intent-to-add', '--all');
    const { folder, tested } = repository;
    const classify = createClassifier({ testMatches: null });
    const change = await readChange(tested, folder, { base: commit, head: null, how: 'told' }, classify);
    const tests = Object.entries(ran).flatMap(([file, names]) =>
      names.map((name) => aTest({ file, titlePath: name.split(' > '), location: null })),
    );
    const textsOf = await textsOfTests(tested, folder, change);
    const sources = repository.git('ls-files').split('\n');
    return await reviewChange(
      { root: folder },
      {
        change,
        suites: [{ run: aRun({ tests }), changeOf: testChanges(change, textsOf), reached: () => true }],
        sources: sources.filter((path) => classify(path) === 'source'),
        textsOf,
      },
    );
  } finally {
    removeTemporaryFolders();
  }
}

/** What one rule finds, as `file:line message`. */
export function told({ suspicions }: ReviewRun, rule: string): readonly string[] {
  return suspicions
    .filter((one: Suspicion) => one.rule === rule)
    .map(({ file, line, message }) => `${file}:${line} ${message}`);
}
