import { describe, expect, test } from 'vitest';
import { effects } from '../../sandbox/faults.ts';
import { accepts, delegates } from '../delegations/some.ts';
import { setUp, postsKudos } from '../support/steps.ts';
import { createWorld, manifest } from '../support/world.ts';
import { makePrivate, opened, writes } from '../threads/steps.ts';
import { busyMonday, exportOf, filesOf, reading } from './some.ts';

test('/coach export sends everything as two files, to them alone', async () => {
  const world = await createWorld();
  const { mira, ana } = world;
  await busyMonday(world);
  await mira.sees();
  await ana.sees();
  await mira.types('/coach export');
  expect(await mira.sees()).toMatchInlineSnapshot(`
    "(only you) I'm gathering everything that I keep about you. It comes here, to our direct messages, in a minute.

    This is everything that Both Hats keeps about you, and only you see it here.
    • The \`.json\` file is complete: every record, by chapter, with the time and its zone.
    • The \`.csv\` file has whatever has a date, for a spreadsheet: when, in which time zone, chapter, record, what was written, who else is named, and details.
    Save both: Slack keeps these copies for as long as it keeps messages here. \`/coach forget\` deletes what Both Hats keeps."
  `);
  expect((await filesOf(world, mira)).map(({ name }) => name)).toEqual([
    'both-hats-2027-03-15.json',
    'both-hats-2027-03-15.csv',
  ]);
  expect(await ana.sees()).toBe('');
  expect(await filesOf(world, ana)).toEqual([]);
});

describe('the JSON file', () => {
  test('says what was written, in speaking keys, with the time and its zone', async () => {
    const world = await createWorld();
    const { mira } = world;
    await busyMonday(world);
    await mira.types('/coach export');
    const { about, people, tables } = await exportOf(world, mira);
    expect(about).toMatchObject({
      user: mira.id,
      zone: 'Europe/Berlin',
      madeAt: '2027-03-15T08:30:00+01:00[Europe/Berlin]',
    });
    expect(Object.values(people).toSorted()).toEqual(['ana', 'bo', 'mira']);
    expect(tables['settings']?.['manager']).toMatchObject([
      { purpose: 'Small shops get paid the day they sell.', workingDays: [1, 2, 3, 4, 5] },
    ]);
    expect(tables['wins']?.['win']).toMatchObject([
      {
        text: `CANARYWIN shipped the login fix with <@${world.ana.id}>`,
        createdAt: '2027-03-15T08:30:00+01:00[Europe/Berlin]',
      },
    ]);
    expect(tables['delegations']?.['delegation']).toMatchObject([
      { manager: mira.id, delegate: world.bo.id, outcome: 'CANARYGIVEN the report' },
      { manager: world.ana.id, delegate: mira.id, state: 'accepted' },
    ]);
    expect(Object.keys(tables)).toMatchInlineSnapshot(`
      [
        "profile",
        "settings",
        "nudges",
        "vision",
        "wins",
        "cards",
        "kudos",
        "delegations",
        "messages",
      ]
    `);
  });

  test('has nudges, answers, mutes, vision notes, check-ins and what is still to come', async () => {
    const world = await createWorld();
    const { mira, ana, at } = world;
    await setUp(world);
    await delegates(ana, '@mira', { 'Check-in': 'Wednesday', Due: '2027-03-26' });
    await accepts(mira);
    await at('2027-03-15T10:00');
    await mira.clicks('Mute');
    await at('2027-03-16T11:00');
    await mira.clicks('Write a note');
    await mira.fillsAndSubmits({ 'What is clearer to you now?': 'CANARYNOTE' });
    await at('2027-03-17T15:00');
    await mira.clicks('Yes');
    await mira.fillsAndSubmits({
      'What is in the way?': 'CANARYROADBLOCK',
      'What do you need?': 'CANARYNEED',
    });
    await mira.types('/coach export');
    const { tables, text } = await exportOf(world, mira);
    expect(tables['nudges']?.['nudge']?.length).toBeGreaterThan(0);
    expect(tables['delegations']?.['checkIn']).toMatchObject([
      { roadblock: 'CANARYROADBLOCK', need: 'CANARYNEED' },
    ]);
    expect(tables['messages']?.['schedule']?.map((row) => row['kind'])).toContain('nudge');
    expect(tables['settings']?.['mute']).toHaveLength(1);
    expect(tables['vision']?.['visionSession']).toMatchObject([{ note: 'CANARYNOTE' }]);
    expect(text).toContain('CANARYROADBLOCK');
  });

  test('has nothing that another person keeps for themselves', async () => {
    const world = await createWorld();
    const { mira, ana } = world;
    await busyMonday(world);
    await ana.types('/coach export');
    const { text, tables } = await exportOf(world, ana);
    expect(text).toContain('CANARYOTHER');
    expect(text).toContain('CANARYOWNED');
    // Mira's private win names Ana, and her team list too.
    expect(text).not.toContain('CANARYWIN');
    expect(text).not.toContain('CANARYGIVEN');
    expect(tables['settings']).toMatchObject({ manager: [], teamMember: [], mute: [] });
    await mira.types('/coach export');
    expect((await exportOf(world, mira)).text).not.toContain('CANARYOTHER');
  });

  test('has kudos that reached their channel, on both sides, and none that wait or failed', async () => {
    const world = await createWorld();
    const { mira, bo } = world;
    await setUp(world);
    await mira.types('/win CANARYKUDOS shipped it with @bo');
    await mira.clicks('Share as kudos');
    world.sandbox.faults.next('chat.postMessage', effects.error('is_archived'));
    await postsKudos(mira);
    await bo.types('/coach export');
    expect((await exportOf(world, bo)).text).not.toContain('CANARYKUDOS');
    await mira.clicks('Try again');
    await bo.types('/coach export');
    const { tables } = await exportOf(world, bo);
    expect(tables['kudos']?.['kudos']).toMatchObject([{ user: mira.id, winId: null }]);
    expect(tables['kudos']?.['kudosPerson']).toMatchObject([{ user: bo.id }]);
    await mira.types('/coach export');
    const hers = await exportOf(world, mira);
    expect(hers.tables['kudos']?.['kudos']).toMatchObject([{ user: mira.id }]);
  });

  test('has what was said in a weekly thread on both sides, where whoever is named can read it', async () => {
    const world = await opened();
    const { ana, otto } = world;
    await writes(world, ana, '@otto lent us the CANARY van');
    for (const who of [ana, otto]) {
      await who.types('/coach export');
      const { tables } = await exportOf(world, who);
      expect(tables['kudos']?.['threadKudos']).toMatchObject([{ user: ana.id }]);
      expect(tables['kudos']?.['threadKudosPerson']).toMatchObject([{ user: otto.id }]);
    }
    makePrivate(world);
    await otto.types('/coach export');
    expect((await exportOf(world, otto)).text).not.toContain('CANARY');
  });

  test('of somebody who has done nothing says so', async () => {
    const world = await createWorld();
    await world.otto.types('/coach export');
    const { tables } = await exportOf(world, world.otto);
    expect(tables['wins']).toEqual({
      win: [],
      winPerson: [],
      winSearch: [],
      celebration: [],
      celebrationPerson: [],
    });
    expect(tables['profile']?.['person']).toEqual([]);
  });
});

test('the CSV file is one line a record, in their zone, with names instead of ids', async () => {
  const world = await createWorld();
  const { ana } = world;
  await ana.types('/win =CANARY, "with" @mira');
  await ana.types('/coach export');
  const file = (await filesOf(world, ana)).findLast(({ name }) => name.endsWith('.csv'));
  expect(file?.text.slice(1).split('\r\n')[1]).toMatchInlineSnapshot(
    `"2027-03-15T03:30:00-04:00,America/New_York,wins,win,"'=CANARY, ""with"" @mira",mira,"`,
  );
});

describe('whatever happens on the way', () => {
  test('a second delivery of the command sends nothing twice', async () => {
    const world = await createWorld();
    await setUp(world);
    world.sandbox.faults.redeliver(3);
    await world.mira.types('/coach export');
    expect(await filesOf(world, world.mira)).toHaveLength(2);
  });

  test('a click on the offer in the other form sends them as well, once', async () => {
    const world = await createWorld();
    const { mira } = world;
    await setUp(world);
    await mira.types('/coach forget');
    world.sandbox.faults.redeliver(2);
    await mira.clicksInForm('Send me everything');
    expect(await mira.form()).toContain('Your files are on their way');
    expect(await filesOf(world, mira)).toHaveLength(2);
  });

  test.each(['files.completeUploadExternal', 'files.getUploadURLExternal', 'upload'])(
    'the answer to %s lost: they come once, after a look',
    async (method) => {
      const world = await createWorld({ timeoutMs: 300 });
      const { mira, sandbox, passes } = world;
      await setUp(world);
      sandbox.faults.next(method, effects.resetAfter);
      await mira.types('/coach export');
      await passes({ hours: 2 });
      const names = (await filesOf(world, mira)).map(({ name }) => name);
      expect(names).toHaveLength(2);
      expect(reading(world).prepare('select count(*) from file_request').pluck().get()).toBe(0);
      const left = "select count(*) from schedule where kind = 'export'";
      expect(reading(world).prepare(left).pluck().get()).toBe(0);
    },
  );

  test('Slack away for half an hour: they come afterwards', async () => {
    const world = await createWorld({ timeoutMs: 300 });
    const { mira, sandbox, passes } = world;
    await setUp(world);
    sandbox.faults.next('files.*', effects.error('service_unavailable'), { times: 3 });
    await mira.types('/coach export');
    expect(await filesOf(world, mira)).toEqual([]);
    await mira.types('/coach export');
    expect(await mira.sees()).toContain('It is on its way already.');
    await passes({ hours: 3 });
    expect(await filesOf(world, mira)).toHaveLength(2);
  });

  test('a crash in between: the next start goes on', async () => {
    const world = await createWorld({ timeoutMs: 300 });
    const { mira, sandbox, passes } = world;
    await setUp(world);
    const outage = sandbox.faults.next('files.completeUploadExternal', effects.http(503), {
      times: 3,
    });
    await mira.types('/coach export');
    await world.restarts();
    expect(outage.left()).toBe(0);
    await passes({ minutes: 20 });
    expect(await filesOf(world, mira)).toHaveLength(2);
  });

  test('a whole day without an answer: it is said', async () => {
    const world = await createWorld({ timeoutMs: 300 });
    const { mira, sandbox, passes } = world;
    await setUp(world);
    sandbox.faults.next('files.*', effects.error('service_unavailable'), { times: 10_000 });
    await mira.types('/coach export');
    await passes({ hours: 26 });
    expect(await mira.looksAt()).toContain('Slack did not take them for a whole day.');
  });

  test('without the scope: it is said at once, and what to do', async () => {
    const bot = manifest.oauth_config?.scopes.bot?.filter((scope) => scope !== 'files:write') ?? [];
    const without = { ...manifest, oauth_config: { scopes: { bot } } };
    const world = await createWorld({ sandbox: { manifest: without } });
    await setUp(world);
    await world.mira.types('/coach export');
    expect(await world.mira.sees()).toContain(
      'whoever looks after it has to install it anew, with the permission `files:write`',
    );
  });

  test('nothing of it is in the log', async () => {
    const world = await createWorld();
    await busyMonday(world);
    await world.mira.types('/coach export');
    expect(world.log.filter((line) => line.includes('CANARY'))).toEqual([]);
    expect(world.log.some((line) => line.includes('export sent'))).toBe(true);
  });
});
