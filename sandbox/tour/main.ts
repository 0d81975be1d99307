process.env['TZ'] = 'UTC';
const { createLog } = await import('../../src/log.ts');
const { startPractice } = await import('../start.ts');

const app = await startPractice({
  port: 0,
  log: createLog(process.env['LOG_LEVEL'] ?? 'warn'),
  print: (text) => void process.stdout.write(text),
});
await app.stop();
