import { readdirSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { leanMapLibre } from './vite.lean-maplibre.ts';
import { leanMessages } from './vite.lean-messages.ts';

const FOLDER = 'src/components/islands';

const entries = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
  .sort()
  .map((name) => `${FOLDER}/${name}`);

/** Scripts of the interactive parts: src/components/islands/<name>.ts → var/build/islands, hashed, with a manifest. */
export default defineConfig({
  base: '/islands/',
  plugins: [leanMapLibre(), leanMessages(), svelte({ configFile: false })],
  publicDir: false,
  // Files of columns are read in the browser too, where there is no Buffer of Node.
  resolve: { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } },
  tsconfig: 'bin/tsconfig.json',
  worker: { format: 'es' },
  build: {
    outDir: 'var/build/islands',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: entries,
      output: {
        // The library by its name, so that a profile tells it from our code.
        chunkFileNames: ({ moduleIds }) =>
          moduleIds.some((id) => id.includes('/maplibre-gl/'))
            ? 'assets/maplibre-gl-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
});
