/** Everything that turns instants into words. The workspace's clock is the server's; here it is only shown. */

const oneDay = { days: 1 };

type Local = Temporal.ZonedDateTime;

/** The local moment of a message: its ts is seconds and micros. */
export function localOf(ts: string, zone: string): Local {
  const ms = Math.floor(Number(ts) * 1000);
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
}

/** "08:45". */
export function sayTime(local: Local): string {
  return local.toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "Today", "Yesterday", "Tuesday 16 March", with the year when it is another one. */
export function sayDay(local: Local, now: Local): string {
  const day = local.toPlainDate();
  const today = now.toPlainDate();
  if (day.equals(today)) return 'Today';
  if (day.equals(today.subtract(oneDay))) return 'Yesterday';
  const words = `${weekday(day)} ${day.day} ${month(day)}`;
  return day.year === today.year ? words : `${words} ${day.year}`;
}

/** "Tuesday 16 March 2027, 08:45". */
export function sayWhole(local: Local): string {
  const day = local.toPlainDate();
  return `${weekday(day)} ${day.day} ${month(day)} ${day.year}, ${sayTime(local)}`;
}

/** "Tue 16 Mar, 08:45". */
export function sayShort(local: Local): string {
  const day = local.toPlainDate();
  return `${weekday(day).slice(0, 3)} ${day.day} ${month(day).slice(0, 3)}, ${sayTime(local)}`;
}

/** The words of a date such as "2027-03-16", or '' when it is none. */
export function sayDate(date: string): string {
  try {
    const day = Temporal.PlainDate.from(date);
    return `${weekday(day)} ${day.day} ${month(day)} ${day.year}`;
  } catch {
    return '';
  }
}

/** The local moment of an instant, so many milliseconds later. */
export function localAt(instant: string, zone: string, laterMs = 0): Local {
  return Temporal.Instant.from(instant)
    .add({ milliseconds: Math.round(laterMs) })
    .toZonedDateTimeISO(zone);
}

/** What a datetime-local field holds: "2027-03-16T08:45". */
export function fieldValue(local: Local): string {
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** How much of the way from one instant to another has passed, between 0 and 1. */
export function shareOf(from: string, to: string, at: string): number {
  const start = Temporal.Instant.from(from).epochMilliseconds;
  const end = Temporal.Instant.from(to).epochMilliseconds;
  const here = Temporal.Instant.from(at).epochMilliseconds;
  return end <= start ? 1 : Math.min(1, Math.max(0, (here - start) / (end - start)));
}

/** Whether two messages stand on the same day and within five minutes. */
export function isSoonAfter(before: string, after: string): boolean {
  return Number(after) - Number(before) < 300;
}

function weekday(day: Temporal.PlainDate): string {
  return day.toLocaleString('en', { weekday: 'long' });
}

function month(day: Temporal.PlainDate): string {
  return day.toLocaleString('en', { month: 'long' });
}
