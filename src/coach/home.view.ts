import type { KnownBlock } from '@slack/types';
import { practiceByKey } from '../practices/index.ts';
import { actions, button, context, header, section } from '../slack/blocks.ts';
import { list, mention } from '../slack/text.ts';
import { safeBeginning } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDays, sayMoment, sayTime } from '../time/words.ts';
import { sayNudges, sayPace } from './coach.view.ts';
import { isPausedOn, type Manager, nudgeDays, purposeShown, visionPractice } from './manager.ts';
import { sayDaysOff, sayOff } from './off.view.ts';
import { sayPause } from './pause.view.ts';

/** The coach's part of the Home tab, for somebody who has not set it up. */
export function welcome(): KnownBlock[] {
  return [
    header('Welcome to Both Hats'),
    section(
      "Leading is direction, reasons and people. Managing is plans, dates and order. You need both hats; I help you to wear the one that's missing, a minute at a time.",
    ),
    context(
      'A few nudges a week, two protected hours on Tuesday, a private record of what went well. No points, and any habit can be muted.',
    ),
    actions(button('Set up your coach', { action: 'coach.settings', style: 'primary' })),
  ];
}

/** The coach's part of the Home tab. */
export function homeBlocks(of: {
  manager: Manager;
  team: readonly string[];
  nextNudge: Temporal.Instant | null;
  /** What it would be as things stand; null when that is too far ahead, or nothing fits. */
  nextTitle: string | null;
  muted: readonly string[];
  now: Temporal.Instant;
}): KnownBlock[] {
  const { manager, now } = of;
  const { zone } = manager;
  const isPaused = isPausedOn(manager, localDate(now, zone));
  const pace = sayPace(manager);
  const details = [
    ...(nudgeDays(manager).length > 0 ? [`Nudges: ${sayNudges(manager)}`] : []),
    ...(pace ? [pace] : []),
    `Working days: ${sayDays(manager.workingDays)} · quiet ${sayTime(manager.quietFrom)} to ${sayTime(manager.quietTo)} · ${zone}`,
    ...sayDaysOff(manager, now),
    ...(of.team.length > 0 ? [`Team: ${sayTeam(of.team)}`] : []),
    ...(manager.teamChannel ? [`Channel: <#${manager.teamChannel}>`] : []),
  ];
  return [
    header('Both Hats'),
    ...(manager.purpose
      ? [section(`*Your team's purpose*\n${safeBeginning(manager.purpose, purposeShown)}`)]
      : []),
    section(
      [
        ...(isPaused ? [sayPause(manager, now).replace(/^Paused/, '*Paused*')] : []),
        ...(isPaused ? [] : sayOff(manager, now)),
        ...sayNext(manager, of, now),
      ].join('\n'),
    ),
    actions(
      button('This week', { action: 'plan.week' }),
      button('All habits', { action: 'practice.browse' }),
      button('Something happened', { action: 'happening.tell' }),
    ),
    context(details.join('\n')),
    actions(
      button('Change settings', { action: 'coach.settings' }),
      isPaused
        ? button('Resume', { action: 'coach.resume' })
        : button('Pause', { action: 'coach.pause' }),
      button('Days off', { action: 'people.off' }),
      button('Journal', { action: 'journal.open' }),
    ),
    ...of.muted.flatMap(mutedBlock),
  ];
}

function sayNext(
  manager: Manager,
  { nextNudge, nextTitle }: { nextNudge: Temporal.Instant | null; nextTitle: string | null },
  now: Temporal.Instant,
): string[] {
  if (nextNudge) {
    const title = nextTitle === null ? '' : `: ${nextTitle}`;
    return [`*Next nudge* ${sayMoment(nextNudge, now, manager.zone)}${title}`];
  }
  if (nudgeDays(manager).length > 0) return [];
  return ['*No nudges*: your working days leave no day besides vision time'];
}

/** The first of a team, and how many more there are. */
function sayTeam(team: readonly string[]): string {
  const named = team.length > 10 ? team.slice(0, 8) : team;
  const more = team.length - named.length;
  return list([...named.map(mention), ...(more > 0 ? [`${more} more`] : [])]);
}

function mutedBlock(key: string): KnownBlock[] {
  const title = key === visionPractice ? 'Vision time' : practiceByKey(key)?.title;
  if (title === undefined) return [];
  const unmute = button('Unmute', {
    action: 'nudge.unmute',
    value: key,
    says: `Unmute: ${title}`,
  });
  return [section(`Muted: ${title}`, unmute)];
}
