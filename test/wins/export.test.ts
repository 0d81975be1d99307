import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { effects } from '../../sandbox/faults.ts';
import { filesOf, reading } from '../privacy/some.ts';
import { postsKudos } from '../support/steps.ts';
import { createWorld, manifest, type World } from '../support/world.ts';

/** The newest file of that kind that Mira was sent. */
async function newest({ mira, ...world }: World, kind: 'csv' | 'json'): Promise<string> {
  const files = await filesOf({ mira, ...world }, mira);
  return files.findLast(({ name }) => name.endsWith(kind))?.text ?? '';
}

async function rowsIn(world: World): Promise<string[]> {
  return (await newest(world, 'csv')).slice(1).trimEnd().split('\r\n').slice(1);
}

const asJson = z.object({
  about: z.looseObject({ zone: z.string(), lookedFor: z.string().nullable() }),
  people: z.record(z.string(), z.string()),
  channels: z.record(z.string(), z.string()),
  wins: z.array(
    z.object({
      at: z.string(),
      text: z.string(),
      why: z.string().nullable(),
      people: z.array(z.string()),
      message: z.string().nullable(),
      shared: z.array(z.object({ channel: z.string(), at: z.string() })),
    }),
  ),
});

/** Mira has three wins; one was removed, one shared. */
async function someWins(): Promise<World> {
  const world = await createWorld({ starts: '2027-02-10T09:00[Europe/Berlin]' });
  const { mira } = world;
  await mira.types('/win =SUM(A1) is gone, "at last", with @ana');
  await mira.types('/win a mistake');
  await mira.clicks('Undo');
  await world.at('2027-03-15T08:30');
  await mira.types('/win');
  await mira.fillsAndSubmits({
    'What went well?': 'shipped the login fix',
    'Who was part of it?': ['bo'],
    'Why did it matter?': 'Support had\na quiet Monday',
  });
  await mira.clicks('Share as kudos');
  await postsKudos(mira, { 'Where?': '#team-aurora' });
  await mira.sees();
  return world;
}

describe('/win export', () => {
  test('sends all wins as two files, to their owner alone', async () => {
    const world = await someWins();
    const { mira, ana } = world;
    await mira.types('/win export');
    expect(await mira.sees()).toMatchInlineSnapshot(`
      "(only you) I'm putting your 2 wins into two files. They come here, to our direct messages, in a minute.

      2 wins. Only you see them here.
      • The \`.csv\` file is for a spreadsheet: when, what went well, why it mattered, who was part of it, where you shared it, and the message it came from.
      • The \`.json\` file has the same for programs.
      Slack keeps these copies for as long as it keeps messages here."
    `);
    const names = (await filesOf(world, mira)).map(({ name }) => name);
    expect(names).toEqual(['wins-2027-03-15.csv', 'wins-2027-03-15.json']);
    expect(await filesOf(world, ana)).toEqual([]);
  });

  test('as CSV: oldest first, names instead of ids, no formula, with a byte order mark', async () => {
    const world = await someWins();
    await world.mira.types('/win export');
    const csv = await newest(world, 'csv');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.slice(1)).toMatchInlineSnapshot(`
      "when,zone,what went well,why it mattered,who was part of it,shared,message
      2027-02-10T09:00:00+01:00,Europe/Berlin,"'=SUM(A1) is gone, ""at last"", with @ana",,ana,,
      2027-03-15T08:30:00+01:00,Europe/Berlin,shipped the login fix,"Support had
      a quiet Monday",bo,#team-aurora 2027-03-15T08:30:00+01:00,
      "
    `);
  });

  test('as JSON: with times, people and places', async () => {
    const world = await someWins();
    const { mira, ana, bo } = world;
    await mira.types('/win export');
    const { about, people, channels, wins } = asJson.parse(JSON.parse(await newest(world, 'json')));
    expect(about).toMatchObject({ zone: 'Europe/Berlin', lookedFor: null, user: mira.id });
    expect(people).toEqual({ [ana.id]: 'ana', [bo.id]: 'bo' });
    expect(Object.values(channels)).toEqual(['team-aurora']);
    expect(wins).toMatchObject([
      { at: '2027-02-10T09:00:00+01:00[Europe/Berlin]', people: [ana.id], shared: [] },
      {
        text: 'shipped the login fix',
        why: 'Support had\na quiet Monday',
        people: [bo.id],
        message: null,
        shared: [{ channel: Object.keys(channels)[0] }],
      },
    ]);
  });

  test.each([
    ['ana', 1],
    ['last month', 1],
    ['bo this month', 1],
    ['with @ana and @bo', 0],
    ['since 2027-01-01', 2],
    ['my wins', 2],
    ["ana's wins", 1],
    ['"login"', 1],
  ])('of “%s” sends only those', async (words, count) => {
    const world = await someWins();
    await world.mira.types(`/win export ${words}`);
    expect(await rowsIn(world)).toHaveLength(count);
    if (count === 0) {
      expect(await world.mira.sees()).toContain('so there is nothing to send.');
    }
  });

  test('that goes on in other words is a win', async () => {
    const world = await someWins();
    await world.mira.types('/win export of invoices works again');
    expect(await world.mira.sees()).toContain('*Recorded.*');
    expect(await filesOf(world, world.mira)).toEqual([]);
  });

  test('of nothing says so', async () => {
    const world = await createWorld();
    await world.mira.types('/win export');
    expect(await world.mira.sees()).toContain('No wins recorded yet');
    expect(reading(world).prepare('select count(*) from file_request').pluck().get()).toBe(0);
  });

  test('knows what last month was when it comes late', async () => {
    const world = await someWins();
    const { sandbox, mira } = world;
    await world.at('2027-03-31T23:50');
    sandbox.faults.next('files.getUploadURLExternal', effects.http(503), { times: 3 });
    await mira.types('/win export this month');
    await world.at('2027-04-01T02:00');
    expect(await rowsIn(world)).toEqual([expect.stringContaining('shipped the login fix')]);
  });
});

describe('the button in the list', () => {
  test('sends what the list shows', async () => {
    const world = await someWins();
    const { mira } = world;
    await mira.types('/win list ana');
    await mira.clicksInForm('Send me this one');
    expect(await mira.form()).toMatchInlineSnapshot(`
      "Your wins as files
      I'm putting your 1 win with @ana into two files. They come to our direct messages, on the Messages tab, in a minute.
      [Back]"
    `);
    expect(await rowsIn(world)).toEqual([expect.stringContaining("'=SUM(A1) is gone")]);
    const { about } = asJson.parse(JSON.parse(await newest(world, 'json')));
    expect(about.lookedFor).toBe('ana');
    expect(await mira.looksAt()).toContain('1 win with @ana.');
    await mira.closes();
    expect(await mira.form()).toContain('Search (optional): ‹ana›');
  });

  test('sends what the list shows for a name that is nearly right', async () => {
    const world = await someWins();
    const { mira } = world;
    await mira.types('/win list anna');
    expect(await mira.form()).toContain('Close to that: *1 win* with @ana.');
    await mira.clicksInForm('Send me this one');
    expect(await mira.form()).toContain("I'm putting your 1 win with @ana into two files.");
    expect(await rowsIn(world)).toEqual([expect.stringContaining("'=SUM(A1) is gone")]);
    expect(await mira.looksAt()).toContain('1 win with @ana.');
    const { about } = asJson.parse(JSON.parse(await newest(world, 'json')));
    expect(about.lookedFor).toBe('anna');
  });

  test('sends all of them where nothing is looked for', async () => {
    const world = await someWins();
    await world.mira.opensHome();
    await world.mira.clicksOnHome('All wins');
    await world.mira.clicksInForm('Send me all 2');
    expect(await rowsIn(world)).toHaveLength(2);
  });

  test('sends once when it is delivered twice', async () => {
    const world = await someWins();
    await world.mira.types('/win list');
    world.sandbox.faults.redeliver(3);
    await world.mira.clicksInForm('Send me all 2');
    expect(await filesOf(world, world.mira)).toHaveLength(2);
  });
});

describe('whatever happens on the way', () => {
  test.each(['files.completeUploadExternal', 'files.getUploadURLExternal', 'upload'])(
    'the answer to %s lost: they come once',
    async (method) => {
      const world = await createWorld({ timeoutMs: 300 });
      const { mira, sandbox } = world;
      await mira.types('/win shipped it');
      sandbox.faults.next(method, effects.resetAfter);
      await mira.types('/win export');
      await world.passes({ hours: 2 });
      expect(await filesOf(world, mira)).toHaveLength(2);
      expect(reading(world).prepare('select count(*) from file_request').pluck().get()).toBe(0);
    },
  );

  test('everything that is kept can be sent beside them', async () => {
    const world = await createWorld({ timeoutMs: 300 });
    const { mira, sandbox } = world;
    await mira.types('/win shipped it');
    sandbox.faults.next('files.*', effects.error('service_unavailable'));
    await mira.types('/win export');
    await mira.types('/win export last year');
    expect(await mira.sees()).toContain('so there is nothing to send');
    await mira.types('/win export this month');
    expect(await mira.sees()).toContain('Files that you asked for before are still on their way.');
    await mira.types('/coach export');
    expect(await filesOf(world, mira)).toHaveLength(2);
    await world.passes({ hours: 3 });
    expect(await filesOf(world, mira)).toHaveLength(4);
  });

  test('without the scope: it is said at once, and what to do', async () => {
    const bot = manifest.oauth_config?.scopes.bot?.filter((scope) => scope !== 'files:write') ?? [];
    const without = { ...manifest, oauth_config: { scopes: { bot } } };
    const { mira } = await createWorld({ sandbox: { manifest: without } });
    await mira.types('/win shipped it');
    await mira.types('/win export');
    expect(await mira.sees()).toContain('Then type `/win export` again.');
  });
});
