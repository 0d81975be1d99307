/**
 * Wall time in a zone as an instant. A time that a gap leaves out shifts forward by the length of the gap; of a time
 * that comes twice the first is taken. Null when that whole date does not exist there (Pacific/Apia, 2011-12-30).
 *
 * @throws RangeError when `zone` is unknown (see isZone) or the date lies outside Temporal's range.
 */
export function instantOf(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Temporal.Instant | null {
  const local = date.toZonedDateTime({ timeZone: zone, plainTime: time });
  if (!local.toPlainDate().equals(date) && !exists(date, zone)) return null;
  return local.toInstant();
}

/** False for a date that the zone jumped over by crossing the date line. */
function exists(date: Temporal.PlainDate, zone: string): boolean {
  return date.toZonedDateTime(zone).toPlainDate().equals(date);
}

/** The date on the calendar of somebody in `zone`. Throws RangeError when the zone is unknown. */
export function localDate(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  return at.toZonedDateTimeISO(zone).toPlainDate();
}

/** 'HH:MM' from 00:00 to 23:59, as stored in rows and sent by Slack's timepicker; null for anything else. */
export function parseTime(text: string): Temporal.PlainTime | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? Temporal.PlainTime.from(text) : null;
}

/** 'HH:MM'; seconds are cut off. The inverse of parseTime. */
export function formatTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute', roundingMode: 'trunc' });
}
