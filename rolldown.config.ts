import { defineConfig } from 'rolldown';

/** The programs of dist/: each is one file that needs no node_modules. `stryker-*` run on the user's node, inside Stryker. */
export default defineConfig({
  input: {
    gate: 'src/entry/gate-action.ts',
    cli: 'src/entry/cli.ts',
  },
  platform: 'node',
  output: { dir: 'dist', format: 'esm', minify: true, chunkFileNames: 'chunks/[name].js', sourcemap: false },
});
