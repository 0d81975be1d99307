// As the app: before anything else is loaded.
process.env['TZ'] = 'UTC';
const { runBenches } = await import('./run.ts');
await runBenches(process.argv.slice(2));
