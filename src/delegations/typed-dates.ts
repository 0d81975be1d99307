import { casual, type Component } from 'chrono-node/en';
import { isWeekday, type Weekday } from '../time/hours.ts';

/** A date or time as it stands in a text: only what was typed, nothing made up for what was left out. */
export type TypedDate = {
  /** Where it begins, in UTF-16 units. */
  index: number;
  text: string;
  year: number | null;
  /** 1 to 12. */
  month: number | null;
  day: number | null;
  weekday: Weekday | null;
  time: Temporal.PlainTime | null;
  /** Whether "am", "pm" or an hour past 12 says which half of the day is meant. */
  isHalfSaid: boolean;
  /** Minutes east of UTC, when a zone was typed ("3pm CET") or hours were counted from now. */
  offset: number | null;
  /** The other end of a span, such as "Monday to Friday". */
  until: TypedDate | null;
};

type Components = {
  get(component: Component): number | null;
  isCertain(component: Component): boolean;
  tags(): Set<string>;
};

/**
 * The dates and times in a text, in their order, read by the library at the moment `now` in `zone`. The library computes on
 * Dates in the zone of the process, which is UTC here; only what it read off the text leaves this file. With `3/4` the
 * month comes first.
 *
 * @throws RangeError when `zone` is unknown.
 */
export function typedDates(text: string, now: Temporal.Instant, zone: string): TypedDate[] {
  const local = now.toZonedDateTimeISO(zone);
  const timezone = Math.round(local.offsetNanoseconds / 6e10);
  // oxlint-disable-next-line no-restricted-globals -- the library takes nothing else
  const instant = new Date(now.epochMilliseconds);
  return casual.parse(text, { instant, timezone }).map(({ index, text: found, start, end }) => {
    const text = found.replace(/[\s,)]+$/, '');
    const until = end ? { ...read(end), index, text, until: null } : null;
    return { ...read(start), index, text, until };
  });
}

function read(components: Components): Omit<TypedDate, 'index' | 'text' | 'until'> {
  const certain = (component: Component) =>
    components.isCertain(component) ? components.get(component) : null;
  const hour = certain('hour');
  const weekday = certain('weekday');
  const iso = weekday === 0 ? 7 : weekday;
  return {
    year: certain('year'),
    month: certain('month'),
    day: certain('day'),
    weekday: isWeekday(iso) ? iso : null,
    time:
      hour === null
        ? null
        : Temporal.PlainTime.from({ hour, minute: components.get('minute') ?? 0 }),
    isHalfSaid:
      components.tags().has('result/relativeDateAndTime') ||
      hour === 0 ||
      components.isCertain('meridiem'),
    offset: certain('timezoneOffset'),
  };
}
