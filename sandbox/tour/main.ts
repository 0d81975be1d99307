process.env['TZ'] = 'UTC';
const { readFileSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { createLog } = await import('../../src/log.ts');
const { playOnce } = await import('./play.ts');
const { withTranscript } = await import('./readme.ts');

const transcript: string[] = [];
await playOnce(createLog(process.env['LOG_LEVEL'] ?? 'warn'), (text) => {
  transcript.push(text);
  process.stdout.write(text);
});
if (process.argv.includes('--readme')) {
  const readme = join(import.meta.dirname, '../../README.md');
  writeFileSync(readme, withTranscript(readFileSync(readme, 'utf8'), transcript.join('')));
}
