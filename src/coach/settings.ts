import { z } from 'zod';
import { optionalText } from '../slack/form.ts';
import { defaultHours, isNewLead, type Manager, paces } from './manager.ts';
import { inWeekOrder, isOpen, isWeekday, type Weekday } from '../time/hours.ts';
import { instantOf, localDate, parseTime } from '../time/wall.ts';
import { sayTime, weekdayName } from '../time/words.ts';
import { isSameZone, isZone, zoneNamed, zonesMeant } from '../time/zone.ts';

/** Longest purpose, in characters. */
export const purposeLength = 1000;
/** Longest name of a country and region, for its public holidays. */
const placeLength = 200;
/** Largest team that the form takes. */
const teamSize = 50;

const time = z.string('Choose a time.').transform((text, check) => {
  const read = parseTime(text);
  if (read) return read;
  check.addIssue('Choose a time.');
  return z.NEVER;
});

/** What a manager may tick of themselves and their team. */
export const circumstances = ['remote', 'new-lead'] as const;

/** Somebody's hours as a form holds them; see `hoursFields`. */
export const hoursForm = z.object({
  days: z
    .array(z.coerce.number().refine(isWeekday), 'Choose at least one day.')
    .min(1, 'Choose at least one day.')
    .transform((days) => inWeekOrder(days)),
  quiet_from: time,
  quiet_to: time,
  zone: z.string('Type a city or a time zone.').transform((typed, check) => {
    const read = readZone(typed);
    if ('zone' in read) return read.zone;
    check.addIssue(read.problem);
    return z.NEVER;
  }),
});

/** The setup form as it comes back, field by field. */
export const settingsForm = hoursForm.extend({
  nudge_at: time,
  pace: z.coerce.number().refine((n) => paces.some((pace) => pace === n), 'Choose a pace.'),
  team: z
    .array(z.string())
    .max(teamSize, `A team holds ${teamSize} people here.`)
    .nullish()
    .transform((team) => team ?? []),
  fits: z
    .array(z.enum(circumstances))
    .nullish()
    .transform((fits) => fits ?? []),
  channel: z
    .string()
    .nullish()
    .transform((channel) => channel ?? null),
  purpose: optionalText(purposeLength),
  holidays: optionalText(placeLength),
});

export type Settings = z.infer<typeof settingsForm>;

/** The zone that somebody means: an IANA name, or a city or nickname that only one zone has. */
function readZone(typed: string): { zone: string } | { problem: string } {
  const text = typed.trim();
  if (text === '') return { problem: 'Type a city, such as Berlin, or a time zone.' };
  const named = zoneNamed(text);
  if (named) return { zone: named };
  const found = zonesMeant(text);
  if (found.length === 1 && found[0]) return { zone: found[0] };
  if (found.length === 0 && isZone(text)) return { zone: text };
  if (found.length === 0) {
    return { problem: 'I know no such time zone. Try the nearest big city, such as Berlin.' };
  }
  return { problem: `Which one: ${found.slice(0, 4).join(', ')}?` };
}

/**
 * The manager with new settings. Vision time keeps its place where it still fits, else it moves to the next working day
 * and out of the quiet hours; `moved` says so. `slackZone` is the zone of the Slack profile: choosing it means following it.
 * Whoever says that they are new to leading is so for a year from then on.
 */
export function applySettings(
  manager: Manager,
  settings: Settings,
  slackZone: string,
  now: Temporal.Instant,
): { manager: Manager; moved: string | null } {
  const zoneFollowsSlack = isSameZone(settings.zone, slackZone);
  const today = localDate(now, settings.zone);
  const since = isNewLead(manager, today) ? manager.leadingSince : today;
  const changed: Manager = {
    ...manager,
    zone: zoneFollowsSlack ? slackZone : settings.zone,
    zoneFollowsSlack,
    workingDays: settings.days,
    nudgeAt: settings.nudge_at,
    pace: settings.pace,
    quietFrom: settings.quiet_from,
    quietTo: settings.quiet_to,
    teamChannel: settings.channel,
    purpose: settings.purpose,
    isRemote: settings.fits.includes('remote'),
    leadingSince: settings.fits.includes('new-lead') ? since : null,
  };
  const vision = fittingVision(changed);
  const stayed = vision.day === manager.vision.day && vision.from.equals(manager.vision.from);
  return {
    manager: { ...changed, vision },
    moved:
      stayed || manager.isVisionMuted
        ? null
        : `Vision time moved to ${weekdayName(vision.day)} at ${sayTime(vision.from)}, to fit your hours.`,
  };
}

function fittingVision(manager: Manager): Manager['vision'] {
  const { vision, workingDays, quietTo } = manager;
  const day = workingDays.find((d) => d >= vision.day) ?? workingDays[0] ?? vision.day;
  const reminder = vision.from.subtract({ minutes: 15 });
  const fits = !isQuietAt(manager, reminder);
  return { ...vision, day, from: fits ? vision.from : quietTo.add({ minutes: 15 }) };
}

/** Why the settings do not go together, by field; {} when they do. */
export function conflicts(settings: Settings): Record<string, string> {
  const { quiet_from: from, quiet_to: to, nudge_at: at } = settings;
  const hours = { ...defaultHours(settings.zone), quietFrom: from, quietTo: to };
  if (!isQuietAt(hours, at)) return {};
  return {
    nudge_at: `${sayTime(at)} is in your quiet hours (${sayTime(from)} to ${sayTime(to)}). Choose another time for nudges.`,
  };
}

/** Whether a wall time is quiet, on a day that is otherwise open. */
function isQuietAt(
  hours: { zone: string; quietFrom: Temporal.PlainTime; quietTo: Temporal.PlainTime },
  at: Temporal.PlainTime,
): boolean {
  const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
  const anyDay = instantOf(Temporal.PlainDate.from('2024-01-15'), at, 'UTC');
  return anyDay !== null && !isOpen(anyDay, { ...hours, zone: 'UTC', workingDays: everyDay });
}
