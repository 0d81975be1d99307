import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World, type WorldOptions } from '../support/world.ts';

const team = '#team-aurora';

/** Mira has written down a decision in answer to a nudge. */
async function decided(options?: WorldOptions): Promise<World> {
  const world = await createWorld(options);
  await setUp(world);
  await mutesAllBut(world, 'open-decisions');
  await world.at('2027-03-15T10:00');
  await world.mira.clicks('Do it');
  await world.mira.fillsAndSubmits({
    'What was decided?': 'We pay shops daily <!here>, not weekly.',
    'Why?': 'They live from day to day.',
  });
  return world;
}

/** She has opened the form that shares it, too. */
async function sharing(options?: WorldOptions): Promise<World> {
  const world = await decided(options);
  await world.mira.sees();
  await world.mira.clicks('Share it');
  return world;
}

const kept = (world: World) => rowsOf(world).selectFrom('share').selectAll().execute();

describe('an answer', () => {
  test('is its author’s alone, until they share it', async () => {
    const { mira } = await decided();
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Tell the team how one decision was made*
      Write three lines to the team about a decision of the last few days: what you chose, for which reason, and what you left aside.
      · Why: A decision is easier to accept, or to question, when people know the reason and what else was possible.
      *What was decided?*
      We pay shops daily <!here>, not weekly.
      *Why?*
      They live from day to day.
      · Done. Now nobody has to guess about that one. Only you see this, until you share it.
      [Share it]"
    `);
    expect(await mira.looksAt(team)).toBe('');
  });

  test('says in its form who will read it', async () => {
    const world = await createWorld();
    await setUp(world);
    await mutesAllBut(world, 'open-decisions');
    await world.at('2027-03-15T10:00');
    await world.mira.clicks('Do it');
    expect(await world.mira.form()).toContain(
      '· Only you see this, until you share it. It is kept in your journal.',
    );
  });

  test('of a practice that is nobody else’s business has no button for it', async () => {
    const world = await createWorld();
    await setUp(world);
    await mutesAllBut(world, 'tell-a-story');
    await world.at('2027-03-15T10:00');
    await world.mira.clicks('Do it');
    await world.mira.fillsAndSubmits({ 'What happened?': 'Rosa sold her first cake.' });
    const seen = await world.mira.sees();
    expect(seen).toContain('Rosa sold her first cake.');
    expect(seen).toContain('Only you see this.');
    expect(seen).not.toContain('Share');
  });
});

describe('sharing in a channel', () => {
  test('offers the team’s channel and the answers as one text, and says who will see them', async () => {
    const { mira } = await sharing();
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Share it
      Where?:
        ● In a channel
        ○ With one person
      Which channel?: ‹team-aurora›
      What they read: ‹What was decided? We pay shops daily <!here>, not weekly.

        Why? They live from day to day.›
        · Change it as you like. Your journal stays as it is.
      · Everybody in that channel sees this, with your name.
      [Share] [Cancel]"
    `);
  });

  test('posts what is written there, and says so where it was clicked', async () => {
    const world = await sharing();
    const { mira, ana } = world;
    expect(
      await mira.fillsAndSubmits({ 'What they read': 'Shops are paid daily.\nTwo <b>lines</b>.' }),
    ).toEqual({});
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      "@mira shares:
      Shops are paid daily.
      Two <b>lines</b>."
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Tell the team how one decision was made*
      Write three lines to the team about a decision of the last few days: what you chose, for which reason, and what you left aside.
      · Why: A decision is easier to accept, or to question, when people know the reason and what else was possible.
      *What was decided?*
      We pay shops daily <!here>, not weekly.
      *Why?*
      They live from day to day.
      · Done. Now nobody has to guess about that one.
      Shared in #team-aurora.  [Take it back]
      [Share again]"
    `);
  });

  test('is taken back by a button, which deletes the post', async () => {
    const world = await sharing();
    const { mira, ana } = world;
    await mira.submits();
    await mira.sees();
    expect(await ana.looksAt(team)).toContain('shares:');
    await mira.clicks('Take it back');
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.sees()).toContain('Only you see this, until you share it.\n[Share it]');
    expect(await kept(world)).toEqual([]);
  });

  test('goes to any channel, and again to another', async () => {
    const { mira, ana } = await sharing();
    await mira.fillsAndSubmits({ 'Which channel?': '#general' });
    await mira.clicks('Share again');
    await mira.submits();
    expect(await ana.looksAt('#general')).toContain('shares:');
    expect(await ana.looksAt(team)).toContain('shares:');
    expect(await mira.looksAt()).toMatch(/Shared in #general\..*\n.*Shared in #team-aurora\./);
  });

  test('keeps the text and says what to do about a channel that does not work', async () => {
    const { mira, sandbox } = await sharing();
    const errors = await mira.fillsAndSubmits({
      'Which channel?': '#leads-only',
      'What they read': 'My own words.',
    });
    expect(errors).toEqual({ channel: expect.stringContaining('/invite @Both Hats') });
    expect(await mira.form()).toContain('‹My own words.›');
    await mira.fills({ 'Which channel?': team });
    sandbox.archives('team-aurora');
    expect(await mira.submits()).toEqual({
      channel: 'That channel is archived. Choose another one.',
    });
    expect(await mira.form()).toContain('‹My own words.›');
  });

  test('warns before people outside the organisation read it, and keeps the text', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    expect(await mira.fillsAndSubmits({ 'What they read': 'My own words.' })).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Share it
      Goes to #team-aurora. Everybody in the workspace can read it there.
      :warning: *People outside your organisation read it too.* #team-aurora is shared with another organisation.
      · I join it when you post.
      ———
      Where?:
        ● In a channel
        ○ With one person
      Which channel?: ‹team-aurora›
      What they read: ‹My own words.›
        · Change it as you like. Your journal stays as it is.
      · Everybody in that channel sees this, with your name.
      [Share it there] [Cancel]"
    `);
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.submits()).toEqual({});
    expect(await ana.looksAt(team)).toContain('My own words.');
    expect(await mira.looksAt()).toContain('Shared in #team-aurora.');
  });

  test('says so once when Slack does not tell in time who reads it, and warns as soon as it does', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T0PARTNER'] });
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    expect(await mira.fillsAndSubmits({ 'What they read': 'My own words.' })).toEqual({});
    expect(await mira.form()).toContain('Slack did not say in time who reads it there.');
    expect(await ana.looksAt(team)).toBe('');
    await mira.submits();
    expect(await mira.form()).toContain('People outside your organisation read it too.');
    expect(await mira.form()).toContain('‹My own words.›');
    expect(await ana.looksAt(team)).toBe('');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('My own words.');
  });

  test('says so no more than once', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.next('conversations.info', effects.delay(1_900), { times: 2 });
    await mira.fillsAndSubmits({ 'What they read': 'My own words.' });
    expect(await ana.looksAt(team)).toBe('');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('My own words.');
  });

  test('warns of each channel, and joins none before', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.sets('team-aurora', { shared: true });
    sandbox.sets('general', { pendingShared: true, otherTeams: ['T1'] });
    const joins = () => sandbox.traffic.filter(({ what }) => what === 'conversations.join').length;
    await mira.fillsAndSubmits({ 'What they read': 'My own words.' });
    await mira.fillsAndSubmits({ 'Which channel?': '#general' });
    expect(await mira.form()).toContain('Another organisation is invited to #general');
    expect(await mira.form()).toContain('‹My own words.›');
    expect(joins()).toBe(0);
    await mira.submits();
    expect(joins()).toBe(1);
    expect(await ana.looksAt('#general')).toContain('My own words.');
    expect(await ana.looksAt(team)).toBe('');
  });

  test('has no warning any more once it is for one person', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.sets('team-aurora', { shared: true });
    await mira.fillsAndSubmits({ 'What they read': 'My own words.' });
    await mira.fills({ 'Where?': 'With one person' });
    expect(await mira.form()).not.toContain(':warning:');
    await mira.fills({ 'Where?': 'In a channel' });
    await mira.submits();
    expect(await mira.form()).toContain(':warning:');
    expect(await ana.looksAt(team)).toBe('');
  });

  test('asks for what is missing', async () => {
    const { mira } = await sharing();
    expect(await mira.fillsAndSubmits({ 'What they read': '  ' })).toEqual({
      text: 'Write what you want to show.',
    });
    await mira.fills({ 'Where?': 'With one person', 'What they read': 'Something.' });
    expect(Object.keys(await mira.submits())).toEqual(['person']);
  });

  test('of what was deleted meanwhile shares nothing, and keeps what is typed', async () => {
    const world = await sharing();
    const { mira } = world;
    await mira.fills({ 'What they read': 'My own words.' });
    await rowsOf(world).deleteFrom('journal').execute();
    expect(await mira.submits()).toEqual({
      where:
        'You have deleted this from your journal meanwhile, so nothing was shared. Copy your text if you want to post it yourself.',
    });
    expect(await mira.form()).toContain('‹My own words.›');
    expect(await mira.looksAt(team)).toBe('');
    expect(await kept(world)).toEqual([]);
  });

  test('posts once when the form is delivered twice', async () => {
    const { mira, ana, sandbox } = await sharing();
    sandbox.faults.redeliver(2);
    await mira.submits();
    sandbox.faults.redeliver(1);
    expect((await ana.looksAt(team)).match(/shares:/g)).toHaveLength(1);
  });
});

describe('sharing with one person', () => {
  async function withAna(world: World): Promise<Record<string, string>> {
    await world.mira.fills({ 'Where?': 'With one person' });
    await world.mira.fills({ 'Who?': '@ana' });
    return world.mira.submits();
  }

  test('changes the form in place and keeps what is typed', async () => {
    const { mira } = await sharing();
    await mira.fills({ 'What they read': 'In my words.', 'Where?': 'With one person' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Share it
      Where?:
        ○ In a channel
        ● With one person
      Who?: ‹ ›
      What they read: ‹In my words.›
        · Change it as you like. Your journal stays as it is.
      · That person gets this from me, with your name, in their working hours. Nobody else sees it.
      [Share] [Cancel]"
    `);
    await mira.fills({ 'Where?': 'In a channel' });
    expect(await mira.form()).toContain('Which channel?: ‹team-aurora›');
  });

  test('comes to them as a message of the app, with why they get it', async () => {
    const world = await sharing({ starts: '2027-03-15T08:30[Europe/Berlin]' });
    const { mira, ana } = world;
    await ana.person.changesZone('Europe/Berlin');
    expect(await withAna(world)).toEqual({});
    expect(await ana.sees()).toMatchInlineSnapshot(`
      "@mira shares with you:
      What was decided? We pay shops daily <!here>, not weekly.

      Why? They live from day to day.
      · Only you get this. To answer, write to @mira directly: I pass nothing on.
      · You get this from Both Hats, an app that helps managers, because it is between you and the person named above. Only the two of you see what you answer.
        I write Monday to Friday, 8:00 to 18:00 by your Slack time zone. Here, or with \`/coach hours\`, you change that or stop me.
      [Your hours] [Don't write to me]"
    `);
    expect(await mira.sees()).toContain('Shared with @ana.  [Take it back]');
    await mira.clicks('Take it back');
    expect(await ana.looksAt()).toBe('');
    await mira.clicks('Share it');
    await withAna(world);
    expect(await ana.looksAt()).toContain('You get this from Both Hats');
  });

  test('waits for their hours, says when it comes, and until then is taken back unread', async () => {
    const world = await sharing();
    const { mira, ana } = world;
    await ana.person.changesZone('America/New_York');
    await withAna(world);
    expect(await mira.sees()).toContain(
      'Shared with @ana. It reaches them on Monday 15 March at 13:00.',
    );
    await mira.clicks('Take it back');
    await world.at('2027-03-15T18:00');
    expect(await ana.sees()).toBe('');
    expect(await kept(world)).toEqual([]);
  });

  test('does not go to oneself, to an app, or to somebody who takes no messages', async () => {
    const world = await sharing();
    const { mira, ana } = world;
    await mira.fills({ 'Where?': 'With one person' });
    await mira.fills({ 'Who?': '@mira' });
    expect(await mira.submits()).toEqual({ person: 'That is you. Choose somebody else.' });
    expect(await mira.fillsAndSubmits({ 'Who?': '@buildbot' })).toEqual({
      person: 'buildbot is an app. Choose a person.',
    });
    await ana.types('/coach hours');
    await ana.clicksInForm("Don't write to me");
    expect(await mira.fillsAndSubmits({ 'Who?': '@ana' })).toEqual({
      person: 'ana takes no messages from Both Hats. Show it to them yourself.',
    });
  });

  test('comes back to its author when they stop messages before it reached them', async () => {
    const world = await sharing();
    const { mira, ana } = world;
    await ana.person.changesZone('America/New_York');
    await withAna(world);
    await mira.sees();
    await ana.types('/coach hours');
    await ana.clicksInForm("Don't write to me");
    await world.passes({ minutes: 1 });
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Tell the team how one decision was made*
      Write three lines to the team about a decision of the last few days: what you chose, for which reason, and what you left aside.
      · Why: A decision is easier to accept, or to question, when people know the reason and what else was possible.
      *What was decided?*
      We pay shops daily <!here>, not weekly.
      *Why?*
      They live from day to day.
      · Done. Now nobody has to guess about that one. Only you see this, until you share it.
      [Share it]

      What you shared did not reach @ana: they take no messages from Both Hats. Talk to them directly.
      · Your words are safe:
      What was decided? We pay shops daily <!here>, not weekly.

      Why? They live from day to day.
      [Try again]"
    `);
  });
});

describe('what Slack refuses', () => {
  test.each([
    ['channel_not_found', "I can't see that channel any more."],
    ['not_in_channel', 'I am not in that channel'],
    ['is_archived', 'That channel is archived.'],
    ['restricted_action', 'Only some people may post in that channel.'],
  ])('comes back for %s to its author in plain words', async (code, words) => {
    const { mira, sandbox } = await sharing();
    sandbox.faults.next('chat.postMessage', effects.error(code));
    await mira.submits();
    const told = await mira.looksAt();
    expect(told).toContain('What you shared did not reach #team-aurora.');
    expect(told).toContain(words);
    expect(told).toContain('They live from day to day.\n[Try again]');
    expect(told).toContain('Only you see this, until you share it.\n[Share it]');
  });

  test('is tried again from where it stood, once', async () => {
    const world = await sharing();
    const { mira, ana, sandbox } = world;
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.fillsAndSubmits({ 'What they read': 'My own words.' });
    await mira.clicks('Try again');
    expect(await mira.form()).toContain('‹My own words.›');
    await mira.fillsAndSubmits({ 'Which channel?': '#general' });
    expect(await ana.looksAt('#general')).toContain('My own words.');
    const after = await mira.looksAt();
    expect(after).toContain('You shared this again, in #general.');
    expect(after).toContain('Shared in #general.');
    expect(after).not.toContain('Try again');
    expect(await kept(world)).toHaveLength(1);
  });

  test('to delete stays shared, and says why', async () => {
    const { mira, sandbox } = await sharing();
    await mira.submits();
    sandbox.faults.next('chat.delete', effects.error('cant_delete_message'));
    await mira.clicks('Take it back');
    const seen = await mira.looksAt();
    expect(seen).toContain('Slack did not let me (cant_delete_message).');
    expect(seen).toContain('Shared in #team-aurora.');
    sandbox.faults.next('chat.delete', effects.error('is_archived'));
    await mira.clicks('Take it back');
    expect(await mira.looksAt()).toContain('That channel is archived, so nothing in it can be');
    sandbox.faults.next('chat.delete', effects.error('message_not_found'));
    await mira.clicks('Take it back');
    expect(await mira.looksAt()).not.toContain('Shared in');
  });
});

test('whoever is forgotten takes back what waits; what was posted stays, and nobody keeps a row of it', async () => {
  const world = await sharing();
  const { mira, ana } = world;
  await mira.submits();
  await ana.person.changesZone('America/New_York');
  await mira.clicks('Share again');
  await mira.fills({ 'Where?': 'With one person' });
  await mira.fillsAndSubmits({ 'Who?': '@ana' });
  expect(await kept(world)).toHaveLength(2);
  await forgets(mira);
  expect(await kept(world)).toEqual([]);
  await world.at('2027-03-15T18:00');
  expect(await ana.sees()).toBe('');
  expect(await ana.looksAt(team)).toContain('They live from day to day.');
});
