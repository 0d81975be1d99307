import { isAwayAt, isDayOff, saySpan } from '../people/index.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayMoment } from '../time/words.ts';
import type { Manager } from './manager.ts';
import { backOn } from './pause.ts';

/** Why nothing comes today, for the Home tab: "*Off* until Monday 17 May."; [] for somebody at work. */
export function sayOff(manager: Manager, now: Temporal.Instant): string[] {
  const { daysOff, zone } = manager;
  const today = localDate(now, zone);
  if (isDayOff(today, daysOff)) {
    const name = daysOff.holidays?.nameOf(today) ?? null;
    const back = sayFixedDate(backOn(manager, today), today);
    return [`*Off* until ${back}${name === null ? '' : ` (${name})`}.`];
  }
  if (!isAwayAt(daysOff.away, now)) return [];
  const until = daysOff.away?.until;
  return [
    until
      ? `*Away* by your Slack status: it ends ${sayMoment(until, now, zone)}.`
      : '*Away* by your Slack status, until you change it.',
  ];
}

/** "Days off: Monday 3 May to Friday 14 May and 1 more · public holidays of Germany"; [] for none to come. */
export function sayDaysOff(manager: Manager, now: Temporal.Instant): string[] {
  const { spans, holidays } = manager.daysOff;
  const today = localDate(now, manager.zone);
  const [next, ...more] = spans.filter(({ to }) => Temporal.PlainDate.compare(to, today) >= 0);
  const parts = [
    ...(next
      ? [`${saySpan(next, today)}${more.length > 0 ? ` and ${more.length} more` : ''}`]
      : []),
    ...(holidays ? [`public holidays of ${holidays.name}`] : []),
  ];
  return parts.length > 0 ? [`Days off: ${parts.join(' · ')}`] : [];
}
