import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/db/schema.ts';
import {
  addCheckIn,
  answerCheckIn,
  askedInMessage,
  latestCheckIn,
  readCheckIn,
} from '../../src/delegations/check-in.store.ts';
import { checkInSchedule, type Role } from '../../src/delegations/delegation.ts';
import { readHistory } from '../../src/delegations/event.store.ts';
import type { Step } from '../../src/delegations/machine.ts';
import { planCheckIn, undeliverable } from '../../src/delegations/delegation.planners.ts';
import {
  countOpen,
  delegationOfMessage,
  delegationsOf,
  keepDelegation,
  readDelegation,
} from '../../src/delegations/delegation.store.ts';
import { propose } from '../../src/delegations/delegation.steps.ts';
import { takeStep } from '../../src/delegations/machine.steps.ts';
import { keepPerson } from '../../src/people/person.store.ts';
import { scheduledAt } from '../../src/schedule/schedule.store.ts';
import { instant } from '../time/some.ts';
import { ana, contract, now, someDatabase } from './rows.ts';

/** A database in which mira has asked ana. */
async function asked(change: object = {}) {
  const db = await someDatabase();
  await keepPerson(db, 'T1', ana, now);
  const id = await propose(db, 'T1', { ...contract, ...change }, now);
  return { db, id, delegation: await known(db, id) };
}

async function known(db: Db, id: string) {
  const found = await readDelegation(db, 'T1', 'U0ANA', id);
  if (!found) throw new Error('no delegation');
  return found;
}

async function outbox(db: Db) {
  return db.selectFrom('outbox').selectAll().orderBy('created_at').execute();
}

describe('a delegation', () => {
  test('is kept as it was asked for', async () => {
    const { delegation } = await asked();
    expect(delegation).toMatchObject({ ...contract, state: 'proposed', delivery: 'waiting' });
    const { delegation: bare } = await asked({ checkIn: null, dueOn: null });
    expect(bare).toMatchObject({ checkIn: null, dueOn: null });
  });

  test('is there for the two it concerns, in their workspace, and for nobody else', async () => {
    const { db, id, delegation } = await asked();
    expect(await readDelegation(db, 'T1', 'U0MIRA', id)).toEqual(delegation);
    expect(await readDelegation(db, 'T1', 'U0OTTO', id)).toBeNull();
    expect(await readDelegation(db, 'T2', 'U0MIRA', id)).toBeNull();
    expect(await delegationOfMessage(db, 'T1', 'U0OTTO', delegation.outboxId)).toBeNull();
    expect(await countOpen(db, 'T1', 'U0MIRA', 'manager')).toBe(1);
    expect(await countOpen(db, 'T1', 'U0MIRA', 'delegate')).toBe(0);
    expect(await countOpen(db, 'T2', 'U0MIRA', 'manager')).toBe(0);
    const wanted = { openOnly: false, limit: 10 };
    expect(await delegationsOf(db, 'T1', 'U0ANA', 'delegate', wanted)).toHaveLength(1);
    expect(await delegationsOf(db, 'T1', 'U0ANA', 'manager', wanted)).toEqual([]);
    expect(await delegationsOf(db, 'T2', 'U0ANA', 'delegate', wanted)).toEqual([]);
  });

  test('moves on once, and only for those it belongs to', async () => {
    const { db, delegation } = await asked();
    const moved = { ...delegation, state: 'accepted', step: delegation.step + 1 } as const;
    for (const change of [{ workspace: 'T2' }, { manager: 'U0OTTO' }, { delegate: 'U0OTTO' }]) {
      expect(await keepDelegation(db, { ...moved, ...change })).toBe(false);
    }
    expect(await keepDelegation(db, moved)).toBe(true);
    expect(await keepDelegation(db, moved)).toBe(false);
  });

  test('lists the open ones first, then the newest', async () => {
    const { db, id, delegation } = await asked();
    const second = await propose(db, 'T1', contract, now.add({ minutes: 1 }));
    const third = await propose(db, 'T1', contract, now.add({ minutes: 2 }));
    await takeStep(db, await known(db, third), 'manager', { act: 'cancel' }, now);
    const ids = async (openOnly: boolean, offset = 0) =>
      (await delegationsOf(db, 'T1', 'U0MIRA', 'manager', { openOnly, limit: 9, offset })).map(
        (each) => each.id,
      );
    expect(delegation.id).toBe(id);
    expect(await ids(false)).toEqual([second, id, third]);
    expect(await ids(false, 1)).toEqual([id, third]);
    expect(await ids(true)).toEqual([second, id]);
  });
});

describe('a step that comes too late', () => {
  test('writes nothing', async () => {
    const { db, id, delegation } = await asked();
    const decline = { act: 'decline', version: 1, reason: 'No time' } as const;
    await takeStep(db, delegation, 'delegate', decline, now);
    const before = await outbox(db);
    const steps: [Role, Step][] = [
      ['delegate', { act: 'accept', version: 1, restated: 'Five pages' }],
      ['delegate', { ...decline, reason: 'Later' }],
      ['delegate', { act: 'hand-in', words: '' }],
      ['manager', { act: 'finish' }],
      ['manager', { act: 'cancel' }],
    ];
    // Each with the delegation as it was read before, and as it is now.
    for (const read of [delegation, await known(db, id)]) {
      for (const [by, step] of steps) {
        expect(await takeStep(db, read, by, step, now)).toMatchObject({ taken: false });
      }
    }
    expect(await readHistory(db, 'U0MIRA', delegation)).toMatchObject([
      { events: [{ act: 'asked' }, { act: 'decline', by: 'U0ANA', words: 'No time' }] },
    ]);
    expect(await outbox(db)).toEqual(before);
    expect(await known(db, id)).toMatchObject({ state: 'declined', reason: 'No time' });
    expect(await scheduledAt(db, 'T1', checkInSchedule(id))).toBeNull();
  });
});

const accept = { act: 'accept', version: 1, restated: 'Five pages' } as const;

describe('a check-in', () => {
  async function due(at = '2027-03-16T14:00Z') {
    const { db, id, delegation } = await asked();
    await takeStep(db, delegation, 'delegate', accept, now.subtract({ hours: 24 }));
    const scheduled = await db
      .selectFrom('schedule')
      .selectAll()
      .where('kind', '=', 'check-in')
      .executeTakeFirstOrThrow();
    const next = await planCheckIn(db, scheduled, instant(at));
    const questions = (await outbox(db)).filter((row) => row.kind === 'check-in');
    return { db, id, scheduled, next, questions };
  }

  test('is planned for the wall time of the delegate, and expires with their day', async () => {
    const { db, id, scheduled, next, questions } = await due();
    expect(scheduled).toMatchObject({
      id: `check-in:${id}`,
      kind: 'check-in',
      user_id: 'U0ANA',
      slot: '2027-03-16',
      next_at: instant('2027-03-16T14:00Z').epochMilliseconds,
    });
    expect(questions).toMatchObject([
      { user_id: 'U0ANA', expires_at: instant('2027-03-17T04:00Z').epochMilliseconds },
    ]);
    expect(next).toEqual({ slot: '2027-03-23', at: instant('2027-03-23T14:00Z') });
    // The same occurrence again, as after a restart.
    await planCheckIn(db, scheduled, instant('2027-03-16T14:01Z'));
    expect(await db.selectFrom('check_in').selectAll().execute()).toHaveLength(1);
  });

  test('that could not be asked on its day is left out', async () => {
    const { questions, next } = await due('2027-03-18T09:00Z');
    expect(questions).toEqual([]);
    expect(next?.slot).toBe('2027-03-23');
  });

  test('follows the zone in which the delegate is by then', async () => {
    const { db, scheduled } = await due();
    await keepPerson(db, 'T1', { ...ana, zone: 'Asia/Tokyo' }, now);
    const next = await planCheckIn(db, scheduled, instant('2027-03-16T14:00Z'));
    expect(next).toEqual({ slot: '2027-03-23', at: instant('2027-03-23T01:00Z') });
  });

  test('ends with the delegation', async () => {
    const { db, id, scheduled, questions } = await due();
    await takeStep(db, await known(db, id), 'manager', { act: 'cancel' }, now);
    expect(await scheduledAt(db, 'T1', scheduled.id)).toBeNull();
    expect(await planCheckIn(db, scheduled, instant('2027-03-23T14:00Z'))).toBeNull();
    const [question] = questions;
    const row = (await outbox(db)).find((each) => each.id === question?.id);
    expect(row).toMatchObject({ state: 'missed', error: 'withdrawn' });
  });

  test('is the delegate’s alone, and takes one answer, or a roadblock after none', async () => {
    const { db, id } = await due();
    const checkIn = await latestCheckIn(db, 'T1', 'U0ANA', id);
    if (!checkIn) throw new Error('no check-in');
    expect(await readCheckIn(db, 'T1', 'U0ANA', checkIn.id)).toEqual(checkIn);
    for (const [workspace, user] of [
      ['T1', 'U0MIRA'],
      ['T1', 'U0OTTO'],
      ['T2', 'U0ANA'],
    ] as const) {
      expect(await readCheckIn(db, workspace, user, checkIn.id)).toBeNull();
      expect(await latestCheckIn(db, workspace, user, id)).toBeNull();
      expect(await askedInMessage(db, workspace, user, checkIn.outboxId)).toEqual([]);
    }
    expect(await answerCheckIn(db, checkIn, 'no-roadblock', '', now)).toBe(true);
    expect(await answerCheckIn(db, checkIn, 'done', '', now)).toBe(false);
    expect(await answerCheckIn(db, checkIn, 'roadblock', 'Late', now)).toBe(true);
    expect(await answerCheckIn(db, checkIn, 'roadblock', 'Later', now)).toBe(false);
    expect(await answerCheckIn(db, checkIn, 'no-roadblock', '', now)).toBe(false);
    expect(await readCheckIn(db, 'T1', 'U0ANA', checkIn.id)).toMatchObject({
      answer: 'roadblock',
      roadblock: 'Late',
    });
  });

  test('is asked once a day', async () => {
    const { db, id } = await due();
    const date = Temporal.PlainDate.from('2027-03-16');
    const again = addCheckIn(db, {
      workspace: 'T1',
      id: 'c2',
      delegation: id,
      date,
      outboxId: 'o',
    });
    await expect(again).rejects.toThrow('UNIQUE');
  });

  test('keeps its schedule when Slack refuses the message for another reason', async () => {
    const { db, scheduled, questions } = await due();
    const [question] = questions;
    if (!question) throw new Error('no question');
    await undeliverable['check-in']?.(db, question, 'missing_scope', now, () => {});
    expect(await scheduledAt(db, 'T1', scheduled.id)).not.toBeNull();
    await undeliverable['check-in']?.(db, question, 'account_inactive', now, () => {});
    expect(await scheduledAt(db, 'T1', scheduled.id)).toBeNull();
    const [told] = (await outbox(db)).filter((row) => row.kind === 'delegation-failed');
    expect(told).toMatchObject({ user_id: 'U0MIRA' });
  });
});
