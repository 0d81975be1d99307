// Before anything else is loaded: the process's own zone must not matter, and some libraries read it once.
process.env['TZ'] = 'UTC';
const { run } = await import('./run.ts');
await run();
