import { pino } from 'pino';
import { expect, test } from 'vitest';
import { clockAt, emptyFolder, startIn, Tab } from './tab.ts';

test.each([
  ['just after midnight on a Monday', '2027-03-15T00:10[Europe/Berlin]'],
  ['on a Tuesday', '2027-03-16T08:50[Europe/Berlin]'],
  ['in the week in which the clocks change', '2027-04-01T12:00[Europe/Berlin]'],
  ['on a Sunday', '2026-12-27T10:00[America/Los_Angeles]'],
])('the sample week plays without a hitch %s', async (_, now) => {
  const log: string[] = [];
  const { url } = await startIn(emptyFolder(), {
    clock: clockAt(now),
    log: pino({ level: 'warn' }, { write: (line: string) => void log.push(line) }),
  });
  expect(log).toEqual([]);

  const noor = await Tab.open(url, 'noor');
  await noor.looksAt('app');
  const own = await noor.sees((s) => s.messages.length > 0 && s.messages);
  const texts = own.map(({ text }) => text).join('\n');
  expect(texts).toContain("You're set.");
  expect(texts).toContain('Vision time, 9:00 to 11:00.');
  expect(texts).toMatch(/accepted/);
  expect(texts.match(/^Recorded\. /gm)?.length).toBeGreaterThanOrEqual(3);
  expect(own.filter(({ text }) => /[.?] Done\. /.test(text)).length).toBeGreaterThanOrEqual(2);

  await noor.looksAt('team-aurora');
  const kudos = await noor.reads('Kudos to');
  await noor.does({ do: 'look', channel: kudos.channel, thread: kudos });
  const thread = await noor.sees((s) => s.thread);
  expect(thread.map(({ from }) => from)).toEqual(['bothhats', 'bothhats', 'bo', 'ana']);

  const present = Temporal.ZonedDateTime.from(now).toInstant();
  expect(Temporal.Instant.from(noor.screen?.clock.now ?? '')).toEqual(present);
  const times = own.map(({ ts }) => Number(ts));
  expect(Math.max(...times)).toBeLessThan(present.epochMilliseconds / 1000);
});
