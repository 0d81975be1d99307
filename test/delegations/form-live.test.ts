import BetterSqlite3 from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/index.ts';
import { besideForm } from '../../src/delegations/writing.ts';
import { createWorld, type World } from '../support/world.ts';
import { report } from './some.ts';

const pause = { milliseconds: 700 };

/** What the coach says in the open form; [] for nothing. */
async function remarks({ mira }: World): Promise<string[]> {
  return (await mira.form()).split('\n').filter((line) => line.includes(':bulb:'));
}

/** How often the form was drawn anew. */
function updates({ sandbox }: World): number {
  return sandbox.traffic.filter(({ what }) => what === 'views.update').length;
}

async function typed({ mira }: World, key: string): Promise<unknown> {
  const open = await mira.person.view();
  return Object.values(open?.values[key] ?? {})[0]?.['value'];
}

describe('the coach reads as it is typed', () => {
  test('and speaks when nobody has typed for a while, not before', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @ana');
    await mira.person.typesInto('Outcome', 'Handle', ' the', ' website');
    await world.passes({ milliseconds: 699 });
    expect(await remarks(world)).toEqual([]);
    await world.passes({ milliseconds: 1 });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Delegate
      Who: ‹ana›
      Outcome: ‹Handle the website›
      · :bulb: “Handle” says what to do, and not yet what will be there. Finish this sentence: “For the website, there is … in the end.” A list, a decision, something that works.
      What does done look like?: ‹Three causes with numbers, and one proposal that we could start next week›
      · How will you both see that it is done?
      Authority: ‹ ›
      Limit (optional): ‹up to $500, not the API›
      · How far do they go without asking you? A limit is optional: “up to $500”, “not the API”.
      Check-in: ‹Tuesday›
      Check-in time (optional): ‹10:00›
        · By their clock, wherever they are.
      · I ask them whether anything is in the way, and nothing else. You hear of it when something is.
      Due (optional): ‹No date›
      Due time (optional): ‹ ›
      · A time is by your clock. Without one it is the whole day.
      · Only you and the person you choose see what you write here. A line with 💡 is for you alone. They can accept or decline.
      [Ask them] [Cancel]"
    `);
    expect(updates(world)).toBe(1);
  });

  test('only when what it says changes', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @ana Handle the website');
    expect(await remarks(world)).toHaveLength(1);
    await mira.person.typesInto('Outcome', 'Handle the websites');
    await world.passes(pause);
    const before = updates(world);
    await mira.person.typesInto('Limit', 'up to $50', '0');
    await world.passes(pause);
    expect(updates(world)).toBe(before);
    await mira.person.typesInto('Outcome', 'A list of what is wrong with the website');
    await world.passes(pause);
    expect(await remarks(world)).toEqual([]);
  });

  test('never takes away what is typed while it speaks', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @ana');
    await mira.person.typesInto('Outcome', 'Handle the website');
    const speaks = world.passes(pause);
    const batches = ' for the shops in Spain'.split('');
    await mira.person.typesInto('What does done look like?', 'F', 'ive', ' pages');
    await mira.person.typesInto('Outcome', 'Handle the website', ...batches);
    await speaks;
    await world.passes(pause);
    await world.passes(pause);
    expect(await typed(world, 'outcome')).toBe('Handle the website for the shops in Spain');
    expect(await typed(world, 'done')).toBe('Five pages');
  });

  test('in any order, so that at rest the form holds all that was typed and what there is to say of it', async () => {
    const world = await createWorld();
    const { mira } = world;
    const words = fc.constantFrom('Handle', ' the website', ' ASAP', ' and', ' A list of ten', '?');
    const typing = fc.record({
      field: fc.constantFrom('outcome', 'done', 'limit'),
      batches: fc.array(words, { minLength: 1, maxLength: 4 }),
    });
    const doings = fc.array(fc.oneof(typing, fc.constantFrom(1, 350, 700)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(doings, async (all) => {
        await mira.types('/delegate');
        const expected: Record<string, string> = { outcome: '', done: '', limit: '' };
        let passing = Promise.resolve();
        for (const one of all) {
          if (typeof one === 'number') {
            passing = passing.then(() => world.passes({ milliseconds: one }));
          } else {
            expected[one.field] = one.batches.join('');
            await mira.person.typesInto(one.field, ...one.batches);
          }
        }
        await passing;
        await world.passes(pause);
        for (const [key, text] of Object.entries(expected)) {
          expect((await typed(world, key)) ?? '').toBe(text);
          expected[key] = text.trim();
        }
        const desk = { now: world.clock.now(), zone: 'Europe/Berlin' };
        const beside = besideForm({ ...expected, check_in: '2' }, null, desk);
        expect(await remarks(world)).toEqual(beside ? [expect.stringContaining(beside.says)] : []);
        await mira.closes();
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('also when Slack says that the form has changed meanwhile', async () => {
    const world = await createWorld();
    const { mira, sandbox } = world;
    await mira.types('/delegate @ana');
    sandbox.faults.next('views.update', effects.error('hash_conflict'));
    await mira.person.typesInto('Outcome', 'Handle the website');
    await world.passes(pause);
    expect(await remarks(world)).toHaveLength(1);
    sandbox.faults.next('views.update', effects.error('hash_conflict'), { times: 2 });
    await mira.person.typesInto('Outcome', 'A list of what is wrong with the website');
    await world.passes(pause);
    expect(await remarks(world)).toHaveLength(1);
    await mira.person.typesInto('Outcome', 'A list of all that is wrong with the website');
    await world.passes(pause);
    expect(await remarks(world)).toEqual([]);
  });

  test('says one thing at a time, the weightiest, and more once it could be sent', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo');
    await mira.fills({ ...report, 'Check-in': 'Every working day', Due: '2027-03-26' });
    await world.passes(pause);
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: Who is going to read the report? That decides how long and how deep it is. Add them: “report for …”, or what it will be used for.",
      ]
    `);
    await mira.person.typesInto('Outcome', 'Handle the website');
    await mira.person.typesInto('What does done look like?', 'It is better');
    await world.passes(pause);
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: “Handle” says what to do, and not yet what will be there. Finish this sentence: “For the website, there is … in the end.” A list, a decision, something that works.",
      ]
    `);
  });

  test('a choice is answered at once', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo');
    await mira.fills({ ...report, Outcome: '5-page Q3 retention report for the board' });
    await world.passes(pause);
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: There is no date yet. Choose a day, such as Friday 26 March. It can be moved when you both agree.",
      ]
    `);
    await mira.fills({ Due: '2027-03-26' });
    expect(await remarks(world)).toEqual([]);
  });

  test('daily check-ins on a task of more than a week are close company', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo');
    await mira.fills({ Outcome: 'The room is booked', Due: '2027-03-26' });
    expect(await remarks(world)).toEqual([]);
    await mira.fills({ 'Check-in': 'Every working day' });
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: A question every day for 11 days can feel like a hand on the shoulder. Once a week is mostly enough. They can come to you in between.",
      ]
    `);
    await mira.fills({ 'Check-in': 'Thursday' });
    expect(await remarks(world)).toEqual([]);
  });

  test('never holds up what is sent, and says nothing after', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo');
    await mira.fills({ ...report, Outcome: 'Handle the website' });
    expect(await mira.submits()).toEqual({});
    const sent = await mira.form();
    await world.passes(pause);
    expect(await mira.form()).toBe(sent);
  });

  test('what could be clearer still is said once more when it is sent, and can be changed', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await mira.types('/delegate @bo');
    await mira.fillsAndSubmits({ ...report, Outcome: 'Handle the website' });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "On its way
      “Handle the website”
      @bo gets it now.
      · You hear from me when they answer. \`/delegate list\` shows where everything stands.
      ———
      :bulb: There is no date yet. Choose a day, such as Friday 26 March. It can be moved when you both agree.
      [Change it]
      [Done]"
    `);
    await mira.clicksInForm('Change it');
    await mira.fillsAndSubmits({ Outcome: 'A list of what is wrong with the website' });
    expect(await mira.form()).toContain('A list of what is wrong with the website');
    expect(await bo.looksAt()).toContain('A list of what is wrong with the website');
  });

  test('a form that was closed is left alone', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo');
    await mira.person.typesInto('Outcome', 'Handle the website');
    await mira.closes();
    await world.passes(pause);
    expect(await mira.form()).toBe('');
    expect(world.log.join('')).not.toContain('listener failed');
  });

  test('keeps nothing of it, and nobody else is told', async () => {
    const world = await createWorld();
    const { mira } = world;
    const database = new BetterSqlite3(world.databaseFile, { readonly: true });
    const rows = () => database.prepare('select count(*) as n from receipt').get();
    await mira.types('/delegate @bo');
    const before = rows();
    await mira.person.typesInto('Outcome', 'Handle the zq8website', 's');
    await mira.person.typesInto('Limit', 'not the zq8 API');
    await world.passes(pause);
    expect(await remarks(world)).toHaveLength(1);
    expect(rows()).toEqual(before);
    database.close();
    expect(world.log.join('')).not.toContain('zq8');
    expect((await mira.person.view())?.view.private_metadata).not.toContain('zq8');
  });
});

describe('a due date when nobody is there', () => {
  test('is pointed out, and stays possible', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/delegate @bo 5-page Q3 retention report by 27 March');
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: bo is not at work on Saturday 27 March. The nearest working days are Friday 26 March and Monday 29 March.",
      ]
    `);
    await mira.fills({ Due: '2027-03-26' });
    expect(await remarks(world)).toEqual([]);
    const { Outcome: _, ...rest } = report;
    expect(await mira.fillsAndSubmits({ ...rest, Due: '2027-03-27' })).toEqual({});
  });

  test('because of a day off, without saying why', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await bo.types('/coach off 24 March to 26 March');
    await mira.types('/delegate @bo');
    await mira.fills({ Outcome: 'A list', Due: '2027-03-25' });
    expect(await remarks(world)).toMatchInlineSnapshot(`
      [
        "· :bulb: bo is not at work on Thursday 25 March. The nearest working days are Tuesday 23 March and Monday 29 March.",
      ]
    `);
  });

  test('because of a status that says away', async () => {
    const world = await createWorld();
    const { mira, bo, at } = world;
    await mira.types('/delegate @bo');
    await mira.fillsAndSubmits(report);
    await bo.person.setsStatus(':palm_tree:', 'Beach');
    await at('2027-03-15T09:00');
    await mira.types('/delegate @bo A list by Wednesday');
    expect(await remarks(world)).toHaveLength(1);
    await mira.fills({ Due: '2027-04-14' });
    expect(await remarks(world)).toEqual([]);
  });
});
