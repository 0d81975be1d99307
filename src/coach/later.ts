import { nextOpen } from '../time/hours.ts';
import { instantOf, localDate } from '../time/wall.ts';
import { hoursOf, type Manager } from './manager.ts';

export type Later = 'hour' | 'tomorrow';

/** When somebody who says "later" wants a nudge back, on a working day; whether it may come then is another question. */
export function wantedLater(
  manager: Manager,
  when: Later,
  now: Temporal.Instant,
): Temporal.Instant {
  if (when === 'hour') return now.add({ hours: 1 });
  const { zone, nudgeAt } = manager;
  const tomorrow = localDate(now, zone).add({ days: 1 });
  const wanted = instantOf(tomorrow, nudgeAt, zone) ?? now.add({ hours: 24 });
  const open = nextOpen(wanted, hoursOf(manager));
  if (!open || open.equals(wanted)) return wanted;
  // A day off carries a moment over to the start of the next working day: there, the usual time is meant.
  return instantOf(localDate(open, zone), nudgeAt, zone) ?? open;
}
