import { expect, test } from 'vitest';
import { freshFolder, startIn, Tab } from './tab.ts';

const none = { rateLimited: 0, unavailable: 0, lostAnswers: 0 };

test('the traffic is shown to whoever watches it, filled in as it goes', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const dm = await mira.looksAt('app');
  expect(mira.traffic.size).toBe(0);
  await mira.does({ do: 'watch-traffic', on: true });
  await mira.does({ do: 'command', channel: dm, text: '/coach' });
  await mira.form('Set up your coach');
  const known = await mira.sees(() => {
    const entries = [...mira.traffic.values()];
    const command = entries.findLast((each) => each.what === 'slash_commands:/coach');
    const opened = entries.findLast((each) => each.what === 'views.open');
    return command?.ok && opened?.ok && { command, opened };
  });
  expect(known.command.ms).toBeGreaterThan(0);
  expect(known.opened.sent).toHaveProperty('view');
  expect(JSON.stringify([...mira.traffic.values()])).not.toContain('xoxb-');

  await mira.does({ do: 'watch-traffic', on: false });
  mira.traffic.clear();
  await mira.does({ do: 'close', all: true });
  await mira.does({ do: 'look', channel: null, thread: null });
  await mira.sees((s) => s.home);
  expect(mira.traffic.size).toBe(0);
});

test.each([
  ['lostAnswers', 'resetAfter'],
  ['unavailable', 'http'],
  ['rateLimited', 'rateLimit'],
] as const)(
  '%s: a call goes wrong, the app gets over it, and it is off again',
  async (name, fault) => {
    const { url } = await startIn(await freshFolder());
    const mira = await Tab.open(url, 'mira');
    const dm = await mira.looksAt('app');
    await mira.does({ do: 'watch-traffic', on: true });
    await mira.does({ do: 'faults', switches: { ...none, [name]: 1 } });
    await mira.sees((s) => s.faults[name] === 1);
    await mira.does({ do: 'command', channel: dm, text: '/win survived it' });
    await mira.sees((s) => s.faults[name] === 0);
    await mira.sees(() => [...mira.traffic.values()].some((each) => each.fault === fault));
    expect(await mira.reads('survived it')).toMatchObject({ from: 'bothhats' });
  },
);

test('switched off again before it happens, nothing happens', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const dm = await mira.looksAt('app');
  await mira.does({ do: 'watch-traffic', on: true });
  await mira.does({ do: 'faults', switches: { ...none, unavailable: 5 } });
  await mira.sees((s) => s.faults.unavailable === 5);
  await mira.does({ do: 'faults', switches: none });
  await mira.does({ do: 'command', channel: dm, text: '/win all calm' });
  await mira.reads('all calm');
  expect([...mira.traffic.values()].filter((each) => each.fault)).toEqual([]);
});

test.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
  'after a disconnect (%s) the app answers again',
  async (reason) => {
    const { url } = await startIn(await freshFolder());
    const mira = await Tab.open(url, 'mira');
    const dm = await mira.looksAt('app');
    await mira.does({ do: 'watch-traffic', on: true });
    await mira.does({ do: 'disconnect', reason });
    const opened = () => [...mira.traffic.values()].findLast((each) => each.what === 'opened');
    const left = () => [...mira.traffic.values()].findLast((each) => each.what === 'disconnect');
    await mira.sees(() => (opened()?.n ?? 0) > (left()?.n ?? Infinity));
    await mira.does({ do: 'command', channel: dm, text: '/win back again' });
    expect(await mira.reads('back again')).toMatchObject({ from: 'bothhats' });
  },
);
