const OF_TESTS =
  /(?:^|\/)(?:tests?|__tests__|specs?|testing|test-?utils?|test-?helpers?|fixtures?|support|helpers?|e2e|integration|cypress|playwright)(?:\/|$)|[.-](?:test|spec)\.|test[^/]*$|helper[^/]*$|fixture[^/]*$|assert[^/]*$/i;

/** Code of the tests, by its path. What other code throws, or asserts with modules of Node, is what it does, and no oracle. */
export function isOfTests(path: string): boolean {
  return OF_TESTS.test(path);
}
