import type { Manager } from '../src/coach/manager.ts';
import type { Entry, NudgeSent, Sent, Year } from './year.ts';

/** The rules that no manager's time with the coach may breach, and what each says. */
export const rules = {
  'one-a-day': 'one message a day that nobody asked for, at most',
  quiet: 'nothing in quiet hours, nor on a day without work',
  'day-off': 'nothing on a day off',
  pause: 'nothing in a pause',
  away: 'nothing while the status says away',
  vision: 'nothing during vision time',
  pace: 'no more nudges in a calendar week than the pace, or half of it once three went unanswered',
  'says-so':
    'that nudges come less often is said once, with the first one after the third unanswered',
  fresh: 'no wording twice within eight weeks',
  muted: 'nothing that is muted',
  late: 'no nudge more than two hours after its time, nor before it',
} as const;

export type Rule = keyof typeof rules;

export type Breach = { rule: Rule; at: Temporal.Instant; message: Sent; manager: Manager };

const hour = 60 * 60 * 1000;
const eightWeeks = 8 * 7 * 24 * hour;

/**
 * Finds every breach of the rules, by what came and by what its reader had decided before it. It shares nothing with the code
 * that plans and sends but the types: it reads clocks and calendars by itself.
 */
export function judge(year: Year): Breach[] {
  const known = new Known(year.life.settings);
  const breaches: Breach[] = [];
  for (const entry of year.log) {
    if (entry.what === 'sent') {
      const { manager } = known;
      for (const rule of broken(known, entry)) {
        breaches.push({ rule, at: entry.at, message: entry, manager });
      }
    }
    known.learn(entry);
  }
  return breaches;
}

type SentEntry = Extract<Entry, { what: 'sent' }>;
type VisionEntry = Extract<Entry, { what: 'vision' }>;

/** What was so when a message came. */
class Known {
  manager: Manager;
  /** When something about days and hours was changed last. */
  changedAt = -Infinity;
  sent: SentEntry[] = [];
  /** Dates on which a message came that nobody asked for, by the calendar where its reader was. */
  unaskedOn = new Set<string>();
  /** Nudges in their turn, each with its moment in milliseconds since the epoch. */
  nudges: { at: number; nudge: NudgeSent }[] = [];
  lastAnswer = -Infinity;
  muted = new Set<string>();
  vision: VisionEntry[] = [];

  constructor(manager: Manager) {
    this.manager = manager;
    if (manager.isVisionMuted) this.muted.add('vision-time');
  }

  learn(entry: Entry): void {
    switch (entry.what) {
      case 'settings':
        if (timesOf(entry.manager) !== timesOf(this.manager)) {
          this.changedAt = entry.at.epochMilliseconds;
        }
        this.manager = entry.manager;
        return;
      case 'sent':
        this.sent.push(entry);
        if (entry.isUnasked) {
          const local = entry.at.toZonedDateTimeISO(this.manager.zone);
          this.unaskedOn.add(local.toPlainDate().toString());
        }
        if (entry.kind === 'nudge' && entry.nudge) {
          this.nudges.push({ at: entry.at.epochMilliseconds, nudge: entry.nudge });
        }
        return;
      case 'answered':
        this.lastAnswer = entry.at.epochMilliseconds;
        return;
      case 'muted':
        this.muted.add(entry.practice);
        return;
      case 'unmuted':
        this.muted.delete(entry.practice);
        return;
      case 'vision':
        this.vision.push(entry);
        return;
    }
  }
}

function timesOf({ zone, nudgeAt, vision, quietFrom, quietTo, workingDays }: Manager): string {
  return [zone, nudgeAt, JSON.stringify(vision), quietFrom, quietTo, workingDays].join();
}

function* broken(known: Known, sent: SentEntry): Generator<Rule> {
  const { manager } = known;
  const local = sent.at.toZonedDateTimeISO(manager.zone);
  const date = local.toPlainDate();
  if (sent.isUnasked && known.unaskedOn.has(date.toString())) yield 'one-a-day';
  if (isQuiet(manager, local)) yield 'quiet';
  if (isOff(manager, date)) yield 'day-off';
  const until = manager.pause?.until;
  if (manager.pause && (!until || Temporal.PlainDate.compare(date, until) < 0)) yield 'pause';
  if (isAway(manager, sent.at)) yield 'away';
  if (sent.kind !== 'vision-reminder' && isVisionTime(known, sent.at)) yield 'vision';
  const { nudge } = sent;
  if (nudge && known.muted.has(nudge.practice)) yield 'muted';
  if (nudge && sent.kind === 'nudge') yield* brokenByNudge(known, nudge, local);
}

function isQuiet(manager: Manager, local: Temporal.ZonedDateTime): boolean {
  if (!manager.workingDays.some((day) => day === local.dayOfWeek)) return true;
  const minutes = ({ hour, minute }: { hour: number; minute: number }) => hour * 60 + minute;
  const [from, to, time] = [minutes(manager.quietFrom), minutes(manager.quietTo), minutes(local)];
  return from <= to ? from <= time && time < to : from <= time || time < to;
}

function isOff({ daysOff }: Manager, date: Temporal.PlainDate): boolean {
  const text = date.toString();
  const { spans, holidays } = daysOff;
  return (
    spans.some(({ from, to }) => from.toString() <= text && text <= to.toString()) ||
    (holidays !== null && holidays.nameOf(date) !== null)
  );
}

function isAway({ daysOff: { away } }: Manager, at: Temporal.Instant): boolean {
  if (!away || at.epochMilliseconds < away.since.epochMilliseconds) return false;
  return away.until === null || at.epochMilliseconds < away.until.epochMilliseconds;
}

/** Within a block of which a reminder told, and which nothing has moved since. */
function isVisionTime({ manager, sent, vision, muted, changedAt }: Known, at: Temporal.Instant) {
  const reminder = sent.findLast(({ kind }) => kind === 'vision-reminder');
  if (!reminder || muted.has('vision-time')) return false;
  const remindedAt = reminder.at.epochMilliseconds;
  if (changedAt >= remindedAt) return false;
  if (vision.some((decision) => decision.at.epochMilliseconds >= remindedAt)) return false;
  const today = reminder.at.toZonedDateTimeISO(manager.zone);
  const places = [
    ...vision.flatMap(({ to }) => (to ? [to] : [])),
    { date: today.toPlainDate(), from: manager.vision.from },
    { date: today.toPlainDate().add({ days: 1 }), from: manager.vision.from },
  ];
  // The block that begins first after its reminder.
  const [start] = places
    .map(({ date, from }) => date.toZonedDateTime({ timeZone: manager.zone, plainTime: from }))
    .map(({ epochMilliseconds }) => epochMilliseconds)
    .filter((begins) => begins > remindedAt)
    .toSorted((a, b) => a - b);
  if (start === undefined || start > remindedAt + hour / 4) return false;
  const now = at.epochMilliseconds;
  return start <= now && now < start + manager.vision.minutes * (hour / 60);
}

function* brokenByNudge(
  known: Known,
  nudge: NudgeSent,
  local: Temporal.ZonedDateTime,
): Generator<Rule> {
  const { manager, changedAt, lastAnswer } = known;
  const at = local.epochMilliseconds;
  const before = known.nudges;
  const isSame = (other: NudgeSent) =>
    other.practice === nudge.practice && other.wording === nudge.wording;
  if (before.some((other) => isSame(other.nudge) && other.at > at - eightWeeks)) yield 'fresh';

  const startOfDay = local.startOfDay().epochMilliseconds;
  // Whatever was answered while it was on its way, it came after that.
  const unanswered = before.filter(
    (other) => other.nudge.madeAt.epochMilliseconds > lastAnswer && other.at < startOfDay,
  );
  const isSlowed = unanswered.length >= 3;
  const pace = isSlowed ? Math.max(1, Math.floor(manager.pace / 2)) : manager.pace;
  const monday = local.startOfDay().subtract({ days: local.dayOfWeek - 1 });
  const inWeek = before.filter((other) => other.at >= monday.epochMilliseconds);
  if (inWeek.length + 1 > pace) yield 'pace';
  const isTold = unanswered.some((other) => other.nudge.slowedTo !== null);
  const toSay = isSlowed && pace < manager.pace && !isTold ? pace : null;
  if (nudge.slowedTo !== toSay) yield 'says-so';

  if (changedAt > startOfDay) return;
  const time = local.toPlainDate().toZonedDateTime({
    timeZone: manager.zone,
    plainTime: manager.nudgeAt,
  }).epochMilliseconds;
  if (at < time || at >= time + 2 * hour) yield 'late';
}
