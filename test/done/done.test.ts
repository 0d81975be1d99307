import { describe, expect, test } from 'vitest';
import { nextAsking } from '../../src/done/done.ts';
import { accepts, delegates } from '../delegations/some.ts';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import { instant, time } from '../time/some.ts';

/**
 * Mira is set up; Ana and Bo have accepted work on a Monday, without check-ins. It is the Monday after that, she has answered
 * a nudge, and on Wednesday both are asked.
 */
async function running(): Promise<World> {
  const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
  const { mira, ana, bo } = world;
  await setUp(world);
  for (const [who, name] of [
    [ana, '@ana'],
    [bo, '@bo'],
  ] as const) {
    await delegates(mira, name, { Outcome: `The report of ${name.slice(1)}` });
    await mira.closes();
    await rowsOf(world).updateTable('delegation').set({ check_in_days: null }).execute();
    await world.at(who === ana ? '2027-03-15T14:31' : '2027-03-16T09:30');
    await accepts(who);
  }
  await world.at('2027-03-22T10:30');
  await mira.sees();
  await mira.clicks('Not useful');
  return world;
}

async function asked(): Promise<World> {
  const world = await running();
  await world.at('2027-03-24T16:00');
  return world;
}

async function idOf(world: World, subject: string): Promise<string> {
  const { id } = await rowsOf(world)
    .selectFrom('done_question')
    .select('id')
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  return id;
}

describe('what does done look like', () => {
  test('is asked of both in the place of a nudge, once the work has run for a week', async () => {
    const world = await running();
    const { mira, ana, at } = world;
    await at('2027-03-23T20:00');
    expect(await mira.looksAt()).not.toContain('What does done look like');
    await mira.sees();
    await ana.sees();
    await at('2027-03-24T16:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*What does done look like?*
      If it were done this afternoon, what would you show? Write it down without asking the other one.
      “The report of bo”, with @bo  [Answer]
      “The report of ana”, with @ana  [Answer]
      · When both of you have answered, or on Friday 26 March at 12:00, both of you see both answers.
      [Don't ask me this]"
    `);
    expect(await ana.sees()).toMatchInlineSnapshot(`
      "*What does done look like?*
      If it were done this afternoon, what would you show? Write it down without asking the other one.
      “The report of ana”, with @mira  [Answer]
      · When both of you have answered, or on Friday 26 March at 7:00, both of you see both answers.
      [Don't ask me this]"
    `);
    const sent = await rowsOf(world)
      .selectFrom('outbox')
      .select(['kind', 'user_id'])
      .where('unasked_on', '=', '2027-03-24')
      .execute();
    expect(sent.map(({ kind }) => kind)).toEqual(['done-asked', 'done-asked', 'done-asked']);
  });

  test('stands in the plan of the week, and on the Home tab, as what comes that day', async () => {
    const { mira } = await running();
    await mira.types('/coach plan');
    expect(await mira.form()).toContain(
      [
        '*Compare what done looks like*',
        'Wednesday 24 March at 10:00',
        '· Once a week somebody and you both say it, each alone: of work that you gave, or else of their project.',
      ].join('\n'),
    );
    await mira.closes();
    await mira.opensHome();
    expect(await mira.homeTab()).toMatch(/\*Next nudge\*.*: Compare what done looks like/);
  });

  test('does not come on a day for which another habit was chosen', async () => {
    const { mira, ana, at } = await running();
    await ana.sees();
    await mira.types('/coach plan');
    await mira.clicksInForm('Swap', { value: '2027-03-24 done-looks-like' });
    expect(await mira.form()).toContain('Instead of *Compare what done looks like*');
    await mira.clicksInForm('Let me search');
    await mira.fills({ Search: 'yes and' });
    await mira.clicksInForm('Take it', { value: '2027-03-24 done-looks-like yes-and' });
    await mira.closes();
    await at('2027-03-24T16:00');
    expect(await mira.sees()).toContain('Why this? You chose it for this day.');
    expect(await ana.sees()).toBe('');
  });

  test('does not come on a day of which the nudge was dropped', async () => {
    const { mira, ana, at } = await running();
    await mira.types('/coach plan');
    await mira.clicksInForm('Drop', { value: '2027-03-24 done-looks-like' });
    await mira.closes();
    await at('2027-03-23T20:00');
    await mira.sees();
    await ana.sees();
    await at('2027-03-24T16:00');
    expect(await mira.sees()).toBe('');
    expect(await ana.sees()).toBe('');
  });

  test('does not come while fewer nudges do, as three found no answer', async () => {
    const { mira, ana, at } = await running();
    await at('2027-03-30T20:00');
    await mira.sees();
    await ana.sees();
    // Wednesday's exercise is no nudge; those of Friday and Monday are two, and so it comes again.
    await at('2027-03-31T16:00');
    expect(await mira.sees()).toContain('What does done look like?');
    await at('2027-04-06T20:00');
    expect(await mira.sees()).toContain('I come less often: once a week');
    await ana.sees();
    await at('2027-04-11T20:00');
    expect(await mira.sees()).toBe('');
    expect(await ana.sees()).toBe('');
  });

  test('leaves every other week to the coach where one nudge a week comes', async () => {
    const world = await running();
    const { mira, ana, at } = world;
    await mira.types('/coach');
    await mira.fillsAndSubmits({ 'How many a week': '1 nudge' });
    const asked: string[] = [];
    for (const monday of ['2027-03-29', '2027-04-05', '2027-04-12', '2027-04-19']) {
      await at(`${monday}T09:00`);
      await mira.sees();
      await at(`${monday}T10:30`);
      const seen = await mira.sees();
      expect(seen).toMatch(/What does done look like|\[Do it\]/);
      if (seen.includes('What does done look like')) asked.push(monday);
      else await mira.clicks('Not useful');
    }
    expect(asked).toEqual(['2027-03-29', '2027-04-12']);
    expect(await ana.looksAt()).toContain('What does done look like');
  });

  test('rests the habit of the same name, which would ask the same', async () => {
    const world = await running();
    const { mira, at } = world;
    await mutesAllBut(world, 'done-looks-like');
    await at('2027-03-31T09:00');
    expect(await mira.sees()).not.toContain('*Compare what done looks like*');
  });

  test('is answered blind; both see both when the second has answered', async () => {
    const world = await asked();
    const { mira, ana } = world;
    const value = await idOf(world, 'The report of ana');
    await mira.clicks('Answer', { value });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Done looks like
      “The report of ana”
      Done looks like: ‹Three shops order on it by 2 April, and nobody calls us.›
      · @ana answers the same. When both of you have answered, or on Friday 26 March at 12:00, both of you see both answers.
      [Keep it] [Cancel]"
    `);
    await mira.fillsAndSubmits({ words: 'Five pages by 6 May <!here>' });
    expect(await mira.looksAt()).toContain('You wrote: “Five pages by 6 May');
    expect(await ana.looksAt()).not.toContain('6 May');
    await mira.sees();
    await ana.sees();
    await ana.clicks('Answer');
    expect(await ana.form()).not.toContain('6 May');
    await ana.fillsAndSubmits({ words: 'Three pages by 9 May' });
    expect(await ana.sees()).toMatchInlineSnapshot(`
      "*What does done look like?*
      If it were done this afternoon, what would you show? Write it down without asking the other one.
      “The report of ana”, with @mira: the answers are in a message of their own.

      *What does done look like?* “The report of ana”
      *@mira: done looks like*
      Five pages by 6 May <!here>
      *@ana: done looks like*
      Three pages by 9 May
      · Not the same: “6 May” and “9 May”; “Five pages” and “Three pages”.
      · Talk about it with @mira for five minutes.
      [Write]"
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*What does done look like?*
      If it were done this afternoon, what would you show? Write it down without asking the other one.
      “The report of bo”, with @bo  [Answer]
      “The report of ana”, with @ana: the answers are in a message of their own.
      · When both of you have answered, or on Friday 26 March at 12:00, both of you see both answers.
      [Don't ask me this]

      *What does done look like?* “The report of ana”
      *@mira: done looks like*
      Five pages by 6 May <!here>
      *@ana: done looks like*
      Three pages by 9 May
      · Not the same: “6 May” and “9 May”; “Five pages” and “Three pages”.
      · Talk about it with @ana for five minutes.
      [Write] [Change it]"
    `);
  });

  test('is not shown once the work has ended or changed hands, unless both answered', async () => {
    const world = await asked();
    const { mira, ana, bo, at } = world;
    for (const [who, of] of [
      [ana, 'The report of ana'],
      [bo, 'The report of bo'],
    ] as const) {
      await who.clicks('Answer', { value: await idOf(world, of) });
      await who.fillsAndSubmits({ words: `Five pages by ${who.person.id}` });
    }
    const anas = await idOf(world, 'The report of ana');
    await mira.clicks('Answer', { value: anas });
    await mira.fillsAndSubmits({ words: 'The board has it' });
    await rowsOf(world)
      .updateTable('delegation')
      .set({ state: 'cancelled' })
      .where('outcome', 'like', 'The report of %')
      .execute();
    await at('2027-03-26T13:00');
    for (const who of [mira, bo]) {
      expect(await who.sees()).not.toContain(`Five pages by ${bo.person.id}`);
    }
    expect(await ana.looksAt()).toContain('The board has it');
  });

  test('is shown on Friday noon with what there is, and not at all where nobody answered', async () => {
    const world = await asked();
    const { mira, ana, bo, at } = world;
    await mira.clicks('Answer', { value: await idOf(world, 'The report of bo') });
    await mira.fillsAndSubmits({ words: 'Two pages' });
    await at('2027-03-26T11:59');
    expect(await mira.looksAt()).not.toContain('_no answer_');
    await ana.sees();
    await mira.sees();
    await at('2027-03-26T12:01');
    const shown = await mira.sees();
    expect(shown).toContain('_no answer_');
    expect(shown).toContain('“The report of ana”, with @ana: over, without an answer.');
    expect(shown).not.toContain('look like?* “The report of ana”');
    expect(await bo.looksAt()).toContain('Two pages');
    await at('2027-03-26T16:00');
    expect(await ana.sees()).toContain('over, without an answer.');
    expect(await ana.looksAt()).not.toContain('[Answer]');
  });

  describe('when two come due on one Friday, and the manager is away', () => {
    async function shownLater(): Promise<World> {
      const world = await asked();
      const { mira, ana, bo, at } = world;
      for (const [subject, words] of [
        ['The report of ana', 'Two pages'],
        ['The report of bo', 'Four pages'],
      ] as const) {
        await mira.clicks('Answer', { value: await idOf(world, subject) });
        await mira.fillsAndSubmits({ words });
      }
      await mira.types('/coach pause until 29 March');
      await ana.clicks('Answer');
      await ana.fillsAndSubmits({ words: 'Three pages' });
      await at('2027-03-26T12:01');
      for (const who of [mira, ana, bo]) await who.sees();
      return world;
    }

    test('shows both in one message', async () => {
      const { mira, bo } = await shownLater();
      expect(await bo.looksAt()).toContain('Four pages');
      await mira.types('/coach resume');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "(only you) Good to have you back. The next nudge comes on Monday 29 March at 10:00.

        *What does done look like?* Both of you see both answers now.
        *“The report of bo”*
        *@mira: done looks like*
        Four pages
        *@bo: done looks like*
        _no answer_
        [Write] [Change it]
        *“The report of ana”*
        *@mira: done looks like*
        Two pages
        *@ana: done looks like*
        Three pages
        · Not the same: “Two pages” and “Three pages”.
        · Talk about it with @ana for five minutes.
        [Write] [Change it]"
      `);
    });

    test('shows nothing of whoever is forgotten before it is read', async () => {
      const world = await shownLater();
      await forgets(world.ana);
      await world.mira.types('/coach resume');
      const seen = await world.mira.sees();
      expect(seen).toContain('look like?* “The report of bo”');
      expect(seen).not.toContain('Three pages');
    });

    test('shows nothing where all of them are forgotten', async () => {
      const world = await shownLater();
      for (const who of [world.ana, world.bo]) await forgets(who);
      await world.mira.types('/coach resume');
      expect(await world.mira.sees()).not.toContain('Four pages');
    });
  });

  test('is answered in words, which can be undone until both see both', async () => {
    const { mira, ana } = await asked();
    await says(ana, 'Three pages', 'What does done look like?');
    expect(await ana.looksAt()).toContain('That is your answer.');
    expect(await ana.looksAt()).toContain('You wrote: “Three pages”');
    await ana.clicks('Undo');
    expect(await ana.looksAt()).not.toContain('You wrote: “Three pages”');
    await says(mira, 'Five pages', 'What does done look like?');
    expect(await mira.looksAt()).toContain('More than one question is open above');
    expect(await mira.looksAt()).not.toContain('You wrote: “Five pages”');
  });

  test('is muted by either, for themselves', async () => {
    const world = await asked();
    const { mira, ana, bo, at } = world;
    await ana.clicks("Don't ask me this");
    expect(await ana.looksAt()).toContain("I won't ask you any more");
    await at('2027-03-30T20:00');
    for (const who of [mira, ana, bo]) await who.sees();
    await at('2027-03-31T16:00');
    expect(await ana.sees()).toBe('');
    expect(await bo.sees()).toContain('What does done look like?');
    const theirs = await mira.sees();
    expect(theirs).toContain('The report of bo');
    expect(theirs).not.toContain('The report of ana');
    await mira.clicks("Don't ask me this");
    await at('2027-04-06T20:00');
    await bo.sees();
    await at('2027-04-07T16:00');
    expect(await bo.sees()).not.toContain('What does done look like?');
    await mira.clicks('Ask me again');
    await at('2027-04-12T10:30');
    await mira.clicks('Not useful');
    await bo.sees();
    await at('2027-04-14T16:00');
    expect(await bo.sees()).toContain('What does done look like?');
  });

  test('is asked about a project of anybody, from the habit', async () => {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    const { mira, ana, bo } = world;
    await setUp(world);
    await mutesAllBut(world, 'done-looks-like');
    await mira.types('/coach practice compare what done looks like');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Done looks like
      Somebody who works for you, and you, say how one sees that it is done: each alone.
      Who works on it?: ‹ ›
      Which project?: ‹The new order page›
      Done looks like: ‹Three shops order on it by 2 April, and nobody calls us.›
      · They are asked the same, without your answer. When both of you have answered, or on Friday 19 March at 12:00, both of you see both answers.
      [Ask them] [Cancel]"
    `);
    expect(
      await mira.fillsAndSubmits({ who: '@mira', project: 'The order page', words: 'Live' }),
    ).toEqual({ who: 'That is you. Choose somebody who works on it.' });
    await mira.fillsAndSubmits({ who: '@ana', project: 'The order page', words: 'Three shops' });
    expect(await mira.form()).toContain('@ana is asked now.');
    await mira.closes();
    expect(await ana.sees()).toContain('“The order page”, with @mira');
    await ana.clicks('Answer');
    await ana.fillsAndSubmits({ words: 'Five shops' });
    expect(await mira.looksAt()).toContain('Not the same: “Three shops” and “Five shops”.');
    expect(await ana.looksAt()).toContain('Not the same: “Three shops” and “Five shops”.');
    expect(await bo.sees()).toBe('');
  });

  test('is asked of a project every week where nothing runs, and rests when nothing comes of it', async () => {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    const { mira, ana, bo, at, clock } = world;
    await setUp(world);
    await mutesAllBut(world, 'done-looks-like');
    const began = (days: number) =>
      rowsOf(world)
        .updateTable('manager')
        .set({ created_at: clock.now().subtract({ hours: 24 * days }).epochMilliseconds })
        .execute();
    await began(10);
    const days = async () => {
      const rows = await rowsOf(world)
        .selectFrom('outbox')
        .select('unasked_on as day')
        .where('kind', '=', 'done-project')
        .orderBy('created_at')
        .execute();
      return rows.map(({ day }) => day);
    };
    await at('2027-03-17T16:00');
    expect(await days()).toEqual([]);
    await began(14);
    await at('2027-03-22T16:00');
    await mira.types('/coach plan');
    expect(await mira.form()).toContain(
      'Wednesday 24 March at 10:00\n· Once a week somebody and you',
    );
    await mira.closes();
    await at('2027-03-24T16:00');
    expect(await mira.looksAt()).toContain(
      'Take what others wait for from @ana, or from somebody else.',
    );
    expect(await days()).toEqual(['2027-03-24']);
    await mira.clicks('Choose the project');
    expect(await mira.form()).toContain('Who works on it?: ‹ana›');
    await mira.fillsAndSubmits({ project: 'The order page', words: 'Three shops' });
    await mira.closes();
    expect(await ana.looksAt()).toContain('“The order page”, with @mira');
    for (const day of ['03-31', '04-07', '04-14']) await at(`2027-${day}T16:00`);
    expect(await days()).toEqual(['2027-03-24', '2027-03-31', '2027-04-07']);
    expect((await mira.looksAt()).match(/Take .*@bo/g)).toHaveLength(2);
    expect(await bo.sees()).toBe('');
  });

  test('is no second message of a day', async () => {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    const { mira, ana } = world;
    await setUp(world);
    const ask = async (project: string) => {
      await mira.types('/coach practice compare what done looks like');
      return mira.fillsAndSubmits({ who: '@ana', project, words: 'Live' });
    };
    expect(await ask('The order page')).toEqual({});
    await mira.closes();
    expect(await ask('The price list')).toEqual({
      who: 'They have had my message of the day, or would read this too late for this week. Ask on another day.',
    });
    expect(await ana.looksAt()).not.toContain('The price list');
  });
});

test.each([
  [[1, 3, 5], '2027-03-17'],
  [[5], '2027-03-19'],
  [[2, 4], '2027-03-18'],
] as const)('nudges on %j: asked on %s', (days, date) => {
  const manager = { nudgeAt: time('10:00'), zone: 'Europe/Berlin' };
  expect(nextAsking(manager, days, instant('2027-03-15T12:00Z'))?.date.toString()).toBe(date);
});
