import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before anything else is loaded: the process's own zone must not matter, and some libraries read it once.
process.env['TZ'] = 'UTC';
// Where it cannot be written, as in the image, nothing is kept and the start takes longer.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/both-hats'));
const { run } = await import('./run.ts');
await run();
