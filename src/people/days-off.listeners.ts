import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Room, Visit } from '../room.ts';
import type { Call, CommandCall } from '../slack/call.ts';
import { optionalText } from '../slack/form.ts';
import { enqueue } from '../slack/outbox.store.ts';
import type { Redraw } from '../slack/redraw.ts';
import { shorten } from '../slack/text.ts';
import { UserError } from '../slack/user-error.ts';
import { type Hours, nextOpen } from '../time/hours.ts';
import { localDate } from '../time/wall.ts';
import { coming, daysOffMeant, merged, type Span, whyNotOff } from './days-off.ts';
import { keepCalendar, keepSpans, readDaysOff, removeOldSpans } from './days-off.store.ts';
import {
  daysOffForm,
  holidaysKept,
  offKept,
  offRemoved,
  readOff,
  whichOff,
} from './days-off.view.ts';
import { type HolidayCalendar, readCalendar } from './holidays.ts';

/** What changed besides when plans were made anew. */
type Replanned = { redraws: readonly Redraw[]; said: readonly string[] };

/** What days off need of other rooms. */
export type DaysOffOptions = {
  zoneOf(visit: Visit): Promise<string>;
  hoursOf(db: Db, workspace: string, user: string): Promise<Hours>;
  /** Plans anew whatever hangs on somebody's days off. */
  replan(tx: Db, workspace: string, user: string, now: Temporal.Instant): Promise<Replanned>;
  redraw(changes: readonly Redraw[]): Promise<void>;
};

const date = z.iso
  .date()
  .nullish()
  .transform((text) => (text ? Temporal.PlainDate.from(text) : null));
const form = z.object({ from: date, to: date, holidays: optionalText(200) });

/** Days off: a list with a form, and `/coach off 3 May to 14 May`. */
export function daysOffRoom(options: DaysOffOptions): Room {
  const todayOf = async (call: Call) => localDate(call.now, await options.zoneOf(call));

  async function formOf(call: Call) {
    const today = await todayOf(call);
    const { spans, holidays } = await readDaysOff(call.db, call.workspace, call.user);
    return daysOffForm({ spans: coming(spans, today), holidays, today });
  }

  /** Adds days off within `tx`, and returns what to say of it. */
  async function add(tx: Db, call: Call, span: Span, today: Temporal.PlainDate) {
    const { workspace, user, now } = call;
    const { spans } = await readDaysOff(tx, workspace, user);
    const all = merged([...spans, span]);
    await keepSpans(tx, workspace, user, all);
    const replanned = await options.replan(tx, workspace, user, now);
    const joined = all.find(({ from, to }) => covers({ from, to }, span)) ?? span;
    const hours = await options.hoursOf(tx, workspace, user);
    const after = joined.to.add({ days: 1 }).toZonedDateTime(hours.zone).toInstant();
    const open = nextOpen(after, hours);
    const back = open && localDate(open, hours.zone);
    return { ...replanned, message: offKept({ span: joined, back, said: replanned.said, today }) };
  }

  /** Takes days off out that are still to come; those that have passed stay. Null when there are none. */
  async function remove(tx: Db, call: Call, first: string, today: Temporal.PlainDate) {
    const { workspace, user, now } = call;
    const { spans } = await readDaysOff(tx, workspace, user);
    const span = coming(spans, today).find(({ from }) => from.toString() === first);
    if (!span) return null;
    const passed = Temporal.PlainDate.compare(span.from, today) < 0;
    const left = passed ? [{ from: span.from, to: today.subtract({ days: 1 }) }] : [];
    await keepSpans(tx, workspace, user, [...spans.filter((other) => other !== span), ...left]);
    return { span, ...(await options.replan(tx, workspace, user, now)) };
  }

  async function typed(call: CommandCall) {
    if (call.text === '') return call.open(await formOf(call));
    const today = await todayOf(call);
    const { spans, missing } = daysOffMeant(call.text, today);
    const possible = spans.filter((span) => !whyNotOff(span, today));
    const [only = spans[0], ...others] = possible;
    if (!only) {
      throw new UserError(
        `I can't read “${shorten(call.text, 100)}” as days. Try \`/coach off 3 May to 14 May\`, \`tomorrow\`, \`next week\`, \`until friday\` or \`for 2 weeks\`. Bare \`/coach off\` opens a form.`,
      );
    }
    if (possible.length > 0 && (missing || others.length > 0)) {
      return call.reply(whichOff(possible, missing, today));
    }
    const kept = await addNow(call, only, today);
    await call.reply(kept.message);
    await options.redraw(kept.redraws);
  }

  async function addNow(call: Call, span: Span, today: Temporal.PlainDate) {
    const problem = whyNotOff(span, today);
    if (problem) throw new UserError(problem.words);
    return call.db.transaction().execute((tx) => add(tx, call, span, today));
  }

  return {
    listen(on) {
      on.action('people.off', async (call) => call.open(await formOf(call)));
      on.action('people.off-add', async (call) => {
        const span = readOff(call.value);
        if (!span) throw new UserError('I cannot tell which days you mean. Try `/coach off`.');
        const kept = await addNow(call, span, await todayOf(call));
        await call.replace(kept.message);
        await options.redraw(kept.redraws);
      });
      on.action('people.off-remove', async (call) => {
        const today = await todayOf(call);
        const removed = await call.db
          .transaction()
          .execute((tx) => remove(tx, call, call.value, today));
        if (call.view) await call.update(await formOf(call));
        else if (removed) await call.replace(offRemoved(removed.span, today));
        else throw new UserError('Those days off are gone already, or over.');
        await options.redraw(removed?.redraws ?? []);
      });
      on.submission('people.off', form, async (call, { from, to, holidays }) => {
        const today = await todayOf(call);
        if (to && !from) return { errors: { from: 'Choose the first day too.' } };
        const span = from && { from, to: to ?? from };
        const problem = span && whyNotOff(span, today);
        if (problem) return { errors: { [problem.field]: problem.words } };
        const before = await readDaysOff(call.db, call.workspace, call.user);
        const read = await readCalendar(holidays);
        if ('problem' in read) return { errors: { holidays: read.problem } };
        const isOther = !isSame(read.calendar, before.holidays);

        const { workspace, user, now } = call;
        const redraws = await call.once(async (tx) => {
          const say = async (message: ReturnType<typeof offKept>) => {
            await enqueue(tx, { workspace, to: { user }, kind: 'reply', message, dueAt: now }, now);
          };
          if (isOther) {
            await keepCalendar(tx, workspace, user, read.calendar);
            await say(holidaysKept(read.calendar, today));
          }
          if (!span) return isOther ? (await options.replan(tx, workspace, user, now)).redraws : [];
          const kept = await add(tx, call, span, today);
          await say(kept.message);
          return kept.redraws;
        });
        return { after: () => options.redraw(redraws ?? []) };
      });
    },
    subcommands: {
      off: {
        help: '`/coach off 3 May to 14 May`: days off; `/coach off` lists them, and has public holidays',
        run: typed,
      },
    },
    async tidy(db, now) {
      await removeOldSpans(db, localDate(now.subtract({ hours: 90 * 24 }), 'UTC'));
    },
  };
}

function covers(outer: Span, inner: Span): boolean {
  return (
    Temporal.PlainDate.compare(outer.from, inner.from) <= 0 &&
    Temporal.PlainDate.compare(inner.to, outer.to) <= 0
  );
}

function isSame(a: HolidayCalendar | null, b: HolidayCalendar | null): boolean {
  return a?.country === b?.country && a?.region === b?.region;
}
