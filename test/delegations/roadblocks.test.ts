import { describe, expect, test } from 'vitest';
import { readCheckIn } from '../../src/delegations/check-in.store.ts';
import { readDelegation } from '../../src/delegations/delegation.store.ts';
import { reportNothing } from '../../src/delegations/delegation.steps.ts';
import { reportRoadblock } from '../../src/delegations/roadblock.steps.ts';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import { rowsOf } from '../slack/rows.ts';
import { accepts, delegates } from './some.ts';

const india = 'Asia/Kolkata';

/** Bo in Kolkata has accepted on a Friday; his check-in is on Tuesday at 10:00, 5:30 in Berlin. */
async function accepted(): Promise<World> {
  const world = await createWorld({ starts: '2027-03-12T08:30[Europe/Berlin]' });
  await delegates(world.mira, '@bo');
  await accepts(world.bo);
  await world.bo.sees();
  await world.mira.sees();
  return world;
}

/** Bo tells of a roadblock while Mira is at work. */
async function told(): Promise<World> {
  const world = await accepted();
  await world.at('2027-03-16T14:00', india);
  await world.bo.clicks('Yes');
  await world.bo.fillsAndSubmits({
    roadblock: 'No access to billing',
    need: 'A word with Finance',
  });
  return world;
}

describe('a roadblock', () => {
  test('says what is in the way and what is needed, and the manager can answer', async () => {
    const { mira, bo } = await told();
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "You told @mira what is in the way.
      · “5-page Q3 retention report”
      *You wrote*
      No access to billing
      *What you need*
      A word with Finance
      [It is out of the way]"
    `);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "Something is in the way of @bo: “5-page Q3 retention report”.
      *What is in the way*
      No access to billing
      *What they need*
      A word with Finance
      [Answer]
      · It stays theirs. Your part is to clear the way."
    `);
    await mira.clicks('Answer');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Clear the way
      “5-page Q3 retention report”
      *What is in the way*
      No access to billing
      *What they need*
      A word with Finance
      Your answer: ‹I asked Finance: you have access from noon on.›
      · Only @bo reads this, under their check-in.
      [Send] [Cancel]"
    `);
    await mira.fillsAndSubmits({ answer: 'You have access from noon on. <!here>' });
    expect(await mira.looksAt()).toContain('You answered: “You have access from noon on.');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "↳ @mira answers about what is in the way of “5-page Q3 retention report”.
      ↳ *They write*
      ↳ You have access from noon on. <!here>"
    `);
  });

  test('is answered once when the form is delivered twice, and again by a second form', async () => {
    const world = await told();
    const { mira, bo, sandbox } = world;
    await mira.clicks('Answer');
    sandbox.faults.redeliver(2);
    await mira.fillsAndSubmits({ answer: 'From noon on.' });
    sandbox.faults.redeliver(1);
    expect((await bo.looksAt()).split('From noon on.').length).toBe(2);
    await mira.clicks('Write again');
    await mira.fillsAndSubmits({ answer: 'From one on, sorry.' });
    expect(await bo.looksAt()).toContain('From one on, sorry.');
    const events = await rowsOf(world)
      .selectFrom('delegation_event')
      .select(['act', 'words'])
      .where('act', '=', 'write')
      .orderBy('id')
      .execute();
    expect(events.map(({ words }) => words)).toEqual(['From noon on.', 'From one on, sorry.']);
  });

  test('is answered in words, after a Yes', async () => {
    const { mira, bo } = await told();
    await says(mira, 'Finance is on it', 'Something is in the way');
    expect(await mira.looksAt()).toContain('Shall I give @bo what you wrote here?');
    expect(await bo.looksAt()).not.toContain('Finance is on it');
    await mira.clicks('Yes, send it');
    expect(await mira.looksAt()).toContain('@bo reads it under their check-in.');
    expect(await bo.looksAt()).toContain('Finance is on it');
  });

  test('that is gone is said to the manager, once', async () => {
    const { mira, bo } = await told();
    await mira.sees();
    await bo.clicks('It is out of the way');
    expect(await bo.looksAt()).toContain('it is gone');
    expect(await bo.looksAt()).not.toContain('[It is out of the way]');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "@bo says that this is out of the way: “5-page Q3 retention report”.
      *What was in the way*
      No access to billing
      *What they need*
      A word with Finance
      ↳ @bo says that it is out of the way: “5-page Q3 retention report”.
      ↳ · There is nothing left for you to clear."
    `);
    expect(await mira.looksAt()).not.toContain('[Answer]');
  });

  test('told while the manager sleeps says when they read it, and can be taken back until then', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T10:00', india);
    await bo.clicks('Yes');
    await bo.fillsAndSubmits({ roadblock: 'No access to billing' });
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "@mira reads what is in the way on Tuesday 16 March at 8:00, their time.
      · “5-page Q3 retention report”
      *You wrote*
      No access to billing
      [Take it back]"
    `);
    await bo.clicks('Take it back');
    expect(await bo.looksAt()).toContain('[No] [Yes] [Done]');
    await at('2027-03-16T12:00');
    expect(await mira.sees()).toBe('');
    await bo.clicks('Yes');
    await bo.fillsAndSubmits({ roadblock: 'No access to the log' });
    expect(await mira.sees()).toContain('No access to the log');
  });

  test('that was read meanwhile is not taken back but gone', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T10:00', india);
    await bo.clicks('Yes');
    await bo.fillsAndSubmits({ roadblock: 'No access to billing' });
    await at('2027-03-16T12:00');
    expect(await mira.sees()).toContain('No access to billing');
    await bo.clicks('Take it back');
    expect(await bo.looksAt()).toContain('it is gone');
    expect(await mira.looksAt()).toContain('says that it is out of the way');
  });

  test('whose answer comes too late keeps the form', async () => {
    const { mira, bo } = await told();
    await mira.clicks('Answer');
    await bo.clicks('It is out of the way');
    expect(await mira.fillsAndSubmits({ answer: 'From noon on.' })).toEqual({
      answer: 'This is not in the way any more. Copy your text if you still need it.',
    });
    expect(await bo.looksAt()).not.toContain('From noon on.');
  });

  test('stands in the history with its answer and its end, unless it was taken back unread', async () => {
    const { mira, bo, at } = await told();
    await mira.clicks('Answer');
    await mira.fillsAndSubmits({ answer: 'You have it from noon on.' });
    await bo.clicks('It is out of the way');
    await at('2027-03-23T10:00', india);
    await bo.clicks('Yes');
    await bo.fillsAndSubmits({ roadblock: 'No access to the log' });
    await bo.clicks('Take it back');
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    const [, history] = (await mira.form()).split('What you two did\n');
    expect(history).toMatchInlineSnapshot(`
      "Friday 12 March at 8:30 · @mira asked @bo
      Friday 12 March at 8:30 · @bo accepted, in their words:
      > They know in five pages why shops leave
      Tuesday 16 March at 9:30 · @bo told what is in the way:
      > No access to billing
      > A word with Finance
      Tuesday 16 March at 9:30 · @mira wrote:
      > You have it from noon on.
      Tuesday 16 March at 9:30 · @bo said that it is out of the way
      · Only the two of you see this.
      [Close]"
    `);
  });

  test('of what was taken back at the same second is told to nobody, nor kept', async () => {
    const world = await accepted();
    const { mira, bo, at, clock } = world;
    await at('2027-03-16T14:00', india);
    const db = rowsOf(world);
    const row = await db.selectFrom('check_in').selectAll().executeTakeFirstOrThrow();
    const read = await readDelegation(db, row.workspace_id, bo.person.id, row.delegation_id);
    const checkIn = await readCheckIn(db, row.workspace_id, bo.person.id, row.id);
    if (!read || !checkIn) throw new Error('nothing was asked');
    await mira.types('/delegate list');
    await mira.clicksInForm('Take back');
    const told = { roadblock: 'No access to billing', need: '', readFrom: null };
    await db.transaction().execute(async (tx) => {
      expect(await reportRoadblock(tx, read, checkIn, told, clock.now())).toBe(false);
      expect(await reportNothing(tx, read, checkIn, clock.now())).toBe(false);
    });
    await world.passes({ hours: 1 });
    expect(await mira.sees()).not.toContain('No access to billing');
  });

  test('whose work is with somebody else by now has no answer any more, and says why', async () => {
    const { mira, bo } = await told();
    await mira.clicks('Answer');
    await mira.closes();
    await mira.types('/delegate list');
    await mira.clicksInForm('More');
    await mira.clicksInForm('Hand over');
    await mira.fillsAndSubmits({ Who: '@ana' });
    await mira.closes();
    await bo.sees();
    await mira.clicks('Answer');
    expect(await mira.form()).not.toContain('Clear the way');
    const seen = await mira.sees();
    expect(seen).toContain('You gave this to somebody else on Tuesday 16 March at 9:30.');
    expect(seen).not.toContain('[Answer]');
    expect(await bo.sees()).toBe('');
  });

  test('is nobody else’s to answer or to take back', async () => {
    const world = await told();
    const db = rowsOf(world);
    const { id, workspace_id: workspace } = await db
      .selectFrom('check_in')
      .selectAll()
      .executeTakeFirstOrThrow();
    const { mira, bo, ana } = world;
    expect(await readCheckIn(db, workspace, mira.id, id, 'manager')).not.toBe(null);
    expect(await readCheckIn(db, workspace, bo.id, id)).not.toBe(null);
    for (const other of [bo, ana]) {
      expect(await readCheckIn(db, workspace, other.id, id, 'manager')).toBe(null);
    }
    for (const other of [mira, ana]) {
      expect(await readCheckIn(db, workspace, other.id, id)).toBe(null);
    }
  });
});

describe('check-ins without an answer', () => {
  test('are shown to the manager after the second in a row, once, at the next start of their day', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-17T12:00');
    expect(await mira.sees()).toBe('');
    await at('2027-03-24T07:59');
    expect(await mira.sees()).toBe('');
    await at('2027-03-24T08:00');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "The last two check-ins with @bo had no answer: “5-page Q3 retention report”.
      [Write]
      · That says nothing about the work. A word with them tells more than a third check-in."
    `);
    await at('2027-04-07T12:00');
    expect(await mira.sees()).not.toContain('had no answer');
    expect(await bo.sees()).toContain('Any roadblock');
  });

  test('that are answered late, or in between, are nothing to tell', async () => {
    const { mira, bo, at } = await accepted();
    await at('2027-03-16T14:00', india);
    await at('2027-03-23T14:00', india);
    await bo.clicks('No');
    await at('2027-03-31T12:00');
    expect(await mira.sees()).not.toContain('had no answer');
  });

  test.each(['No', 'Yes', 'Done'])(
    'are nothing to tell when a %s comes before the day of the manager starts',
    async (answer) => {
      const { mira, bo, at } = await accepted();
      await at('2027-03-24T09:00', india);
      await bo.clicks(answer);
      if (answer === 'Yes') await bo.fillsAndSubmits({ roadblock: 'No access to billing' });
      await at('2027-03-24T08:30');
      expect(await mira.sees()).not.toContain('had no answer');
    },
  );
});

describe('check-ins on several days', () => {
  test('come on each of them', async () => {
    const world = await createWorld({ starts: '2027-03-12T08:30[Europe/Berlin]' });
    await delegates(world.mira, '@bo');
    await rowsOf(world).updateTable('delegation').set({ check_in_days: '[1,3,5]' }).execute();
    const { bo, at } = world;
    await accepts(bo);
    await bo.sees();
    for (const day of ['2027-03-15', '2027-03-17', '2027-03-19', '2027-03-22']) {
      await at(`${day}T09:59`, india);
      expect(await bo.sees()).toBe('');
      await at(`${day}T10:00`, india);
      expect(await bo.sees()).toContain('Any roadblock');
    }
  });
});
