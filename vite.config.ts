import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: {
    format: 'es',
    rolldownOptions: {
      // One request for the GeoTIFF reader with the decoder that nearly every file needs.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'geotiff',
              test: /node_modules\/(geotiff\/dist-module\/(?!compression\/(lerc|jpeg|webimage|zstd))|pako|quick-lru|xml-utils|@petamoriken)/,
            },
          ],
        },
      },
    },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
  },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
