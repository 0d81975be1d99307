import { atTime, type Clock, type Found, isClock, type Today } from './date-meanings.ts';
import { typedDates } from './typed-dates.ts';

/** The time of day that a text begins with, and how long its words are, in UTF-16 units. */
type ClockFound = Clock & { length: number };

const hourWords = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const spoken = new RegExp(
  `^(?:at )?(?:(?<noon>(?:12 )?(?:noon|midday))|(?<half>half past|(?:a )?quarter (?<way>past|to)) (?<hour>1[0-2]|[1-9]|${hourWords.join('|')}))\\b`,
  'i',
);

/** "3pm", "at 15:00", "noon", "half past two"; a bare number only after "at", where nothing is counted. */
export function clockAtStart(text: string, at: Today): ClockFound | null {
  const said = spokenClock(text);
  if (said) return said;
  if (!/^(?:at )?(?:\d|mid)/i.test(text)) return null;
  const typed = typedDates(text, at.now, at.zone).find(({ index }) => index === 0);
  if (!typed?.time || typed.day !== null || typed.weekday !== null || typed.until) return null;
  const { length } = typed.text;
  const isBare = /^at \d{1,2}$/i.test(typed.text);
  if (isBare ? !/^\s*(?:$|[,;.!?)\n])/.test(text.slice(length)) : !isClock(typed.text)) return null;
  return { ...typed, length };
}

function spokenClock(text: string): ClockFound | null {
  const match = spoken.exec(text);
  if (!match) return null;
  const { noon, half = '', way = '', hour: typed = '' } = match.groups ?? {};
  const found = { text: match[0], length: match[0].length, offsets: [] };
  if (noon !== undefined) {
    return { ...found, time: Temporal.PlainTime.from('12:00'), isHalfSaid: true };
  }
  const hour = /\d/.test(typed) ? Number(typed) : hourWords.indexOf(typed.toLowerCase()) + 1;
  const minutes = /^half/i.test(half) ? 30 : /to/i.test(way) ? -15 : 15;
  const time = Temporal.PlainTime.from({ hour }).add({ minutes });
  return { ...found, time, isHalfSaid: false };
}

/** What may stand between a day and its time. */
const beforeTime = /^,? (?:(?:by|before|until|till|(?:no|not) later than) )?/i;

/** Takes the time behind a day: "the 20th at 3pm", "Friday next week, noon", "Friday by 5pm". */
export function withTime(text: string, found: Found, at: Today): Found {
  const isDay = found.names === 'day' || (found.names === 'stretch' && found.meant.length === 1);
  if (!isDay || found.unclear === 'two-dates' || found.meant.some(({ time }) => time)) return found;
  const gap = beforeTime.exec(text.slice(found.length))?.[0].length ?? 0;
  const clock = gap === 0 ? null : clockAtStart(text.slice(found.length + gap), at);
  return clock
    ? { ...found, ...atTime(found, clock, at), length: found.length + gap + clock.length }
    : found;
}

/** Takes whose time it is: one that is not the writer's has to be asked. */
export function withWhose(text: string, found: Found): Found {
  const match = /^ (?:in )?(?<whose>your|their|his|her|local|my|our) time\b/i.exec(
    text.slice(found.length),
  );
  if (!match || found.unclear === 'two-dates') return found;
  const length = found.length + match[0].length;
  const isOwn = /^(?:my|our)$/i.test(match.groups?.['whose'] ?? '');
  if (isOwn || !found.meant.some(({ time }) => time)) return { ...found, length };
  const days = found.meant.map(({ date }) => ({ date, time: null }));
  return {
    ...found,
    meant: [...found.meant, ...days],
    unclear: found.unclear ?? 'whose-clock',
    length,
  };
}
