import { describe, expect, test } from 'vitest';
import { digestDay } from '../../src/digest/digest.ts';
import { accepts, delegates } from '../delegations/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { postsKudos, setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** Mira is set up, and Ana has accepted on Monday; her check-in is on Wednesday at 10:00 by her clock. */
async function accepted(days = '[3]'): Promise<World> {
  const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
  await setUp(world);
  await delegates(world.mira, '@ana');
  await rowsOf(world).updateTable('delegation').set({ check_in_days: days }).execute();
  await accepts(world.ana);
  return world;
}

/** How many messages came to Mira unasked on a day. */
async function unasked(world: World, day: string): Promise<string[]> {
  const rows = await rowsOf(world)
    .selectFrom('outbox')
    .select('kind')
    .where('user_id', '=', world.mira.id)
    .where('unasked_on', '=', day)
    .where('state', '=', 'sent')
    .execute();
  return rows.map(({ kind }) => kind);
}

/** No nudge comes any more. */
async function withoutNudges(world: World): Promise<void> {
  await rowsOf(world).deleteFrom('schedule').where('kind', '=', 'nudge').execute();
}

describe('the weekly digest', () => {
  test('stands below the nudge of its day, also once that is answered', async () => {
    const world = await accepted();
    const { mira, ana, at } = world;
    await at('2027-03-17T22:00');
    await ana.clicks('No');
    await at('2027-03-19T09:59');
    await mira.sees();
    await at('2027-03-19T10:05');
    expect(await unasked(world, '2027-03-19')).toEqual(['nudge']);
    const shown = await mira.sees();
    expect(shown.slice(shown.indexOf('*Your week*'))).toMatchInlineSnapshot(`
      "*Your week*
      • @ana, “5-page Q3 retention report”: nothing in the way at 1 check-in; accepted
      [All delegations]"
    `);
    await mira.clicks('Not useful');
    expect(await mira.sees()).toContain('nothing in the way at 1 check-in');
    await at('2027-03-19T13:00');
    expect(await mira.sees()).toBe('');
  });

  test('comes by itself where nothing else does, and is silent when nothing happened', async () => {
    const world = await accepted();
    const { mira, ana, at } = world;
    await withoutNudges(world);
    await at('2027-03-17T22:00');
    await ana.clicks('Yes');
    await ana.fillsAndSubmits({ roadblock: 'No access' });
    await at('2027-03-19T09:59');
    await mira.sees();
    await at('2027-03-19T10:05');
    expect(await unasked(world, '2027-03-19')).toEqual(['digest']);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Your week*
      • @ana, “5-page Q3 retention report”: something is in the way; accepted
      [All delegations]"
    `);
    await mira.clicks('All delegations');
    expect(await mira.form()).toContain('5-page Q3 retention report');
    await mira.closes();
    await ana.clicks('Take it back');
    await at('2027-03-24T22:00');
    await ana.clicks('Done');
    await at('2027-03-26T13:00');
    await mira.clicks('It is done');
    await mira.sees();
    await withoutNudges(world);
    await at('2027-04-02T13:00');
    expect(await mira.sees()).toContain('“5-page Q3 retention report”: done');
    await at('2027-04-09T13:00');
    expect(await mira.sees()).not.toContain('Your week');
  });

  test('tells of wins, of who was thanked and of what was learned, each with a way to more', async () => {
    const world = await createWorld({ starts: '2027-03-15T14:30[Europe/Berlin]' });
    await setUp(world);
    await withoutNudges(world);
    const { mira, at } = world;
    await mira.types('/win shipped the login fix');
    await mira.clicks('Share as kudos');
    await postsKudos(mira, {
      'Who did it?': ['@ana'],
      'What did it change?': 'Nobody calls us on Mondays any more.',
    });
    await mira.types('/win a quiet Monday');
    await mira.types('/win the first invoice by itself');
    await mira.types('/coach practice Look back at a setback, without names');
    await mira.fillsAndSubmits({
      happened: 'The old address was printed',
      learned: 'Two read it, nobody checked it',
      next: 'One of us checks',
    });
    await at('2027-03-19T09:59');
    await mira.sees();
    await withoutNudges(world);
    await at('2027-03-19T10:05');
    expect(await unasked(world, '2027-03-19')).toEqual(['digest']);
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "*Your week*
      *Wins*: “the first invoice by itself”, “a quiet Monday” and 1 more  [All wins]
      *Thanked*: @ana  [Your team]
      *Learned*: “Two read it, nobody checked it”  [Journal]"
    `);
    await mira.clicks('All wins');
    expect(await mira.form()).toContain('a quiet Monday');
    await mira.closes();
    await mira.clicks('Your team');
    expect(await mira.form()).toContain('shipped the login fix');
    await mira.closes();
    await mira.clicks('Journal');
    expect(await mira.form()).toContain('Two read it');
    await mira.closes();
    await withoutNudges(world);
    await at('2027-03-26T13:00');
    expect(await mira.sees()).not.toContain('Your week');
  });

  test('is not below the messages of other days', async () => {
    const world = await accepted();
    const { mira, at } = world;
    await at('2027-03-18T13:00');
    expect(await mira.looksAt()).not.toContain('Your week');
  });

  test('does not come while its reader pauses', async () => {
    const world = await accepted();
    const { mira, at } = world;
    await mira.types('/coach pause until 2 May');
    await mira.sees();
    await at('2027-03-19T13:00');
    expect(await mira.looksAt()).not.toContain('Your week');
  });

  test('tells of the week before as well whose own day was off', async () => {
    const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
    await setUp(world);
    const { mira, at } = world;
    await mira.types('/coach off 19 March');
    await mira.types('/win shipped the login fix');
    await at('2027-03-26T09:59');
    expect(await mira.sees()).not.toContain('Your week');
    await mira.types('/win the first quiet Monday');
    await at('2027-03-26T12:00');
    const shown = await mira.sees();
    expect(shown).toContain('*Your weeks since Friday 12 March*');
    expect(shown).toContain('*Wins*: “the first quiet Monday” and “shipped the login fix”');
    await at('2027-04-01T12:00');
    await mira.types('/win and a third one');
    await at('2027-04-02T12:00');
    const later = await mira.sees();
    expect(later).toContain('*Your week*');
    expect(later).toContain('*Wins*: “and a third one”  ');
  });

  test('looks back four weeks at most, and not before its reader began', async () => {
    const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
    await setUp(world);
    const { mira, at } = world;
    await mira.types('/win the first one');
    await mira.types('/coach pause until 1 May');
    await at('2027-04-12T13:00');
    await mira.types('/win the second one');
    await at('2027-05-07T09:59');
    expect(await mira.sees()).not.toContain('Your week');
    await at('2027-05-07T12:00');
    const shown = await mira.sees();
    expect(shown).toContain('*Your weeks since Friday 9 April*');
    expect(shown).toContain('the second one');
    expect(shown).not.toContain('the first one');
  });

  test('names daily check-ins after two weeks, and makes them weekly by one tap', async () => {
    const world = await accepted('[1,2,3,4,5]');
    const { mira, ana, at } = world;
    await withoutNudges(world);
    await at('2027-03-26T13:00');
    expect(await mira.looksAt()).not.toContain('Make it weekly');
    await withoutNudges(world);
    await at('2027-04-02T13:00');
    expect(await mira.looksAt()).toContain('For two weeks I have asked about @ana');
    await at('2027-04-02T16:00');
    await ana.sees();
    await mira.clicks('Make it weekly');
    expect(await mira.sees()).toContain('every Wednesday at 10:00 now.');
    expect(await ana.sees()).toContain('@mira changed “5-page Q3 retention report”');
    await mira.clicks('Make it weekly');
    expect(await ana.sees()).toBe('');
  });
});

test.each([
  [[1, 2, 3, 4, 5], 5],
  [[1, 2, 3, 4], 4],
  [[7, 1, 2, 3, 4], 4],
  [[6, 7], 7],
] as const)('the day of working days %j is %i', (workingDays, day) => {
  expect(digestDay({ workingDays })).toBe(day);
});
