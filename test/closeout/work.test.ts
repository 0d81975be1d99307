import { describe, expect, test } from 'vitest';
import { accepts, delegates } from '../delegations/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { team } from './steps.ts';

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
