/**
 * What the gate mutates when it judges this repository: what the quick tests run, since a mutant takes as long as its tests. Rooms that start
 * runners, git or Stryker are tested by doing so, which takes minutes for one mutant: they are left out, and the summary says so.
 */
export default {
  mutate: [
    'src/{briefs,config,domain,report,review,source,stability,verdict}/**/*.ts',
    'src/drafting/{prompt,redaction}/*.ts',
    'src/mutation/{accepted,component-lines,judging-tests,mutant-id,problem,scope,shared-budget,test-names,untested}.ts',
    'src/mutation/reuse/{audit-size,lacks-killers,retests,verdict-store}.ts',
    'src/trial/{broken-rules,choose,earn,failure-cause,file-outcome,in-order,steady,tried}.ts',
    'src/undone/outcomes.ts',
    'src/weakened/changed-helpers.ts',
    '!src/config/work-tree-policy.ts',
    '!src/review/{assertion-counts,judge-review,review-many-files,review-worker}.ts',
    '!src/verdict/judgement.ts',
    '!src/stability/{failing-alone,inquiry,judge-suites,judge-tests,reading}.ts',
  ],
};
