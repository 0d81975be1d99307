import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { playOnce } from '../sandbox/tour/play.ts';
import { transcriptIn } from '../sandbox/tour/readme.ts';

test("the README's transcript is what the tour prints (renew it by npm run tour -- --readme)", async () => {
  const printed: string[] = [];
  await playOnce(pino({ level: 'silent' }), (text) => printed.push(text));
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  expect(transcriptIn(readme)).toBe(printed.join('').trim());
});
