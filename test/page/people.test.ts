import { describe, expect, test } from 'vitest';
import { emptyFolder, freshFolder, placeOf, startIn, Tab } from './tab.ts';

test('a newcomer finds a week of somebody else, and nothing of it is hers to see', async () => {
  const { url, printed } = await startIn(emptyFolder());
  expect(printed).toEqual([
    'Making a sample team with a week of history …\n',
    `Both Hats practice workspace: ${url}  (Ctrl+C stops it)\n`,
  ]);

  const mira = await Tab.open(url, 'mira');
  const screen = await mira.sees((s) => s);
  expect(screen.me).toMatchObject({ name: 'mira', zone: 'Europe/Berlin', localTime: 'Fri 12:00' });
  expect(screen.startHere).toEqual({ setUp: false, win: false, tuesday: false });
  expect(screen.commands.map((each) => each.command)).toEqual([
    '/coach',
    '/win',
    '/delegate',
    '/kudos',
  ]);
  expect(screen.clock).toMatchObject({
    localNow: 'Friday 19 March 2027, 12:00',
    travelling: null,
  });
  const unread = Object.fromEntries(screen.channels.map((each) => [each.name, each.unread]));
  expect(unread).toEqual({
    general: 3,
    'team-aurora': 5,
    'leads-only': 0,
    'old-project': 0,
    bothhats: 0,
  });

  await mira.looksAt('team-aurora');
  const kudos = await mira.reads('Refunds reach shops');
  await mira.does({ do: 'look', channel: kudos.channel, thread: kudos });
  await mira.reads('Bo made them go away in a day.');
  await mira.sees((s) => s.channels.find((each) => each.name === 'team-aurora')?.unread === 0);
  // The manager's own DM, with her nudges and her vision note, is nowhere.
  expect(JSON.stringify(mira.screen)).not.toContain('One page for a shop owner');
});

test('the coach is set up in a form, filled field by field, with errors under its fields', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const dm = await mira.looksAt('app');

  await mira.does({ do: 'command', channel: dm, text: '/coach' });
  const form = await mira.form('Set up your coach');
  const fill = async (label: string, value: string | string[]) => {
    const place = placeOf(form.view.blocks, label);
    await mira.does({ do: 'fill', viewId: form.view.id, ...place, value });
    return place;
  };
  const zone = await fill('Time zone', 'Narnia');
  await fill('Your team', ['U0ANA000000', 'U0BO0000000']);
  expect(await mira.act({ do: 'submit' })).toMatchObject({ ok: false });
  const words = await mira.sees((s) => s.modals[0]?.errors[zone.blockId]);
  expect(words).toContain('I know no such time zone');

  await fill('Time zone', 'Berlin');
  await mira.does({ do: 'submit' });
  await mira.sees((s) => s.modals.length === 0);
  await mira.reads("You're set.");
  expect(await mira.sees((s) => s.startHere?.setUp && s.startHere)).toMatchObject({ win: false });
});

test('options are meant by their value, and a form that is gone says so', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const dm = await mira.looksAt('app');
  await mira.does({ do: 'command', channel: dm, text: '/coach' });
  const form = await mira.form('Set up your coach');
  const place = placeOf(form.view.blocks, 'How many a week');
  const fill = (value: string | string[]) =>
    mira.act({ do: 'fill', viewId: form.view.id, ...place, value });

  expect(await fill('2')).toMatchObject({ ok: true });
  await mira.sees((s) => {
    const kept = s.modals[0]?.values[place.blockId]?.[place.actionId];
    return JSON.stringify(kept).includes('"value":"2"');
  });
  expect(await fill('2 nudges')).toMatchObject({
    ok: false,
    error: 'Static_select has no choice "2 nudges".',
  });
  await mira.does({ do: 'close', all: false });
  expect(await fill('2')).toMatchObject({
    ok: false,
    error: 'This form is not open any more.',
  });
});

test('two tabs are two people, and each sees at once what the other does', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const ana = await Tab.open(url, 'ana');
  const aurora = await mira.looksAt('team-aurora');
  await ana.looksAt('general');

  await mira.does({ do: 'say', channel: aurora, text: 'Hello @ana', thread: null });
  await ana.sees((s) => s.channels.find((each) => each.id === aurora)?.unread);
  await ana.looksAt('team-aurora');
  const hello = await ana.reads('Hello <@U0ANA000000>');
  await ana.sees((s) => s.channels.find((each) => each.id === aurora)?.unread === 0);

  await ana.does({ do: 'react', message: hello, emoji: 'wave', on: true });
  await mira.sees((s) => s.messages.find((each) => each.ts === hello.ts)?.reactions);
  await ana.does({ do: 'say', channel: aurora, text: 'Hello to you', thread: hello });
  await mira.does({ do: 'look', channel: aurora, thread: hello });
  await mira.reads('Hello to you');
  await mira.does({ do: 'edit', message: hello, text: 'Hello, Ana' });
  await ana.sees((s) => s.messages.some((each) => each.text === 'Hello, Ana' && each.edited));
  await mira.does({ do: 'delete', message: hello });
  // What was answered stays, under a tombstone.
  const grave = await ana.reads('This message was deleted.');
  expect(grave).toMatchObject({ ts: hello.ts, reply_count: 1 });
});

test('a delegation is accepted by the other person, by the button of its message', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const ana = await Tab.open(url, 'ana');
  const dm = await mira.looksAt('app');
  await ana.looksAt('app');
  await mira.does({ do: 'travel', to: '2027-03-19T16:00' });

  await mira.does({ do: 'command', channel: dm, text: '/delegate @ana the plan for June' });
  const form = await mira.form('Delegate');
  const answers = {
    'What does done look like?': 'One page with three steps, read by the whole team.',
    Authority: 'tell-after',
  };
  for (const [label, value] of Object.entries(answers)) {
    const place = placeOf(form.view.blocks, label);
    await mira.does({ do: 'fill', viewId: form.view.id, ...place, value });
  }
  await mira.does({ do: 'submit' });

  const asked = await ana.reads('the plan for June');
  const accept = placeOf(asked.blocks, 'Accept');
  await ana.does({ do: 'click', on: asked, ...accept, value: null });
  const taken = await ana.form('Accept');
  const restated = placeOf(taken.view.blocks, 'What does done look like, in your words?');
  await ana.does({
    do: 'fill',
    viewId: taken.view.id,
    ...restated,
    value: 'The team has read it.',
  });
  await ana.does({ do: 'submit' });
  await ana.reads('You accepted this');
  await mira.reads('accepted');
  expect(await ana.act({ do: 'click', on: asked, ...accept, value: null })).toMatchObject({
    ok: false,
    error: 'This is not there any more.',
  });
});

describe('what people may not do is refused in words', () => {
  test.each([
    ['say in a conversation that is not theirs', 'leads-only', 'You are not in that conversation.'],
    ['write in an archived channel', 'old-project', '#old-project is archived.'],
  ])('%s', async (_, name, error) => {
    const { url } = await startIn(await freshFolder());
    const ana = await Tab.open(url, 'ana');
    const mira = await Tab.open(url, 'mira');
    const channel = await mira.channel(name);
    const thread = null;
    expect(await ana.act({ do: 'say', channel, text: 'hi', thread })).toMatchObject({ error });
    expect(await ana.act({ do: 'command', channel, text: '/win x' })).toMatchObject({ error });
  });

  test('look into a conversation that is not theirs', async () => {
    const { url } = await startIn(await freshFolder());
    const ana = await Tab.open(url, 'ana');
    const mira = await Tab.open(url, 'mira');
    const channel = await mira.channel('leads-only');
    const looked = await ana.act({ do: 'look', channel, thread: null });
    expect(looked).toMatchObject({ ok: false, error: 'You are not in that conversation.' });
    const thread = { channel, ts: '1805199300.000002' };
    expect(await ana.act({ do: 'look', channel: null, thread })).toMatchObject({ ok: false });
  });

  test('a command that is none', async () => {
    const { url } = await startIn(await freshFolder());
    const mira = await Tab.open(url, 'mira');
    const general = await mira.looksAt('general');
    expect(await mira.act({ do: 'command', channel: general, text: '/dance' })).toMatchObject({
      ok: false,
      error: 'The app has no such command.',
    });
    expect(await mira.reads('/dance is not a valid command.')).toMatchObject({ kind: 'notice' });
  });

  test('be nobody, an app, or somebody who has left', async () => {
    const { url } = await startIn(await freshFolder());
    for (const who of ['nobody', 'buildbot', 'dora', '', 'constructor', '__proto__']) {
      const tab = await Tab.open(url, who);
      expect(tab.refused).toContain('There is nobody');
      expect(tab.screen).toBeNull();
    }
  });
});

test('a DM with somebody is opened and used, and others do not see it', async () => {
  const { url } = await startIn(await freshFolder());
  const mira = await Tab.open(url, 'mira');
  const otto = await Tab.open(url, 'otto');
  const bo = await Tab.open(url, 'bo');
  await mira.does({ do: 'open-dm', person: 'U0OTTO00000' });
  const dm = await mira.looksAt('otto');
  await mira.does({ do: 'say', channel: dm, text: 'Between us', thread: null });
  await otto.looksAt('mira');
  await otto.reads('Between us');
  expect(bo.screen?.channels.map((each) => each.id)).not.toContain(dm);
});

test('the app is invited to a channel; a public one can be joined', async () => {
  const { url } = await startIn(await freshFolder());
  const zoe = await Tab.open(url, 'zoe');
  const aurora = await zoe.channel('team-aurora');
  const general = await zoe.channel('general');
  const card = (id: string) => zoe.screen?.channels.find((each) => each.id === id);
  expect(card(aurora)?.isMember).toBe(false);
  await zoe.does({ do: 'join', channel: aurora });
  await zoe.sees(() => card(aurora)?.isMember);
  expect(card(general)?.appIsMember).toBe(false);
  await zoe.does({ do: 'invite-app', channel: general });
  expect(await zoe.sees(() => card(general)?.appIsMember)).toBe(true);
});
