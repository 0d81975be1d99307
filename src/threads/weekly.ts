import { z } from 'zod';
import type { Postable } from '../slack/postable.ts';
import type { Reply } from '../slack/thread.ts';
import { mentions, somebodyWhoLeft, type Typed } from '../slack/text.ts';
import { nextWeekly, type Slot } from '../time/cadence.ts';
import { defaultWorkingDays, isWeekday, nextOpen, type Weekday } from '../time/hours.ts';
import { parseTime } from '../time/wall.ts';

/** A channel in which a kudos thread is opened every week. */
export type KudosChannel = {
  workspace: string;
  channel: string;
  /** Who started it, and can stop it. */
  owner: string;
  day: Weekday;
  time: Temporal.PlainTime;
  /** That of its owner when they started it: the hour of a channel does not travel with one of its members. */
  zone: string;
  /** Which wording came last. */
  wording: number;
  /** Weeks in a row in which nobody wrote. */
  silentWeeks: number;
  stoppedAt: Temporal.Instant | null;
};

/** One that runs, and when its next thread comes. */
export type RunningChannel = KudosChannel & { next: Temporal.Instant };

/** What somebody thanked others for in such a thread. */
export type ThreadKudos = {
  id: string;
  channel: string;
  ts: string;
  giver: string;
  /** Whoever is named and has not taken themselves out. */
  people: readonly string[];
  /** Whoever has. */
  without: readonly string[];
  text: Typed;
  at: Temporal.Instant;
  /** By its author, or by the last one who was named. */
  takenOut: boolean;
  /** The latter: whoever has taken themselves out of it can bring it back. */
  byTheLast: boolean;
};

/** Whoever is named and still here: nobody who is forgotten can take themselves out. */
export function peopleLeft({ people }: Pick<ThreadKudos, 'people'>): string[] {
  return people.filter((person) => person !== somebodyWhoLeft);
}

/** Whether everybody whom a kudos names has taken themselves out. */
export function nobodyIsLeft(of: Pick<ThreadKudos, 'people' | 'without'>): boolean {
  return of.without.length > 0 && peopleLeft(of).length === 0;
}

export const usualDay: Weekday = 5;
export const usualTime = Temporal.PlainTime.from('15:00');

/** After so many weeks in which nobody wrote, a channel gets no more threads. */
export const mostSilentWeeks = 4;

/** The outbox kind of the weekly post, and of the line that closes it. */
export const weeklyKind = 'weekly-thread';
export const closingKind = 'weekly-thread-closing';

/** A post that could not go out on its day is left out, and the next week has the next one. */
export const grace = Temporal.Duration.from({ hours: 3 });

/** The next thread of a channel, strictly after a moment. */
export function nextThread(
  { day, time, zone }: Pick<KudosChannel, 'day' | 'time' | 'zone'>,
  after: Temporal.Instant,
): Slot {
  return nextWeekly(after, { days: [day], time, zone });
}

const nine = Temporal.PlainTime.from('09:00');

/**
 * The day on which a last line closes a thread, at nine: Monday; Wednesday where Monday comes before the team has read a thread
 * of the weekend, or after the next thread.
 */
export function closingDay({ day, time }: Pick<KudosChannel, 'day' | 'time'>): Weekday {
  const isEarlyMonday = day === 1 && Temporal.PlainTime.compare(time, nine) <= 0;
  return day > 5 || isEarlyMonday ? 3 : 1;
}

/** When a thread is closed, by the clock of the channel: two days or more after it was opened, and before the next one. */
export function closesAt(
  of: Pick<KudosChannel, 'day' | 'time' | 'zone'>,
  opened: Temporal.Instant,
): Temporal.Instant {
  return nextWeekly(opened, { days: [closingDay(of)], time: nine, zone: of.zone }).at;
}

/** What reaches a channel unasked does so in these hours of a working day. */
const daytime = {
  workingDays: defaultWorkingDays,
  quietFrom: Temporal.PlainTime.from('18:00'),
  quietTo: nine,
};

/**
 * When the last line of a thread goes out that was to be over at `until`: now, or in the morning where the app was down and it
 * is night by now. Null when the channel has its next thread by then.
 */
export function lastLineAt(
  of: Pick<KudosChannel, 'day' | 'time' | 'zone' | 'stoppedAt'>,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const at = nextOpen(now, { ...daytime, zone: of.zone });
  if (!at || of.stoppedAt !== null) return at;
  return Temporal.Instant.compare(at, nextThread(of, until).at) < 0 ? at : null;
}

/** What a reply says in thanks, and to whom; null where it names nobody but its author, or says nothing beside the names. */
export function kudosIn(
  { user, text }: Pick<Reply, 'user' | 'text'>,
  notPeople: ReadonlySet<string>,
): { people: string[]; text: Typed } | null {
  const people = [...new Set(mentions(text))].filter((one) => one !== user && !notPeople.has(one));
  const words = text.replaceAll(/<[@#!][^>]*>/g, ' ');
  return people.length > 0 && /[\p{L}\p{N}\p{S}]/u.test(words) ? { people, text } : null;
}

/** What a closed thread has come to. */
export type ThreadSum = {
  kudos: readonly Pick<ThreadKudos, 'giver' | 'people' | 'text'>[];
  /** Everybody who wrote, kudos or not. */
  writers: readonly string[];
};

/** From `since` to before `until`. */
export type Span = { since: Temporal.Instant; until: Temporal.Instant };

/** A span as the value of a button. */
export function writeSpan({ since, until }: Span): string {
  return `${since.epochMilliseconds} ${until.epochMilliseconds}`;
}

/** The inverse of `writeSpan`. */
export function readSpan([since, until]: readonly string[]): Span {
  const instant = (at = '0') => Temporal.Instant.fromEpochMilliseconds(Number(at));
  return { since: instant(since), until: instant(until) };
}

/** The silent weeks after this one; `isOver` when there are too many of them. */
export function silentAfter(
  before: number,
  { writers }: Pick<ThreadSum, 'writers'>,
): { silentWeeks: number; isOver: boolean } {
  const silentWeeks = writers.length > 0 ? 0 : before + 1;
  return { silentWeeks, isOver: silentWeeks >= mostSilentWeeks };
}

/** Whether somebody should know more of a channel before a thread is started there: others read it, or nobody can answer. */
export function asksForCare({ outside, restricted }: Postable): boolean {
  return outside !== null || restricted === 'threads';
}

/** The form in which a thread is started or changed. */
export const weeklyForm = z.object({
  channel: z.string('Choose the channel.'),
  day: z.coerce.number('Choose a day.').refine(isWeekday, 'Choose a day.'),
  time: z.string('Choose a time.').transform((text, check) => {
    const read = parseTime(text);
    if (read) return read;
    check.addIssue('Choose a time.');
    return z.NEVER;
  }),
});
