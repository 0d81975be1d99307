import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noteIn, tellingPractices } from '../../src/cards/card.ts';
import { practiceByKey } from '../../src/practices/index.ts';
import { bytesOf, exportOf, filesOf, forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { setUp } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

async function started(): Promise<World> {
  const world = await createWorld();
  await setUp(world);
  return world;
}

const noted = {
  'What are they good at?': 'Writing\n- Staying calm with angry customers',
  'What drives them?': 'Being the first to understand a machine',
};

async function cardsIn(world: World) {
  return rowsOf(world).selectFrom('card').selectAll().execute();
}

async function leaves(world: World, name: string): Promise<void> {
  world.sandbox.deactivates(name);
  await world.sandbox.idle();
  await world.app.settled();
}

describe('/coach people', () => {
  test('lists the team, with a way to begin, before anything is known', async () => {
    const { mira } = await started();
    await mira.types('/coach people');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your people
      A card is a few lines about one person, for you alone: what they are good at, what drives them, where they want to go, how they like to be led. Begin with whoever you know least.
      *@ana*
      Nothing here yet. What was their best day at work this year?
      [Begin]
      *@bo*
      Nothing here yet.
      [Begin]
      [Somebody else]
      · Only you see this. The people on it are not told.
      [Close]"
    `);
  });

  test('without a team leads to choosing one, or to a first card', async () => {
    const world = await createWorld();
    const { mira } = world;
    await mira.types('/coach people');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your people
      A card is a few lines about one person, for you alone: what they are good at, what drives them, where they want to go, how they like to be led. Choose your team and each of them is listed here, or begin with somebody.
      [Choose your team] [Begin a card]
      · Only you see this. The people on it are not told.
      [Close]"
    `);
    await mira.clicksInForm('Begin a card');
    await mira.fillsAndSubmits({ 'Whose card is it?': '@bo' });
    await mira.fillsAndSubmits({ 'What drives them?': 'Quiet mornings' });
    expect(await mira.form()).toContain('*@bo*\nDriven by: Quiet mornings');
  });

  test('@ana opens her card, which is kept, shown and changed for its manager alone', async () => {
    const world = await started();
    const { mira, ana } = world;
    await mira.types('/coach people @ana');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Card
      *@ana*, as you know them. One line is a good start; leave the rest empty.
      What are they good at? (optional): ‹Writing
        Staying calm with angry customers›
        · One strength a line. While you hand over work, I tell you when it asks for one of them.
      What drives them? (optional): ‹Being the first to understand a new machine, and explaining it to the rest›
      Where do they want to go? (optional): ‹Would love to train the new drivers herself, perhaps from spring on›
      How do they like to be led, thanked and corrected? (optional): ‹Told what it is for, not how. Thanked in two lines. Corrected at once, alone.›
      · Only you see this, and they are not told. It lies in a file that whoever runs Both Hats can open: write what you could also say to them.
      [Keep it] [Cancel]"
    `);
    await mira.fillsAndSubmits(noted);
    expect(await mira.form()).toBe('');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) Kept on your card about @ana. Only you see it.
      [Open] [Undo]"
    `);
    await mira.types('/coach people');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your people
      *@ana*
      Good at: Writing, Staying calm with angry customers
      Driven by: Being the first to understand a machine
      [Open]
      · To find out: where they want to go and how they like to be led.
      [Undo]
      *@bo*
      Nothing here yet. What was their best day at work this year?
      [Begin]
      [Somebody else]
      · Only you see this. The people on it are not told.
      [Close]"
    `);
    await mira.clicksInForm('Open', { value: ana.id });
    expect(await mira.form()).toContain('What drives them? (optional): ‹Being the first');
    await mira.fillsAndSubmits({ 'What drives them?': 'Explaining machines' });
    expect(await mira.form()).toContain('Driven by: Explaining machines');
    await mira.closes();
    await ana.types('/coach people');
    expect(await ana.form()).not.toContain('achine');
    await ana.closes();
    expect(await ana.sees()).not.toContain('achine');
  });

  test('finds somebody by a name that was only typed', async () => {
    const { mira } = await started();
    for (const name of ['ana', 'Ana', '@ana']) {
      await mira.types(`/coach people ${name}`);
      expect(await mira.form()).toContain('*@ana*, as you know them');
      await mira.closes();
    }
    await mira.types('/coach people nobody at all');
    expect(await mira.sees()).toContain('I know nobody called “nobody at all”');
  });

  test('says when somebody was thanked last', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach practice Send a thank-you that has waited');
    await mira.fillsAndSubmits({ person: '@ana', 'thanked-for': 'Stayed calm on the phone' });
    await mira.types('/coach people');
    expect(await mira.form()).toContain('You thanked them today.');
  });

  test('shows on a card what the journal has about that person, and nothing of others', async () => {
    const world = await started();
    const { mira } = world;
    for (const [who, motivator] of [
      ['@ana', 'Being asked first when *something* breaks'],
      ['@bo', 'Quiet mornings'],
    ] as const) {
      await mira.types('/coach practice Find out what drives one person');
      await mira.fillsAndSubmits({ person: who, motivator, source: 'They told me' });
    }
    await mira.types('/coach people @ana');
    expect(await mira.form()).toContain(
      '· *In your journal*\n  • today: “Being asked first when *something* breaks”\nWhat are',
    );
    expect(await mira.form()).not.toContain('Quiet mornings');
    await world.ana.types('/coach people @bo');
    expect(await world.ana.form()).not.toContain('In your journal');
  });

  test('is on the Home tab of whoever is coached', async () => {
    const { mira, ana } = await started();
    await ana.opensHome();
    expect(await ana.homeTab()).not.toContain('Your people');
    await mira.opensHome();
    expect(await mira.homeTab()).toContain('*Your people*');
    await mira.clicksOnHome('Cards');
    expect(await mira.form()).toContain('Your people');
  });

  test('turns pages', async () => {
    const world = await started();
    const { mira } = world;
    for (let n = 0; n < 21; n += 1) {
      const id = `U0CROWD${String(n).padStart(4, '0')}`;
      await rowsOf(world)
        .insertInto('team_member')
        .values({ workspace_id: world.app.workspace, manager_id: mira.id, user_id: id })
        .execute();
    }
    await mira.types('/coach people');
    await mira.clicksInForm('More');
    expect(await mira.form()).not.toContain('@ana');
    await mira.clicksInForm('Back');
    expect(await mira.form()).toContain('@ana');
  });
});

describe('a change', () => {
  test('is taken back by Undo under the answer, down to the first one', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits(noted);
    await mira.clicks('Undo');
    expect(await mira.looksAt()).toMatchInlineSnapshot(`
      "*You're set.*
      First nudge on Monday 15 March at 10:00, then every Monday, Wednesday and Friday at 10:00.
      Vision time is on Tuesday 16 March at 9:00. I remind you 15 minutes before.
      · Try it now: \`/win shipped the login fix with @ana\`. \`/coach help\` lists the rest, \`/coach pause\` stops it.

      (only you) Your card about @ana is as it was before.
      [Open]"
    `);
    expect(await cardsIn(world)).toEqual([]);
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits(noted);
    await mira.clicks('Open');
    await mira.fillsAndSubmits({ 'What drives them?': 'Money' });
    await mira.clicks('Undo');
    expect((await mira.looksAt()).match(/your card about/gi)).toHaveLength(2);
    await mira.types('/coach people @ana');
    expect(await mira.form()).toContain('‹Being the first');
  });

  test('is taken back in the list, for a day', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits(noted);
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits({ 'What are they good at?': 'Sums' });
    await mira.types('/coach people');
    expect(await mira.form()).toContain('Good at: Sums');
    await mira.clicksInForm('Undo');
    expect(await mira.form()).toContain('Good at: Writing, Staying calm with angry customers');
    await mira.clicksInForm('Open', { value: world.ana.id });
    await mira.fillsAndSubmits({ 'What are they good at?': 'Sums' });
    expect(await mira.form()).toContain('Good at: Sums');
    await mira.closes();
    await world.at('2027-03-16T09:00');
    await mira.types('/coach people');
    expect(await mira.form()).not.toContain('[Undo]');
    await mira.closes();
    await mira.clicks('Undo');
    expect(await mira.looksAt()).toContain('That can’t be taken back any more.');
    const [row] = await cardsIn(world);
    expect(row?.before_change).toBeNull();
  });

  test('clears a card, which comes back within a day and is gone after', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits(noted);
    await mira.types('/coach people');
    await mira.clicksInForm('Open', { value: world.ana.id });
    await mira.clicksInForm('Clear the card');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Card
      Your card about @ana is empty. For a day you can have it back.
      [Undo]
      [Close]"
    `);
    await mira.clicksInForm('Undo');
    expect(await mira.form()).toContain('‹Writing\n');
    await mira.clicksInForm('Clear the card');
    await mira.closes();
    expect(await mira.form()).toContain('*@ana*\nNothing here yet.');
    await mira.closes();
    await world.at('2027-03-16T09:00');
    expect(await cardsIn(world)).toEqual([]);
  });

  test('that empties every field clears it, too', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits(noted);
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits({ 'What are they good at?': '', 'What drives them?': '' });
    expect(await mira.sees()).toContain(
      'Your card about @ana is empty. For a day you can have it back.',
    );
  });
});

describe('whoever cannot have a card', () => {
  test.each([
    ['@mira', 'That is you. A card is about somebody whom you lead.'],
    ['@Both Hats', 'Choose a person.'],
  ])('%s', async (who, says) => {
    const { mira } = await started();
    await mira.types(`/coach people ${who}`);
    expect(await mira.sees()).toContain(says);
    await mira.types('/coach people');
    await mira.clicksInForm('Somebody else');
    const errors = await mira.fillsAndSubmits({ 'Whose card is it?': who });
    expect(errors['who']).toContain(says);
  });

  test('somebody who has left, unless there is one already: that can be read and cleared', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits(noted);
    await mira.types('/coach people @bo');
    await leaves(world, 'ana');
    await leaves(world, 'bo');
    expect(await mira.fillsAndSubmits(noted)).toEqual({
      strengths:
        'bo has left this workspace. Choose somebody else. Copy your words if you need them.',
    });
    await mira.closes();
    await mira.types('/coach people');
    const list = await mira.form();
    expect(list).toContain('Not in this workspace any more.');
    expect(list).not.toContain('@bo');
    await mira.clicksInForm('Open', { value: world.ana.id });
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Card
      *@ana* is not in this workspace any more. What you noted can be read until you clear it, or until they are forgotten here.
      *What are they good at?*
      Writing
      - Staying calm with angry customers
      *What drives them?*
      Being the first to understand a machine
      [Clear the card]
      · Only you see this, and they are not told. It lies in a file that whoever runs Both Hats can open: write what you could also say to them.
      [Close]"
    `);
    await mira.clicksInForm('Clear the card');
    await mira.closes();
    await mira.closes();
    await mira.types('/coach people ana');
    expect(await mira.form()).toContain('For a day you can have it back.');
  });

  test('somebody of another workspace', async () => {
    const world = await started();
    const { mira, sandbox } = world;
    sandbox.isOf('otto', 'T0PARTNER00');
    await mira.types('/coach people');
    await mira.clicksInForm('Somebody else');
    expect(await mira.fillsAndSubmits({ 'Whose card is it?': '@otto' })).toEqual({
      who: 'otto is of another workspace. Choose somebody of yours.',
    });
  });
});

describe('what is kept', () => {
  async function twoCards(): Promise<World> {
    const world = await started();
    const { mira, ana } = world;
    await mira.types('/coach people @ana');
    await mira.fillsAndSubmits({ ...noted, 'What drives them?': 'CANARYONE, like @bo' });
    await ana.types('/coach people @mira');
    await ana.fillsAndSubmits({ 'What drives them?': 'CANARYTWO' });
    return world;
  }

  test('is in the export of whoever wrote it, and in no other', async () => {
    const world = await twoCards();
    const { mira, ana } = world;
    for (const who of [mira, ana]) await who.types('/coach export');
    const { tables, text } = await exportOf(world, mira);
    expect(tables['cards']?.['card']).toEqual([
      {
        manager: mira.id,
        person: ana.id,
        strengths: noted['What are they good at?'],
        motivates: 'CANARYONE, like @bo',
        aspirations: '',
        ways: '',
        beforeChange: { strengths: '', motivates: '', aspirations: '', ways: '' },
        createdAt: '2027-03-15T08:30:00+01:00[Europe/Berlin]',
        changedAt: '2027-03-15T08:30:00+01:00[Europe/Berlin]',
      },
    ]);
    expect(text).not.toContain('CANARYTWO');
    const csv = (await filesOf(world, mira)).find(({ name }) => name.endsWith('.csv'));
    expect(csv?.text).toMatch(/cards,card about somebody,"Writing[^"]*CANARYONE[^"]*",ana,/);
    const others = await exportOf(world, ana);
    expect(others.text).toContain('CANARYTWO');
    expect(others.text).not.toContain('CANARYONE');
  });

  test('goes with whoever wrote it, and with whoever it is about', async () => {
    const world = await twoCards();
    const { ana, bo } = world;
    await bo.types('/coach people @ana');
    await bo.fillsAndSubmits({ 'What drives them?': 'CANARYTHREE' });
    await bo.types('/coach people @mira');
    await bo.fillsAndSubmits({ 'What drives them?': 'stays' });
    await ana.types('/coach forget');
    expect(await ana.form()).toContain('• 1 card that you keep about people');
    await ana.closes();
    await forgets(ana);
    expect((await cardsIn(world)).map(({ motivates }) => motivates)).toEqual(['stays']);
    expect(bytesOf(world)).not.toMatch(/CANARY(?:ONE|TWO|THREE)/);
  });
});

test('a card is found by its manager, and no other is looked at', async () => {
  const world = await started();
  const database = new BetterSqlite3(world.databaseFile, { readonly: true });
  onTestFinished(() => void database.close());
  const whose = "workspace_id = 'T1' and manager_id = 'U1'";
  for (const sql of [
    `select * from card where ${whose} order by person_id`,
    `select strengths from card where ${whose} and strengths != ''`,
    `update card set changed_at = null where ${whose} and person_id = 'U2'`,
    "delete from card where workspace_id = 'T1' and person_id = 'U2'",
    "update card set before_change = null where workspace_id = 'T1' and changed_at <= 1",
  ]) {
    const plan = database.prepare<[], { detail: string }>(`explain query plan ${sql}`).all();
    expect(plan.map(({ detail }) => detail).join()).toMatch(
      /^SEARCH card USING (?:COVERING )?INDEX [^,]+$/,
    );
  }
});

describe('what does not fit', () => {
  test('is said under its field, and the text stays', async () => {
    const world = await started();
    const { mira } = world;
    await mira.types('/coach people @ana');
    const many = Array.from({ length: 13 }, (_, n) => `strength ${n}`).join('\n');
    expect(await mira.fillsAndSubmits({ 'What are they good at?': many })).toEqual({
      strengths: 'That is 13 strengths. The 12 that matter most are enough.',
    });
    expect(await mira.form()).toContain('strength 12');
    const long = `Writing ${'very '.repeat(20)}long`;
    expect(await mira.fillsAndSubmits({ 'What are they good at?': long })).toEqual({
      strengths:
        '“Writing very very very very ve…” is long for a strength: up to 80 characters a line.',
    });
    expect(await cardsIn(world)).toEqual([]);
  });
});

test('what a card shows of the journal are answers that its practices ask for', () => {
  for (const key of tellingPractices) {
    const fields = practiceByKey(key)?.form.fields ?? [];
    expect(fields[0]?.kind).toBe('person');
    const answers = Object.fromEntries(fields.map((field) => [field.key, `${field.kind} words`]));
    expect(noteIn(key, answers, 'person words')).toMatch(/^(?:line|paragraph) words$/);
    expect(noteIn(key, answers, 'U2')).toBe('');
  }
  expect(noteIn('toString', { person: 'U2' }, 'U2')).toBe('');
});
