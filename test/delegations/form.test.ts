import { describe, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';
import { accepts, report } from './some.ts';

/** What is in a field of the open form; null for nothing. */
async function held({ mira }: World, key: string): Promise<unknown> {
  const open = await mira.person.view();
  const [only] = Object.values(open?.values[key] ?? {});
  if (!only) throw new Error(`the form has no field ${key}`);
  const { type: _, ...content } = only;
  const [value] = Object.values(content);
  return value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
}

describe('what is typed after /delegate fills the form', () => {
  test('people in the outcome and in the limit stand there by their names', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @ana Party with @bo, up to $500 for @bo');
    expect([await held(world, 'outcome'), await held(world, 'limit')]).toEqual([
      'Party with @bo',
      'up to $500 for @bo',
    ]);
  });

  test('two people are nobody yet, and the form says why', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @ana and @bo clear the garage by Friday 3pm');
    const form = await mira.form();
    expect(form).toContain('Outcome: ‹@ana and @bo clear the garage›');
    expect(form).toContain('“@ana and @bo” are two');
    expect(form).toContain('Who: ‹ ›');
  });

  test('person, outcome, when it is due, and a limit', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types(
      '/delegate @ana 5-page Q3 retention report by Friday 3pm, can spend up to $500',
    );
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Delegate
      Who: ‹ana›
      Outcome: ‹5-page Q3 retention report›
      · What will be there in the end? How they get there is theirs.
      What does done look like?: ‹Three causes with numbers, and one proposal that we could start next week›
      · How will you both see that it is done?
      Authority: ‹ ›
      Limit (optional): ‹can spend up to $500›
      · How far do they go without asking you? A limit is optional: “up to $500”, “not the API”.
      Check-in: ‹Tuesday›
      Check-in time (optional): ‹10:00›
        · By their clock, wherever they are.
      · I ask them whether anything is in the way, and nothing else. You hear of it when something is.
      Due (optional): ‹2027-03-19›
      Due time (optional): ‹15:00›
      · A time is by your clock. Without one it is the whole day.
      · Only you and the person you choose see what you write here. A line with 💡 is for you alone. They can accept or decline.
      [Ask them] [Cancel]"
    `);
    expect(
      await mira.fillsAndSubmits({
        'What does done look like?': 'Three causes',
        Authority: 'It is yours',
      }),
    ).toEqual({});
    await world.at('2027-03-15T15:00');
    const read = await world.ana.looksAt();
    expect(read).toContain('5-page Q3 retention report');
    expect(read).not.toContain('by Friday');
  });

  test('the level of authority; its meaning stands in the menu', async () => {
    const world = await createWorld();
    await world.mira.types('/delegate @ana 5-page report, recommend, I decide');
    expect(await held(world, 'authority')).toBe('recommend');
    expect(await held(world, 'outcome')).toBe('5-page report');
    const form = JSON.stringify(await world.mira.person.view());
    expect(form).toContain('They say what they would do and why. You choose.');
  });

  test('a date of the past is filled in and refused, and everything stays', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo 5-page report by last Friday');
    expect(await held(world, 'due')).toBe('2027-03-12');
    const { Outcome: _, ...rest } = report;
    expect(await mira.fillsAndSubmits(rest)).toEqual({
      due: 'That day is over for bo. Choose Monday 15 March or later.',
    });
    expect(await held(world, 'outcome')).toBe('5-page report');
    expect(await mira.fillsAndSubmits({ Due: '2027-03-19', 'Due time': '15:00' })).toEqual({});
  });

  test('a time that is over is refused', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate @bo');
    const due = { Due: '2027-03-15', 'Due time': '08:00' };
    expect(await mira.fillsAndSubmits({ ...report, ...due })).toEqual({
      due: '8:00 on Monday 15 March is over. Choose a later time or day.',
    });
  });

  test('loses nothing of a limit that is too long', async () => {
    const { mira } = await createWorld();
    const words = Array.from({ length: 60 }, (_, n) => `w${n}`).join(' ');
    await mira.types(`/delegate @ana report, up to $500 for ${words}`);
    const form = await mira.form();
    for (const word of words.split(' ')) expect(form).toContain(word);
  });
});

describe('a date that may mean two days', () => {
  test('is asked at the top, and what is chosen is when it is due', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await mira.types('/delegate @bo 5-page report by next Friday at 3pm');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Delegate
      “by next Friday at 3pm”: which one do you mean?:
        ○ Friday 19 March at 15:00
        ○ Friday 26 March at 15:00
        ○ Another day
      · This can be read in more than one way, so I ask. A time is by your clock.
      Who: ‹bo›
      Outcome: ‹5-page report›
      · What will be there in the end? How they get there is theirs.
      What does done look like?: ‹Three causes with numbers, and one proposal that we could start next week›
      · How will you both see that it is done?
      Authority: ‹ ›
      Limit (optional): ‹up to $500, not the API›
      · How far do they go without asking you? A limit is optional: “up to $500”, “not the API”.
      Check-in: ‹Tuesday›
      Check-in time (optional): ‹10:00›
        · By their clock, wherever they are.
      · I ask them whether anything is in the way, and nothing else. You hear of it when something is.
      · Only you and the person you choose see what you write here. A line with 💡 is for you alone. They can accept or decline.
      [Ask them] [Cancel]"
    `);
    const { Outcome: _, ...rest } = report;
    await mira.fills(rest);
    expect(await mira.submits()).toEqual({ which_due: 'Please complete this required field.' });
    await mira.clicksInForm('Friday 26 March at 15:00');
    expect(await mira.submits()).toEqual({});
    await mira.types('/delegate list');
    expect(await mira.form()).toContain('26 March');
    expect(await bo.looksAt()).toContain('26 March');
  });

  test('may be another day, in fields of its own', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await mira.types('/delegate @bo 5-page report by next Friday');
    const { Outcome: _, ...rest } = report;
    await mira.fills(rest);
    await mira.clicksInForm('Another day');
    expect(await mira.submits()).toEqual({ which_due: 'Choose the day below.' });
    await mira.fills({ Due: '2027-04-01', 'Due time': '09:00' });
    await mira.clicksInForm('Friday 19 March');
    expect(await mira.form()).not.toContain('Due time');
    expect(await mira.form()).toContain('Three causes with numbers');
    await mira.clicksInForm('Another day');
    expect(await mira.fillsAndSubmits({ Due: '2027-04-02' })).toEqual({});
    expect(await bo.looksAt()).toContain('2 April');
  });

  test('a reading of the past is refused below the question', async () => {
    const { mira } = await createWorld();
    await mira.types('/delegate @bo 5-page report by 1 March');
    const { Outcome: _, ...rest } = report;
    await mira.fills(rest);
    await mira.clicksInForm('Monday 1 March');
    expect(await mira.submits()).toEqual({
      which_due: 'That day is over for bo. Choose Monday 15 March or later.',
    });
    expect(await mira.form()).toContain('Three causes with numbers');
  });

  test('two dates are asked, and both stay in the outcome', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo Agenda by 19 March, minutes by 26 March');
    const form = await mira.form();
    expect(form).toContain('when is it due?');
    expect(form).toContain('Friday 19 March');
    expect(form).toContain('Friday 26 March');
    expect(await held(world, 'outcome')).toBe('Agenda by 19 March, minutes by 26 March');
  });
});

describe('check-ins', () => {
  test('can be on every working day of the delegate', async () => {
    const { mira, bo, at } = await createWorld();
    await mira.types('/delegate @bo');
    await mira.fillsAndSubmits({ ...report, 'Check-in': 'Every working day' });
    expect(await bo.looksAt()).toContain('every working day at 10:00');
    await accepts(bo);
    await bo.sees();
    for (const day of ['17', '18', '19']) {
      await at(`2027-03-${day}T12:00`);
      expect(await bo.sees()).toContain('5-page Q3 retention report');
    }
    await at('2027-03-21T12:00');
    expect(await bo.sees()).toBe('');
  });
});
