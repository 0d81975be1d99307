import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { says } from '../talk/says.ts';
import { accepted, accepts, delegates } from './some.ts';

describe('the due date', () => {
  test('that is over is said to both once, in the morning where they are', async () => {
    const { mira, bo, at } = await accepted({ Due: '2027-03-17', 'Check-in': 'No check-in' });
    await at('2027-03-18T07:59', 'Asia/Kolkata');
    expect(await bo.sees()).toBe('');
    await at('2027-03-18T08:00', 'Asia/Kolkata');
    expect(await bo.sees()).toMatchInlineSnapshot(`
      "“5-page Q3 retention report” was due Wednesday 17 March; a line to @mira about a new date helps both of you. I say this once.
      [Write] [Hand in]"
    `);
    expect(await mira.sees()).toBe('');
    await at('2027-03-18T08:00', 'Europe/Berlin');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "“5-page Q3 retention report” was due Wednesday 17 March; @bo has it. I say this once.
      [Write] [Change it]"
    `);
    await says(bo, 'Monday, if the numbers come.', 'was due');
    await bo.clicks('Send it');
    expect(await mira.sees()).toContain('Monday, if the numbers come.');
    await bo.sees();
    await at('2027-03-25T08:00', 'Europe/Berlin');
    expect([await bo.sees(), await mira.sees()]).toEqual(['', '']);
  });

  describe('of two pieces of work', () => {
    /** Bo has two of Mira's, due on a Friday and on the Saturday after it. */
    async function two(): Promise<World> {
      const world = await createWorld();
      for (const [outcome, due] of [
        ['The talk', '2027-03-19'],
        ['The list', '2027-03-20'],
      ] as const) {
        const given = { Outcome: outcome, Due: due, 'Check-in': 'No check-in' };
        await delegates(world.mira, '@bo', given);
        await world.mira.closes();
        await accepts(world.bo);
      }
      for (const who of [world.bo, world.mira]) await who.sees();
      return world;
    }

    test('that are over by the same morning is said in one message', async () => {
      const { mira, bo, at } = await two();
      await at('2027-03-22T12:00', 'Europe/Berlin');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "*These are past their dates.* I say this once.
        “The talk” was due Friday 19 March; @bo has it.
        [Write] [Change it]
        “The list” was due Saturday 20 March; @bo has it.
        [Write] [Change it]"
      `);
      expect(await bo.sees()).toMatchInlineSnapshot(`
        "*These are past their dates.* I say this once.
        “The talk” was due Friday 19 March; a line to @mira about a new date helps both of you.
        [Write] [Hand in]
        “The list” was due Saturday 20 March; a line to @mira about a new date helps both of you.
        [Write] [Hand in]"
      `);
      await says(mira, 'Is Monday enough?', 'These are past');
      expect(await mira.sees()).toMatchInlineSnapshot(`
        "↳ mira: Is Monday enough?
        ↳ More than one piece of work is named above, so I can't tell which you mean. Press the Write button of the one. Nobody was told."
      `);
    });

    test('leaves out what is handed in before anybody read of it', async () => {
      const { mira, bo, at } = await two();
      await at('2027-03-21T12:00', 'Europe/Berlin');
      await bo.clicks('Hand in');
      await bo.submits();
      await at('2027-03-22T12:00', 'Europe/Berlin');
      const seen = await mira.sees();
      expect(seen).toContain('@bo is done with “The list”');
      expect(seen).toContain('“The talk” was due Friday 19 March; @bo has it. I say this once.');
      expect(await bo.sees()).toContain('“The talk” was due');
      await says(mira, 'Is Monday enough?', '“The talk” was due');
      expect(await mira.sees()).toContain('[Send it]');
      for (const who of [mira, bo]) expect(await who.looksAt()).not.toContain('“The list” was due');
    });
  });

  test('is said once what was handed in before the morning comes back', async () => {
    const { mira, bo, at } = await accepted({ Due: '2027-03-19', 'Check-in': 'No check-in' });
    await at('2027-03-21T12:00', 'Europe/Berlin');
    await bo.clicks('Hand in');
    await bo.submits();
    await at('2027-03-22T12:00', 'Europe/Berlin');
    for (const who of [mira, bo]) expect(await who.sees()).not.toContain('was due');
    await mira.clicks('Something is missing');
    await mira.fillsAndSubmits({ missing: 'The third cause' });
    await at('2027-03-22T13:00', 'Europe/Berlin');
    for (const who of [mira, bo]) expect(await who.sees()).toContain('was due Friday 19 March');
    await bo.clicks('Hand in');
    await bo.submits();
    await mira.clicks('Something is missing');
    await mira.fillsAndSubmits({ missing: 'The second cause' });
    await at('2027-03-24T12:00', 'Europe/Berlin');
    for (const who of [mira, bo]) expect(await who.sees()).not.toContain('was due');
  });

  test('is not spoken of once it is done, nor before a new date that was agreed on', async () => {
    const { mira, bo, at } = await accepted({ Due: '2027-03-17', 'Check-in': 'No check-in' });
    await mira.clicks('Mend it');
    await mira.fillsAndSubmits({ Due: '2027-03-19' });
    await bo.clicks('Confirm');
    for (const who of [mira, bo]) await who.sees();
    await at('2027-03-19T17:00', 'Europe/Berlin');
    expect([await bo.sees(), await mira.sees()]).toEqual(['', '']);
    await bo.clicks('Hand in');
    await bo.submits();
    await mira.clicks('It is done');
    await at('2027-03-23T12:00', 'Europe/Berlin');
    for (const who of [mira, bo]) expect(await who.sees()).not.toContain('was due');
  });

  test('is said again when there is a new one', async () => {
    const { mira, bo, at } = await accepted({ Due: '2027-03-17', 'Check-in': 'No check-in' });
    await at('2027-03-18T12:00', 'Europe/Berlin');
    for (const who of [mira, bo]) expect(await who.sees()).toContain('was due');
    await mira.clicks('Change it');
    await mira.fillsAndSubmits({ Due: '2027-03-19' });
    await bo.clicks('Confirm');
    for (const who of [mira, bo]) await who.sees();
    await at('2027-03-22T12:00', 'Europe/Berlin');
    for (const who of [mira, bo]) expect(await who.sees()).toContain('was due Friday 19 March');
  });
});
