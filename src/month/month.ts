import { type Hat, practiceByKey } from '../practices/index.ts';
import { weekOf } from '../time/cadence.ts';
import { localDate } from '../time/wall.ts';

/** Something that somebody did with one hat on, or with both. */
type Deed = { at: Temporal.Instant; hat: Hat };

/** What the rooms know of somebody's deeds; of other months too, which is left out. */
export type Record = {
  /** Habits that were done after a nudge, or of one's own accord. */
  habits: readonly Deed[];
  wins: readonly Temporal.Instant[];
  kudos: readonly Temporal.Instant[];
  /** What they celebrated with the team. */
  celebrations: readonly Temporal.Instant[];
  /** Delegations that were handed over. */
  delegations: readonly Temporal.Instant[];
  visionNotes: readonly Temporal.Instant[];
  /** Whom they thanked, in public or by their own word. */
  thanks: readonly { person: string; at: Temporal.Instant }[];
};

/** The days of a week that lie in a month, both included. */
export type Week = { from: Temporal.PlainDate; to: Temporal.PlainDate };

/** What there is to see of a month. */
export type Month = {
  month: Temporal.PlainYearMonth;
  /** How often each hat was worn. */
  hats: Readonly<{ [hat in Hat]: number }>;
  wins: number;
  winsByWeek: readonly (Week & { wins: number })[];
  habits: number;
  /** Everybody who was thanked, once each, the first one first. */
  thanked: readonly string[];
};

export function monthAt(at: Temporal.Instant, zone: string): Temporal.PlainYearMonth {
  return localDate(at, zone).toPlainYearMonth();
}

/** From the first moment of a month in `zone` to before the first of the next. */
export function spanOf(
  month: Temporal.PlainYearMonth,
  zone: string,
): { since: Temporal.Instant; until: Temporal.Instant } {
  const startOf = (of: Temporal.PlainYearMonth) =>
    of.toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
  return { since: startOf(month), until: startOf(month.add({ months: 1 })) };
}

/** The weeks of a month from Monday to Sunday, without the days that belong to its neighbours. */
export function weeksOf(month: Temporal.PlainYearMonth): Week[] {
  const first = month.toPlainDate({ day: 1 });
  const last = month.toPlainDate({ day: month.daysInMonth });
  const weeks: Week[] = [];
  for (let from = first; Temporal.PlainDate.compare(from, last) <= 0;) {
    const sunday = weekOf(from).add({ days: 6 });
    const to = Temporal.PlainDate.compare(sunday, last) < 0 ? sunday : last;
    weeks.push({ from, to });
    from = to.add({ days: 1 });
  }
  return weeks;
}

/** What a month was, by the calendar of somebody in `zone`. */
export function monthFrom(record: Record, month: Temporal.PlainYearMonth, zone: string): Month {
  const { since, until } = spanOf(month, zone);
  const isWithin = (at: Temporal.Instant) =>
    Temporal.Instant.compare(at, since) >= 0 && Temporal.Instant.compare(at, until) < 0;
  const deeds = deedsOf(record).filter(({ at }) => isWithin(at));
  const worn = (hat: Hat) => deeds.filter((deed) => deed.hat === hat).length;
  const wins = record.wins.filter(isWithin).map((at) => localDate(at, zone));
  const thanks = record.thanks
    .filter(({ at }) => isWithin(at))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return {
    month,
    hats: { leader: worn('leader'), both: worn('both'), manager: worn('manager') },
    wins: wins.length,
    winsByWeek: weeksOf(month).map((week) => ({
      ...week,
      wins: wins.filter((date) => isIn(date, week)).length,
    })),
    habits: record.habits.filter(({ at }) => isWithin(at)).length,
    thanked: [...new Set(thanks.map(({ person }) => person))],
  };
}

/** Whether there is nothing to see of it. */
export function isEmpty({ hats, thanked }: Month): boolean {
  return hats.leader + hats.both + hats.manager + thanked.length === 0;
}

/**
 * Everything that was done, once. A habit whose answer is kept by another room, such as a win, is there as both, of the same
 * moment.
 */
function deedsOf(record: Record): Deed[] {
  const others = [
    ...as('celebrate-small-win', record.wins),
    ...as('kudos-thread', record.kudos),
    ...as('project-close-out', record.celebrations),
    ...as('delegate-ownership', record.delegations),
    ...as('vision-time', record.visionNotes),
  ];
  const moments = new Set(others.map(({ at }) => at.epochMilliseconds));
  return [...record.habits.filter(({ at }) => !moments.has(at.epochMilliseconds)), ...others];
}

/** What a room keeps, with the hat that the practice of the same kind trains. */
function as(practice: string, moments: readonly Temporal.Instant[]): Deed[] {
  const hat = practiceByKey(practice)?.hat ?? 'both';
  return moments.map((at) => ({ at, hat }));
}

function isIn(date: Temporal.PlainDate, { from, to }: Week): boolean {
  return Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0;
}
