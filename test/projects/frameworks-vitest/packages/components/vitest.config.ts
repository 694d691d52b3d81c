import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), vue()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname }, conditions: ['browser'] },
  test: {
    projects: [
      { extends: true, test: { name: 'vue', environment: 'happy-dom', include: ['test/vue.test.ts'] } },
      { extends: true, test: { name: 'svelte', environment: 'happy-dom', include: ['test/svelte.test.ts'] } },
    ],
  },
});
