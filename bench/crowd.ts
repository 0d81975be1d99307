import { WebClient } from '@slack/web-api';
import BetterSqlite3 from 'better-sqlite3';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { pino } from 'pino';
import { migrations } from '../migrations/index.ts';
import { keepManager, planNudges } from '../src/coach/index.ts';
import { newManager } from '../src/coach/manager.ts';
import { openDatabase } from '../src/db/open.ts';
import type { Db } from '../src/db/schema.ts';
import { keepWorkspace } from '../src/db/workspace.store.ts';
import { keepPerson } from '../src/people/person.store.ts';
import { planning } from '../src/records.ts';
import { roomsOf } from '../src/rooms.ts';
import { nextScheduleMoment } from '../src/schedule/schedule.store.ts';
import { tick, type TickOptions } from '../src/schedule/tick.ts';
import { workspacePace } from '../src/slack/pace.ts';
import { localDate } from '../src/time/wall.ts';
import { planVision } from '../src/vision/index.ts';
import { workspace } from './slack.ts';

/** The one manager who has lived through four weeks; all others are made after them. */
const model = 'UMODEL';
const lived = Temporal.Duration.from({ hours: 4 * 7 * 24 });
const zone = 'Europe/Berlin';

/** How the app ticks, without the rest of it. */
export function tickingOn(db: Db): TickOptions {
  const log = pino({ level: 'warn' }, pino.destination(2));
  // Nothing that is planned asks Slack.
  const slack = new WebClient('xoxb-none', { slackApiUrl: 'http://127.0.0.1:9/' });
  const { planners } = roomsOf({ db, slack, workspace, log, forgetAfterDays: 0, later: () => {} });
  return { db, planners, log, perSecond: workspacePace.perSecond, sinceStart: { planned: 0 } };
}

/**
 * Makes a database of `managers`, of whom `due` have a nudge due since the minute of `now` and four weeks of the app
 * behind them. That history is the work of the real planners, for one manager; the others' rows are copies.
 */
export async function makeCrowd(
  file: string,
  crowd: { managers: number; due: number },
  now: Temporal.Instant,
): Promise<void> {
  const start = now.subtract(lived);
  const opened = await openDatabase(file, migrations, start);
  try {
    await keepWorkspace(opened.db, { id: workspace, name: 'Bench', botUser: 'U0BOT' }, start);
    await live(opened.db, start, now);
  } finally {
    await opened.close();
  }
  copy(file, crowd);
}

/** Four weeks of the model manager, up to the nudge of today. */
async function live(db: Db, start: Temporal.Instant, now: Temporal.Instant): Promise<void> {
  const today = localDate(now, zone);
  const day = (after: number) => today.add({ days: after }).dayOfWeek as 1 | 2 | 3 | 4 | 5 | 6 | 7;
  const manager = {
    ...newManager(workspace, model, zone),
    // A nudge on each of five days, today among them, and never at a quiet hour.
    workingDays: [0, 1, 2, 3, 4, 5].map(day).toSorted((a, b) => a - b),
    pace: 5,
    nudgeAt: now.toZonedDateTimeISO(zone).toPlainTime().round({
      smallestUnit: 'minute',
      roundingMode: 'floor',
    }),
    quietFrom: hourOf(now, 11),
    quietTo: hourOf(now, 13),
    vision: { day: day(3), from: Temporal.PlainTime.from('09:00'), minutes: 120 },
  };
  const ticking = tickingOn(db);
  const person = {
    id: model,
    name: 'Model',
    zone,
    isBot: false,
    isDeactivated: false,
    isForeign: false,
  };
  await keepPerson(db, workspace, person, start);
  await db.transaction().execute(async (tx) => {
    await keepManager(tx, manager, start);
    await planVision(tx, manager, start);
    await planNudges(tx, planning.sources, manager, start);
  });
  const thisMorning = now.subtract({ hours: 12 });
  for (;;) {
    const next = await nextScheduleMoment(db);
    if (!next) throw new Error('the model has no nudge to come');
    if (Temporal.Instant.compare(next, now) > 0)
      throw new Error(`its nudge comes ${next.toString()}`);
    if (Temporal.Instant.compare(next, thisMorning) > 0) break;
    await tick(ticking, next);
    await db.updateTable('outbox').set({ state: 'sent', message: '' }).execute();
    // Who does not answer gets fewer.
    const answer = { response: 'done', responded_at: next.epochMilliseconds } as const;
    await db.updateTable('nudge').set(answer).where('response', 'is', null).execute();
  }
}

function hourOf(now: Temporal.Instant, later: number): Temporal.PlainTime {
  return now.toZonedDateTimeISO(zone).add({ hours: later }).toPlainTime().round('hour');
}

/** Copies the model's rows, for whoever is due with their history, and removes the model. */
function copy(file: string, { managers, due }: { managers: number; due: number }): void {
  const sqlite = new BetterSqlite3(file);
  try {
    sqlite.pragma('synchronous = OFF');
    sqlite.exec('begin');
    const tables = sqlite
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => ({ name, columns: columnsOf(sqlite, name) }))
      .filter(({ columns }) => columns.includes('user_id'));
    for (const { name, columns } of tables) {
      const hasNoHistory = ['person', 'manager', 'schedule'].includes(name);
      const many = hasNoHistory ? managers : due;
      sqlite
        .prepare(
          `with recursive copy(n, user) as (
             select 1, 'U0000001'
             union all select n + 1, printf('U%07d', n + 1) from copy where n < ${many})
           insert into ${name} (${columns.join(', ')})
           select ${columns.map(copied).join(', ')} from ${name} join copy where user_id = '${model}'`,
        )
        .run();
      sqlite.prepare(`delete from ${name} where user_id = '${model}'`).run();
    }
    // Whoever is not due now is so in six hours.
    sqlite
      .prepare(
        `update schedule set next_at = next_at + 6 * 3600000 where user_id > printf('U%07d', ${due})`,
      )
      .run();
    sqlite.exec('commit');
    sqlite.pragma('wal_checkpoint(truncate)');
  } finally {
    sqlite.close();
  }
  // Otherwise the first commit that is measured waits for all of it.
  const written = openSync(file, 'r+');
  fsyncSync(written);
  closeSync(written);
}

function columnsOf(sqlite: BetterSqlite3.Database, table: string): string[] {
  return (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
}

/** A copy's value of a column: the copy's user in the place of the model, and ids of its own. */
function copied(column: string): string {
  if (column === 'workspace_id') return column;
  const renamed = `replace(${column}, '${model}', copy.user)`;
  // What is no text stays what it is.
  const own = `case when instr(${column}, '${model}') > 0 then ${renamed} else ${column} || ':' || copy.n end`;
  const isId = column === 'id' || column === 'thread_of' || column.endsWith('_id');
  return `case when typeof(${column}) <> 'text' then ${column} else ${isId ? own : renamed} end`;
}
