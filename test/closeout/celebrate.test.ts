import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { wordings } from '../../src/threads/weekly.view.ts';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import { inMarch, looking, rows, shared, team, writing } from './steps.ts';

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
