import { describe, expect, test } from 'vitest';
import {
  addWin,
  changeWin,
  forgetUndone,
  putWinBack,
  readWin,
  takeBackChange,
  undoWin,
} from '../../src/wins/win.store.ts';
import { countWins, findWins, listWins, type Looking } from '../../src/wins/find.store.ts';
import { now, someDatabase } from './some.ts';

const mira = { workspace: 'T1', user: 'U0MIRA' };
const draft = { text: 'Shipped it', why: '', people: ['U0ANA'] };

describe('a record of wins', () => {
  test('reads newest first, also within one moment', async () => {
    const db = await someDatabase();
    for (const text of ['one', 'two', 'three']) await addWin(db, mira, { ...draft, text }, now);
    await addWin(db, mira, { ...draft, text: 'before' }, now.subtract({ hours: 1 }));
    const wins = await listWins(db, mira, { limit: 10 });
    expect(wins.map((win) => win.text)).toEqual(['three', 'two', 'one', 'before']);
    const second = await listWins(db, mira, { limit: 2, offset: 2 });
    expect(second.map((win) => win.text)).toEqual(['one', 'before']);
  });

  test('changes text, reason and people', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    const change = { text: 'Shipped both', why: 'Sales waited', people: ['U0BO', 'U0CY'] };
    expect(await changeWin(db, mira, id, change, now)).toMatchObject(change);
    expect(await readWin(db, mira, id)).toMatchObject(change);
  });
});

describe('a removed win', () => {
  test('comes back within a day', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    await undoWin(db, mira, id, now);
    expect(await listWins(db, mira, { limit: 10 })).toEqual([]);
    expect(await listWins(db, mira, { limit: 10, removed: { now } })).toHaveLength(1);
    expect(await countWins(db, mira, now)).toEqual({ wins: 0, listed: 1 });
    const soon = now.add({ hours: 23 });
    expect(await putWinBack(db, mira, id, soon)).toMatchObject({ ...draft, undoneAt: null });
    expect(await listWins(db, mira, { limit: 10 })).toHaveLength(1);
  });

  test('keeps the moment of its first removal', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    await undoWin(db, mira, id, now);
    const again = await undoWin(db, mira, id, now.add({ hours: 20 }));
    expect(again?.undoneAt?.toString()).toBe(now.toString());
  });

  test('can be put back no more after a day, and is deleted then', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    const kept = await addWin(db, mira, { ...draft, text: 'Kept' }, now);
    await undoWin(db, mira, id, now);
    const next = now.add({ hours: 24 });
    expect(await putWinBack(db, mira, id, next)).toBeNull();
    await forgetUndone(db, next.subtract({ seconds: 1 }));
    expect(await readWin(db, mira, id)).not.toBeNull();
    await forgetUndone(db, next);
    expect(await readWin(db, mira, id)).toBeNull();
    expect(await readWin(db, mira, kept.id)).not.toBeNull();
    const people = await db.selectFrom('win_person').selectAll().execute();
    expect(people.map((row) => row.win_id)).toEqual([kept.id]);
  });

  test('cannot be changed', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    await undoWin(db, mira, id, now);
    expect(await changeWin(db, mira, id, { ...draft, text: 'Other' }, now)).toBeNull();
    expect((await readWin(db, mira, id))?.text).toBe('Shipped it');
  });
});

test.each([
  ['somebody else', { workspace: 'T1', user: 'U0OTTO' }],
  ['the same id in another workspace', { workspace: 'T2', user: 'U0MIRA' }],
])('%s cannot read, change, remove or put back a win', async (_, other) => {
  const db = await someDatabase();
  const { id } = await addWin(db, mira, draft, now);
  expect(await readWin(db, other, id)).toBeNull();
  expect(await changeWin(db, other, id, { ...draft, text: 'Stolen', people: [] }, now)).toBeNull();
  expect(await undoWin(db, other, id, now)).toBeNull();
  await changeWin(db, mira, id, { ...draft, text: 'Changed' }, now);
  expect(await takeBackChange(db, other, id, now)).toBeNull();
  await takeBackChange(db, mira, id, now);
  expect(await listWins(db, other, { limit: 10, removed: { now } })).toEqual([]);
  expect(await readWin(db, mira, id)).toMatchObject({ ...draft, undoneAt: null });
  await undoWin(db, mira, id, now);
  expect(await putWinBack(db, other, id, now)).toBeNull();
  expect((await readWin(db, mira, id))?.undoneAt).not.toBeNull();
});

describe('a win that was changed', () => {
  test('says again what it said, within a day', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, { ...draft, link: 'https://x' }, now);
    const change = { text: 'Shipped both', why: 'Sales waited', people: ['U0BO'], posts: true };
    expect(await changeWin(db, mira, id, change, now)).toMatchObject({ isChanged: true });
    const soon = now.add({ hours: 23 });
    const taken = await takeBackChange(db, mira, id, soon);
    expect(taken).toMatchObject({ posts: true, win: { ...draft, link: 'https://x' } });
    expect(taken?.win.isChanged).toBe(false);
    expect(await takeBackChange(db, mira, id, soon)).toBeNull();
  });

  test('keeps what it said for a day, and what it said last', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    await changeWin(db, mira, id, { ...draft, text: 'two' }, now);
    const later = now.add({ hours: 20 });
    await changeWin(db, mira, id, { ...draft, text: 'three' }, later);
    await forgetUndone(db, now.add({ hours: 24 }));
    expect(await readWin(db, mira, id)).toMatchObject({ isChanged: true });
    expect(await takeBackChange(db, mira, id, later.add({ hours: 24 }))).toBeNull();
    await forgetUndone(db, later.add({ hours: 24 }));
    expect(await readWin(db, mira, id)).toMatchObject({ text: 'three', isChanged: false });
    const kept = await db.selectFrom('win').select(['before_change', 'changed_at']).execute();
    expect(kept).toEqual([{ before_change: null, changed_at: null }]);
  });

  test('saved as it was is not changed, and loses nothing', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, { ...draft, people: ['U0BO', 'U0ANA'] }, now);
    await changeWin(db, mira, id, { ...draft, text: 'two', people: ['U0ANA', 'U0BO'] }, now);
    await changeWin(db, mira, id, { ...draft, text: 'two', people: ['U0BO', 'U0ANA'] }, now);
    expect((await takeBackChange(db, mira, id, now))?.win.text).toBe('Shipped it');
  });

  test('cannot be taken back while it is removed', async () => {
    const db = await someDatabase();
    const { id } = await addWin(db, mira, draft, now);
    await changeWin(db, mira, id, { ...draft, text: 'two' }, now);
    await undoWin(db, mira, id, now);
    expect(await takeBackChange(db, mira, id, now)).toBeNull();
  });
});

describe('what is looked for', () => {
  const at = { page: 1, pageLength: 2, now };
  const isAbout = (word: string): Looking => ({
    ranges: [],
    has: ({ text }) => text.includes(word),
  });

  test('is found by its moment: from the first, to before the second', async () => {
    const db = await someDatabase();
    for (const minutes of [0, 1, 2, 3]) {
      await addWin(db, mira, { ...draft, text: `${minutes}` }, now.add({ minutes }));
    }
    const found = async (...ranges: Looking['ranges']) =>
      (await listWins(db, mira, {}, { ranges, has: null })).map(({ text }) => text);
    const [one, two, three] = [1, 2, 3].map((minutes) => now.add({ minutes }));
    if (!one || !two || !three) throw new Error('three moments');
    expect(await found({ from: one, until: three })).toEqual(['2', '1']);
    expect(await found({ from: null, until: one }, { from: three, until: null })).toEqual([
      '3',
      '0',
    ]);
  });

  test('is counted and paged without what is not looked for; a page too far is the last', async () => {
    const db = await someDatabase();
    for (let n = 0; n < 6; n += 1) {
      await addWin(db, mira, { ...draft, text: n % 2 === 0 ? `even ${n}` : `odd ${n}` }, now);
    }
    const [first] = await listWins(db, mira, { limit: 1 }, isAbout('odd'));
    await undoWin(db, mira, first?.id ?? '', now);
    const page = (n: number) => findWins(db, mira, isAbout('odd'), { ...at, page: n });
    expect(await page(1)).toMatchObject({
      wins: [{ text: 'odd 5' }, { text: 'odd 3' }],
      page: 1,
      pages: 2,
      total: 2,
      listed: 3,
    });
    expect(await page(9)).toMatchObject({ wins: [{ text: 'odd 1' }], page: 2 });
    const all = await findWins(db, mira, { ranges: [], has: null }, { ...at, page: 3 });
    expect(all).toMatchObject({
      wins: [{ text: 'odd 1' }, { text: 'even 0' }],
      pages: 3,
      total: 5,
    });
  });

  test('goes with its people, however many wins there are', async () => {
    const db = await someDatabase();
    await db.transaction().execute(async (tx) => {
      for (let n = 0; n < 1100; n += 1) {
        await addWin(tx, mira, { ...draft, text: `${n}`, people: [`U0P${n}`] }, now);
      }
    });
    const wins = await listWins(db, mira, {}, isAbout(''));
    expect(wins).toHaveLength(1100);
    expect(wins.every(({ text, people }) => people.join() === `U0P${text}`)).toBe(true);
  });
});
