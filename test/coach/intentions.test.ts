import { expect, test } from 'vitest';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** Mira has a nudge before her, on Monday at 10:00. */
async function nudged(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  await world.at('2027-03-15T10:00');
  await world.mira.sees();
  return world;
}

test('a nudge becomes a plan, which comes back at its moment, once, and asks', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Plan it');
  expect(await mira.form()).toMatchInlineSnapshot(`
    "When …, I will …
    *Say who the work helps*
    Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
    When … (optional): ‹my 1:1 with Ana begins›
      · Something that you will notice. May stay empty where the moment below says it.
    I will …: ‹say who the work helps›
    Bring it back: ‹On the day and at the time below›
    Day: ‹2027-03-15›
      · Day and time count for the choices that say so.
    Time: ‹11:00›
    · Only you see this. It comes back at that moment, once, and asks whether it happened.
    [Plan it] [Cancel]"
  `);
  await mira.fillsAndSubmits({
    'When …': 'When my 1:1 with @ana begins,',
    'I will …': 'I will say whom the work helps.',
    Day: '2027-03-17',
    Time: '14:30',
  });
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Say who the work helps*
    Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
    · Your team's purpose:
      Small shops get paid the day they sell.
    · Why: Work is easier to care about when you can see whose day it makes better.
    *Planned:* When my 1:1 with @ana begins, I will say whom the work helps.
    · It comes back on Wednesday 17 March at 14:30, once.
    [Change] [Drop it]"
  `);
  await mira.opensHome();
  expect(await mira.homeTab()).toMatchInlineSnapshot(`
    "Both Hats
    *Your team's purpose*
    Small shops get paid the day they sell.
    *Next nudge* on Wednesday at 10:00
    · Nudges: Monday, Wednesday and Friday at 10:00
      Working days: Monday to Friday · quiet 18:00 to 8:00 · Europe/Berlin
      Team: @ana and @bo
      Channel: #team-aurora
    [Change settings] [Pause] [Days off]
    *Planned*
    When my 1:1 with @ana begins, I will say whom the work helps.
    · It comes back on Wednesday 17 March at 14:30, once.
    [Change] [Drop it]
    ———
    Vision time
    *Next* tomorrow at 9:00
    · Tuesdays, 9:00 to 11:00
    [Change vision time] [Move the next one]
    ———
    Recent wins
    No wins written down yet. What went a little better than you expected in the last few days? One line is enough.
    [Record a win]
    ———
    Delegations
    Nothing is handed over yet. What do you do every week that somebody in your team would grow with?
    [Delegate something] [See all]
    ———
    · *What is kept about you* is yours: have it sent to you, or have it deleted.
    [Send me everything] [Forget me]
    · Only you see this page. \`/coach help\` lists everything."
  `);
  await world.at('2027-03-17T14:29');
  await mira.sees();
  await world.at('2027-03-17T14:30');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Say who the work helps*
    Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
    · Your team's purpose:
      Small shops get paid the day they sell.
    · Why: Work is easier to care about when you can see whose day it makes better.
    *Planned:* When my 1:1 with @ana begins, I will say whom the work helps.
    · It came back: the newer message asks whether it happened.

    *Your plan*
    When my 1:1 with @ana begins, I will say whom the work helps.
    · Did it happen? I ask once. What you reply in this thread is kept in your journal.
    [It happened] [Not this time] [Another moment]"
  `);
  await mira.clicks('It happened');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Say who the work helps*
    Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
    · Your team's purpose:
      Small shops get paid the day they sell.
    · Why: Work is easier to care about when you can see whose day it makes better.
    *Planned:* When my 1:1 with @ana begins, I will say whom the work helps.
    · Done. Good, now that task has a face. Only you see this.

    *Your plan*
    When my 1:1 with @ana begins, I will say whom the work helps.
    · It happened. You said when, and you did it."
  `);
  await world.at('2027-03-19T09:59');
  expect(await mira.sees()).toBe('');
});
