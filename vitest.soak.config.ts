import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/soak/**/*.test.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 15 * 60_000,
    fileParallelism: false,
  },
});
