import { describe, expect, test } from 'vitest';
import { forgets } from '../privacy/some.ts';
import { rowsOf } from '../slack/rows.ts';
import { postsKudos, setUp } from '../support/steps.ts';
import { createWorld } from '../support/world.ts';
import {
  deletesThread,
  kept,
  leavesTombstone,
  marked,
  opened,
  question,
  team,
  writes,
} from './steps.ts';

const closing = '2027-03-22T09:00';

describe('a thread that is closed', () => {
  test('is followed: what is edited and deleted there changes the record, and nothing more is said', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    const other = await writes(world, bo, '@ana asked the right question');
    await world.at(closing);
    expect(await ana.looksAt(team)).toContain('2 people thanked');
    await ana.sees(team);
    await world.at('2027-06-01T12:00');
    await ana.sees(team);
    await ana.person.edits(said, '@mira found the bug');
    await bo.person.deletes(other);
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual(['ana → mira: @mira found the bug']);
    await ana.types('/kudos list');
    expect(await ana.form()).toContain('@mira found the bug');
    await world.passes({ hours: 2 });
    expect((await bo.looksAt(team)).split('thanked')).toHaveLength(2);
  });

  test('is looked at once a day for a month, for what no event told of', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    const other = await writes(world, bo, '@ana asked the right question');
    await world.at(closing);
    await world.at('2027-04-12T12:00');
    await world.app.stop();
    await ana.person.edits(said, '@mira found the bug');
    await bo.person.deletes(other);
    await world.restarts();
    await world.passes({ hours: 25 });
    expect(await kept(world)).toEqual(['ana → mira: @mira found the bug']);
  });

  test('takes in nothing new', async () => {
    const world = await opened();
    const { ana, bo } = world;
    await writes(world, ana, '@bo found the bug');
    const chat = await writes(world, bo, 'that was fun');
    await world.at(closing);
    const late = await writes(world, bo, '@mira helped as well');
    expect(await kept(world)).toEqual(['ana → bo: @bo found the bug']);
    expect(await marked(world, late)).toBe(false);
    await bo.person.edits(chat, '@ana made it fun');
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual([
      'ana → bo: @bo found the bug',
      'bo → ana: @ana made it fun',
    ]);
  });

  test('keeps what somebody wrote who is forgotten, until it is deleted', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    await world.at(closing);
    await forgets(ana);
    await writes(world, bo, 'thank you');
    expect(await kept(world)).toHaveLength(1);
    await ana.person.deletes(said);
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual([]);
  });

  test('keeps no words once everybody in them is forgotten', async () => {
    const world = await opened();
    const { ana, bo } = world;
    await writes(world, ana, '@bo found the bug');
    await forgets(ana);
    expect(await kept(world)).toHaveLength(1);
    await forgets(bo);
    expect(await rowsOf(world).selectFrom('thread_kudos').selectAll().execute()).toEqual([]);
    await world.passes({ hours: 2 });
    expect(await rowsOf(world).selectFrom('thread_kudos').selectAll().execute()).toEqual([]);
  });

  test('is followed below a kudos as well', async () => {
    const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
    await setUp(world);
    const { mira, ana, bo } = world;
    await mira.types('/kudos @ana for fixing the login so that nobody has to wait');
    await postsKudos(mira, { 'Where?': team });
    const thread = await ana.finds('Kudos to', team);
    const part = await bo.person.says(team, 'I wrote the test', { thread });
    await world.passes({ seconds: 2 });
    await world.at('2027-04-20T13:00');
    await bo.person.edits(part, 'I wrote both tests');
    await world.passes({ seconds: 2 });
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    await ana.clicksInForm('What was added');
    expect(await ana.form()).toContain('I wrote both tests');
    await bo.person.deletes(part);
    await world.passes({ seconds: 2 });
    expect(await ana.looksAt(team)).not.toContain('@bo');
  });
});

describe('a thread whose post an admin has deleted', () => {
  test('goes on: replies are kept, marked and deleted, and a last line closes it', async () => {
    const world = await opened();
    const { ana, bo } = world;
    const said = await writes(world, ana, '@bo found the bug');
    const post = await ana.finds(question, team);
    leavesTombstone(world, post);
    await world.passes({ hours: 2 });
    const late = await bo.person.says(team, '@ana asked the right question', { thread: post });
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toHaveLength(2);
    expect(await marked(world, late)).toBe(true);
    await ana.person.deletes(said);
    await world.passes({ seconds: 2 });
    expect(await kept(world)).toEqual(['bo → ana: @ana asked the right question']);
    await world.at(closing);
    expect(await ana.looksAt(team)).toContain('1 person thanked @ana in this thread.');
  });

  test('follows what is deleted below a kudos, and draws its post no more', async () => {
    const world = await createWorld({ starts: '2027-03-16T13:00[Europe/Berlin]' });
    await setUp(world);
    const { mira, ana, bo } = world;
    await mira.types('/kudos @ana for fixing the login so that nobody has to wait');
    await postsKudos(mira, { 'Where?': team });
    const post = await ana.finds('Kudos to', team);
    const part = await bo.person.says(team, 'I wrote the test', { thread: post });
    await world.passes({ seconds: 2 });
    leavesTombstone(world, post);
    await bo.person.deletes(part);
    await world.passes({ seconds: 2 });
    await ana.types('/kudos list');
    await ana.clicksInForm('Where you were thanked');
    expect(await ana.form()).not.toContain('@bo');
    expect(await ana.looksAt(team)).not.toContain('Fixing the login');
  });

  test('is emptied and closed where nothing stands there any more', async () => {
    const world = await opened();
    const { ana, bo } = world;
    await writes(world, ana, '@bo found the bug');
    deletesThread(world, await ana.finds(question, team));
    await world.passes({ hours: 2 });
    expect(await kept(world)).toEqual([]);
    expect(await rowsOf(world).selectFrom('thread_reply').selectAll().execute()).toEqual([]);
    await world.at(closing);
    expect(await bo.looksAt(team)).not.toContain('thanked');
  });
});
