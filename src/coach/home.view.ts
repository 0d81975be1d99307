import type { KnownBlock } from '@slack/types';
import { practiceByKey } from '../practices/index.ts';
import { actions, button, context, header, section } from '../slack/blocks.ts';
import { count, list, mention } from '../slack/text.ts';
import { safeBeginning } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { sayDays, sayMoment, sayTime } from '../time/words.ts';
import { sayNudges, sayPace } from './coach.view.ts';
import { isPausedOn, type Manager, nudgeDays, purposeShown, visionPractice } from './manager.ts';
import { sayDaysOff, sayOff } from './off.view.ts';
import { sayPause } from './pause.view.ts';
import type { NextNudge } from './week.ts';

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
  next: NextNudge;
  /** The keys of the habits that are muted, the newest last. */
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
        ...sayNext(manager, of.next, now),
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
    ...mutedBlocks(of.muted),
  ];
}

function sayNext(
  manager: Manager,
  { at, title, fits }: NextNudge,
  now: Temporal.Instant,
): string[] {
  if (at) {
    return [
      `*Next nudge* ${sayMoment(at, now, manager.zone)}${title === null ? '' : `: ${title}`}`,
    ];
  }
  if (!fits) {
    return ['*No nudge this week*: no habit is left that could come. Unmute one in *All habits*.'];
  }
  if (nudgeDays(manager).length === 0) {
    return ['*No nudges*: your working days leave no day besides vision time'];
  }
  // A pause without an end says so itself. Slack refuses a whole tab with an empty section in it.
  if (isPausedOn(manager, localDate(now, manager.zone))) return [];
  return ['*No nudge is planned.* Save your settings once, and the next one is.'];
}

/** The first of a team, and how many more there are. */
function sayTeam(team: readonly string[]): string {
  const named = team.length > 10 ? team.slice(0, 8) : team;
  const more = team.length - named.length;
  return list([...named.map(mention), ...(more > 0 ? [`${more} more`] : [])]);
}

/** So many of the newest: the tab has room for no more than a hundred blocks. */
const mostMuted = 5;

/** What is muted, the newest first; all but vision time is in the catalogue as well. */
function mutedBlocks(muted: readonly string[]): KnownBlock[] {
  const known = muted.toReversed().flatMap((key) => {
    if (key === visionPractice) return [];
    const title = practiceByKey(key)?.title;
    return title === undefined ? [] : [{ key, title }];
  });
  const vision = muted.includes(visionPractice)
    ? [{ key: visionPractice, title: 'Vision time' }]
    : [];
  const shown = [...vision, ...known].slice(0, mostMuted);
  const more = vision.length + known.length - shown.length;
  return [
    ...shown.map(({ key, title }) =>
      section(
        `Muted: ${title}`,
        button('Unmute', { action: 'nudge.unmute', value: key, says: `Unmute: ${title}` }),
      ),
    ),
    ...(more > 0 ? [context(`And ${count(more, 'more muted habit')}, in *All habits*.`)] : []),
  ];
}
