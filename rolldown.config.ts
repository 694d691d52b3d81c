import { defineConfig } from 'rolldown';

const shared = { platform: 'node', logLevel: 'warn' } as const;

/** The programs of dist/. Each is one file that needs no node_modules; those in `inside/` run within Stryker, on the user's node. */
export default defineConfig([
  {
    ...shared,
    input: { gate: 'src/entry/gate-action.ts', cli: 'src/entry/cli.ts' },
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
