import { type DaysOff, isAwayAt, isDayOff, noDaysOff, withDaysOff } from '../people/index.ts';
import { spread } from '../time/cadence.ts';
import {
  defaultQuietFrom,
  defaultQuietTo,
  defaultWorkingDays,
  type Hours,
  type Weekday,
} from '../time/hours.ts';
import { instantOf } from '../time/wall.ts';

/** A manager's settings. Wall times are in `zone`. */
export type Manager = {
  workspace: string;
  user: string;
  zone: string;
  /** Follow the zone of the Slack profile. */
  zoneFollowsSlack: boolean;
  workingDays: readonly Weekday[];
  nudgeAt: Temporal.PlainTime;
  /** Nudges a week. */
  pace: number;
  quietFrom: Temporal.PlainTime;
  quietTo: Temporal.PlainTime;
  vision: VisionBlock;
  teamChannel: string | null;
  /** What the team is there for, in the manager's words. */
  purpose: string;
  /** Some of the team work elsewhere. */
  isRemote: boolean;
  /** About when they began to lead people; null for longer ago than counts. */
  leadingSince: Temporal.PlainDate | null;
  /** Null: not paused. `until` null: until resumed by hand, else the first day of nudges again. */
  pause: { until: Temporal.PlainDate | null } | null;
  /** The first day of that pause; null when it is not known. */
  pausedSince: Temporal.PlainDate | null;
  /** Kept by themselves; `keepManager` does not write them. */
  daysOff: DaysOff;
  /** Read from the mutes; `keepManager` does not write it. */
  isVisionMuted: boolean;
  /** When they began to be coached; null for settings that were never kept. */
  beganAt: Temporal.Instant | null;
  /** When they last changed something themselves; null for settings that were never kept. */
  changedAt: Temporal.Instant | null;
};

/** The practice whose mute silences vision time. */
export const visionPractice = 'vision-time';

/** How much of a purpose is shown where it is not the point. */
export const purposeShown = 600;

/** The weekly block for vision work. */
type VisionBlock = { day: Weekday; from: Temporal.PlainTime; minutes: number };

export const paces = [1, 2, 3, 4, 5] as const;

const defaults = {
  workingDays: defaultWorkingDays,
  nudgeAt: Temporal.PlainTime.from('10:00'),
  pace: 3,
  quietFrom: defaultQuietFrom,
  quietTo: defaultQuietTo,
  vision: { day: 2 as Weekday, from: Temporal.PlainTime.from('09:00'), minutes: 120 },
  teamChannel: null,
  purpose: '',
  isRemote: false,
  leadingSince: null,
  pause: null,
  pausedSince: null,
  daysOff: noDaysOff,
  isVisionMuted: false,
  beganAt: null,
  changedAt: null,
};

/** The settings that somebody starts with. */
export function newManager(workspace: string, user: string, zone: string): Manager {
  return { workspace, user, zone, zoneFollowsSlack: true, ...defaults };
}

/** When a person who has set up nothing may be reached. */
export function defaultHours(zone: string): Hours {
  return {
    zone,
    workingDays: defaults.workingDays,
    quietFrom: defaults.quietFrom,
    quietTo: defaults.quietTo,
  };
}

export function hoursOf(manager: Manager): Hours {
  const { zone, workingDays, quietFrom, quietTo } = manager;
  return withDaysOff({ zone, workingDays, quietFrom, quietTo }, manager.daysOff);
}

/** Whether a manager is in the first year of leading people. */
export function isNewLead({ leadingSince }: Manager, date: Temporal.PlainDate): boolean {
  return (
    leadingSince !== null && Temporal.PlainDate.compare(date, leadingSince.add({ years: 1 })) < 0
  );
}

/** The weekdays on which nudges come: as many as the pace asks for, never the day of vision time, which has its own message. */
export function nudgeDays(manager: Manager): Weekday[] {
  const free = manager.workingDays.filter(
    (day) => manager.isVisionMuted || day !== manager.vision.day,
  );
  return spread(free, manager.pace);
}

/** Whether nudges rest on `date`, a local date of the manager. */
export function isPausedOn(manager: Manager, date: Temporal.PlainDate): boolean {
  if (!manager.pause) return false;
  const { until } = manager.pause;
  return until === null || Temporal.PlainDate.compare(date, until) < 0;
}

/**
 * Whether nothing that nobody asked for comes on `date`: a pause, a day off, or away by a status of which it is known until
 * when.
 */
export function isAbsentOn(manager: Manager, date: Temporal.PlainDate): boolean {
  if (isPausedOn(manager, date) || isDayOff(date, manager.daysOff)) return true;
  const { away } = manager.daysOff;
  const at = away?.until ? instantOf(date, manager.nudgeAt, manager.zone) : null;
  return at !== null && isAwayAt(away, at);
}

/** The first date from `from` on which is no absence; null when that cannot be told, as in a pause without an end. */
export function presentFrom(manager: Manager, from: Temporal.PlainDate): Temporal.PlainDate | null {
  if (manager.pause && !manager.pause.until) return null;
  let date = from;
  for (let days = 0; days < furthestAhead; days += 1) {
    if (!isAbsentOn(manager, date)) return date;
    date = date.add({ days: 1 });
  }
  return null;
}

/** Days off end within a year, and so does a pause. */
const furthestAhead = 2 * 366;
