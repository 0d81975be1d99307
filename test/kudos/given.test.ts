import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import type { Actor } from '../../sandbox/actor.ts';
import { rowsOf } from '../slack/rows.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** Mira has given kudos to Ana in #team-aurora. */
async function given(): Promise<World> {
  const world = await createWorld();
  await world.mira.types('/kudos @ana for fixing the login so that nobody has to wait');
  await postsKudos(world.mira, { 'Where?': team });
  await world.ana.sees(team);
  return world;
}

async function answers(who: Actor, world: World, words: string): Promise<void> {
  await who.person.says(team, words, { thread: await who.finds('Kudos to', team) });
  await world.app.settled();
}

async function kudosRows(world: World) {
  return rowsOf(world).selectFrom('kudos').selectAll().execute();
}

describe('/kudos list', () => {
  test('shows what somebody gave and, beside it, where they were thanked', async () => {
    const world = await given();
    const { mira, ana } = world;
    await ana.types('/kudos @mira for asking before the plan was fixed');
    await postsKudos(ana, { 'Where?': team });
    await mira.types('/kudos list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Kudos
      [What you gave] [Where you were thanked]
      ———
      Fixing the login  [⋯ Edit | Take it back]
      · Today · to @ana · in #team-aurora
        What it changed: Nobody has to wait
      ———
      [Give kudos]
      · Each of these was posted in its channel, where its members read it.
      [Close]"
    `);
    await mira.clicksInForm('Where you were thanked');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Kudos
      [What you gave] [Where you were thanked]
      ———
      Asking before the plan was fixed
      · Today · from @ana · in #team-aurora
      ———
      [Give kudos]
      · Only you see this list. Each of these was posted in its channel.
      [Close]"
    `);
    await mira.clicksInForm('What you gave');
    expect(await mira.form()).toContain('Fixing the login');
  });

  test('helps whoever has none, and counts nobody', async () => {
    const { bo } = await given();
    await bo.types('/kudos list');
    expect(await bo.form()).toContain('Who made your week a little easier');
    await bo.clicksInForm('Where you were thanked');
    expect(await bo.form()).toContain(
      'When somebody thanks you with `/kudos` or in a weekly kudos thread, it stands here.',
    );
    await bo.clicksInForm('Give kudos');
    await postsKudos(bo, {
      'Who did it?': ['noor'],
      'What did they do?': 'Read the contract aloud',
      'Where?': team,
    });
    expect(await bo.form()).toContain('When somebody thanks you');
    await bo.clicksInForm('What you gave');
    expect(await bo.form()).toContain('Today · to @noor · in #team-aurora');
    expect(await bo.looksAt()).toContain('Your kudos is on its way to #team-aurora');
  });

  test('has pages', async () => {
    const world = await createWorld();
    const { mira } = world;
    for (let n = 1; n <= 12; n += 1) {
      await mira.types(`/kudos @ana for piece number ${n} of the puzzle`);
      await postsKudos(mira, { 'Where?': team });
      await world.passes({ minutes: 1 });
    }
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('number 12 of');
    expect(await mira.form()).not.toContain('number 2 of');
    await mira.clicksInForm('Older');
    expect(await mira.form()).toContain('number 2 of');
    expect(await mira.form()).not.toContain('number 3 of');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('number 12 of');
  });

  test('has nothing that did not reach its channel for whoever would have been thanked', async () => {
    const { mira, ana, sandbox } = await createWorld();
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.types('/kudos @ana for SECRET work on the login');
    await postsKudos(mira, { 'Where?': team });
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    expect(await ana.form()).not.toContain('SECRET');
  });
});

describe('a kudos that is changed', () => {
  test('says so in its channel, also hours later, and back again', async () => {
    const world = await given();
    const { mira, ana } = world;
    await world.passes({ hours: 5 });
    await mira.clicks('Edit');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Change kudos
      Who did it?: ‹ana›
      What did they do?: ‹Fixing the login›
      · One thing they did, so that somebody who was not there can picture it.
      What did it change? (optional): ‹Nobody has to wait›
      · The effect is what others remember: what is different now, and for whom?
      · The post in #team-aurora says so too, once you save it.
      [Save] [Cancel]"
    `);
    expect(
      await mira.fillsAndSubmits({
        'Who did it?': ['ana', 'bo'],
        'What did they do?': 'Fixed the login and the logout',
      }),
    ).toEqual({});
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      ":raised_hands: *Kudos to @ana and @bo*
      Fixed the login and the logout
      *What it changed*
      Nobody has to wait
      · From @mira. Good things rarely have one author: the rest of the story goes in the thread."
    `);
    expect(await mira.looksAt()).toMatchInlineSnapshot(`
      "(only you) Your kudos in #team-aurora is changed.
      Fixed the login and the logout
      *What it changed*
      Nobody has to wait
      [Undo] [Edit] [Take it back]"
    `);
    await mira.clicks('Undo');
    expect(await ana.sees(team)).toContain('*Kudos to @ana*\nFixing the login');
    expect(await mira.looksAt()).toContain('Your kudos in #team-aurora is changed back.');
    expect(await mira.looksAt()).not.toContain('[Undo]');
  });

  test('is changed and undone in the list and on the Home tab', async () => {
    const { mira, ana } = await given();
    await mira.types('/kudos list');
    await mira.clicksInForm('kudos.more', { value: 'Edit' });
    await mira.fillsAndSubmits({ 'What did it change?': 'Nobody waits for Friday.' });
    expect(await mira.form()).toContain('What it changed: Nobody waits for Friday.');
    expect(await ana.sees(team)).toContain('Nobody waits for Friday.');
    await mira.closes();
    await mira.opensHome();
    await mira.clicksOnHome('kudos.more', { value: 'Undo the change' });
    expect(await ana.sees(team)).toContain('Nobody has to wait');
    expect(await mira.homeTab()).toContain('Nobody has to wait');
    expect(await mira.homeTab()).not.toContain('Undo the change');
  });

  test('stays as it is when nothing in the form was changed', async () => {
    const { mira, sandbox } = await given();
    await mira.clicks('Edit');
    expect(await mira.submits()).toEqual({});
    expect(sandbox.traffic.filter(({ what }) => what === 'chat.update')).toEqual([]);
  });

  test('keeps the order of its people, and follows when that is what was changed', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await mira.types('/kudos @otto @bo @ana for fixing the login');
    await postsKudos(mira, { 'Where?': team });
    await answers(ana, world, 'I wrote the test');
    await world.passes({ seconds: 5 });
    expect(await ana.looksAt(team)).toContain('has added to it below');
    expect(await ana.looksAt(team)).toContain('*Kudos to @otto, @bo and @ana*');
    await mira.types('/kudos list');
    expect(await mira.form()).toContain('to @otto, @bo and @ana');
    await mira.closes();
    await mira.clicks('Edit');
    expect(await mira.fillsAndSubmits({ 'Who did it?': ['bo', 'ana', 'otto'] })).toEqual({});
    expect(await ana.looksAt(team)).toContain('*Kudos to @bo, @ana and @otto*');
  });

  test('goes out changed when it has not gone out yet', async () => {
    const world = await createWorld();
    const { mira, ana, sandbox } = world;
    sandbox.faults.next('chat.postMessage', effects.rateLimit(600));
    await mira.types('/kudos @ana for fixing the login');
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What did they do?': 'Fixed the login and the logout' });
    await world.passes({ minutes: 15 });
    const posted = await ana.looksAt(team);
    expect(posted).toContain('Fixed the login and the logout');
    expect(posted.match(/Kudos to/g)).toHaveLength(1);
  });

  test.each([
    ['message_not_found', 'It is not there any more: somebody has deleted it.'],
    ['channel_not_found', "I can't see that channel any more."],
    ['is_inactive', 'That channel is archived, so nothing in it can be changed.'],
    ['edit_window_closed', 'Your workspace does not let messages be changed this long after'],
    ['not_in_channel', 'I am not in that channel any more: type `/invite @Both Hats`'],
    ['cant_update_message', 'Slack did not let me (cant_update_message).'],
  ])('stays as it was where Slack says %s, and the form keeps its text', async (code, words) => {
    const world = await given();
    const { mira, sandbox } = world;
    await mira.clicks('Edit');
    sandbox.faults.next('chat.update', effects.error(code));
    const errors = await mira.fillsAndSubmits({ 'What did they do?': 'Fixed both' });
    expect(Object.values(errors)).toEqual([
      expect.stringContaining(`I could not change the post. ${words}`),
    ]);
    expect(await mira.form()).toContain('‹Fixed both›');
    expect((await kudosRows(world))[0]?.text).toBe('Fixing the login');
    expect(await mira.submits()).toEqual({});
    expect((await kudosRows(world))[0]?.text).toBe('Fixed both');
  });

  test('gives the words back where Slack refuses only after the form has closed', async () => {
    const world = await given();
    const { mira, sandbox } = world;
    await mira.clicks('Edit');
    sandbox.faults.next('chat.update', effects.delay(1_700));
    sandbox.archives('team-aurora');
    expect(await mira.fillsAndSubmits({ 'What did they do?': 'Fixed both' })).toEqual({});
    const told = await mira.looksAt();
    expect(told).toContain('I could not change the post. That channel is archived');
    expect(told).toContain('Your words are safe:\nFixed both');
    expect((await kudosRows(world))[0]?.text).toBe('Fixing the login');
  });

  test('may go on naming somebody who has left, and nobody else who has', async () => {
    const world = await given();
    const { mira, sandbox } = world;
    sandbox.deactivates('ana');
    await world.passes({ seconds: 5 });
    await mira.clicks('Edit');
    expect(await mira.fillsAndSubmits({ 'What did they do?': 'Fixed it: @ana' })).toEqual({});
    expect(await mira.looksAt(team)).toContain('*Kudos to @ana*\nFixed it: @ana');
    await mira.clicks('Edit');
    await mira.fills({ 'Who did it?': ['bo'] });
    sandbox.deactivates('bo');
    expect(await mira.submits()).toEqual({
      people: 'bo has left this workspace. Choose somebody else.',
    });
  });

  test('that did not arrive goes elsewhere also when whoever is thanked has left', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await mira.types('/kudos @ana for fixing the login');
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira, { 'Where?': team });
    sandbox.deactivates('ana');
    await world.passes({ seconds: 5 });
    await mira.clicks('Choose another channel');
    expect(await postsKudos(mira, { 'Where?': '#general' })).toEqual({});
    expect(await mira.looksAt('#general')).toContain('*Kudos to @ana*');
  });

  test('keeps what it said before for a day only', async () => {
    const world = await given();
    const { mira } = world;
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What did they do?': 'Fixed both' });
    await world.passes({ hours: 25 });
    await mira.clicks('Undo');
    expect(await mira.looksAt()).toContain('What it said before is not kept any more.');
    expect(await rowsOf(world).selectFrom('kudos_draft').selectAll().execute()).toEqual([]);
  });
});

describe('a kudos that is taken back', () => {
  test('is deleted with its invitation when nobody has answered', async () => {
    const world = await given();
    const { mira, ana } = world;
    await world.passes({ hours: 5 });
    await mira.clicks('Take it back');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Take it back?
      The post in #team-aurora is deleted. Where others have answered it, one line says instead that you took it back, and their words stay. Who has read it has read it.
      ———
      Fixing the login
      *What it changed*
      Nobody has to wait
      ———
      · Nobody gets a message about it. I keep your words for a day, in case you want them.
      [Take it back] [Leave it]"
    `);
    await mira.submits();
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.looksAt()).toMatchInlineSnapshot(`
      "(only you) Taken back: it is deleted in #team-aurora.  [Write it again]
      · I keep your words for a day, in case you want them. Only you can see them."
    `);
    expect(await kudosRows(world)).toEqual([]);
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    expect(await ana.form()).not.toContain('login');
  });

  test('leaves one line where others have answered, and their answers', async () => {
    const world = await given();
    const { mira, ana } = world;
    await answers(ana, world, 'Bo found the token that expired');
    await mira.clicks('Take it back');
    await mira.submits();
    expect(await ana.looksAt(team)).toMatchInlineSnapshot(`
      "· @mira took this kudos back. What others wrote in the thread stays.
      ↳ ana: Bo found the token that expired"
    `);
    expect(await mira.looksAt()).toContain('what others wrote under it stays');
    expect(await kudosRows(world)).toEqual([]);
  });

  test('can be written again from the same words, for a day', async () => {
    const world = await given();
    const { mira, ana } = world;
    await mira.clicks('Take it back');
    await mira.submits();
    await mira.clicks('Write it again');
    const form = await mira.form();
    expect(form).toContain('Who did it?: ‹ana›');
    expect(form).toContain('‹Fixing the login›');
    expect(form).toContain('Where?: ‹team-aurora›');
    await postsKudos(mira);
    expect(await ana.looksAt(team)).toContain('Fixing the login');
    await world.passes({ hours: 25 });
    await mira.clicks('Write it again');
    expect(await mira.looksAt()).toContain('I kept these words for a day, and that is over.');
  });

  test('was never seen when it had not gone out yet', async () => {
    const world = await createWorld();
    const { mira, ana, sandbox } = world;
    sandbox.faults.next('chat.postMessage', effects.rateLimit(600));
    await mira.types('/kudos @ana for fixing the login');
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Take it back');
    await mira.submits();
    expect(await mira.looksAt()).toContain('nobody has seen it');
    await world.passes({ minutes: 15 });
    expect(await ana.looksAt(team)).toBe('');
  });

  test('goes from the list and the Home tab, with a way to write it again', async () => {
    const { mira, ana } = await given();
    await mira.opensHome();
    await mira.types('/kudos list');
    await mira.clicksInForm('kudos.more', { value: 'Take it back' });
    await mira.submits();
    expect(await mira.form()).toContain('Nothing here yet.');
    expect(await mira.homeTab()).not.toContain('login');
    expect(await mira.looksAt()).toContain('[Write it again]');
    expect(await ana.looksAt(team)).toBe('');
  });

  test('is taken back also when somebody has deleted the post already', async () => {
    const world = await given();
    const { mira, sandbox } = world;
    const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
    sandbox.state.messages[channel?.id ?? ''] = [];
    await mira.clicks('Take it back');
    await mira.submits();
    expect(await kudosRows(world)).toEqual([]);
  });

  test.each([
    ['chat.delete', 'compliance_exports_prevent_deletion', 'Your workspace keeps all messages'],
    ['chat.delete', 'cant_delete_message', 'Slack did not let me (cant_delete_message).'],
  ])('stays where Slack refuses: %s says %s', async (method, code, words) => {
    const world = await given();
    const { mira, sandbox } = world;
    await mira.clicks('Take it back');
    sandbox.faults.next(method, effects.error(code), { times: 2 });
    await mira.submits();
    expect(await mira.form()).toContain(words);
    expect(await kudosRows(world)).toHaveLength(1);
  });

  test('stays where the channel is archived and others have answered', async () => {
    const world = await given();
    const { mira, ana, sandbox } = world;
    await answers(ana, world, 'Bo found it');
    sandbox.archives('team-aurora');
    await mira.clicks('Take it back');
    await mira.submits();
    expect(await mira.form()).toContain(
      'That channel is archived, so nothing in it can be changed.',
    );
    expect(await ana.looksAt(team)).toContain('Did you have a part in this');
  });

  test('counts no more as thanks, nor as something done', async () => {
    const world = await given();
    const { mira, ana } = world;
    const { thanked, kudosGiven } = await import('../../src/kudos/index.ts');
    const whose = { workspace: world.app.workspace, user: mira.id };
    const db = rowsOf(world);
    expect([...(await thanked(db, whose)).keys()]).toEqual([ana.id]);
    await mira.clicks('Take it back');
    await mira.submits();
    expect([...(await thanked(db, whose)).keys()]).toEqual([]);
    expect(await kudosGiven(db, whose, world.clock.now().subtract({ hours: 1 }))).toEqual([]);
  });
});
