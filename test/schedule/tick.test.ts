import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/db/schema.ts';
import {
  nextScheduleMoment,
  type Planner,
  removeSchedule,
  scheduledAt,
  setSchedule,
} from '../../src/schedule/schedule.store.ts';
import { tick, type TickOptions } from '../../src/schedule/tick.ts';
import { enqueue } from '../../src/slack/outbox.store.ts';
import { noon, temporaryDatabase } from '../db/temporary.ts';

const silent = pino({ level: 'silent' });
const daily = Temporal.Duration.from({ hours: 24 });

/** Says one thing a day, the day's slot as its text. */
const daySays: Planner = async (tx, due, now) => {
  await enqueue(
    tx,
    {
      workspace: due.workspace_id,
      to: { user: due.user_id },
      kind: 'daily',
      message: { text: due.slot, blocks: [] },
      dueAt: now,
      occurrence: { schedule: due.id, slot: due.slot },
    },
    now,
  );
  const at = Temporal.Instant.fromEpochMilliseconds(due.next_at).add(daily);
  return { slot: at.toString(), at };
};

async function schedules(db: Db, many: number, kind = 'daily', at = noon): Promise<void> {
  for (let n = 0; n < many; n += 1) {
    await setSchedule(db, {
      workspace: 'T1',
      id: `${kind}:${n}`,
      user: `U${n}`,
      kind,
      next: { slot: at.toString(), at },
    });
  }
}

async function written(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('outbox').select('schedule_id').execute();
  return rows.map((row) => row.schedule_id ?? '');
}

async function scheduleRow(db: Db, id: string) {
  return db.selectFrom('schedule').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

function ticking(
  db: Db,
  planners: TickOptions['planners'],
  log = silent,
  perSecond = 4,
): TickOptions {
  return { db, planners, log, perSecond };
}

describe('a tick', () => {
  test('plans what is due, and only that, and moves it on', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 2);
    await schedules(db, 1, 'daily-later', noon.add({ seconds: 1 }));
    await tick(ticking(db, { daily: daySays }), noon);
    expect(await written(db)).toEqual(['daily:0', 'daily:1']);
    expect(String(await scheduledAt(db, 'T1', 'daily:0'))).toBe(String(noon.add(daily)));
    expect(String(await nextScheduleMoment(db))).toBe(String(noon.add({ seconds: 1 })));
  });

  test('changes nothing the second time', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 3);
    await tick(ticking(db, { daily: daySays }), noon);
    await tick(ticking(db, { daily: daySays }), noon);
    await tick(ticking(db, { daily: daySays }), noon.add({ minutes: 1 }));
    expect(await written(db)).toHaveLength(3);
  });

  test('changes nothing that another one, at the same time, has changed', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 40);
    let planned = 0;
    const counting: Planner = (tx, due, now) => {
      planned += 1;
      return daySays(tx, due, now);
    };
    await Promise.all([1, 2, 3].map(() => tick(ticking(db, { daily: counting }), noon)));
    expect(planned).toBe(40);
    expect(await written(db)).toHaveLength(40);
  });

  test('plans in the order in which things became due, over many batches, and lets others in', async () => {
    const db = await temporaryDatabase();
    for (let n = 0; n < 130; n += 1) {
      const at = noon.subtract({ minutes: (n * 37) % 130 });
      const next = { slot: at.toString(), at };
      await setSchedule(db, { workspace: 'T1', id: `s${n}`, user: `U${n}`, kind: 'once', next });
    }
    const order: number[] = [];
    const once: Planner = async (_tx, due) => {
      order.push(due.next_at);
      return null;
    };
    let letIn = 0;
    const other = setImmediate(function again() {
      letIn += 1;
      if (order.length < 130) setImmediate(again);
    });
    await tick(ticking(db, { once }), noon);
    clearImmediate(other);
    expect(order).toHaveLength(130);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(letIn).toBeGreaterThanOrEqual(2);
    expect(await nextScheduleMoment(db)).toBeNull();
  });

  test('leaves alone what was moved or removed while it was at work', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 3);
    const planned: string[] = [];
    const meddling: Planner = async (tx, due, now) => {
      planned.push(due.id);
      const next = { slot: 'moved', at: now.add({ hours: 5 }) };
      const { workspace_id: workspace, kind } = due;
      await setSchedule(tx, { workspace, id: 'daily:1', user: 'U1', kind, next });
      await removeSchedule(tx, workspace, 'daily:2');
      return null;
    };
    await tick(ticking(db, { daily: meddling }), noon);
    expect(planned).toEqual(['daily:0']);
    expect((await scheduleRow(db, 'daily:1')).slot).toBe('moved');
  });
});

describe('a planner that fails', () => {
  const fails: Planner = async (tx, due, now) => {
    await daySays(tx, due, now);
    throw new Error('an unreadable row');
  };

  test('leaves nothing behind, and holds up nobody', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 40, 'broken', noon.subtract({ hours: 1 }));
    await schedules(db, 40);
    await tick(ticking(db, { daily: daySays, broken: fails }), noon);
    const kinds = new Set((await written(db)).map((id) => id.split(':')[0]));
    expect([...kinds]).toEqual(['daily']);
    expect(await written(db)).toHaveLength(40);
  });

  test('is tried again after 1, 2, 4 … minutes, at most an hour, and keeps its slot', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 1, 'broken');
    const pauses: number[] = [];
    let now = noon;
    for (let n = 0; n < 9; n += 1) {
      await tick(ticking(db, { broken: fails }), now);
      const row = await scheduleRow(db, 'broken:0');
      expect([row.slot, row.tries]).toEqual([noon.toString(), n + 1]);
      pauses.push((row.next_at - now.epochMilliseconds) / 60_000);
      now = Temporal.Instant.fromEpochMilliseconds(row.next_at);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    await tick(ticking(db, { broken: daySays }), now);
    expect(await written(db)).toEqual(['broken:0']);
    expect((await scheduleRow(db, 'broken:0')).tries).toBe(0);
  });

  test.each<[string, Planner | undefined]>([
    ['names a moment that has passed', async (_tx, due, now) => ({ slot: due.slot, at: now })],
    ['is not there, as after a downgrade', undefined],
  ])('in that it %s is tried again, too', async (_what, planner) => {
    const db = await temporaryDatabase();
    await schedules(db, 1, 'broken');
    await tick(ticking(db, planner ? { broken: planner } : {}), noon);
    const at = noon.add({ minutes: 1 });
    expect((await scheduleRow(db, 'broken:0')).next_at).toBe(at.epochMilliseconds);
  });

  test('is logged by what it was, never by its words', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 1, 'broken');
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const quotes: Planner = async () => {
      throw new SyntaxError('Unexpected token in "what Mira typed"');
    };
    await tick(ticking(db, { broken: quotes }, log), noon);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"code":"SyntaxError"');
    expect(lines[0]).toContain('tick.test.ts');
    expect(lines[0]).not.toContain('Mira');
  });
});

test('a schedule belongs to its workspace', async () => {
  const db = await temporaryDatabase();
  const next = { slot: 's', at: noon };
  for (const workspace of ['T1', 'T2']) {
    await setSchedule(db, { workspace, id: 'same', user: 'U1', kind: 'daily', next });
  }
  await removeSchedule(db, 'T1', 'same');
  expect(await scheduledAt(db, 'T1', 'same')).toBeNull();
  expect(String(await scheduledAt(db, 'T2', 'same'))).toBe(String(noon));
});

test('what follows a plan comes after its commit, and may fail', async () => {
  const db = await temporaryDatabase();
  await schedules(db, 2, 'follows');
  const seen: string[][] = [];
  const follows: Planner = async (tx, due, now, after) => {
    after?.(async () => {
      seen.push(await written(db));
      throw new Error('Slack is away');
    });
    return daySays(tx, due, now);
  };
  await tick(ticking(db, { follows }), noon);
  expect(seen.length).toBe(2);
  expect(seen[0]).toContain('follows:0');
  expect(await written(db)).toEqual(['follows:0', 'follows:1']);
});

describe('where more falls due in one workspace than a minute can send', () => {
  const dueAt = async (db: Db) => {
    const rows = await db.selectFrom('outbox').select('due_at').distinct().execute();
    return rows.map((row) => Temporal.Instant.fromEpochMilliseconds(row.due_at).toString());
  };

  test('planning begins as much earlier as sending takes, once', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 40, 'daily', noon.add({ hours: 1 }));
    const slot = noon.add({ hours: 1 });

    await tick(ticking(db, { daily: daySays }, silent, 1 / 6), slot.subtract({ minutes: 5 }));
    expect(await written(db)).toEqual([]);
    const early = slot.subtract({ minutes: 4 });
    await tick(ticking(db, { daily: daySays }, silent, 1 / 6), early);
    expect((await written(db)).length).toBe(40);
    expect(await dueAt(db)).toEqual([early.toString()]);

    await tick(ticking(db, { daily: daySays }, silent, 1 / 6), early.add({ minutes: 1 }));
    await tick(ticking(db, { daily: daySays }, silent, 1 / 6), slot);
    expect((await written(db)).length).toBe(40);
    expect(await nextScheduleMoment(db)).toEqual(slot.add(daily));
  });

  test('no earlier than a quarter of an hour, and a few are on time', async () => {
    const db = await temporaryDatabase();
    const slot = noon.add({ hours: 1 });
    await schedules(db, 6, 'daily', slot);
    await tick(ticking(db, { daily: daySays }, silent, 0.1), slot.subtract({ minutes: 1 }));
    expect(await written(db)).toEqual([]);

    await schedules(db, 40, 'daily', slot);
    await tick(ticking(db, { daily: daySays }, silent, 0.04), slot.subtract({ minutes: 16 }));
    expect(await written(db)).toEqual([]);
    await tick(ticking(db, { daily: daySays }, silent, 0.04), slot.subtract({ minutes: 15 }));
    expect((await written(db)).length).toBe(40);
  });
});

describe('a crowd that takes long to be sent', () => {
  const sent = { state: 'sent', message: '' } as const;

  test('is planned by portions: the next one when the last is out', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 100);
    const counts: [number, boolean][] = [];
    for (let n = 0; n < 4; n += 1) {
      const again = await tick(ticking(db, { daily: daySays }), noon);
      const { planned, left } = await tick(ticking(db, { daily: daySays }), noon);
      expect({ planned, left }).toEqual({ planned: 0, left: again.left });
      counts.push([again.planned, again.left]);
      await db.updateTable('outbox').set(sent).where('state', '=', 'due').execute();
    }
    expect(counts).toEqual([
      [40, true],
      [40, true],
      [20, false],
      [0, false],
    ]);
    expect(new Set(await written(db)).size).toBe(100);
  });

  test('is planned by less at once while the process has just begun', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 100);
    const cold = { ...ticking(db, { daily: daySays }), sinceStart: { planned: 0 } };
    const counts: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      counts.push((await tick(cold, noon)).planned);
      await db.updateTable('outbox').set(sent).where('state', '=', 'due').execute();
    }
    expect(counts).toEqual([12, 12, 12, 40, 24, 0]);
    expect(new Set(await written(db)).size).toBe(100);
  });

  test('is planned faster where more can be sent', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 300);
    const { planned } = await tick(ticking(db, { daily: daySays }, silent, 8), noon);
    expect(planned).toBe(80);
  });

  test('holds up no other workspace, nor what sends nothing', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 200, 'daily', noon.subtract({ minutes: 1 }));
    for (let n = 0; n < 150; n += 1) {
      const next = { slot: 's', at: noon };
      const [workspace, user] = ['T2', `U${n}`];
      await setSchedule(db, { workspace, id: `quiet:${n}`, user, kind: 'quiet', next });
    }
    await setSchedule(db, {
      workspace: 'T2',
      id: 'last',
      user: 'U1',
      kind: 'daily',
      next: { slot: 's', at: noon },
    });
    const quiet: Planner = async () => null;
    const ticked = await tick(ticking(db, { daily: daySays, quiet }), noon);
    expect(ticked).toEqual({ planned: 40 + 151, left: true });
    expect(await written(db)).toContain('last');
  });

  test('that is spread ahead of its slot is planned by portions, too', async () => {
    const db = await temporaryDatabase();
    await schedules(db, 400, 'daily', noon.add({ minutes: 1 }));
    expect(await tick(ticking(db, { daily: daySays }), noon)).toEqual({ planned: 40, left: true });
    await db.updateTable('outbox').set(sent).execute();
    expect(await tick(ticking(db, { daily: daySays }), noon)).toEqual({ planned: 40, left: true });
  });
});

test('planning lets others in every few milliseconds', async () => {
  const db = await temporaryDatabase();
  await schedules(db, 60);
  const takesLong: Planner = (tx, due, now) => {
    const until = performance.now() + 5;
    while (performance.now() < until);
    return daySays(tx, due, now);
  };
  let letIn = 0;
  let isOver = false;
  setImmediate(function again() {
    letIn += 1;
    if (!isOver) setImmediate(again);
  });
  await tick(ticking(db, { daily: takesLong }, silent, 6), noon);
  isOver = true;
  expect(await written(db)).toHaveLength(60);
  // Two or three of them take as long as nobody should wait.
  expect(letIn).toBeGreaterThanOrEqual(20);
});

test('one that fails in the middle of many leaves the others as they are', async () => {
  const db = await temporaryDatabase();
  await schedules(db, 30);
  const works: string[] = [];
  const oneFails: Planner = async (tx, due, now, after) => {
    const next = await daySays(tx, due, now);
    after?.(async () => void works.push(due.id));
    if (due.id === 'daily:17') throw new Error('an unreadable row');
    return next;
  };
  await tick(ticking(db, { daily: oneFails }), noon);
  expect(await written(db)).toHaveLength(29);
  expect(await written(db)).not.toContain('daily:17');
  expect(works.toSorted()).toEqual((await written(db)).toSorted());
  expect((await scheduleRow(db, 'daily:17')).tries).toBe(1);
});
