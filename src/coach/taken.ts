import { localDate } from '../time/wall.ts';
import { nextReturn } from './back.ts';
import type { Manager } from './manager.ts';

/** What fills days besides the settings. */
export type Taking = {
  /** Local dates (`YYYY-MM-DD`) that have a message nobody asked for. */
  unasked: readonly string[];
  /** When nudges come back that were put off. */
  later: readonly Temporal.Instant[];
  /** The dates to which vision time was moved. */
  visionMoved: readonly Temporal.PlainDate[];
};

/**
 * The local dates (`YYYY-MM-DD`) on which a nudge would be one too many: a message nobody asked for, vision time, one that
 * comes back, or the welcome after an absence.
 */
export function takenDates(
  manager: Manager,
  { unasked, later, visionMoved }: Taking,
  now: Temporal.Instant,
): Set<string> {
  const back = nextReturn(manager, now);
  return new Set([
    ...unasked,
    ...later.map((at) => localDate(at, manager.zone).toString()),
    ...visionMoved.map((date) => date.toString()),
    ...(back ? [back.slot] : []),
    ...usualVisionDates(manager, now),
  ]);
}

/** Whether a day is kept for vision time: its usual one, or one to which it was moved. */
export function isVisionDate(
  { isVisionMuted, vision }: Manager,
  visionMoved: Taking['visionMoved'],
  date: Temporal.PlainDate,
): boolean {
  const isUsual = !isVisionMuted && date.dayOfWeek === vision.day;
  return isUsual || visionMoved.some((moved) => moved.equals(date));
}

/** Nothing is moved to the day of vision time either. */
function usualVisionDates(manager: Manager, now: Temporal.Instant): string[] {
  if (manager.isVisionMuted) return [];
  const today = localDate(now, manager.zone);
  const first = today.add({ days: (manager.vision.day - today.dayOfWeek + 7) % 7 });
  return [0, 1, 2].map((weeks) => first.add({ weeks }).toString());
}
