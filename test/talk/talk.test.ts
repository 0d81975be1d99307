import { describe, expect, test } from 'vitest';
import { count, rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { hears } from './hears.ts';
import { says } from './says.ts';

function posts(world: World): number {
  return world.sandbox.traffic.filter(({ what }) => /^chat\.post(Message|Ephemeral)$/.test(what))
    .length;
}

describe('words in the DM', () => {
  test.each(['socket', 'http'] as const)(
    'become a win, kudos or a delegation by a click over %s',
    async (mode) => {
      const world = await createWorld({ mode });
      const { mira } = world;
      await setUp(world);
      await says(mira, 'We shipped the login fix with @ana & <!channel>');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "mira: We shipped the login fix with @ana & <!channel>

        I don’t chat, but I can keep this for you, thank somebody for it in front of the team, or hand it over.
        [Record this as a win] [Give kudos] [Delegate this] [Hours and settings]
        · When I ask you something, your reply in its thread is the answer. The Home tab has the rest, and so has \`/coach help\`."
      `);
      await mira.clicks('Record this as a win');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "*Recorded.* Only you see this until you share it.
        We shipped the login fix with @ana & <!channel>
        · With @ana
        [Share as kudos] [Edit] [Undo]"
      `);
      await mira.clicks('Undo');
      expect(await mira.sees()).toContain('Removed: We shipped the login fix');

      await says(mira, '@ana the report on churn');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "mira: @ana the report on churn

        I only do a few things with words.
        [Record this as a win] [Give kudos] [Delegate this]"
      `);
      await mira.clicks('Give kudos');
      expect(await mira.form()).toContain('Who did it?: ‹ana›');
      expect(await mira.form()).toContain('What did they do?: ‹The report on churn›');
      await mira.closes();
      await mira.clicks('Delegate this');
      const form = await mira.form();
      expect(form).toContain('the report on churn');
      expect(form).toContain('Who: ‹ana›');
    },
  );

  test('are answered once, however often they come, and not again when they are changed', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await setUp(world);
    sandbox.faults.redeliver(3);
    const before = posts(world);
    const said = await says(mira, 'We shipped it');
    await sandbox.idle();
    await world.app.settled();
    expect(posts(world) - before).toBe(1);
    await mira.person.edits(said, 'We shipped it, and early');
    await mira.person.deletes(said);
    await mira.sees();
    expect(posts(world) - before).toBe(1);
  });

  test('are a win as they say at the click, and once', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    const said = await says(mira, 'We shipped it');
    await mira.person.edits(said, 'We shipped it early');
    const answer = await mira.finds('I don’t chat');
    await mira.clicks('Record this as a win');
    expect(await mira.sees()).toContain('We shipped it early');
    expect(answer.text).not.toContain('shipped');
    expect(await count(rowsOf(world), 'win')).toBe(1);
  });

  test('are answered in the thread in which they stand, whatever stands above', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await says(mira, 'We shipped it');
    await mira.sees();
    await says(mira, 'and early', 'We shipped it');
    expect(await mira.sees()).toContain('↳ mira: and early\n↳ I only do a few things with words.');
    await says(mira, 'when is the next one?', "*You're set.*");
    expect(await mira.sees()).toContain('↳ mira: when is the next one?\n↳ I only do');
    await mira.clicks('Record this as a win');
    expect(await mira.sees()).toContain('*Recorded.*');
  });

  test('that ask for something short get something short', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    for (const text of ['hello', 'Thanks!', 'help', 'hours', 'stop']) {
      await says(mira, text);
      await world.passes({ minutes: 6 });
    }
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "mira: hello

      Hello! I coach managers, a minute at a time. I keep wins, thank people in front of their team and hand over work.
      [Record a win] [Give kudos] [Delegate] [Hours and settings]
      · When I ask you something, your reply in its thread is the answer. The Home tab has the rest, and so has \`/coach help\`.

      mira: Thanks!

      Any time.

      mira: help

      I coach managers, a minute at a time. I keep wins, thank people in front of their team and hand over work.
      [Record a win] [Give kudos] [Delegate] [Hours and settings]
      · When I ask you something, your reply in its thread is the answer. The Home tab has the rest, and so has \`/coach help\`.

      mira: hours

      You choose your days, hours, quiet hours and time zone yourself.
      [Hours and settings]

      mira: stop

      Shall I pause? No nudges and no vision time until the day you choose, or until you resume.
      [Pause] [Hours and settings]
      · A single habit can be muted under its nudge."
    `);
    await mira.clicks('Pause');
    expect(await mira.form()).not.toBe('');
    await mira.submits();
    await says(mira, 'stop');
    expect(await mira.sees()).toContain('You are paused');
    await mira.clicks('Resume');
    expect(await mira.sees()).toContain('Good to have you back.');
  });

  test('of somebody who is no manager: what comes, and how it stops', async () => {
    const { ana } = await createWorld();
    await says(ana, 'STOP');
    expect(await ana.sees()).toMatchInlineSnapshot(`
      "ana: STOP

      I write to you only when somebody hands work over to you, about that work, or shares something with you. I can stop that, or keep to other hours.
      [Don't write to me] [Your hours] [What I was asked]
      · Nobody is told that you wrote this."
    `);
    await ana.clicks("Don't write to me");
    expect(await ana.sees()).toContain("I don't write to you any more.");
    await says(ana, 'stop');
    expect(await ana.sees()).toContain('You get no messages from me.');
    await ana.clicks('Allow messages again');
    expect(await ana.sees()).toContain('I write to you again.');
  });

  test('are answered with words for them when something fails', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await setUp(world);
    await says(mira, 'We shipped it');
    await mira.sees();
    sandbox.faults.next('conversations.history', { kind: 'rateLimit', seconds: 20 });
    await mira.clicks('Record this as a win');
    expect(await mira.sees()).toContain('Slack is busy just now. Please try again in 20 seconds.');
    await mira.clicks('Record this as a win');
    expect(await mira.sees()).toContain('*Recorded.*');
  });
});

describe('a mention in a channel', () => {
  test('is answered so that only its author sees it, and recorded by a click', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await setUp(world);
    await mira.person.invites('app', '#team-aurora');
    const before = await ana.looksAt('#team-aurora');
    await mira.person.says('#team-aurora', '@bothhats we shipped the fix with @bo');
    await ana.sees('#team-aurora');
    expect(await mira.sees('#team-aurora')).toMatchInlineSnapshot(`
      "mira: @bothhats we shipped the fix with @bo

      (only you) I don’t chat, but I can keep this for you, thank somebody for it in front of the team, or hand it over.
      [Record this as a win] [Give kudos] [Delegate this] [Hours and settings]
      · Only you see this answer. When I ask you something, your reply in its thread is the answer. The Home tab has the rest, and so has \`/coach help\`."
    `);
    await mira.clicks('Record this as a win', undefined, '#team-aurora');
    expect(await mira.sees('#team-aurora')).toContain('we shipped the fix with @bo\n· With @bo');
    const after = await ana.looksAt('#team-aurora');
    expect(after.replace(before, '')).not.toMatch(/Recorded|I don’t chat/);
    expect(await ana.sees()).toBe('');
  });

  test('under somebody else’s message is answered there, also when it comes twice', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await setUp(world);
    await mira.person.invites('app', '#team-aurora');
    const above = await bo.person.says('#team-aurora', 'The release is out');
    const before = posts(world);
    world.sandbox.faults.redeliver(2);
    await mira.person.says('#team-aurora', '@bothhats help', { thread: above });
    await world.sandbox.idle();
    await world.app.settled();
    expect(posts(world) - before).toBe(1);
    const thread = await mira.person.sees({ thread: above });
    expect(thread.at(-1)).toMatchObject({ kind: 'ephemeral' });
    const others = await bo.person.sees({ thread: above });
    expect(others.every(({ kind }) => kind === 'message')).toBe(true);
  });
});

describe('no answer', () => {
  test('to another app, nor to whoever left', async () => {
    const world = await createWorld();
    const before = posts(world);
    await world.person('buildbot').person.says('app', 'The build failed');
    await world.person('dora').person.says('app', 'hello');
    await world.app.settled();
    expect(posts(world) - before).toBe(0);
  });

  test('to anything that bears the mark of an app, or that Slack says by itself', async () => {
    const world = await createWorld({ mode: 'http' });
    const { mira, sandbox } = world;
    const channel = mira.person.opensDm('app');
    const said = { channel, channel_type: 'im', user: mira.id, text: 'hello' };
    const before = posts(world);
    const marks = [
      { bot_id: 'B0OTHER' },
      { app_id: 'A0OTHER' },
      { bot_profile: { id: 'B0OTHER' } },
      { subtype: 'bot_message', bot_id: 'B0OTHER' },
      { subtype: 'message_changed', message: { text: 'hello' } },
      { subtype: 'message_deleted' },
      { subtype: 'message_replied' },
      { subtype: 'channel_join' },
      { hidden: true },
      { user: 'USLACKBOT' },
      { user: sandbox.botUserId },
      { channel_type: 'channel' },
      { channel_type: 'mpim' },
    ];
    for (const [at, mark] of marks.entries()) {
      await hears(world, { type: 'message', ...said, ts: `1804667400.00010${at}`, ...mark });
      if (!('channel_type' in mark)) {
        const mentioned = { ...said, text: `<@${sandbox.botUserId}> hello`, ...mark };
        await hears(world, { type: 'app_mention', ...mentioned, ts: `1804667401.00010${at}` });
      }
    }
    expect(posts(world) - before).toBe(0);
    await hears(world, { type: 'message', ...said, ts: '1804667402.000100' });
    await hears(world, {
      type: 'message',
      ...said,
      ts: '1804667403.000100',
      subtype: 'file_share',
    });
    expect(posts(world) - before).toBe(2);
  });

  test('without end to something that answers every answer', async () => {
    const world = await createWorld({ mode: 'http' });
    const { mira } = world;
    const channel = mira.person.opensDm('app');
    const before = posts(world);
    for (let at = 0; at < 40; at += 1) {
      const ts = `1804667400.0001${String(at).padStart(2, '0')}`;
      const said = { channel, channel_type: 'im', user: mira.id, text: 'I do not understand', ts };
      await hears(world, { type: 'message', ...said });
    }
    expect(posts(world) - before).toBe(30);
  });
});

test('nothing that is said comes out where it does not belong', async () => {
  const word = 'zq7canary';
  const world = await createWorld();
  const { mira, sandbox } = world;
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await says(mira, `A ${word} in the thread`, 'Look at the next task');
  await says(mira, `A ${word} beside it`);
  await mira.clicks('Record this as a win');
  await says(mira, `A ${word} too long ${'x'.repeat(3000)}`, 'Look at the next task');
  await says(mira, `Another ${word}`);
  const ours = Object.values(sandbox.state.messages)
    .flat()
    .filter(({ user }) => user === sandbox.botUserId);
  expect(JSON.stringify(ours.map(({ metadata }) => metadata))).not.toContain(word);
  const buttons = JSON.stringify(ours.map(({ blocks }) => blocks)).match(/"value":"[^"]*"/g);
  expect(buttons?.join(' ')).not.toContain(word);
  expect(world.log.join('')).not.toContain(word);
  const rows = rowsOf(world);
  for (const table of ['receipt', 'outbox', 'schedule', 'nudge'] as const) {
    const all = await rows.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(all)).not.toContain(word);
  }
});
