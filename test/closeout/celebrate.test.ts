import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { accepts, delegates } from '../delegations/some.ts';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

const team = '#team-aurora';

/** Mira leads a team and has recorded wins in March. */
async function inMarch(): Promise<World> {
  const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
  const { mira } = world;
  await setUp(world);
  await mira.types('/win shipped the login fix with @ana');
  await mira.types('/win slept well');
  await mira.types('/win');
  await mira.fillsAndSubmits({
    'What went well?': 'The fair <!here> & more',
    'Who was part of it?': ['ana', 'bo'],
    'Why did it matter?': 'Twelve new shops.',
  });
  await mira.sees();
  return world;
}

describe('celebrating a month', () => {
  test('offers what was recorded, with what names others ticked', async () => {
    const { mira, ana } = await inMarch();
    await mira.types('/coach celebrate');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      What goes into the celebration of March?
      · Only you see this. What you tick goes into a draft, and nobody sees that before you post it.
      Your wins (optional):
        ☑ shipped the login fix with @ana (Tuesday 16 March · with ana)
        ☐ slept well (Tuesday 16 March)
        ☑ The fair <!here> & more (Tuesday 16 March · with ana and bo)
      [Write the draft] [Cancel]"
    `);
    await mira.submits();
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      Where?: ‹team-aurora›
      What do you celebrate?: ‹What went well in March›
      What did you set out to do? (optional): ‹Small shops get paid the day they sell.›
      What did the team do?: ‹• shipped the login fix with @ana
        • @ana and @bo: The fair <!here> & more. Twelve new shops.›
        · Who did what, and what it changed. “@ana” mentions her when she is chosen below.
      What did you learn? (optional): ‹Two quiet days are enough if the labels are printed before.›
      Who had a part in it? (optional): ‹ana, bo›
        · They are thanked by name, in this order. Think of those whose work nobody sees, too.
      Thanks, in your words (optional): ‹For every question that came early, and for the cake.›
      · Nobody sees this yet. Next you see it as it will look.
      [Choose again] [Keep as draft] [Delete the draft]
      [Preview] [Cancel]"
    `);
    await mira.fills({ 'What did you learn?': 'Two of us read the text. Thank @bo for that.' });
    expect(await mira.submits()).toEqual({});
    expect(await mira.form()).toMatchInlineSnapshot(`
      "This is how it looks
      Goes to #team-aurora. Everybody in the workspace can read it there.
      · I join it when you post.
      · It is kept as a draft until you post it.
      ———
      :tada: What went well in March
      *What we set out to do*
      Small shops get paid the day they sell.
      *What the team did*
      • shipped the login fix with @ana
      ‎• @ana and @bo: The fair <!here> & more. Twelve new shops.
      *What we learned*
      Two of us read the text. Thank @bo for that.
      *Thank you* @ana and @bo
      · From @mira. Were you part of it too? Add your part in the thread.
      ———
      [Back to the form]
      [Post] [Close]"
    `);
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.submits()).toEqual({});
    expect(await mira.form()).toBe('');
    expect(await ana.sees(team)).toMatchInlineSnapshot(`
      ":tada: What went well in March
      *What we set out to do*
      Small shops get paid the day they sell.
      *What the team did*
      • shipped the login fix with @ana
      ‎• @ana and @bo: The fair <!here> & more. Twelve new shops.
      *What we learned*
      Two of us read the text. Thank @bo for that.
      *Thank you* @ana and @bo
      · From @mira. Were you part of it too? Add your part in the thread."
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Shared in #team-aurora: “What went well in March”.
      [Edit] [Take it back]"
    `);
  });

  test('posts once when the form is delivered twice', async () => {
    const { mira, ana, sandbox } = await looking();
    sandbox.faults.redeliver(2);
    await mira.submits();
    sandbox.faults.redeliver(1);
    expect((await ana.looksAt(team)).match(/celebrates|:tada:/g)).toHaveLength(1);
  });

  test('takes the month that is named, and says when it knows none', async () => {
    const { mira } = await inMarch();
    for (const month of ['march', 'this month', '2027-03', 'Mar 2027']) {
      await mira.types(`/coach celebrate ${month}`);
      expect(await mira.form()).toContain('What goes into the celebration of March?');
      await mira.closes();
    }
    await mira.types('/coach celebrate february');
    expect(await mira.form()).toContain('nothing of February in your record yet');
    await mira.closes();
    await mira.types('/coach celebrate april 2027');
    expect(await mira.sees()).toContain('“april 2027” has not begun yet.');
    await mira.types('/coach celebrate <b>smarch');
    expect(await mira.sees()).toContain('I know no month “<b>smarch”. Name one');
  });

  test('begins with the last month until this one is half over', async () => {
    const world = await createWorld({ starts: '2027-03-14T10:00[Europe/Berlin]' });
    await setUp(world);
    await world.mira.opensHome();
    expect(await world.mira.homeTab()).toContain('[Celebrate February]');
    await world.at('2027-03-15T09:00');
    await world.mira.opensHome();
    expect(await world.mira.homeTab()).toContain('[Celebrate March]');
    await world.mira.clicksOnHome('Celebrate March');
    expect(await world.mira.form()).toContain('nothing of March');
  });

  test('helps where there is nothing yet, and finds what is recorded then', async () => {
    const { mira } = await createWorld();
    await mira.types('/coach celebrate march');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      There is nothing of March in your record yet.
      · Here you would choose from your wins, kudos that you gave, work that you handed over and that is done, and what you wrote down after a failure or a mistake.
      [Record a win] [Look again]
      [Write it by hand] [Cancel]"
    `);
    await mira.clicksInForm('Record a win');
    await mira.fillsAndSubmits({ 'What went well?': 'The fair', 'Who was part of it?': ['bo'] });
    await mira.clicksInForm('Look again');
    expect(await mira.form()).toContain('☑ The fair (Monday 15 March · with bo)');
  });

  test('gathers the kudos that were given, also in a weekly thread, and none twice', async () => {
    const world = await inMarch();
    const { mira, ana, at } = world;
    await mira.types('/win @bo calmed the customer');
    await mira.clicks('Share as kudos');
    await mira.submits();
    await mira.types('/coach threads');
    await mira.submits();
    await mira.closes();
    await at('2027-03-19T15:00');
    const [question = ''] = wordings;
    const thread = await mira.finds(question, team);
    await mira.person.says(team, 'Thank you <@' + ana.id + '> for the numbers', { thread });
    await ana.person.says(team, 'Thank you <@' + mira.id + '> for CANARY', { thread });
    await at('2027-03-19T16:00');
    await mira.types('/coach celebrate');
    const form = await mira.form();
    expect(form).toContain('☑ @bo calmed the customer');
    expect(form).toContain('Kudos you gave (optional):\n  ☑ Thank you @ana for the numbers');
    expect(form).not.toContain('CANARY');
    expect(form.match(/calmed the customer/g)).toHaveLength(1);
  });

  test('can be written by hand', async () => {
    const { mira, ana } = await createWorld();
    await mira.types('/coach celebrate march');
    await mira.submits();
    await mira.fillsAndSubmits({
      channel: team,
      'What did the team do?': 'Ana and Bo moved the shop.',
      'Who had a part in it?': ['ana', 'mira'],
    });
    await mira.submits();
    const seen = await ana.looksAt(team);
    expect(seen).toContain('Ana and Bo moved the shop.\n*Thank you* @ana\n');
  });

  test('asks for what is missing, and keeps what is typed when a channel does not work', async () => {
    const { mira, sandbox } = await writing();
    await mira.fills({ title: ' ', did: ' \u200d ' });
    expect(await mira.submits()).toEqual({
      title: 'Say in a few words what you celebrate.',
      did: expect.any(String),
    });
    await mira.fills({ title: 'My March', did: 'My own words.', people: ['buildbot'] });
    expect(await mira.submits()).toEqual({ people: 'buildbot is an app. Choose a person.' });
    await mira.fills({ people: ['bo'], channel: '#leads-only' });
    expect(await mira.submits()).toEqual({
      channel: expect.stringContaining('/invite @Both Hats'),
    });
    await mira.closes();
    await mira.types('/coach celebrate march');
    expect(await mira.form()).toContain('‹My own words.›');
    await mira.fills({ channel: team });
    sandbox.archives('team-aurora');
    expect(await mira.submits()).toEqual({
      channel: 'That channel is archived. Choose another one.',
    });
  });

  test('warns before it goes where another organisation reads it, and joins a channel when it is posted', async () => {
    const { mira, ana, sandbox } = await writing();
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T1'] });
    await mira.submits();
    const form = await mira.form();
    expect(form).toContain(
      '*People outside your organisation read it too.* #team-aurora is shared',
    );
    const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
    expect(channel?.members).not.toContain(sandbox.botUserId);
    await mira.submits();
    expect(channel?.members).toContain(sandbox.botUserId);
    expect(await ana.looksAt(team)).toContain('What went well in March');
  });

  test('warns before it goes there also where Slack says who reads it only then', async () => {
    const { mira, ana, sandbox } = await writing();
    sandbox.sets('team-aurora', { shared: true, otherTeams: ['T1'] });
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    await mira.submits();
    expect(await mira.form()).toContain('· Slack did not say in time who reads it there.');
    await mira.submits();
    expect(await mira.form()).toContain(
      'This is how it looks\n*Nothing is posted yet.* I know only now who reads it there.\n',
    );
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    expect(await ana.looksAt(team)).toBe('');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('What went well in March');
  });

  test('says in the preview that the channel does not work any more', async () => {
    const { mira, sandbox, ana } = await looking();
    sandbox.archives('team-aurora');
    await mira.submits();
    expect(await mira.form()).toMatch(
      /This is how it looks\nThat channel is archived[^]*\[Back to the form\]/,
    );
    await mira.clicksInForm('Back to the form');
    await mira.fillsAndSubmits({ channel: '#general' });
    await mira.submits();
    expect(await ana.looksAt('#general')).toContain('What went well in March');
  });
});

/** She has the draft before her. */
async function writing(): Promise<World> {
  const world = await inMarch();
  await world.mira.types('/coach celebrate march');
  await world.mira.submits();
  return world;
}

/** She looks at it as it will look. */
async function looking(): Promise<World> {
  const world = await writing();
  await world.mira.submits();
  return world;
}

/** She has shared it. */
async function shared(): Promise<World> {
  const world = await looking();
  await world.mira.submits();
  await world.mira.sees();
  return world;
}

/** Somebody deletes the post in Slack. */
function deletesThePost({ sandbox }: World): void {
  const channel = Object.values(sandbox.state.channels).find((c) => c.name === 'team-aurora');
  sandbox.state.messages[channel?.id ?? ''] = [];
}

const rows = (world: World) => rowsOf(world).selectFrom('celebration').selectAll().execute();

describe('a draft', () => {
  test('goes back from the preview without loss', async () => {
    const { mira } = await writing();
    await mira.fillsAndSubmits({ did: 'Just @ana, in my words.', thanks: 'For the cake.' });
    await mira.clicksInForm('Back to the form');
    const form = await mira.form();
    expect(form).toContain('‹Just @ana, in my words.›');
    expect(form).toContain('‹For the cake.›');
    await mira.submits();
    expect(await mira.form()).toContain('*Thank you* @ana and @bo\nFor the cake.');
  });

  test('is kept when the preview is closed, and comes back from the Home tab and by /coach celebrate', async () => {
    const { mira } = await looking();
    await mira.closes();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('Draft: “What went well in March”  [Go on]');
    await mira.clicksOnHome('Go on');
    expect(await mira.form()).toContain('• shipped the login fix with @ana');
    await mira.closes();
    await mira.types('/coach celebrate');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      *Go on with*
      “What went well in March”  [Go on]
      ———
      *Or begin another*
      March  [Celebrate]
      February  [Celebrate]
      Something else  [Celebrate]
      · Only you see this. Nothing is posted before you say so.
      [Close]"
    `);
    await mira.clicksInForm('Go on');
    expect(await mira.form()).toContain('• shipped the login fix with @ana');
  });

  test('is kept by its button, unfinished as it is, and can be deleted', async () => {
    const world = await writing();
    const { mira } = world;
    await mira.fills({ title: '', did: 'Half a' });
    await mira.clicksInForm('Keep as draft');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      Kept: March. Only you see it.
      · \`/coach celebrate\` and the Home tab bring it back.
      [Go on]
      [Done]"
    `);
    await mira.clicksInForm('Go on');
    expect(await mira.form()).toContain('‹Half a›');
    await mira.clicksInForm('Delete the draft');
    expect(await mira.form()).toContain('The draft is deleted: March.');
    expect(await rows(world)).toEqual([]);
  });

  test('for which something else is chosen is put together anew while nobody has changed it', async () => {
    const { mira } = await writing();
    await mira.clicksInForm('Choose again');
    await mira.fillsAndSubmits({
      'Your wins': ['shipped the login fix with @ana', 'slept well'],
    });
    const form = await mira.form();
    expect(form).toContain('‹• shipped the login fix with @ana\n  • slept well›');
    expect(form).toContain('‹ana›');
  });

  test('keeps what was typed when something else is chosen, and says so', async () => {
    const { mira } = await writing();
    await mira.fills({ did: 'My own words about @ana.', learned: 'A lot.' });
    await mira.clicksInForm('Choose again');
    await mira.fillsAndSubmits({ 'Your wins': ['slept well'] });
    const form = await mira.form();
    expect(form).toContain('· What you wrote is kept. What you have chosen besides comes after it');
    expect(form).toContain('‹My own words about @ana.\n  • slept well›');
    expect(form).toContain('‹A lot.›');
    await mira.submits();
    expect(await mira.form()).toContain('My own words about @ana.');
  });

  test('names nobody who has left, however often it is sent, but for those whom it named before', async () => {
    const world = await writing();
    const { mira, sandbox } = world;
    await mira.fills({ people: ['ana', 'otto'] });
    sandbox.deactivates('otto');
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await mira.submits()).toEqual({
        people: 'otto has left this workspace. Choose somebody else.',
      });
    }
    await mira.fills({ people: ['ana'] });
    await mira.submits();
    sandbox.deactivates('ana');
    await world.passes({ seconds: 5 });
    await mira.clicksInForm('Back to the form');
    expect(await mira.submits()).toEqual({});
    expect(await mira.form()).toContain('*Thank you* @ana\n');
  });

  test('is its author’s alone', async () => {
    const world = await looking();
    const [draft] = await rows(world);
    const { ana } = world;
    await ana.types('/coach celebrate');
    expect(await ana.form()).toContain('nothing of March');
    await ana.closes();
    await ana.types('/win thanks to @mira');
    await ana.types('/coach celebrate march');
    await ana.submits();
    // The button of another person's draft, as if somebody had forged it.
    const row = await rowsOf(world)
      .selectFrom('celebration')
      .select('id')
      .where('user_id', '=', ana.id)
      .executeTakeFirstOrThrow();
    expect(row.id).not.toBe(draft?.id);
    await rowsOf(world)
      .updateTable('celebration')
      .set({ user_id: 'U0NOBODY0' })
      .where('id', '=', row.id)
      .execute();
    await ana.clicksInForm('Keep as draft');
    expect(await ana.form()).toContain("I can't find that celebration any more.");
  });
});

describe('what is shared', () => {
  test('thanks people in the order in which their author put them', async () => {
    const { mira, ana } = await writing();
    await mira.fillsAndSubmits({ people: ['otto', 'bo', 'ana'] });
    expect(await mira.form()).toContain('*Thank you* @otto, @bo and @ana');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('*Thank you* @otto, @bo and @ana');
  });

  test('is changed in its channel by Edit, once it was looked at', async () => {
    const { mira, ana } = await shared();
    await mira.clicks('Edit');
    expect(await mira.form()).toContain(
      '· The post in #team-aurora stays as it is until you have seen the new words as they will look.\n[Preview] [Cancel]',
    );
    await mira.fillsAndSubmits({ title: 'Our March', did: '@bo did it.', learned: '', thanks: '' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Change the post
      Goes to #team-aurora. Everybody in the workspace can read it there.
      ———
      :tada: Our March
      *What we set out to do*
      Small shops get paid the day they sell.
      *What the team did*
      ‎@bo did it.
      *Thank you* @ana and @bo
      · From @mira. Were you part of it too? Add your part in the thread.
      ———
      What do you celebrate?: ‹Our March›
      What did you set out to do? (optional): ‹Small shops get paid the day they sell.›
      What did the team do?: ‹@bo did it.›
        · Who did what, and what it changed. “@ana” mentions her when she is chosen below.
      What did you learn? (optional): ‹Two quiet days are enough if the labels are printed before.›
      Who had a part in it? (optional): ‹ana, bo›
        · They are thanked by name, in this order. Think of those whose work nobody sees, too.
      Thanks, in your words (optional): ‹For every question that came early, and for the cake.›
      · The post in #team-aurora says what stands above as soon as you save. Change a word, and you see it anew first.
      [Save] [Cancel]"
    `);
    expect(await ana.looksAt(team)).not.toContain('Our March');
    await mira.submits();
    const seen = await ana.looksAt(team);
    expect(seen).toContain(':tada: Our March');
    expect(seen).toContain('*What the team did*\n\u200E@bo did it.');
    expect(seen.match(/:tada:/g)).toHaveLength(1);
    expect(await mira.sees()).toContain('Shared in #team-aurora: “Our March”.');
  });

  test('is looked at again when it was changed once more, and says who else reads it', async () => {
    const { mira, ana, sandbox } = await shared();
    sandbox.sets('team-aurora', { shared: true });
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ title: 'Our March' });
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    await mira.fillsAndSubmits({ title: 'Our best March' });
    expect(await mira.form()).toContain(':tada: Our best March');
    expect(await ana.looksAt(team)).not.toContain('Our best March');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our best March');
  });

  test('may go on naming somebody who has left, and nobody else who has', async () => {
    const world = await shared();
    const { mira, ana, sandbox } = world;
    sandbox.deactivates('bo');
    await world.passes({ seconds: 5 });
    await mira.clicks('Edit');
    expect(await mira.fillsAndSubmits({ title: 'Our March' })).toEqual({});
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our March');
    expect(await ana.looksAt(team)).toContain('*Thank you* @ana and @bo');
    await mira.clicks('Edit');
    await mira.fills({ people: ['ana', 'otto'] });
    sandbox.deactivates('otto');
    expect(await mira.submits()).toEqual({
      people: 'otto has left this workspace. Choose somebody else.',
    });
  });

  test('says who else reads it before it is changed, also where Slack says so only then', async () => {
    const { mira, ana, sandbox } = await shared();
    sandbox.sets('team-aurora', { shared: true });
    await mira.clicks('Edit');
    sandbox.faults.next('conversations.info', effects.delay(1_900));
    await mira.fillsAndSubmits({ title: 'Our March' });
    expect(await mira.form()).toContain('· Slack did not say in time who reads it there.');
    await mira.submits();
    expect(await mira.form()).toContain('*Nothing is changed yet.* I know only now');
    expect(await mira.form()).toContain('*People outside your organisation read it too.*');
    expect(await ana.looksAt(team)).not.toContain('Our March');
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our March');
  });

  test('keeps the new words when Slack does not take the change, and tries again', async () => {
    const { mira, ana, sandbox } = await shared();
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ did: 'New words.' });
    sandbox.faults.next('chat.update', effects.error('cant_update_message'));
    await mira.submits();
    expect(await ana.looksAt(team)).not.toContain('New words.');
    expect(await mira.sees()).toContain(
      'Your words are kept, and the post in #team-aurora says what it said before. Slack did not let me (cant_update_message).',
    );
    await mira.clicks('Try again');
    expect(await ana.looksAt(team)).toContain('New words.');
    expect(await mira.sees()).toContain('The post in #team-aurora says it now.');
  });

  test('is a draft again when it is changed and somebody has deleted its post', async () => {
    const world = await shared();
    const { mira, ana } = world;
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ title: 'Our March' });
    deletesThePost(world);
    await mira.submits();
    expect(await mira.looksAt()).toContain('“Our March” is a draft again, and only you see it.');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "“Our March” is a draft again, and only you see it.
      [Go on]

      There is nothing to change in #team-aurora: somebody has deleted the post. Your words are kept as a draft, and you can post it again.
      [Go on]"
    `);
    expect(await rows(world)).toEqual([
      expect.objectContaining({ state: 'draft', title: 'Our March', outbox_id: null }),
    ]);
    await mira.clicks('Go on');
    await mira.submits();
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: Our March');
    expect(await mira.looksAt()).toContain('Shared in #team-aurora: “Our March”.');
  });

  test('is one too when somebody has deleted it before another try', async () => {
    const world = await shared();
    const { mira, sandbox } = world;
    await mira.clicks('Edit');
    await mira.fillsAndSubmits({ title: 'Our March' });
    sandbox.faults.next('chat.update', effects.error('cant_update_message'));
    await mira.submits();
    deletesThePost(world);
    await mira.clicks('Try again');
    expect(await mira.looksAt()).toContain('somebody has deleted the post');
    expect(await rows(world)).toEqual([expect.objectContaining({ state: 'draft' })]);
  });

  test('is taken back by its button, and is a draft again', async () => {
    const world = await shared();
    const { mira, ana } = world;
    await mira.clicks('Take it back');
    expect(await ana.looksAt(team)).toBe('');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Taken back: “What went well in March”. It is a draft again, and only you see it.
      [Go on]"
    `);
    expect(await rows(world)).toEqual([
      expect.objectContaining({ state: 'draft', outbox_id: null }),
    ]);
    await mira.clicks('Go on');
    await mira.submits();
    await mira.submits();
    expect(await ana.looksAt(team)).toContain('What went well in March');
  });

  test('stands on the Home tab, and is said when the same month is celebrated again', async () => {
    const { mira, ana } = await shared();
    await mira.opensHome();
    expect(await mira.homeTab()).toContain(
      'Shared in #team-aurora: “What went well in March”  [Edit]',
    );
    await mira.types('/coach celebrate');
    expect(await mira.form()).toContain(
      'You celebrated this in #team-aurora on Tuesday 16 March. What you write now stands beside it.  [Edit]',
    );
    await mira.submits();
    await mira.submits();
    await mira.submits();
    expect((await ana.looksAt(team)).match(/:tada:/g)).toHaveLength(2);
  });

  test('cannot be shared a second time from a form that is still open', async () => {
    const world = await looking();
    await rowsOf(world)
      .updateTable('celebration')
      .set({ state: 'shared', outbox_id: 'x' })
      .execute();
    await world.mira.submits();
    expect(await world.mira.form()).toContain('You shared this already. Close this form.');
    expect(await world.ana.looksAt(team)).toBe('');
  });
});

describe('a post that Slack refuses', () => {
  test.each([
    ['channel_not_found', "I can't see that channel any more."],
    ['not_in_channel', 'I am not in that channel'],
    ['is_archived', 'That channel is archived.'],
    ['restricted_action', 'Only some people may post in that channel.'],
  ])('for %s comes back with its words', async (code, words) => {
    const { mira, sandbox } = await looking();
    sandbox.faults.next('chat.postMessage', effects.error(code));
    await mira.submits();
    const told = await mira.looksAt();
    expect(told).toContain('Your celebration did not reach #team-aurora.');
    expect(told).toContain(words);
    expect(told).toContain('• shipped the login fix with @ana');
    expect(told).not.toContain('Shared in #team-aurora');
  });

  test('is tried again from there, once', async () => {
    const world = await looking();
    const { mira, ana, sandbox } = world;
    sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await mira.submits();
    await mira.sees();
    await mira.clicks('Try again');
    await mira.fillsAndSubmits({ channel: '#general', title: 'Our March' });
    await mira.submits();
    expect(await ana.looksAt('#general')).toContain('Our March');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "You shared this again, in #general.

      Shared in #general: “Our March”.
      [Edit] [Take it back]"
    `);
    expect(await rows(world)).toHaveLength(1);
  });
});

describe('work that is done', () => {
  /** Ana has had work in hand for two days, with wins on the way, and it is done. */
  async function done(): Promise<World> {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    const { mira, ana, at } = world;
    await setUp(world);
    await mira.types('/win from before, with @ana');
    await at('2027-03-15T14:31');
    await delegates(mira, '@ana');
    await mira.closes();
    await accepts(ana);
    await mira.types('/win the numbers of @ana are there');
    await mira.types('/win @bo fixed the printer');
    await mutesAllBut(world, 'admit-a-mistake');
    await mira.types('/coach practice admit a mistake');
    await mira.fillsAndSubmits({ mistake: 'SECRETMISTAKE', taught: 'I ask first.' });
    await at('2027-03-17T15:00');
    await ana.clicks('Hand in');
    await ana.submits();
    await mira.clicks('It is done');
    return world;
  }

  test('is celebrated from where it ended, with what belongs to it and no more', async () => {
    const { mira, ana } = await done();
    await mira.clicks('Celebrate it');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      What goes into the celebration of “5-page Q3 retention report”?
      · Only you see this. What you tick goes into a draft, and nobody sees that before you post it.
      Work that is done (optional):
        ☑ 5-page Q3 retention report (Wednesday 17 March · with ana)
      Your wins (optional):
        ☑ the numbers of @ana are there (Monday 15 March · with ana)
      What you learned (optional):
        ☐ I ask first. (Monday 15 March · Tell the team about a mistake of yours)
        · From your journal, which is private: nothing of it goes in unless you tick it.
      [Write the draft] [Cancel]"
    `);
    await mira.fillsAndSubmits({ 'What you learned': ['I ask first.'] });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Celebrate
      Where?: ‹team-aurora›
      What do you celebrate?: ‹5-page Q3 retention report›
      What did you set out to do? (optional): ‹Three causes with numbers, one proposal›
      What did the team do?: ‹• the numbers of @ana are there
        • @ana owned it from start to finish.›
        · Who did what, and what it changed. “@ana” mentions her when she is chosen below.
      What did you learn? (optional): ‹• I ask first.›
      Who had a part in it? (optional): ‹ana›
        · They are thanked by name, in this order. Think of those whose work nobody sees, too.
      Thanks, in your words (optional): ‹For every question that came early, and for the cake.›
      · Nobody sees this yet. Next you see it as it will look.
      [Choose again] [Keep as draft] [Delete the draft]
      [Preview] [Cancel]"
    `);
    await mira.submits();
    await mira.submits();
    const seen = await ana.looksAt(team);
    expect(seen).toMatchInlineSnapshot(`
      ":tada: 5-page Q3 retention report
      *What we set out to do*
      Three causes with numbers, one proposal
      *What the team did*
      • the numbers of @ana are there
      ‎• @ana owned it from start to finish.
      *What we learned*
      • I ask first.
      *Thank you* @ana
      · From @mira. Were you part of it too? Add your part in the thread."
    `);
    expect(seen).not.toContain('SECRETMISTAKE');
  });

  test('counts as having done the practice, once, whether it is shared or kept', async () => {
    const world = await done();
    const { mira } = world;
    await mira.clicks('Celebrate it');
    await mira.submits();
    await mira.clicksInForm('Keep as draft');
    await mira.clicksInForm('Go on');
    await mira.submits();
    await mira.submits();
    const nudges = await rowsOf(world)
      .selectFrom('nudge')
      .select(['practice', 'response', 'about'])
      .where('practice', '=', 'project-close-out')
      .execute();
    expect(nudges).toEqual([
      { practice: 'project-close-out', response: 'done', about: 'delegation-ended' },
    ]);
  });

  test('is what the nudge opens that speaks of it, and the nudge is answered by it', async () => {
    const world = await done();
    const { mira, at } = world;
    await mutesAllBut(world, 'project-close-out');
    await rowsOf(world).deleteFrom('mute').where('practice', '=', 'project-close-out').execute();
    await at('2027-03-19T10:00');
    await mira.sees();
    await mira.clicks('Do it');
    const form = await mira.form();
    expect(form).toContain('What goes into the celebration of “5-page Q3 retention report”?');
    await mira.submits();
    await mira.submits();
    await mira.submits();
    const seen = await mira.sees();
    expect(seen).toContain('Now everybody can begin the next thing with a clear head.');
    expect(seen).toContain('Shared in #team-aurora: “5-page Q3 retention report”.');
  });

  test('and months, and anything else, are offered by the practice', async () => {
    const { mira } = await done();
    await mira.types('/coach practice give finished work');
    expect(await mira.form()).toMatch(/Celebrate\n/);
    await mira.closes();
    await mira.types('/coach celebrate march');
    const form = await mira.form();
    expect(form).toContain('☑ 5-page Q3 retention report (Wednesday 17 March · with ana)');
    expect(form).toContain('☑ @bo fixed the printer');
    expect(form).toContain('☐ I ask first.');
  });

  test('names everybody who had it, one after the other', async () => {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    const { mira, ana, bo, at } = world;
    await setUp(world);
    await delegates(mira, '@ana');
    await mira.closes();
    await accepts(ana);
    await mira.types('/win the first numbers of @ana');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await mira.fillsAndSubmits({ Who: '@bo' });
    await at('2027-03-16T09:00');
    await accepts(bo);
    await bo.clicks('Hand in');
    await bo.submits();
    await at('2027-03-16T12:00');
    await mira.clicks('It is done');
    await mira.clicks('Celebrate it');
    expect(await mira.form()).toContain('☑ the first numbers of @ana');
    await mira.submits();
    expect(await mira.form()).toContain('@ana and @bo owned it from start to finish.');
  });

  test('can be a project that nobody was handed: nothing is ticked, and a title is asked for', async () => {
    const world = await done();
    const { mira, ana } = world;
    await mutesAllBut(world, 'project-close-out');
    await mira.types('/coach practice give finished work');
    await mira.closes();
    await mira.types('/coach celebrate march');
    await mira.submits();
    await mira.clicksInForm('Keep as draft');
    await mira.closes();
    await mira.types('/coach celebrate');
    await mira.clicksInForm('closeout.project');
    const form = await mira.form();
    expect(form).toContain('What goes into the celebration of your project?');
    expect(form).not.toContain('☑');
    await mira.fillsAndSubmits({ 'Your wins': ['@bo fixed the printer'] });
    expect(await mira.submits()).not.toEqual({});
    await mira.fillsAndSubmits({ title: 'The new printer' });
    await mira.submits();
    expect(await ana.looksAt(team)).toContain(':tada: The new printer');
  });

  test('is not offered to whoever had it, nor while it goes on', async () => {
    const world = await done();
    const { ana } = world;
    await ana.types('/coach celebrate march');
    expect(await ana.form()).toContain('nothing of March');
    await ana.closes();
    await rowsOf(world)
      .updateTable('delegation')
      .set({ state: 'accepted', ended_at: null })
      .execute();
    await world.mira.clicks('Celebrate it');
    expect(await world.mira.sees()).toContain(
      'That work is not done, or somebody else handed it over.',
    );
  });
});

test('whoever is forgotten takes drafts and what waits along; what was posted stays in Slack', async () => {
  const world = await shared();
  const { mira, ana } = world;
  await mira.types('/coach celebrate february');
  await mira.submits();
  expect(await rows(world)).toHaveLength(2);
  await mira.closes();
  await forgets(mira);
  expect(await rows(world)).toEqual([]);
  expect(await rowsOf(world).selectFrom('celebration_person').selectAll().execute()).toEqual([]);
  expect(await ana.looksAt(team)).toContain('What went well in March');
});

test('whoever is forgotten while the post waits takes it along', async () => {
  const { mira, ana, sandbox, passes } = await looking();
  sandbox.faults.next('chat.postMessage', effects.rateLimit(60));
  await mira.submits();
  expect(await ana.looksAt(team)).toBe('');
  await forgets(mira);
  sandbox.faults.clear();
  await passes({ hours: 2 });
  expect(await ana.looksAt(team)).toBe('');
});

test('a choice that is delivered twice makes one draft', async () => {
  const world = await inMarch();
  await world.mira.types('/coach celebrate march');
  world.sandbox.faults.redeliver(2);
  await world.mira.submits();
  world.sandbox.faults.redeliver(1);
  expect(await rows(world)).toHaveLength(1);
  expect(await world.mira.form()).toContain('• shipped the login fix with @ana');
});

test('somebody whom a draft names and who is forgotten stands in it as somebody who left', async () => {
  const world = await looking();
  await world.mira.clicksInForm('Back to the form');
  await forgets(world.ana);
  await world.mira.closes();
  await world.mira.types('/coach celebrate march');
  const form = await world.mira.form();
  expect(form).toContain('‹• shipped the login fix with somebody who left');
  expect(form).toContain('Who had a part in it? (optional): ‹bo›');
  await world.mira.submits();
  expect(await world.mira.form()).toContain('• shipped the login fix with somebody who left');
});

test('as much as the fields hold, of what escaping makes longer, is one message that Slack takes', async () => {
  const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
  const { mira, ana } = world;
  await setUp(world);
  await mira.types('/win');
  await mira.fillsAndSubmits({
    'What went well?': `${'& < نور 🦄 '.repeat(225)} @ana`,
    'Who was part of it?': ['ana', 'bo', 'otto'],
  });
  await mira.types('/coach celebrate');
  await mira.submits();
  await mira.fills({
    setOut: '& '.repeat(499),
    learned: '<'.repeat(2000),
    thanks: '>'.repeat(1000),
  });
  expect(await mira.submits()).toEqual({});
  await mira.submits();
  const seen = await ana.looksAt(team);
  expect(seen).toContain('*Thank you* @ana, @bo and @otto');
  expect(seen).toContain('نور 🦄');
});
