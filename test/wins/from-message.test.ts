import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** Mira picks "Record as a win" in the menu of a message that somebody wrote. */
async function picks(
  world: World,
  text: string,
  who = world.ana,
  where: string = team,
): Promise<{ channel: string; ts: string }> {
  const said = await who.person.says(where, text);
  await world.mira.person.shortcut('wins.from-message', said);
  await world.app.settled();
  return said;
}

describe('"Record as a win" in the menu of a message', () => {
  test('opens the form with its words, its author and whom it mentions, and its link', async () => {
    const world = await createWorld();
    const { mira } = world;
    const said = await picks(world, 'The login fix is out, @bo found it & <how>');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "A win
      What went well?: ‹The login fix is out, @bo found it & <how>›
      Who was part of it? (optional): ‹ana, bo›
      Why did it matter? (optional): ‹They could plan their stand around it, for the first time.›
      · From this message. The link is kept with it.
      · Only you see this until you share it.
      [Record] [Cancel]"
    `);
    await mira.submits();
    expect(await mira.sees(team)).toMatchInlineSnapshot(`
      "ana: The login fix is out, @bo found it & <how>

      (only you) *Recorded.* Only you see this until you share it.
      The login fix is out, @bo found it & <how>
      · With @ana and @bo · from this message
      [Share as kudos] [Edit] [Undo]"
    `);
    await mira.types('/win list');
    expect(JSON.stringify(await mira.person.view())).toContain(`/archives/${said.channel}/p`);
    expect(await mira.form()).toContain('The login fix is out, @bo found it & <how>');
    await mira.clicksInForm('wins.more', { value: 'Edit' });
    expect(await mira.form()).toContain('this message');
    await mira.fillsAndSubmits({ 'Why did it matter?': 'Support' });
    await mira.types('/win list');
    expect(JSON.stringify(await mira.person.view())).toContain(`/archives/${said.channel}/p`);
  });

  test('leaves out its reader, apps, and whoever was taken out by hand', async () => {
    const world = await createWorld();
    const { mira } = world;
    await picks(world, 'Shipped with @ana, @bo and @buildbot', mira);
    expect(await mira.form()).toContain('Who was part of it? (optional): ‹ana, bo›');
    await mira.fillsAndSubmits({ 'Who was part of it?': ['bo'] });
    expect(await mira.sees(team)).toContain('· With @bo · from this message');
    expect(await mira.looksAt(team)).not.toContain('With @ana');
  });

  test('in a conversation that the app is not in: without a link', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    const dm = ana.person.opensDm('@mira');
    await picks(world, 'You saved my week', ana, dm);
    expect(await mira.form()).toContain('Without a link to the message');
    await mira.submits();
    await mira.types('/win list');
    expect(await mira.form()).toContain('You saved my week');
    expect(await mira.form()).toContain('· Today · with @ana\n');
  });

  test.each(['message_not_found', 'channel_not_found', 'internal_error', 'ratelimited'])(
    'whose link is not to be had (%s): without it',
    async (error) => {
      const world = await createWorld();
      world.sandbox.faults.next('chat.getPermalink', effects.error(error), { times: 5 });
      await picks(world, 'The login fix is out');
      expect(await world.mira.form()).toContain('Without a link to the message');
      expect(await world.mira.submits()).toEqual({});
      expect(await world.mira.sees(team)).toContain('*Recorded.*');
    },
  );

  test('that is too long: the rest is shown', async () => {
    const world = await createWorld();
    const words = Array.from({ length: 700 }, (_, n) => `word${n}`);
    await picks(world, words.join(' '));
    const form = await world.mira.form();
    for (const word of words) expect(form).toContain(word);
    expect(await world.mira.submits()).toEqual({});
  });

  test('without words: the form asks for them', async () => {
    const world = await createWorld();
    const said = await world.ana.person.says(team, 'x');
    await world.ana.person.edits(said, '');
    await world.mira.person.shortcut('wins.from-message', said);
    await world.app.settled();
    expect(await world.mira.form()).toContain('What went well with @ana?');
    expect(await world.mira.submits()).toMatchObject({ text: expect.any(String) });
  });

  test('opens once, however often Slack delivers it', async () => {
    const world = await createWorld();
    world.sandbox.faults.redeliver(2);
    await picks(world, 'The login fix is out');
    expect(world.sandbox.traffic.filter(({ what }) => what === 'views.open')).toHaveLength(1);
  });
});

describe('people in what is typed', () => {
  test('are part of it when they are called by their name after an @', async () => {
    const { mira } = await createWorld();
    await mira.types('/win first with @ana and @bo');
    await mira.types('/win');
    await mira.fillsAndSubmits({ 'What went well?': "Second with @Ana, and @bo's idea" });
    expect(await mira.sees()).toContain("Second with @ana, and @bo's idea\n· With @ana and @bo\n");
  });

  test('are kept where the text is too long for their mentions', async () => {
    const { mira } = await createWorld();
    await mira.types('/win first with @ana');
    await mira.sees();
    await mira.types('/win');
    const text = `${'x'.repeat(2990)} @ana`;
    expect(await mira.fillsAndSubmits({ 'What went well?': text })).toEqual({});
    expect(await mira.sees()).toContain('· With @ana\n');
  });

  test('of whom nothing is known stay as they were typed', async () => {
    const { mira } = await createWorld();
    await mira.types('/win');
    await mira.fillsAndSubmits({ 'What went well?': 'Met @zoe at ana@example.com' });
    expect(await mira.sees()).toContain('Met @zoe at ana@example.com\n[Share');
  });

  test('with a name that two have stay as they were typed, unless one of them is chosen', async () => {
    const { mira, ana, bo, app } = await createWorld();
    await mira.types('/win first with @ana and @bo');
    await ana.person.changesName('Kim A', 'Kim');
    await bo.person.changesName('Kim B', 'Kim');
    await app.settled();
    await mira.types('/win');
    await mira.fillsAndSubmits({ 'What went well?': 'Second with @Kim' });
    await mira.types('/win list');
    expect(await mira.form()).toContain('Second with @Kim  [⋯');
    await mira.closes();
    await mira.types('/win');
    await mira.fillsAndSubmits({
      'What went well?': 'Third with @Kim',
      'Who was part of it?': ['bo'],
    });
    await mira.types(`/win list <@${bo.id}>`);
    expect(await mira.form()).toContain('Third with');
  });

  test('taken out of an edited win stay out, though the text names them', async () => {
    const { mira } = await createWorld();
    await mira.types('/win shipped it with @ana');
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'Who was part of it?': [] });
    expect(await mira.looksAt()).not.toContain('With @ana');
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What went well?': 'shipped it with @ana and @bo' });
    expect(await mira.looksAt()).not.toContain('With @ana');
  });

  test('named without a word about them open the form with them', async () => {
    const { mira } = await createWorld();
    await mira.types('/win with @ana and @bo');
    const form = await mira.form();
    expect(form).toContain('What went well with @ana and @bo?');
    expect(form).toContain('Who was part of it? (optional): ‹ana, bo›');
    expect(form).toContain('Only you see this until you share it.');
  });
});

describe('a change that was taken back', () => {
  test('in the answer: the win is as it was, and so is what was posted of it', async () => {
    const { mira, ana } = await createWorld();
    await mira.types('/win shipped the login fix with @ana');
    await mira.clicks('Share as kudos');
    await postsKudos(mira, { 'Where?': team });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({
      'What went well?': 'shipped both fixes with @ana',
      'What was posted': 'Change it too: what went well, why, and who',
    });
    expect(await ana.looksAt(team)).toContain('shipped both fixes');
    await mira.clicks('Undo the change');
    expect(await mira.looksAt()).toContain(
      '*As it was before.* Shared in #team-aurora on Monday 15 March. The post there says so too.',
    );
    expect(await ana.looksAt(team)).toContain('shipped the login fix');
  });

  test('too late: it is said', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/win shipped it');
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ 'What went well?': 'shipped both' });
    await world.passes({ hours: 25 });
    await mira.clicks('Undo the change');
    expect(await mira.looksAt()).toContain('can’t be taken back any more');
  });
});

test.each([
  ['from right to left', 'شحنّا إصلاح تسجيل الدخول اليوم'],
  ['with emoji and apostrophes', "Ana's team 🎉 didn't “just” ship 👩🏽‍🚀"],
  ['of 3,000 characters', 'word '.repeat(599).trim()],
])('a text %s keeps all of it, in the answer, the list and the form', async (_, text) => {
  const { mira } = await createWorld();
  await mira.types(`/win ${text}`);
  await mira.clicks('Edit');
  expect(await mira.form()).toContain(`What went well?: ‹${text}›`);
  await mira.closes();
  await mira.types(`/win list ${text.split(' ')[1]}`);
  expect(await mira.form()).toContain('*1 win* that says');
});
