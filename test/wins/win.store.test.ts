import { describe, expect, test } from 'vitest';
import {
  addWin,
  changeWin,
  countWins,
  forgetUndone,
  listWins,
  putWinBack,
  readWin,
  undoWin,
} from '../../src/wins/win.store.ts';
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
    expect(await changeWin(db, mira, id, change)).toMatchObject(change);
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
    expect(await changeWin(db, mira, id, { ...draft, text: 'Other' })).toBeNull();
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
  expect(await changeWin(db, other, id, { ...draft, text: 'Stolen', people: [] })).toBeNull();
  expect(await undoWin(db, other, id, now)).toBeNull();
  expect(await listWins(db, other, { limit: 10, removed: { now } })).toEqual([]);
  expect(await readWin(db, mira, id)).toMatchObject({ ...draft, undoneAt: null });
  await undoWin(db, mira, id, now);
  expect(await putWinBack(db, other, id, now)).toBeNull();
  expect((await readWin(db, mira, id))?.undoneAt).not.toBeNull();
});
