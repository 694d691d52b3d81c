/**
 * The part of jest's own program that hears jest-circus: it tells its events to the environment of a test file, each with the
 * state that it goes by. Here the order of cases and suites is changed, cases are left out or doubled, and each begins its stream
 * of random draws. Source: jest-circus, types.ts and run.ts, 26 to 30.
 */
export const jestCircusProgram = `
function circusListener(environment, file, begins) {
  const restorations = [];
  const clones = [];
  const cloned = new WeakSet();
  let counters = null;

  function arrange(block, titles, isOrdered) {
    const declared = block.children;
    restorations.push(() => { block.children = declared; });
    const keepsOrder = isOrdered || conditions.keepsOrder(file, titles);
    for (const child of declared) {
      const childTitles = [...titles, title(child)];
      if (child.type === 'describeBlock') arrange(child, childTitles, keepsOrder);
      else if (!conditions.keeps(file, childTitles)) child.mode = 'skip';
    }
    // Steps that build on each other are neither moved nor taken twice.
    if (keepsOrder) return;
    const children = conditions.arranged(declared, JSON.stringify([relative(root, file), ...titles]));
    block.children = conditions.plan.repeat ? children.flatMap((child) => (repeats(child) ? [child, cloneOf(child)] : [child])) : children;
  }

  function cloneOf(test) {
    const clone = { ...test, errors: [], retryReasons: [], invocations: 0, unhandledRejectionErrorByPromise: new Map() };
    clones.push(clone);
    cloned.add(clone);
    return clone;
  }

  /** A case's second run compares with the snapshots of its first. Source: jest-snapshot, SnapshotState. */
  function turnBackSnapshots(test) {
    const matchers = environment.global[Symbol.for('$$jest-matchers-object')];
    const snapshots = matchers && matchers.state.snapshotState;
    if (!snapshots || !snapshots._counters) return;
    if (cloned.has(test)) snapshots._counters = counters;
    else counters = new snapshots._counters.constructor(snapshots._counters);
  }

  return (event, state) => {
    switch (event.name) {
      case 'setup':
        // An order of jest's own choice would come on top of ours.
        if (state.randomize) state.randomize = false;
        break;
      case 'run_start':
        arrange(state.rootDescribeBlock, [], false);
        break;
      case 'run_describe_start':
        begins(titlesOf(event.describeBlock));
        break;
      case 'test_start':
        begins(titlesOf(event.test));
        if (conditions.plan.repeat) turnBackSnapshots(event.test);
        break;
      case 'run_finish':
        // Reported in the order of declaration: cases of one title are told apart by it.
        for (const restore of restorations) restore();
        state.rootDescribeBlock.children = [...state.rootDescribeBlock.children, ...clones];
        break;
    }
  };
}

/** Cases that run at the same time as others would run beside themselves. */
function repeats(child) {
  return child.type === 'test' && !child.concurrent && child.mode !== 'skip' && child.mode !== 'todo';
}

function titlesOf(node) {
  const titles = [];
  for (let at = node; at.parent; at = at.parent) titles.unshift(title(at));
  return titles;
}

/** As a report words it. */
function title(node) {
  return stripVTControlCharacters(String(node.name));
}
`;
