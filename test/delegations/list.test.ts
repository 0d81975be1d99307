import { describe, expect, test } from 'vitest';
import { createWorld } from '../support/world.ts';
import { accepts, delegates, report } from './some.ts';

describe('the board on the Home tab', () => {
  test('sorts what is open by its state, what waits for its reader first', async () => {
    const { mira, bo, ana, passes, at } = await createWorld();
    for (const outcome of ['Thing 1', 'Thing 2', 'Thing 3', 'Thing 4']) {
      await delegates(mira, '@ana', { Outcome: outcome });
      await passes({ minutes: 1 });
    }
    await delegates(mira, '@bo', { Outcome: 'The price list' });
    await accepts(bo);
    await delegates(mira, '@bo', { Outcome: 'The offsite' });
    await accepts(bo);
    await bo.clicks('Hand in');
    await bo.submits();
    await delegates(bo, '@mira', { Outcome: 'A decision on the tool' });
    await at('2027-03-15T13:00');
    await ana.sees();
    await mira.opensHome();
    expect((await mira.homeTab()).split('Delegations')[1]?.split('———')[0]).toMatchInlineSnapshot(`
      "
      · *Given by you · handed in, waits for your word*
      The offsite
      Handed in by @bo
      [It is done] [Something is missing] [More]
      · *Given by you · under way*
      The price list
      Accepted by @bo · next check-in on Tuesday 23 March at 5:30
      [Mark done]
      · *Given by you · not answered yet* (4)
      Thing 4
      Waiting for @ana
      [Mark done]
      Thing 3
      Waiting for @ana
      [Mark done]
      Thing 2
      Waiting for @ana
      [Mark done]
      · *Yours · waits for your answer*
      A decision on the tool
      From @bo · waiting for your answer
      [Accept] [Decline] [More]
      [Delegate something] [See all (1 more)]
      "
    `);
    await mira.clicksOnHome('It is done');
    expect((await mira.homeTab()).split('Delegations')[1]?.split('———')[0]).toMatchInlineSnapshot(`
      "
      · *Given by you · under way*
      The price list
      Accepted by @bo · next check-in on Tuesday 23 March at 5:30
      [Mark done]
      · *Given by you · not answered yet* (4)
      Thing 4
      Waiting for @ana
      [Mark done]
      Thing 3
      Waiting for @ana
      [Mark done]
      Thing 2
      Waiting for @ana
      [Mark done]
      · *Given by you · done in the last seven days*
      The offsite
      Done, with @bo
      [Give kudos] [Celebrate it] [Not done yet] [More]
      · *Yours · waits for your answer*
      A decision on the tool
      From @bo · waiting for your answer
      [Accept] [Decline] [More]
      [Delegate something] [See all (1 more)]
      "
    `);
    await mira.clicksOnHome('delegations.thank');
    expect(await mira.form()).toContain('The offsite');
    await mira.closes();
    await at('2027-03-22T14:00');
    await mira.opensHome();
    expect(await mira.homeTab()).not.toContain('The offsite');
  });
});

describe('the list and the Home tab', () => {
  test('show what was given and what is owned', async () => {
    const { mira, bo, ana, at, passes } = await createWorld();
    await delegates(mira, '@bo', { Due: '2027-03-26' });
    await passes({ minutes: 1 });
    await delegates(mira, '@ana', { Outcome: 'The release notes' });
    await delegates(bo, '@mira', { Outcome: 'A decision on the tool' });
    await accepts(bo);
    await at('2027-03-15T13:00');
    expect(await ana.sees()).toContain('The release notes');
    await mira.types('/delegate list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your delegations
      ‹Given and yours› ‹In any state›
      Given by you
      ———
      The release notes
      · Waiting for @ana
      [Mark done] [Take back] [More]
      ———
      5-page Q3 retention report
      · Accepted by @bo · due Friday 26 March · next check-in on Tuesday 23 March at 5:30
      [Mark done] [Take back] [More]
      Yours
      ———
      A decision on the tool
      · From @bo · waiting for your answer
      [Accept] [Decline] [More]
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    await mira.opensHome();
    expect((await mira.homeTab()).split('Delegations')[1]).toMatchInlineSnapshot(`
      "
      · *Given by you · under way*
      5-page Q3 retention report
      Accepted by @bo · due Friday 26 March · next check-in on Tuesday 23 March at 5:30
      [Mark done]
      · *Given by you · not answered yet*
      The release notes
      Waiting for @ana
      [Mark done]
      · *Yours · waits for your answer*
      A decision on the tool
      From @bo · waiting for your answer
      [Accept] [Decline] [More]
      [Delegate something] [See all]
      ———
      Your hours
      I write Monday to Friday, quiet 18:00 to 8:00 (Europe/Berlin, as in your Slack profile).
      [Change hours] [Days off] [Don't write to me]
      · Do you lead a team? Both Hats can also coach you: a few nudges a week, a private record of what went well. Nobody is told.
      [Set up your coach]
      ———
      · *What is kept about you* is yours: have it sent to you, or have it deleted.
      [Send me everything] [Forget me]
      · Only you see this page. \`/coach help\` lists everything."
    `);
  });

  test('invite somebody who has none', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate list');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your delegations
      Nothing is handed over yet. What do you do every week that somebody in your team would grow with?
      ———
      [Delegate something]
      · Only you and the other person see each of these.
      [Close]"
    `);
    await mira.clicksInForm('Delegate something');
    expect(await mira.fillsAndSubmits({ Who: '@bo', ...report })).toEqual({});
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('Waiting for @bo');
  });

  test('mark as done, and the other one hears of it', async () => {
    const { mira, bo, at } = await createWorld();
    await delegates(mira, '@bo');
    await accepts(bo);
    await mira.opensHome();
    await mira.clicksOnHome('Mark done');
    expect(await mira.homeTab()).toContain('Given by you · done in the last seven days');
    expect(await bo.looksAt()).toContain(
      '@mira marked this as done: “5-page Q3 retention report”. Thank you!',
    );
    await bo.sees();
    await at('2027-03-23T12:00');
    expect(await bo.sees()).toBe('');
  });

  test('tell somebody at work that it was taken back', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await accepts(bo);
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    expect(await bo.looksAt()).toContain('@mira took this back: “5-page Q3 retention report”.');
  });

  test('say of a request what is true of it, before and after it is there', async () => {
    const { mira, bo, at } = await createWorld({ starts: '2027-03-15T20:30[Europe/Berlin]' });
    await mira.opensHome();
    await delegates(mira, '@bo');
    expect(await mira.homeTab()).toContain('Not delivered yet: @bo gets it tomorrow at 3:30');
    await at('2027-03-16T09:00');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Waiting for @bo');
    await accepts(bo);
    expect(await mira.homeTab()).toContain('Accepted by @bo');
    await at('2027-03-16T09:30');
    await delegates(mira, '@bo', { Outcome: 'The release notes' });
    expect(await mira.homeTab()).toContain('Waiting for @bo');
    expect(await mira.homeTab()).not.toContain('gets it');
  });

  test('say when nobody knows whether a request arrives', async () => {
    const { mira, bo } = await createWorld();
    await bo.types('/coach');
    await bo.submits();
    await bo.types('/coach pause');
    await bo.submits();
    await delegates(mira, '@bo');
    expect(await mira.form()).toContain('I cannot say when @bo gets it.');
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Not delivered yet: @bo is not reachable now');
  });

  test('open again what was marked as done by mistake', async () => {
    const { mira, bo } = await createWorld();
    await delegates(mira, '@bo');
    await accepts(bo);
    await mira.opensHome();
    await mira.clicksOnHome('Mark done');
    await bo.sees();
    await mira.types('/delegate list');
    await mira.clicksInForm('Not done yet');
    expect(await mira.form()).toContain('Accepted by @bo · next check-in');
    expect(await mira.form()).not.toContain('Not done yet');
    expect(await bo.sees()).toContain(
      '@mira says that this is not done after all: “5-page Q3 retention report”.',
    );
  });

  test('take two quick clicks on a page as one', async () => {
    const { mira, app, passes } = await createWorld();
    for (let n = 1; n <= 11; n += 1) {
      await delegates(mira, '@ana', { Outcome: `Thing ${n}.` });
      await passes({ minutes: 1 });
    }
    await mira.types('/delegate list');
    await Promise.all([mira.person.clicks('view', 'Older'), mira.person.clicks('view', 'Older')]);
    await app.settled();
    expect(await mira.form()).toContain('Thing 1.');
    expect(await mira.form()).not.toContain('That did not work');
  });

  test('turn the page', async () => {
    const { mira, passes } = await createWorld();
    for (let n = 1; n <= 11; n += 1) {
      await delegates(mira, '@ana', { Outcome: `Thing ${n}.` });
      await passes({ minutes: 1 });
    }
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('Thing 11.');
    expect(await mira.form()).not.toContain('Thing 1.');
    await mira.clicksInForm('Older');
    expect(await mira.form()).toContain('Thing 1.');
    await mira.clicksInForm('Mark done');
    expect(await mira.form()).toContain('Done, with @ana');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('Thing 11.');
  });

  test('leave out what is not asked for', async () => {
    const { mira, bo, at, passes } = await createWorld();
    await delegates(mira, '@bo', { Outcome: 'The one taken back' });
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    await mira.closes();
    await delegates(mira, '@bo', { Outcome: 'The late one', Due: '2027-03-16' });
    await accepts(bo);
    await passes({ minutes: 1 });
    await delegates(mira, '@bo', { Outcome: 'The handed in one' });
    await accepts(bo);
    await bo.clicks('Hand in');
    await bo.submits();
    await delegates(bo, '@mira', { Outcome: 'The one of bo' });
    await at('2027-03-17T12:00');
    await mira.types('/delegate list');
    const all = ['late', 'handed in', 'taken back', 'of bo'];
    const shown = async () => {
      const form = await mira.form();
      return all.filter((which) => new RegExp(`^The .*${which}`, 'm').test(form));
    };
    expect(await shown()).toEqual(all);
    for (const [show, found] of [
      ['waits', ['handed in', 'of bo']],
      ['open', ['late', 'handed in', 'of bo']],
      ['overdue', ['late']],
      ['over', ['taken back']],
    ] as const) {
      await mira.clicksInForm('delegations.show', { value: `0 both ${show}` });
      expect(await shown()).toEqual(found);
    }
    await mira.clicksInForm('delegations.side', { value: '0 owned over' });
    expect(await mira.form()).toContain('None of your delegations is like that just now.');
    await mira.clicksInForm('delegations.show', { value: '0 owned all' });
    expect(await shown()).toEqual(['of bo']);
  });

  test('keep what was chosen, page after page and while something is done', async () => {
    const { mira, passes } = await createWorld();
    for (let n = 1; n <= 11; n += 1) {
      await delegates(mira, '@ana', { Outcome: `Thing ${n}.` });
      await passes({ minutes: 1 });
    }
    await mira.types('/delegate list');
    await mira.clicksInForm('delegations.show', { value: '0 both open' });
    await mira.clicksInForm('Older');
    expect(await mira.form()).toContain('Thing 1.');
    await mira.clicksInForm('Take back');
    const emptied = await mira.form();
    expect(emptied).not.toContain('Thing 1.');
    expect(emptied).toContain('None of your delegations is like that just now.');
    expect(emptied).toContain('‹Open›');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain('Thing 11.');
    await mira.clicksInForm('delegations.show', { value: '0 both all' });
    await mira.clicksInForm('Older');
    expect(await mira.form()).toContain('Taken back from @ana');
  });
});
