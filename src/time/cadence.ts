import { allWeekdays, inWeekOrder, type Weekday, weekdayOf } from './hours.ts';
import { instantOf, localDate } from './wall.ts';

/** One occurrence: its local date by the rule, and its instant. A gap at midnight may put the instant on the next date. */
export type Slot = { date: Temporal.PlainDate; at: Temporal.Instant };

/** One wall time on each of some days of the week. */
export type WeeklyRule = { days: readonly Weekday[]; time: Temporal.PlainTime; zone: string };

/**
 * The first slot strictly after `after`. Feeding each slot's instant back in gives every slot once, in order; a date
 * that does not exist in the zone has none.
 *
 * @throws RangeError when `days` is empty or the zone is unknown.
 */
export function nextWeekly(after: Temporal.Instant, rule: WeeklyRule): Slot {
  if (rule.days.length === 0) throw new RangeError('A weekly rule needs at least one day');
  // From the day before, whose slot a gap at midnight may have moved to today; over two weeks, as the date line may
  // swallow one of a day's weeks.
  const today = localDate(after, rule.zone);
  for (let ahead = -1; ahead <= 15; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!rule.days.includes(weekdayOf(date))) continue;
    const at = instantOf(date, rule.time, rule.zone);
    if (at !== null && Temporal.Instant.compare(at, after) > 0) return { date, at };
  }
  throw new RangeError(`No slot within two weeks on days ${rule.days.join(', ')}`);
}

/** The Monday of that date's week. */
export function weekOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: weekdayOf(date) - 1 });
}

/**
 * `count` of the given days, as far apart as the week allows (it comes round again: Friday is three days from Monday),
 * in week order; all of them when there are no more than `count`. Equally good choices: the earliest in the week.
 */
export function spread(days: readonly Weekday[], count: number): Weekday[] {
  const [best = []] = choicesOf(inWeekOrder(days), count)
    .map((choice) => ({ choice, cost: unevenness(choice) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ choice }) => choice);
  return best;
}

/** Every way to take `count` of the days (all of them when there are fewer), the earliest in the week first. */
function choicesOf(days: readonly Weekday[], count: number): Weekday[][] {
  if (count <= 0) return [[]];
  if (count >= days.length) return [[...days]];
  return days.flatMap((day, at) => {
    const later = days.slice(at + 1);
    return later.length < count - 1
      ? []
      : choicesOf(later, count - 1).map((rest) => [day, ...rest]);
  });
}

/** The squares of the gaps between neighbours, summed: the smaller, the more even. */
function unevenness(days: readonly Weekday[]): number {
  const week = allWeekdays.length;
  const gaps = days.map((day, at) => (days[at + 1] ?? (days[0] ?? day) + week) - day);
  return gaps.reduce((sum, gap) => sum + gap * gap, 0);
}
