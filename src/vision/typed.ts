import { allWeekdays, type Weekday } from '../time/hours.ts';
import { weekdayName } from '../time/words.ts';

/** What words after `/coach vision` ask for. */
type Typed =
  | { kind: 'mute'; isMuted: boolean }
  | { kind: 'at'; at: { day?: Weekday; from?: Temporal.PlainTime } };

/** 'off', 'on', 'thursday 14:00', 'thursdays at 2pm', '9:30'; null when not understood. */
export function readVision(typed: string): Typed | null {
  const words = typed.toLowerCase().replace(/[\s.!]+$/, '');
  if (/^(off|mute|stop)$/.test(words)) return { kind: 'mute', isMuted: true };
  if (/^(on|unmute|back)$/.test(words)) return { kind: 'mute', isMuted: false };
  const [whole, name, hour, minute = '00', half] =
    /^(?:on )?([a-z]{3,10})?(?:(?:^|,? )(?:at |from )?(\d{1,2})(?:[:.](\d\d))? ?([ap]m)?)?$/.exec(
      words,
    ) ?? [];
  if (!whole) return null;
  const day = allWeekdays.find((day) => weekdayName(day).toLowerCase().startsWith(short(name)));
  const from = hour === undefined ? null : timeOf(Number(hour), Number(minute), half);
  if ((name !== undefined && day === undefined) || (hour !== undefined && !from)) return null;
  return { kind: 'at', at: { ...(name && day && { day }), ...(from && { from }) } };
}

function short(name = ''): string {
  return name.replace(/s$/, '');
}

function timeOf(hour: number, minute: number, half: string | undefined): Temporal.PlainTime | null {
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const full = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  if (full > 23 || minute > 59) return null;
  return Temporal.PlainTime.from({ hour: full, minute });
}
