/** Does the work for each item, never two at a time: suites share the machine, its ports and its files. */
export async function oneAfterAnother<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
