import type { InputBlock, ModalView } from '@slack/types';
import { holidaysField } from '../people/index.ts';
import {
  channelField,
  choiceField,
  context,
  field,
  modal,
  option,
  peopleField,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { count, list } from '../slack/text.ts';
import { safeBeginning } from '../slack/typed.ts';
import { formatTime, localDate } from '../time/wall.ts';
import { sayFixedMoment, sayTime, weekdayName } from '../time/words.ts';
import { hoursFields } from './hours-fields.view.ts';
import { isNewLead, isPausedOn, type Manager, nudgeDays, paces } from './manager.ts';
import { sayPause } from './pause.view.ts';
import { circumstances, purposeLength } from './settings.ts';

/** Setup, and the same later to change it. Submitting it untouched works. */
export function setupForm(of: {
  manager: Manager;
  team: readonly string[];
  isNew: boolean;
  now: Temporal.Instant;
}): ModalView {
  const { manager, team, isNew } = of;
  const intro = isNew
    ? 'Everything below has a default that works: you can press *Start* right away and change it later.'
    : 'Change what you like. It holds from now on.';
  const hours = hoursFields(manager);
  return modal({
    callback: 'coach.settings',
    title: isNew ? 'Set up your coach' : 'Your coach',
    submit: isNew ? 'Start' : 'Save',
    blocks: [
      section(intro),
      hours.days,
      field(
        { key: 'nudge_at', label: 'Nudges come at' },
        { type: 'timepicker', initial_time: formatTime(manager.nudgeAt) },
      ),
      choiceField({
        key: 'pace',
        label: 'How many a week',
        hint: `${manager.isVisionMuted ? '' : `Besides vision time, on ${weekdayName(manager.vision.day)}. `}Never two on one day.`,
        choices: paces.map((pace) => option(count(pace, 'nudge'), String(pace))),
        initial: String(manager.pace),
      }),
      hours.quietFrom,
      hours.quietTo,
      hours.zone,
      holidaysField(manager.daysOff.holidays),
      peopleField({
        key: 'team',
        label: 'Your team',
        hint: 'They are not told. You find them on your Home tab.',
        optional: true,
        initial: team,
      }),
      circumstancesField(manager, localDate(of.now, manager.zone)),
      channelField({
        key: 'channel',
        label: "Your team's channel",
        hint: 'It is offered first when you share something. Nothing is posted by itself.',
        optional: true,
        initial: manager.teamChannel,
      }),
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

/** Some habits are only for some. */
function circumstancesField(manager: Manager, today: Temporal.PlainDate): InputBlock {
  const holds = { remote: manager.isRemote, 'new-lead': isNewLead(manager, today) };
  const ticked = circumstances.filter((key) => holds[key]);
  const box = (key: keyof typeof holds) => option(circumstanceLabels[key], key);
  return field(
    {
      key: 'fits',
      label: 'Does this fit you?',
      hint: 'It brings a few more habits.',
      optional: true,
    },
    {
      type: 'checkboxes',
      options: circumstances.map(box),
      ...(ticked.length > 0 && { initial_options: ticked.map(box) }),
    },
  );
}

const circumstanceLabels = {
  remote: 'Some of us work remotely',
  'new-lead': 'I have been leading people for less than a year',
} as const;

/** Said when the settings were saved. `said`: what else had to change with them. */
export function settingsKept(of: {
  manager: Manager;
  isNew: boolean;
  said: readonly string[];
  nextNudge: Temporal.Instant | null;
  nextVision: Temporal.Instant | null;
  now: Temporal.Instant;
}): Message {
  const { manager, now } = of;
  const isPaused = isPausedOn(manager, localDate(now, manager.zone));
  const pace = sayPace(manager);
  const lines = [
    ...(isPaused ? [sayPause(manager, now)] : []),
    ...sayNextNudge(of),
    ...(pace ? [pace] : []),
    ...of.said,
    ...(of.nextVision
      ? [
          `Vision time is on ${sayFixedMoment(of.nextVision, now, manager.zone)}. I remind you 15 minutes before.`,
        ]
      : []),
    ...(manager.isVisionMuted ? ['Vision time is muted. `/coach vision` brings it back.'] : []),
  ];
  const opening = of.isNew ? "You're set." : 'Saved.';
  return {
    text: [opening, ...lines].join(' '),
    blocks: [
      section([`*${opening}*`, ...lines].join('\n')),
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

function sayNextNudge(of: {
  manager: Manager;
  isNew: boolean;
  nextNudge: Temporal.Instant | null;
  now: Temporal.Instant;
}): string[] {
  const { manager, nextNudge } = of;
  if (nudgeDays(manager).length === 0) {
    return ['Your working days leave no day for nudges besides vision time.'];
  }
  if (!nextNudge) return [`Then nudges come every ${sayNudges(manager)}.`];
  const at = sayFixedMoment(nextNudge, of.now, manager.zone);
  return [`${of.isNew ? 'First' : 'Next'} nudge on ${at}, then every ${sayNudges(manager)}.`];
}

/** "Monday, Wednesday and Friday at 10:00". */
export function sayNudges(manager: Manager): string {
  return `${list(nudgeDays(manager).map(weekdayName))} at ${sayTime(manager.nudgeAt)}`;
}

/** Why there are fewer nudges a week than were asked for; null when there are as many. */
export function sayPace(manager: Manager): string | null {
  const days = nudgeDays(manager).length;
  if (days === 0 || days >= manager.pace) return null;
  const why = manager.isVisionMuted
    ? 'never two on one day'
    : `never two on one day, and ${weekdayName(manager.vision.day)} is for vision time`;
  return `That makes ${days} a week: ${why}.`;
}

/** The line of /coach help about one word. */
export function helpOn(line: string): Message {
  return { text: `In short: ${line}`, blocks: [section(line)] };
}

/** What /coach knows. */
export function help(lines: readonly string[]): Message {
  const opening = 'Both Hats coaches you to lead and to manage, a minute at a time.';
  const text = [opening, ...lines.map((line) => `• ${line}`)].join('\n');
  return { text, blocks: [section(text)] };
}

/** Said to a word that /coach does not know: the `lines` of help that come nearest. */
export function unknownWord(
  typed: string,
  { lines, isOnHome }: { lines: readonly string[]; isOnHome: boolean },
): Message {
  const text = [
    `I don't know “${safeBeginning(typed, 100)}”.${lines.length > 0 ? ' This comes nearest:' : ''}`,
    ...lines.map((line) => `• ${line}`),
    ...(isOnHome
      ? ['The Home tab shows it: click on Both Hats among your apps, then on Home.']
      : []),
    '`/coach help` lists all that I can do.',
  ].join(lines.length > 0 ? '\n' : ' ');
  return { text, blocks: [section(text)] };
}
