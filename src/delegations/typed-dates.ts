import { casual, type Component } from 'chrono-node/en';
import { isWeekday, type Weekday } from '../time/hours.ts';
import { clocksNamed } from './typed-zones.ts';

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
  /** What the clock that was typed may show, in minutes east of UTC: "3pm CET", hours counted from now; none for the writer's. */
  offsets: readonly number[];
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
  const readable = text.replaceAll(hours, '$1:$2');
  return casual.parse(readable, { instant, timezone }).map(({ index, text: found, start, end }) => {
    const typed = withoutEnd(text.slice(index, index + found.length));
    const offsets = (offset: number) => clocksNamed(typed, offset, { now, zone });
    const until = end ? { ...read(end, offsets), index, text: typed, until: null } : null;
    return { ...read(start, offsets), index, text: typed, until };
  });
}

/** "15h30", which the library does not know. */
const hours = /(?<![\p{L}\p{N}])(\d{1,2})h(\d\d)(?![\p{L}\p{N}])/gu;

/** Without spaces and commas behind it, and without a bracket that was open before it. */
function withoutEnd(text: string): string {
  const trimmed = text.replace(/[\s,]+$/, '');
  if (!trimmed.endsWith(')') || trimmed.includes('(')) return trimmed;
  return withoutEnd(trimmed.slice(0, -1));
}

function read(
  components: Components,
  offsetsOf: (offset: number) => number[],
): Omit<TypedDate, 'index' | 'text' | 'until'> {
  const certain = (component: Component) =>
    components.isCertain(component) ? components.get(component) : null;
  const hour = certain('hour');
  const offset = certain('timezoneOffset');
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
    offsets: offset === null ? [] : offsetsOf(offset),
  };
}
