import { expect, test } from 'vitest';
import { clockAt, freshFolder, friday, startIn, Tab } from './tab.ts';

test('a jump passes what is due in its order, and the start-here card notices', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const dm = await mira.looksAt('app');
  await mira.does({ do: 'command', channel: dm, text: '/coach' });
  await mira.form('Set up your coach');
  await mira.does({ do: 'submit' });
  await mira.does({ do: 'command', channel: dm, text: '/win shipped the login fix with @ana' });
  await mira.sees((s) => s.startHere?.win);
  expect(mira.screen?.startHere).toEqual({ setUp: true, win: true, tuesday: false });

  await mira.does({ do: 'travel', to: 'tuesday' });
  await mira.sees((s) => s.clock.localNow === 'Tuesday 23 March 2027, 08:45');
  await mira.sees((s) => s.startHere?.tuesday);
  const times = (mira.screen?.messages ?? [])
    .filter((line) => line.from === 'bothhats' && line.kind === 'message')
    .map(({ ts }) => Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts)) * 1000))
    .map((at) => at.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString());
  expect(times).toEqual(['2027-03-19T12:00:00', '2027-03-22T10:00:00', '2027-03-23T08:45:00']);

  await mira.does({ do: 'close-start-here' });
  await mira.sees((s) => s.startHere === null);
});

test.each([
  ['hour', 'Friday 19 March 2027, 13:00'],
  ['tomorrow', 'Saturday 20 March 2027, 09:00'],
  ['tuesday', 'Tuesday 23 March 2027, 08:45'],
  ['2027-04-01', 'Thursday 1 April 2027, 09:00'],
  ['2027-03-28T02:30', 'Sunday 28 March 2027, 03:30'],
  ['2027-03-19T18:00:00Z', 'Friday 19 March 2027, 19:00'],
])('the jump "%s" ends at %s', async (to, local) => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const before = mira.screen?.clock.localNow;
  await mira.does({ do: 'travel', to });
  await mira.sees((s) => s.clock.travelling === null && s.clock.localNow !== before);
  expect(mira.screen?.clock.localNow).toBe(local);
});

test('the next nudge is that of the acting person', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const noor = await Tab.open(url, 'noor');
  expect(await mira.act({ do: 'travel', to: 'next' })).toMatchObject({
    ok: false,
    error: 'Nothing is planned for you. Set up the coach first: /coach',
  });
  await noor.does({ do: 'travel', to: 'next' });
  await noor.sees((s) => s.clock.localNow === 'Monday 22 March 2027, 10:00');
});

test.each([
  ['2027-03-19', 'Time only goes forward here, and Friday 19 March 2027, 09:00 is past.'],
  ['2029-01-01', 'Monday 1 January 2029, 09:00 is too far: at most a year at a time.'],
  ['soon', '"soon" is not a date. Write it such as 2027-03-16 or 2027-03-16T08:45.'],
])('a jump to %s is refused in words', async (to, error) => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  expect(await mira.act({ do: 'travel', to })).toMatchObject({ ok: false, error });
});

test('who does something during a jump waits for its end; a second jump is refused', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const ana = await Tab.open(url, 'ana');
  const general = await ana.looksAt('general');
  const arrived = mira.act({ do: 'travel', to: '2027-06-01' });
  await ana.sees((s) => s.clock.travelling);
  expect(await ana.act({ do: 'travel', to: 'hour' })).toMatchObject({
    ok: false,
    error: 'A jump is under way already.',
  });
  const said = ana.act({ do: 'say', channel: general, text: 'It is June!', thread: null });
  expect(await arrived).toMatchObject({ ok: true });
  expect(await said).toMatchObject({ ok: true });
  const { ts } = await ana.reads('It is June!');
  const june = Temporal.Instant.from('2027-06-01T07:00Z').epochMilliseconds / 1000;
  expect(Number(ts)).toBeGreaterThanOrEqual(june);
});

test('between jumps the time goes on, and what becomes due comes by itself', async () => {
  const clock = clockAt(friday);
  const { url } = await startIn(await freshFolder(), { clock });
  const noor = await Tab.open(url, 'noor');
  await noor.looksAt('app');
  const before = noor.screen?.messages.length ?? 0;
  clock.set(Temporal.ZonedDateTime.from('2027-03-22T10:00:30[Asia/Dubai]').toInstant());
  const nudge = await noor.sees((s) => s.messages.length > before && s.messages.at(-1));
  expect(JSON.stringify(nudge.blocks)).toContain('nudge.do');
});
