import { defineConfig } from 'vitest/config';

/** Tests of pages in real Chromium: apart from the others, because they need a browser. */
export default defineConfig({
  test: {
    include: ['test-browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
