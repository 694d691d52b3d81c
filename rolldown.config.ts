import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { defineConfig, type Plugin } from 'rolldown';

/** Node 20 can still say what is wrong with its age. */
const shared = { platform: 'node', logLevel: 'warn', transform: { target: 'node20' } } as const;

/** The viewer of the HTML report, read when a report is written. */
const viewer: Plugin = {
  name: 'viewer',
  generateBundle() {
    const path = createRequire(import.meta.url).resolve('mutation-testing-elements/dist/mutation-test-elements.js');
    this.emitFile({ type: 'asset', fileName: 'mutation-test-elements.js', source: readFileSync(path, 'utf8') });
  },
};

/** The programs of dist/. Each is one file that needs no node_modules; those in `inside/` run within Stryker, on the user's node. */
export default defineConfig([
  {
    ...shared,
    plugins: [viewer],
    input: {
      gate: 'src/entry/gate-action.ts',
      draft: 'src/entry/draft-action.ts',
      deliver: 'src/entry/deliver-action.ts',
      cli: 'src/entry/cli.ts',
      'review-worker': 'src/review/review-worker.ts',
    },
    output: { dir: 'dist', format: 'esm', minify: true, chunkFileNames: 'chunks/[name].js' },
  },
  {
    ...shared,
    input: {
      driver: 'src/toolchain/javascript/stryker/inside/driver.ts',
      plugins: 'src/toolchain/javascript/stryker/inside/plugins.ts',
    },
    output: { dir: 'dist/stryker', format: 'esm', minify: true, chunkFileNames: '[name].js' },
  },
]);
