const farthest = { days: 366 };
const tuesday = 2;

/** Somebody asks for a moment that cannot be jumped to; the message says why, in words. */
export class JumpError extends Error {
  override name = 'JumpError';
}

/**
 * The moment that somebody in `zone` means by `to`: a named jump, or a local date (its 9:00), a local date-time or an
 * instant in ISO form. `next` is what comes next for them. Throws JumpError for what is past, too far, or unreadable.
 */
export function jumpTarget(
  to: string,
  from: { now: Temporal.Instant; zone: string; next: Temporal.Instant | null },
): Temporal.Instant {
  const { now, zone, next } = from;
  const local = now.toZonedDateTimeISO(zone);
  const target = (): Temporal.Instant => {
    switch (to) {
      case 'hour':
        return now.add({ hours: 1 });
      case 'tomorrow':
        return at(local.toPlainDate().add({ days: 1 }), '09:00', zone);
      case 'tuesday':
        return nextTuesday(local, zone);
      case 'next':
        if (!next)
          throw new JumpError('Nothing is planned for you. Set up the coach first: /coach');
        return wholeMinute(next);
      default:
        return read(to, zone);
    }
  };
  const moment = target();
  if (Temporal.Instant.compare(moment, now) < 0) {
    if (to === 'next') return now;
    throw new JumpError(`Time only goes forward here, and ${say(moment, zone)} is past.`);
  }
  const limit = local.add(farthest).toInstant();
  if (Temporal.Instant.compare(moment, limit) > 0) {
    throw new JumpError(`${say(moment, zone)} is too far: at most a year at a time.`);
  }
  return moment;
}

/** "Tuesday 16 March 2027, 08:45", as it is in `zone`. */
export function say(moment: Temporal.Instant, zone: string): string {
  const local = moment.toZonedDateTimeISO(zone);
  const weekday = local.toLocaleString('en-GB', { weekday: 'long' });
  const month = local.toLocaleString('en-GB', { month: 'long' });
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${weekday} ${local.day} ${month} ${local.year}, ${time}`;
}

/** "Tue 08:45", as it is in `zone`. */
export function sayShort(moment: Temporal.Instant, zone: string): string {
  const local = moment.toZonedDateTimeISO(zone);
  const weekday = local.toLocaleString('en-GB', { weekday: 'short' });
  return `${weekday} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function nextTuesday(local: Temporal.ZonedDateTime, zone: string): Temporal.Instant {
  const today = local.toPlainDate();
  const ahead = (tuesday - today.dayOfWeek + 7) % 7;
  const moment = at(today.add({ days: ahead }), '08:45', zone);
  const isPast = Temporal.Instant.compare(moment, local.toInstant()) <= 0;
  return isPast ? at(today.add({ days: ahead + 7 }), '08:45', zone) : moment;
}

function at(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}

function read(text: string, zone: string): Temporal.Instant {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return at(Temporal.PlainDate.from(text), '09:00', zone);
    if (/(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return Temporal.Instant.from(text);
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
  } catch {
    throw new JumpError(
      `"${text}" is not a date. Write it such as 2027-03-16 or 2027-03-16T08:45.`,
    );
  }
}

/** The app's heart beats on whole minutes. */
function wholeMinute(moment: Temporal.Instant): Temporal.Instant {
  return moment.round({ smallestUnit: 'minute', roundingMode: 'ceil' });
}
