import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { effects } from '../../sandbox/index.ts';
import { rowsOf } from '../slack/rows.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, type World } from '../support/world.ts';

/** Mira has wins of three months, with two people; it is Monday 15 March. */
async function someWins(): Promise<World> {
  const world = await createWorld({ starts: '2027-01-20T09:00[Europe/Berlin]' });
  const { mira } = world;
  await mira.types('/win cleared the invoices with @ana');
  await mira.types('/win hired a tester');
  await world.at('2027-02-26T09:00');
  await mira.types('/win shipped the login fix with @ana and @bo');
  await mira.types('/win kept the login page simple');
  await world.at('2027-03-15T08:30');
  await mira.types('/win a quiet release with @bo');
  return world;
}

/** The texts of the wins in the list that is open. */
async function found(world: World): Promise<string[]> {
  const form = await world.mira.form();
  return Array.from(form.matchAll(/^(.*) {2}\[⋯/gm), ([, text]) => text ?? '');
}

/** Chooses something in the menu beside the win that says so. */
async function chooses({ mira }: World, what: string, text: string): Promise<void> {
  const open = await mira.person.view();
  const entry = sections
    .parse(open?.view.blocks)
    .find((block) => block.text?.text.startsWith(text) && block.accessory?.options);
  const option = entry?.accessory?.options?.find((each) => each.text.text === what);
  await mira.clicksInForm('wins.more', { value: option?.value ?? `no ${what}` });
}

const text = z.looseObject({ text: z.string() });
const sections = z.array(
  z.looseObject({
    text: text.optional(),
    accessory: z
      .looseObject({ options: z.array(z.object({ text, value: z.string() })).optional() })
      .optional(),
  }),
);

async function lists(world: World, words: string): Promise<string[]> {
  await world.mira.types(`/win list ${words}`);
  const texts = await found(world);
  await world.mira.closes();
  return texts;
}

const release = 'a quiet release with @bo';
const page = 'kept the login page simple';
const login = 'shipped the login fix with @ana and @bo';
const tester = 'hired a tester';
const invoices = 'cleared the invoices with @ana';

describe('/win list and what one looks for', () => {
  test.each([
    ['', [release, page, login, tester, invoices]],
    ['all', [release, page, login, tester, invoices]],
    ['ana', [login, invoices]],
    ['@ana', [login, invoices]],
    ['ana and bo', [login]],
    ['ana or bo', [release, login, invoices]],
    ['last month', [page, login]],
    ['ana last month', [login]],
    ['ana january', [invoices]],
    ['in january', [tester, invoices]],
    ['this week', [release]],
    ['last week', []],
    ['since 26 february', [release, page, login]],
    ['before 26 february', [tester, invoices]],
    ['2027', [release, page, login, tester, invoices]],
    ['2026', []],
    ['login', [page, login]],
    ['login ana', [login]],
    ['“login page”', [page]],
    ['nobody said this', []],
  ])('“%s”', async (words, texts) => {
    expect(await lists(await someWins(), words)).toEqual(texts);
  });

  test('says in words what is shown, and shows all again', async () => {
    const { mira } = await someWins();
    await mira.types('/win list @ana last month');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins
      Search (optional): ‹@ana last month›
      *1 win* with @ana in February.  [Show all]
      · Only you see this, until you share it.
      ———
      shipped the login fix with @ana and @bo  [⋯ Edit | Share as kudos | Remove]
      · Friday 26 February
      ———
      [Send me this one]
      [Search] [Close]"
    `);
    await mira.clicksInForm('Show all');
    expect(await mira.form()).toContain('5 wins, newest first.');
    expect(await mira.form()).toContain('Search (optional): ‹A name, a time, or words');
  });

  test('is changed in the list itself, by Enter or by the button', async () => {
    const world = await someWins();
    const { mira } = world;
    await mira.types('/win list ana');
    await mira.fills({ Search: 'bo since 1 march' });
    expect(await found(world)).toEqual([release]);
    expect(await mira.fillsAndSubmits({ Search: 'login' })).toEqual({});
    expect(await found(world)).toEqual([page, login]);
    await mira.fillsAndSubmits({ Search: '' });
    expect(await found(world)).toHaveLength(5);
  });

  test('says what was looked for when nothing is found, and offers a way on', async () => {
    const world = await someWins();
    const { mira } = world;
    await mira.types('/win list ana pizza last week');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins
      Search (optional): ‹ana pizza last week›
      No win with @ana that says “pizza”, from Monday 8 March to Sunday 14 March.
      · A win is found by who was part of it (\`ana\`), by when it was (\`last week\`, \`march\`, \`since 3 May\`) and by its words. What stands in “quotes” is looked for as it stands.
      [Show all] [Record it as a win]
      [Search] [Close]"
    `);
    await mira.clicksInForm('Show all');
    expect(await found(world)).toHaveLength(5);
  });

  test('that was meant as a win is recorded as one, as it was typed', async () => {
    const world = await someWins();
    const { mira } = world;
    await mira.types('/win list of open bugs is empty thanks to @bo');
    expect(await found(world)).toEqual([]);
    await mira.clicksInForm('Record it as a win');
    expect(await mira.form()).toContain('‹list of open bugs is empty thanks to');
    await mira.submits();
    expect(await found(world)).toEqual(['list of open bugs is empty thanks to @bo']);
  });

  test('finds who is nearly called so, and says that it is not the same', async () => {
    const world = await someWins();
    await world.mira.types('/win list anna');
    expect(await world.mira.form()).toContain(
      'No win that says “anna”. Close to that: *2 wins* with @ana.',
    );
    expect(await found(world)).toEqual([login, invoices]);
  });

  test('is by the reader’s calendar', async () => {
    const world = await createWorld({ starts: '2027-03-01T00:30[Europe/Berlin]' });
    const { mira, ana } = world;
    // Ana is in New York, where it is still February.
    await mira.types('/win early');
    await ana.types('/win late');
    await mira.types('/win list february');
    expect(await mira.form()).toContain('No win in February.');
    await ana.types('/win list february');
    expect(await ana.form()).toContain('*1 win* in February.');
  });

  test('by somebody else finds nothing of it', async () => {
    const { otto } = await someWins();
    await otto.types('/win list ana');
    expect(await otto.form()).not.toContain('invoices');
  });
});

describe('/win search and /win find', () => {
  test.each(['search ana', 'find @ana last month', 'find "login"', 'search', 'Find my wins'])(
    '%s looks for wins',
    async (typed) => {
      const { mira } = await someWins();
      await mira.sees();
      await mira.types(`/win ${typed}`);
      expect(await mira.form()).toContain('Your wins');
      expect(await mira.sees()).toBe('');
    },
  );

  test.each([
    'search party was a hit',
    'find a flat for ana',
    'find "login" bug at last',
    'search works again',
    'export "login" works again',
  ])('%s is a win', async (typed) => {
    const { mira } = await someWins();
    await mira.sees();
    await mira.types(`/win ${typed}`);
    expect(await mira.form()).toBe('');
    expect(await mira.sees()).toContain('*Recorded.*');
  });
});

describe('what is looked for stays', () => {
  async function manyWithAna(): Promise<World> {
    const world = await createWorld();
    for (let n = 1; n <= 13; n += 1) {
      await world.mira.types(`/win number ${n}${n % 13 === 0 ? '' : ' with @ana'}`);
    }
    await world.mira.types('/win list @ana');
    return world;
  }
  const all = 'Search (optional): ‹@ana›\n*12 wins* with @ana.';

  test('while one pages', async () => {
    const world = await manyWithAna();
    const { mira } = world;
    expect(await mira.form()).toContain(all);
    await mira.clicksInForm('Older');
    expect(await found(world)).toEqual(['number 2 with @ana', 'number 1 with @ana']);
    expect(await mira.form()).toContain('Page 2 of 2.');
    await mira.clicksInForm('Newer');
    expect(await mira.form()).toContain(all);
  });

  test('while one edits, shares, removes, puts back and records, on whatever page', async () => {
    const world = await manyWithAna();
    const { mira } = world;
    await mira.clicksInForm('Older');
    await chooses(world, 'Edit', 'number 2');
    await mira.fillsAndSubmits({ 'What went well?': 'number two with @ana' });
    expect(await found(world)).toEqual(['number two with @ana', 'number 1 with @ana']);
    await chooses(world, 'Undo the change', 'number two');
    expect(await found(world)).toEqual(['number 2 with @ana', 'number 1 with @ana']);
    await chooses(world, 'Share as kudos', 'number 2');
    await postsKudos(mira, { 'Where?': '#team-aurora' });
    expect(await mira.form()).toContain('shared in #team-aurora');
    expect(await found(world)).toEqual(['number 2 with @ana', 'number 1 with @ana']);
    await chooses(world, 'Remove', 'number 2');
    expect(await mira.form()).toContain('*11 wins* with @ana.');
    expect(await mira.form()).toContain('Removed: number 2 with @ana  [Put it back]');
    await mira.clicksInForm('Put it back');
    expect(await mira.form()).toContain('*12 wins* with @ana.');
  });

  test('also when the app was started anew while a form lay on it', async () => {
    const world = await manyWithAna();
    const { mira } = world;
    await chooses(world, 'Edit', 'number 12');
    await world.restarts();
    await mira.fillsAndSubmits({ 'What went well?': 'the twelfth' });
    expect(await mira.form()).toContain(all);
    expect(await mira.form()).toContain('the twelfth');
  });

  test('for a day at most, and only for whoever looks', async () => {
    const world = await manyWithAna();
    await chooses(world, 'Edit', 'number 12');
    const searches = () => rowsOf(world).selectFrom('win_search').select('words').execute();
    expect(await searches()).toEqual([{ words: `<@${world.ana.id}>` }]);
    await world.passes({ hours: 26 });
    expect(await searches()).toEqual([]);
  });

  test('in no metadata and no button', async () => {
    const world = await someWins();
    const { mira } = world;
    await mira.types('/win list zq7word login');
    await mira.fillsAndSubmits({ Search: 'login zq7word or login' });
    await mira.fillsAndSubmits({ Search: 'login' });
    await chooses(world, 'Share as kudos', 'shipped');
    const drawn = (await mira.person.views()).map(({ view }) => ({
      metadata: view.private_metadata,
      values: JSON.stringify(view.blocks).match(/"value":"[^"]*"/g),
    }));
    expect(drawn).toHaveLength(2);
    expect(JSON.stringify(drawn)).not.toMatch(/login|zq7word/);
  });
});

test('a list that cannot be drawn anew is not called something that went wrong', async () => {
  const { mira, sandbox } = await someWins();
  await mira.types('/win list login');
  sandbox.faults.next('views.update', effects.error('internal_error'), { times: 9 });
  await mira.clicksInForm('Show all');
  expect(await mira.form()).not.toContain('That did not work');
});

test('thousands of wins are searched in a moment', async () => {
  const world = await createWorld();
  const { mira, databaseFile } = world;
  await mira.types('/win the one about the login with @ana');
  const database = new BetterSqlite3(databaseFile);
  database.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
    insert into win (workspace_id, id, user_id, text, why, created_at)
    select workspace_id, 'w' || i, user_id, 'Something else ' || i || ' ' || hex(zeroblob(200)), '', i
    from win, n`);
  database.close();
  await mira.types('/win list login');
  expect(await mira.form()).toContain('*1 win* that says “login”.');
  const answered = world.log.map((line) => JSON.parse(line) as { what?: string; ms?: number });
  expect(answered.findLast(({ what }) => what === '/win')?.ms).toBeLessThan(3000);
});
