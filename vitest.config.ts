import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Every commit of a test's database waits for the disk: in memory it need not. */
const memory = '/dev/shm';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/soak/**', 'test/browser/**'],
    setupFiles: ['test/support/lookups.ts'],
    env: { TZ: 'UTC', TMPDIR: existsSync(memory) ? memory : tmpdir() },
    // Tests wait for sockets more than they compute, so three fit on two cores.
    maxWorkers: 3,
    // Nothing sleeps, but a machine may be busy with other things.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
