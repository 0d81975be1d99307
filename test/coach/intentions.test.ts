import { describe, expect, test } from 'vitest';
import { rowsOf } from '../slack/rows.ts';
import { mutesAllBut, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import { accepts } from '../delegations/some.ts';

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
  expect(await mira.homeTab()).toContain(
    '*Planned*\nWhen my 1:1 with @ana begins, I will say whom the work helps.\n· It comes back on Wednesday 17 March at 14:30, once.\n[Change] [Drop it]',
  );
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
  const question = await mira.finds('Did it happen?');
  await mira.person.clicks(question, 'It happened');
  await mira.person.clicks(question, 'Not this time');
  await world.app.settled();
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "*Say who the work helps*
    Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
    · Your team's purpose:
      Small shops get paid the day they sell.
    · Why: Work is easier to care about when you can see whose day it makes better.
    *Planned:* When my 1:1 with @ana begins, I will say whom the work helps.
    · Done, as planned. Only you see this.

    *Your plan*
    When my 1:1 with @ana begins, I will say whom the work helps.
    · It happened. You said when, and you did it."
  `);
  await world.at('2027-03-19T09:59');
  expect(await mira.sees()).toBe('');
});

/** Plans the nudge before Mira: what is left out is as the form has it. */
async function plans(world: World, entries: Record<string, string>): Promise<string> {
  const { mira } = world;
  await mira.clicks('Plan it');
  const texts = { 'When …': 'the stand-up begins', 'I will …': 'name one person' };
  expect(await mira.fillsAndSubmits({ ...texts, ...entries })).toEqual({});
  return mira.sees();
}

const byHand = (day: string, time: string) => ({ Day: day, Time: time });

test('not this time is met kindly, and another moment asks once more', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-15', '14:00'));
  await world.at('2027-03-15T14:00');
  await mira.sees();
  await mira.clicks('Not this time');
  expect(await mira.sees()).toContain(
    '· Not this time, and that is fine. Another moment may suit it better.\n[Another moment] [It did happen]',
  );
  await mira.clicks('Another moment');
  expect(await mira.form()).toContain('When … (optional): ‹the stand-up begins›');
  await mira.fillsAndSubmits(byHand('2027-03-16', '14:00'));
  expect(await mira.sees()).toContain('It comes back on Tuesday 16 March at 14:00, once.');
  await world.at('2027-03-16T14:00');
  expect(await mira.sees()).toContain('[It happened] [Not this time] [Another moment]');
  await world.at('2027-03-24T14:00');
  expect((await mira.looksAt()).split('[It happened]').length - 1).toBe(1);
});

test('a plan can be changed and dropped, in its message and on the Home tab', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-17', '14:00'));
  await mira.clicks('Change');
  expect(await mira.form()).toContain('Day: ‹2027-03-17›');
  await mira.fillsAndSubmits({ 'I will …': 'thank one person' });
  expect(await mira.sees()).toContain('When the stand-up begins, I will thank one person.');
  await mira.opensHome();
  await mira.clicksOnHome('Change');
  await mira.fillsAndSubmits(byHand('2027-03-18', '09:30'));
  expect(await mira.sees()).toContain('It comes back on Thursday 18 March at 9:30, once.');
  expect(await mira.homeTab()).toContain('It comes back on Thursday 18 March at 9:30, once.');
  await mira.clicksOnHome('Drop it');
  expect(await mira.homeTab()).not.toContain('the stand-up begins');
  expect(await mira.sees()).toContain('[Do it] ‹Later› [Plan it] [Not useful] [Mute]');
  await world.at('2027-03-18T17:00');
  expect(await mira.sees()).not.toContain('the stand-up begins');
});

test('what cannot be is refused in a sentence, and what was typed stays', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Plan it');
  const refused = async (entries: Record<string, string>) => mira.fillsAndSubmits(entries);
  expect(await refused({ 'I will …': 'name one person' })).toEqual({
    when: 'Say what will be happening then, such as “my 1:1 with Ana begins”.',
  });
  expect(await refused({ 'When …': 'the stand-up begins', 'I will …': 'I will.' })).toEqual({
    will: 'Name one thing that you will do.',
  });
  expect(
    await refused({ 'I will …': 'name one person', ...byHand('2027-03-14', '11:00') }),
  ).toEqual({ date: 'That day has passed. Choose today or a later one.' });
  expect(await refused(byHand('2027-03-15', '09:59'))).toEqual({
    time: 'That time has passed. Choose a later one.',
  });
  expect(await refused(byHand('2028-03-16', '10:00'))).toEqual({
    date: 'That is more than a year away. Choose a day before.',
  });
  const form = await mira.form();
  expect(form).toContain('the stand-up begins');
  expect(form).toContain('name one person');
  expect(await refused(byHand('2027-03-15', '15:00'))).toEqual({});
});

test('quiet hours are absolute: it is told when it really comes', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({
    'When …': 'I close the laptop',
    'I will …': 'write down one thing',
    ...byHand('2027-03-15', '19:00'),
  });
  expect(await mira.form()).toMatchInlineSnapshot(`
    "Planned
    When I close the laptop, I will write down one thing.
    It comes on *Tuesday 16 March at 8:00*, since I don't disturb you on Monday 15 March at 19:00.
    · Quiet hours, days off, pauses and vision time stay undisturbed, also for plans.
    [Close]"
  `);
  await mira.closes();
  expect(await mira.sees()).toContain('It comes back on Tuesday 16 March at 8:00, once.');
  await world.at('2027-03-16T08:00');
  expect(await mira.sees()).toContain('[It happened]');
});

test('a pause puts it off and its end brings it nearer; a pause without an end waits', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-16', '14:00'));
  await mira.types('/coach pause until thursday');
  expect(await mira.sees()).toContain('It comes back on Thursday 18 March at 8:00, once.');
  await mira.types('/coach resume');
  expect(await mira.sees()).toContain('It comes back on Tuesday 16 March at 14:00, once.');
  await mira.types('/coach pause');
  await mira.submits();
  expect(await mira.sees()).toContain('It comes back once your pause is over.');
  await world.at('2027-03-17T12:00');
  expect(await mira.sees()).not.toContain('[It happened]');
  await mira.types('/coach resume');
  expect(await mira.sees()).toContain('It comes back on Thursday 18 March at 8:00, once.');
  await world.at('2027-03-18T08:00');
  expect(await mira.sees()).toContain('[It happened]');

  await mira.clicks('Not this time');
  await mira.types('/coach pause');
  await mira.submits();
  await mira.clicks('Another moment');
  expect(await mira.fillsAndSubmits(byHand('2027-03-19', '14:00'))).toEqual({
    moment:
      'Nothing would come then: you are paused, or have no working days. `/coach resume` ends a pause.',
  });
});

test('while paused without an end, it is said before anything is typed', async () => {
  const { mira } = await nudged();
  await mira.types('/coach pause');
  await mira.submits();
  await mira.sees();
  await mira.clicks('Plan it');
  expect(await mira.form()).toBe('');
  expect(await mira.sees()).toContain(
    'You are paused, so a plan would not come back. `/coach resume` ends the pause.',
  );
});

test('a day off puts it off to the next working day', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-17', '14:00'));
  await mira.types('/coach off 17 March to 19 March');
  expect(await mira.looksAt()).toContain('It comes back on Monday 22 March at 8:00, once.');
});

test('a plan for vision time comes just before it, and moves along with it', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({
    'I will …': 'close the mail',
    'Bring it back': 'Tuesday 16 March at 8:45: just before my vision time',
  });
  expect(await mira.sees()).toContain('When my vision time begins, I will close the mail.');
  await mira.opensHome();
  await mira.clicksOnHome('Move the next one');
  await mira.fillsAndSubmits({ Day: '2027-03-17', From: '13:00' });
  expect(await mira.sees()).toContain('It comes back on Wednesday 17 March at 12:45, once.');
  await mira.clicks('Change');
  expect(await mira.form()).toContain('Wednesday 17 March at 12:45: just before my vision time');
  await mira.closes();
  await world.at('2027-03-17T12:45');
  expect(await mira.sees()).toContain('[It happened]');
});

test('no vision time any more: a plan for it comes when it would have been', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({
    'I will …': 'close the mail',
    'Bring it back': 'Tuesday 16 March at 8:45: just before my vision time',
  });
  await mira.sees();
  await mira.types('/coach vision');
  await mira.clicksInForm('Mute');
  await mira.closes();
  expect(await mira.sees()).toBe('');
  await world.at('2027-03-16T08:45');
  expect(await mira.sees()).toContain('[It happened]');
});

test('a plan for a check-in follows it, and comes at the kept time when nobody is asked any more', async () => {
  const world = await nudged();
  const { mira, ana } = world;
  await mira.types('/delegate @ana Retention report');
  await mira.fillsAndSubmits({
    'What does done look like?': 'The five reasons, with a number each.',
    Authority: 'Decide, tell me after',
    'Check-in': 'Thursday',
    'Check-in time': '10:00',
  });
  await world.at('2027-03-15T14:00');
  await ana.sees();
  await accepts(ana);
  await mira.clicks('Plan it');
  const checkIn = "Thursday 18 March at 15:00: ana's check-in, Retention report";
  await mira.fillsAndSubmits({ 'I will …': 'only listen', 'Bring it back': checkIn });
  expect(await mira.sees()).toContain(
    'When @ana is asked about “Retention report”, I will only listen.',
  );
  await ana.person.changesZone('America/Los_Angeles');
  await world.app.settled();
  await world.at('2027-03-18T15:00');
  expect(await mira.looksAt()).toContain('It comes back on Friday 19 March at 8:00, once.');
  await world.at('2027-03-19T08:00');
  expect(await mira.sees()).toContain('[It happened]');
});

test('what came more than two hours late asks at the next working start instead, once', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-15', '14:00'));
  await world.app.stop();
  world.clock.set(Temporal.Instant.from('2027-03-15T15:30:00Z'));
  await world.restarts();
  await world.passes({ minutes: 1 });
  expect(await mira.sees()).toContain('It comes back on Tuesday 16 March at 8:00, once.');
  await world.at('2027-03-16T08:00');
  expect(await mira.sees()).toContain('[It happened]');
});

test('a plan is an answer: three of them do not slow the pace', async () => {
  const world = await createWorld();
  const { mira } = world;
  await setUp(world);
  for (const day of ['15', '17', '19']) {
    await world.at(`2027-03-${day}T10:00`);
    await mira.sees();
    await plans(world, byHand('2027-04-20', '14:00'));
  }
  await world.at('2027-03-22T10:00');
  const next = await mira.sees();
  expect(next).toContain('[Do it]');
  expect(next).not.toContain('I come less often');
});

test("a button can't reach somebody else's plan", async () => {
  const world = await nudged();
  const { mira, otto } = world;
  await plans(world, byHand('2027-03-15', '14:00'));
  await world.at('2027-03-15T14:00');
  const question = await mira.finds('[It happened]');
  const id = JSON.stringify(question.blocks).match(/"value":"([^"]+)"/)?.[1] ?? '';
  expect(id).not.toBe('');
  await otto.types('/coach');
  await otto.submits();
  await world.at('2027-03-17T10:00', 'Australia/Lord_Howe');
  const own = await otto.finds('[Do it]');
  const stored = world.sandbox.state.messages[own.channel]?.find((m) => m.ts === own.ts);
  Object.assign(stored ?? {}, { blocks: question.blocks });
  await otto.sees();
  await otto.clicks('It happened');
  expect(await otto.sees()).toContain("(only you) I can't find that plan any more.");
  expect(id).toMatch(/^[\w-]+$/);
});

test('a plan for the morning or for a 1:1 says its When by itself', async () => {
  const world = await nudged();
  const { mira } = world;
  await mira.clicks('Plan it');
  await mira.fillsAndSubmits({
    'I will …': 'begin with why',
    'Bring it back': 'Tuesday 16 March at 8:00: my next working day starts',
  });
  expect(await mira.sees()).toContain('When my next working day starts, I will begin with why.');
  await mira.clicks('Change');
  await mira.fillsAndSubmits({
    'When …': '',
    'Bring it back': 'At my 1:1 with ana, on the day and at the time below',
    ...byHand('2027-03-18', '11:00'),
  });
  const said = await mira.sees();
  expect(said).toContain('When my 1:1 with @ana begins, I will begin with why.');
  expect(said).toContain('It comes back on Thursday 18 March at 11:00, once.');
});

describe('in words', () => {
  async function asked(): Promise<World> {
    const world = await nudged();
    await plans(world, byHand('2027-03-15', '14:00'));
    await world.at('2027-03-15T14:00');
    await world.mira.sees();
    return world;
  }

  async function replies(world: World, text: string): Promise<string> {
    const { mira } = world;
    await says(mira, text, '*Your plan*');
    await world.app.settled();
    return mira.sees();
  }

  test('a plain yes: it happened', async () => {
    const world = await asked();
    expect(await replies(world, 'Yes, I did!')).toMatchInlineSnapshot(`
      "*Say who the work helps*
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      · Your team's purpose:
        Small shops get paid the day they sell.
      · Why: Work is easier to care about when you can see whose day it makes better.
      *Planned:* When the stand-up begins, I will name one person.
      · Done, as planned. Only you see this.

      *Your plan*
      When the stand-up begins, I will name one person.
      · It happened. You said when, and you did it.
      ↳ mira: Yes, I did!
      ↳ Good. You said when, and you did it.
      ↳ [Undo]"
    `);
    expect(await rowsOf(world).selectFrom('journal').select('id').execute()).toEqual([]);
  });

  test('more than a yes is kept as what came of it, and can be taken back', async () => {
    const world = await asked();
    const { mira } = world;
    expect(await replies(world, 'The bakery in Lisbon was a surprise')).toMatchInlineSnapshot(`
      "*Say who the work helps*
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      · Your team's purpose:
        Small shops get paid the day they sell.
      · Why: Work is easier to care about when you can see whose day it makes better.
      *Planned:* When the stand-up begins, I will name one person.
      *Who it helps, and how*
      The bakery in Lisbon was a surprise
      · Done. Good, now that task has a face. Only you see this, until you share it.
      [Share it]

      *Your plan*
      When the stand-up begins, I will name one person.
      · It happened. You said when, and you did it.
      ↳ mira: The bakery in Lisbon was a surprise
      ↳ Noted. I take that as a yes: it happened.
      ↳ · Only you see this. Your words are kept in your journal.
      ↳ [Undo]"
    `);
    await mira.clicks('Undo');
    const seen = await mira.sees();
    expect(seen).toContain('Taken back. Your message stays here, and the question is open again.');
    expect(seen).toContain('[It happened] [Not this time] [Another moment]');
    expect(await rowsOf(world).selectFrom('journal').select('id').execute()).toEqual([]);
    await mira.clicks('It happened');
    expect(await mira.sees()).toContain('It happened. You said when, and you did it.');
  });

  test('a no, with its reason', async () => {
    const world = await asked();
    expect(await replies(world, 'No, Ana was ill')).toMatchInlineSnapshot(`
      "*Say who the work helps*
      Look at the next task on your board. Write one sentence on who will be glad when it is done, and why.
      · Your team's purpose:
        Small shops get paid the day they sell.
      · Why: Work is easier to care about when you can see whose day it makes better.
      *Planned:* When the stand-up begins, I will name one person.
      · Not this time, and that is fine.

      *Your plan*
      When the stand-up begins, I will name one person.
      · Not this time, and that is fine. Another moment may suit it better.
      [Another moment] [It did happen]
      ↳ mira: No, Ana was ill
      ↳ Noted. I take that as not this time, and that is fine.
      ↳ · Only you see this. Your words are kept in your journal.
      ↳ [Another moment] [Undo]"
    `);
    await world.mira.clicks('Undo');
    expect(await world.mira.sees()).toContain('[It happened] [Not this time] [Another moment]');
  });

  test('beside the thread they are offered as the answer', async () => {
    const world = await asked();
    const { mira } = world;
    await says(mira, 'It went well');
    await world.app.settled();
    expect(await mira.sees()).toContain('[That was my answer]');
    await mira.clicks('That was my answer');
    expect(await mira.sees()).toContain('I take that as a yes: it happened.');
  });
});

test('done in another way while it waits: the plan does not come', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-15', '14:00'));
  await says(mira, 'Retry failed payouts, for a bakery', '*Planned:*');
  await world.app.settled();
  expect(await mira.sees()).toContain('Done. Good, now that task has a face.');
  await mira.clicks('Undo');
  expect(await mira.sees()).toContain('It comes back on Monday 15 March at 14:00, once.');
  await says(mira, 'Retry failed payouts, for a bakery', '*Planned:*');
  await world.app.settled();
  await mira.sees();
  await world.at('2027-03-15T15:00');
  expect(await mira.sees()).toBe('');
});

test('a plan that was kept is spoken of', async () => {
  const world = await nudged();
  const { mira } = world;
  await plans(world, byHand('2027-03-15', '14:00'));
  await world.at('2027-03-15T14:00');
  await mira.clicks('It happened');
  await mira.types('/coach practice which hat');
  expect(await mira.form()).toContain(
    'You said “When the stand-up begins, I will name one person”, and it happened.',
  );
});

test('a question is no example of what one will do', async () => {
  const { mira } = await createWorld().then(async (world) => {
    await setUp(world);
    await mutesAllBut(world, 'which-hat');
    await world.at('2027-03-15T10:00');
    return world;
  });
  expect(await mira.sees()).toContain('*Which hat did you wear?*');
  await mira.clicks('Plan it');
  expect(await mira.form()).toContain('I will …: ‹ ›');
});
