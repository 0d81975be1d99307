import { describe, expect, test } from 'vitest';
import type { Actor } from '../../sandbox/actor.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** Mira has written down what drives Ana, and one decision. */
async function written(): Promise<World> {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  await mutesAllBut(world, 'learn-a-motivator');
  await world.at('2027-03-15T10:00');
  await mira.clicks('Do it');
  await mira.fillsAndSubmits({
    'Who is it?': 'ana',
    'What drives them?': 'Being asked *first* when something <!here> breaks.\nAnd a quiet desk.',
    'How do you know?': 'They told me',
  });
  await rowsOf(world).deleteFrom('mute').where('practice', '=', 'open-decisions').execute();
  await world.at('2027-03-17T10:00');
  await mira.clicks('Do it');
  await mira.fillsAndSubmits({ 'What was decided?': 'Daily payouts', 'Why?': 'Rent is weekly.' });
  await mira.sees();
  return world;
}

const motivator = 'Find out what drives one person';
const decision = 'Tell the team how one decision was made';

/** Opens the journal on one habit, of which there is one entry, and chooses from the menu beside it. */
async function chooses(who: Actor, habit: string, choice: string): Promise<void> {
  await who.types('/coach journal');
  await who.clicksInForm('journal.filter', { value: habit });
  await who.clicksInForm('journal.more', { value: choice });
}

describe('/coach journal', () => {
  test('shows what was written, the newest first', async () => {
    const { mira } = await written();
    await mira.types('/coach journal');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your journal
      ‹All habits›
      · 2 entries, newest first. Only you see them, but for what you share.
      ———
      *Tell the team how one decision was made*
      What was decided?
      > Daily payouts
      Why?
      > Rent is weekly.
      [⋯ Edit | Share it | Delete]
      · Today
      ———
      *Find out what drives one person*
      Who is it?
      > @ana
      What drives them?
      > Being asked *first* when something <!here> breaks.
      > And a quiet desk.
      How do you know?
      > They told me
      [⋯ Edit | Delete]
      · Monday 15 March
      [Close]"
    `);
    expect(await mira.sees()).toBe('');
  });

  test('is empty at first, and says what will stand there', async () => {
    const world = await createWorld();
    await setUp(world);
    await world.mira.types('/coach journal');
    expect(await world.mira.form()).toMatchInlineSnapshot(`
      "Your journal
      Nothing is written down yet. What you write in answer to a nudge is kept here, to look back on. Only you see it.
      [Close]"
    `);
  });

  test('opens from the Home tab, and asks somebody without a coach to set it up', async () => {
    const { mira, otto } = await written();
    await mira.opensHome();
    await mira.clicksOnHome('Journal');
    expect(await mira.form()).toContain('Daily payouts');
    await otto.types('/coach journal');
    expect(await otto.sees()).toBe('(only you) Set up your coach first: type /coach.');
  });

  test('shows one habit alone', async () => {
    const { mira } = await written();
    await mira.types('/coach journal');
    await mira.clicksInForm('journal.filter', { value: motivator });
    const shown = await mira.form();
    expect(shown).toContain('1 entry. Only you see it');
    expect(shown).toContain('a quiet desk');
    expect(shown).not.toContain('Daily payouts');
    await mira.clicksInForm('journal.filter', { value: 'All habits' });
    expect(await mira.form()).toContain('Daily payouts');
  });

  test('turns its pages', async () => {
    const world = await written();
    const { mira } = world;
    const { user_id, workspace_id } = await rowsOf(world)
      .selectFrom('journal')
      .selectAll()
      .executeTakeFirstOrThrow();
    const older = Array.from({ length: 16 }, (_, i) => ({
      workspace_id,
      user_id,
      id: `entry-${i}`,
      practice: 'tell-a-story',
      nudge_id: null,
      answers: JSON.stringify({ story: `Story number ${i}.` }),
      created_at: i,
    }));
    await rowsOf(world).insertInto('journal').values(older).execute();
    await mira.types('/coach journal');
    expect(await mira.form()).toContain('18 entries, newest first. Page 1 of 3.');
    await mira.clicksInForm('Older');
    await mira.clicksInForm('Older');
    const last = await mira.form();
    expect(last).toContain('Page 3 of 3.');
    expect(last).toContain('Story number 0.');
    expect(last).not.toContain('[Older]');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('Page 2 of 3.');
  });

  test('edits what was written, there and in the message', async () => {
    const { mira } = await written();
    await chooses(mira, motivator, 'Edit');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Edit
      *Find out what drives one person*
      Who is it?: ‹ana›
      What drives them?: ‹Being asked *first* when something <!here> breaks.
        And a quiet desk.›
      How do you know?: ‹They told me›
      · Only you see this.
      [Save] [Cancel]"
    `);
    expect(await mira.fillsAndSubmits({ 'What drives them?': ' ' })).toEqual({
      motivator: 'A few words are enough.',
    });
    await mira.fillsAndSubmits({ 'What drives them?': 'A quiet desk.', 'Who is it?': 'bo' });
    const shown = await mira.form();
    expect(shown).toContain('Your journal');
    expect(shown).toContain('> A quiet desk.');
    expect(shown).toContain('> @bo');
    expect(await mira.sees()).toContain('*What drives them?*\nA quiet desk.');
  });

  test('deletes an entry after asking, there and in the message', async () => {
    const world = await written();
    const { mira } = world;
    await chooses(mira, decision, 'Delete');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Delete this?
      *Tell the team how one decision was made*
      What was decided?
      > Daily payouts
      Why?
      > Rent is weekly.
      · It cannot be brought back.
      [Delete] [Keep it]"
    `);
    await mira.submits();
    const shown = await mira.form();
    expect(shown).toContain('1 entry. Only you see it');
    expect(shown).not.toContain('Daily payouts');
    const message = await mira.sees();
    expect(message).toContain('Done.');
    expect(message).not.toContain('Daily payouts');
    expect(message).not.toContain('[Share it]');
  });

  test('shares an entry, and shows where', async () => {
    const { mira, ana } = await written();
    await chooses(mira, decision, 'Share it');
    await mira.submits();
    expect(await ana.looksAt('#team-aurora')).toContain('Daily payouts');
    expect(await mira.form()).toContain('Shared in #team-aurora.  [Take it back]');
    expect(await mira.sees()).toContain('Shared in #team-aurora.');

    await mira.clicksInForm('journal.more', { value: 'Delete' });
    expect(await mira.form()).toContain('What you shared in #team-aurora stays there.');
    await mira.closes();
    await mira.clicksInForm('Take it back');
    expect(await ana.looksAt('#team-aurora')).toBe('');
    expect(await mira.form()).not.toContain('Shared in');
    expect(await mira.sees()).toContain('[Share it]');
  });

  test('deleted with its entry, what waits is not sent, and what was posted stays', async () => {
    const world = await written();
    const { mira, ana } = world;
    await ana.person.changesZone('America/New_York');
    await chooses(mira, decision, 'Share it');
    await mira.submits();
    await mira.clicksInForm('journal.more', { value: 'Share again' });
    await mira.fills({ 'Where?': 'With one person' });
    await mira.fillsAndSubmits({ 'Who?': '@ana' });
    expect(await mira.form()).toContain('Shared with @ana. It reaches them on');
    await mira.clicksInForm('journal.more', { value: 'Delete' });
    await mira.submits();
    await world.at('2027-03-17T18:00');
    expect(await ana.sees()).toBe('');
    expect(await ana.looksAt('#team-aurora')).toContain('Daily payouts');
    expect(await rowsOf(world).selectFrom('share').selectAll().execute()).toEqual([]);
  });

  test('is its owner’s alone: a button reaches nobody else’s entry', async () => {
    const world = await written();
    const { otto, mira } = world;
    const [{ id } = { id: '' }] = await rowsOf(world).selectFrom('journal').selectAll().execute();
    await otto.types('/coach');
    await otto.submits();
    await otto.types('/win my own');
    const last = world.sandbox.state.ephemerals.at(-1);
    if (!last?.blocks) throw new Error('no answer to tamper with');
    const tampered = JSON.stringify(last.blocks)
      .replaceAll('wins.share', 'journal.share')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, id);
    last.blocks = JSON.parse(tampered);
    await otto.clicks('Share as kudos');
    expect(await otto.form()).toBe('');
    expect(await otto.looksAt()).toContain("I can't find that entry any more.");
    await mira.types('/coach journal');
    expect(await mira.form()).toContain('2 entries');
  });

  test('keeps what an earlier habit left, also when the catalogue knows it no more', async () => {
    const world = await written();
    await rowsOf(world)
      .updateTable('journal')
      .set({ practice: 'gone-by-now' })
      .where('practice', '=', 'open-decisions')
      .execute();
    await world.mira.types('/coach journal');
    expect(await world.mira.form()).toContain('*An earlier habit*\n> Daily payouts');
  });
});
