import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/soak/**', 'test/browser/**'],
    env: { TZ: 'UTC' },
    // Nothing sleeps, but a machine may be busy with other things.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
