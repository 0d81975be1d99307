import type { KnownBlock, ModalView } from '@slack/types';
import { practiceByKey } from '../practices/index.ts';
import {
  actions,
  button,
  choiceField,
  context,
  field,
  header,
  modal,
  option,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, list, mention, plain, safe, shorten } from '../slack/text.ts';
import { beginningOf } from '../slack/typed.ts';
import { allWeekdays } from '../time/hours.ts';
import { formatTime, localDate } from '../time/wall.ts';
import { sayDate, sayDays, sayMoment, sayTime, weekdayName } from '../time/words.ts';
import { isPausedOn, type Manager, nudgeDays, paces } from './manager.ts';
import { purposeLength } from './settings.ts';

/** Setup, and the same later to change it. Submitting it untouched works. */
export function setupForm(manager: Manager, team: readonly string[], isNew: boolean): ModalView {
  const intro = isNew
    ? 'Everything below has a default that works: you can press *Start* right away and change it later.'
    : 'Change what you like. It holds from now on.';
  return modal({
    callback: 'coach.settings',
    title: isNew ? 'Set up your coach' : 'Your coach',
    submit: isNew ? 'Start' : 'Save',
    blocks: [
      section(intro),
      field(
        { key: 'days', label: 'Working days', hint: 'Nothing reaches you on other days.' },
        {
          type: 'checkboxes',
          options: allWeekdays.map(dayOption),
          initial_options: manager.workingDays.map(dayOption),
        },
      ),
      field(
        { key: 'nudge_at', label: 'Nudges come at' },
        { type: 'timepicker', initial_time: formatTime(manager.nudgeAt) },
      ),
      choiceField({
        key: 'pace',
        label: 'How many a week',
        hint: `Besides vision time, on ${weekdayName(manager.vision.day)}. Never two on one day.`,
        choices: paces.map((pace) => option(count(pace, 'nudge'), String(pace))),
        initial: String(manager.pace),
      }),
      field(
        { key: 'quiet_from', label: 'Quiet hours from' },
        { type: 'timepicker', initial_time: formatTime(manager.quietFrom) },
      ),
      field(
        { key: 'quiet_to', label: 'Quiet hours until' },
        { type: 'timepicker', initial_time: formatTime(manager.quietTo) },
      ),
      textField({
        key: 'zone',
        label: 'Time zone',
        hint: 'Taken from your Slack profile. Type a city to use another.',
        max: 60,
        initial: manager.zone,
      }),
      peopleField({
        key: 'team',
        label: 'Your team',
        hint: 'They are not told. It helps me to name people in nudges.',
        optional: true,
        initial: team,
      }),
      field(
        {
          key: 'channel',
          label: "Your team's channel",
          hint: 'Kudos go there when you share them. Nothing is posted by itself.',
          optional: true,
        },
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          placeholder: plain('Choose a channel'),
          ...(manager.teamChannel && { initial_conversation: manager.teamChannel }),
        },
      ),
      textField({
        key: 'purpose',
        label: 'What is your team there for?',
        hint: 'One sentence in your words: whom do you help, and how? Only you see it.',
        lines: 'many',
        optional: true,
        max: purposeLength,
        placeholder: 'Small shops get paid the day they sell.',
        initial: manager.purpose,
      }),
    ],
  });
}

function dayOption(day: Parameters<typeof weekdayName>[0]) {
  return option(weekdayName(day), String(day));
}

/** Said when the settings were saved. */
export function settingsKept(of: {
  manager: Manager;
  isNew: boolean;
  moved: string | null;
  nextNudge: Temporal.Instant | null;
  nextVision: Temporal.Instant | null;
  now: Temporal.Instant;
}): Message {
  const { manager, now } = of;
  const opening = of.isNew ? "*You're set.*" : '*Saved.*';
  const lines = [
    of.nextNudge
      ? `${of.isNew ? 'First' : 'Next'} nudge ${sayMoment(of.nextNudge, now, manager.zone)}, then every ${sayNudges(manager)}.`
      : 'Your working days leave no day for nudges besides vision time.',
    of.moved,
    of.nextVision
      ? `Vision time is ${sayMoment(of.nextVision, now, manager.zone)}. I remind you 15 minutes before.`
      : null,
  ].filter((line) => line !== null);
  const text = [opening, ...lines].join('\n');
  return {
    text: [of.isNew ? "You're set." : 'Saved.', ...lines].join(' '),
    blocks: [
      section(text),
      ...(of.isNew
        ? [
            context(
              'Try it now: `/win shipped the login fix with @ana`. `/coach help` lists the rest, `/coach pause` stops it.',
            ),
          ]
        : []),
    ],
  };
}

/** "Monday, Wednesday and Friday at 10:00". */
function sayNudges(manager: Manager): string {
  const days = nudgeDays(manager);
  return `${list(days.map(weekdayName))} at ${sayTime(manager.nudgeAt)}`;
}

export function pauseForm(): ModalView {
  return modal({
    callback: 'coach.pause',
    title: 'Pause',
    submit: 'Pause',
    blocks: [
      section('No nudges and no vision time until you are back. Nothing piles up meanwhile.'),
      field(
        {
          key: 'until',
          label: 'Back on',
          hint: 'Leave it empty to stay paused until you type /coach resume.',
          optional: true,
        },
        { type: 'datepicker' },
      ),
    ],
  });
}

export function paused(until: Temporal.PlainDate | null, today: Temporal.PlainDate): Message {
  const text = until
    ? `Paused until ${sayDate(until, today)}. Nothing piles up meanwhile.`
    : 'Paused until you type `/coach resume`. Nothing piles up meanwhile.';
  return {
    text,
    blocks: [section(text), actions(button('Resume now', { action: 'coach.resume' }))],
  };
}

export function resumed(
  manager: Manager,
  next: Temporal.Instant | null,
  now: Temporal.Instant,
): Message {
  const text = next
    ? `Good to have you back. Next nudge ${sayMoment(next, now, manager.zone)}.`
    : 'Good to have you back.';
  return { text, blocks: [section(text)] };
}

/** What /coach knows; `unknown` is a word that it does not. */
export function help(lines: readonly string[], unknown: string | null): Message {
  const opening = unknown
    ? `I don't know “${safe(shorten(unknown, 100))}”. Here is what I can do:`
    : 'Both Hats coaches you to lead and to manage, a minute at a time.';
  const text = [opening, ...lines.map((line) => `• ${line}`)].join('\n');
  return { text, blocks: [section(text)] };
}

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
  muted: readonly string[];
  now: Temporal.Instant;
}): KnownBlock[] {
  const { manager, now } = of;
  const { zone } = manager;
  const today = localDate(now, zone);
  const pause = isPausedOn(manager, today) ? manager.pause : null;
  const status = pause
    ? pause.until
      ? `*Paused* until ${sayDate(pause.until, today)}`
      : '*Paused* until you resume'
    : of.nextNudge
      ? `*Next nudge* ${sayMoment(of.nextNudge, now, zone)}`
      : '*No nudges*: your working days leave no day besides vision time';
  const details = [
    ...(nudgeDays(manager).length > 0 ? [`Nudges: ${sayNudges(manager)}`] : []),
    `Working days: ${sayDays(manager.workingDays)} · quiet ${sayTime(manager.quietFrom)} to ${sayTime(manager.quietTo)} · ${zone}`,
    ...(of.team.length > 0 ? [`Team: ${sayTeam(of.team)}`] : []),
    ...(manager.teamChannel ? [`Channel: <#${manager.teamChannel}>`] : []),
  ];
  return [
    header('Both Hats'),
    ...(manager.purpose
      ? [section(`*Your team's purpose*\n${safe(beginningOf(manager.purpose, 400))}`)]
      : []),
    section(status),
    context(details.join('\n')),
    actions(
      button('Change settings', { action: 'coach.settings' }),
      pause
        ? button('Resume', { action: 'coach.resume' })
        : button('Pause', { action: 'coach.pause' }),
    ),
    ...mutedBlocks(of.muted),
  ];
}

/** The first of a team, and how many more there are. */
function sayTeam(team: readonly string[]): string {
  const named = team.length > 10 ? team.slice(0, 8) : team;
  const more = team.length - named.length;
  return list([...named.map(mention), ...(more > 0 ? [`${more} more`] : [])]);
}

function mutedBlocks(muted: readonly string[]): KnownBlock[] {
  const practices = muted.map(practiceByKey).filter((practice) => practice !== undefined);
  return practices.map((practice) =>
    section(
      `Muted: ${practice.title}`,
      button('Unmute', {
        action: 'nudge.unmute',
        value: practice.key,
        says: `Unmute: ${practice.title}`,
      }),
    ),
  );
}
