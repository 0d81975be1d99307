import type { KnownBlock, ModalView } from '@slack/types';
import type { Practice } from '../practices/index.ts';
import {
  actions,
  button,
  choiceField,
  context,
  field,
  modal,
  option,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { inline } from '../slack/typed.ts';
import { formatTime } from '../time/wall.ts';
import { sayFixedMoment } from '../time/words.ts';
import { type Coming, type NextEvents, type Plan, planLength, writeEvent } from './intention.ts';
import type { Manager } from './manager.ts';
import type { Confirmed } from './progress.ts';
import { sayConfirmed } from './progress.view.ts';

type Reader = { now: Temporal.Instant; zone: string };

/** What a form for a plan offers besides a moment of one's own. `people`: those a 1:1 may be with. */
export type Offered = NextEvents & {
  mornings: Readonly<Record<'next-day' | 'monday', Temporal.Instant | null>>;
  people: readonly { id: string; name: string }[];
};

/** How a form is filled in when it opens. `moment` is a choice as it is kept; one that is gone counts as one's own. */
export type Filled = {
  when: string;
  will: string;
  moment: string;
  date: Temporal.PlainDate;
  time: Temporal.PlainTime;
};

/** Names of people are shown as they are called; whoever is not known reads "somebody". */
export type NameOf = (user: string) => string;

/** "When …, I will …" and the moment. `metadata` comes back: what the plan is for. */
export function planForm(of: {
  practice: Practice;
  /** What its nudge says. */
  said: string;
  metadata: string;
  manager: Manager;
  filled: Filled;
  offered: Offered;
  nameOf: NameOf;
  now: Temporal.Instant;
}): ModalView {
  const { practice, filled } = of;
  return modal({
    callback: 'intention.keep',
    title: 'When …, I will …',
    submit: 'Plan it',
    metadata: of.metadata,
    blocks: [
      section(`*${practice.title}*\n${of.said}`),
      textField({
        key: 'when',
        label: 'When …',
        hint: 'Something that you will notice. May stay empty where the moment below says it.',
        max: planLength.when,
        optional: true,
        placeholder: 'my 1:1 with Ana begins',
        initial: filled.when,
      }),
      textField({
        key: 'will',
        label: 'I will …',
        max: planLength.will,
        // A question is nothing that one will do.
        ...(practice.title.endsWith('?') ? {} : { placeholder: lowerFirst(practice.title) }),
        initial: filled.will,
      }),
      choiceField({
        key: 'moment',
        label: 'Bring it back',
        choices: momentOptions(of),
        initial: filled.moment,
      }),
      field(
        { key: 'date', label: 'Day', hint: 'Day and time count for the choices that say so.' },
        { type: 'datepicker', initial_date: filled.date.toString() },
      ),
      field(
        { key: 'time', label: 'Time' },
        { type: 'timepicker', initial_time: formatTime(filled.time) },
      ),
      context(
        'Only you see this. It comes back at that moment, once, and asks whether it happened.',
      ),
    ],
  });
}

function momentOptions(of: {
  manager: Manager;
  offered: Offered;
  nameOf: NameOf;
  now: Temporal.Instant;
}) {
  const { offered, nameOf, now } = of;
  const { zone } = of.manager;
  const at = (moment: Temporal.Instant) => sayFixedMoment(moment, now, zone);
  const { 'next-day': nextDay, monday } = offered.mornings;
  return [
    option('On the day and at the time below', 'own'),
    ...offered.people.map(({ id, name }) =>
      option(`At my 1:1 with ${name}, on the day and at the time below`, `one-on-one ${id}`),
    ),
    ...(nextDay ? [option(`${at(nextDay)}: my next working day starts`, 'next-day')] : []),
    ...(monday && !(nextDay && monday.equals(nextDay))
      ? [option(`${at(monday)}: my week starts`, 'monday')]
      : []),
    ...(offered.vision
      ? [
          option(
            `${at(offered.vision.at)}: just before my vision time`,
            writeEvent({ kind: 'vision', week: offered.vision.week }),
          ),
        ]
      : []),
    ...offered.checkIns.map((checkIn) =>
      option(
        `${at(checkIn.at)}: ${nameOf(checkIn.delegate)}'s check-in, ${checkIn.outcome}`,
        writeEvent({ kind: 'check-in', ...checkIn }),
      ),
    ),
  ];
}

/** Said in the form's place when a plan comes at another moment than the one chosen. */
export function planKept(
  plan: Pick<Plan, 'when' | 'will' | 'at'>,
  comes: Temporal.Instant,
  { now, zone }: Reader,
): ModalView {
  return modal({
    callback: 'intention.kept',
    title: 'Planned',
    close: 'Close',
    blocks: [
      section(
        `${sayPlan(plan)}\nIt comes on *${sayFixedMoment(comes, now, zone)}*, since I don't disturb you on ${sayFixedMoment(plan.at, now, zone)}.`,
      ),
      context('Quiet hours, days off, pauses and vision time stay undisturbed, also for plans.'),
    ],
  });
}

/** "When my 1:1 with Ana begins, I will ask first.": safe to show, on one line. */
export function sayPlan({ when, will }: Pick<Plan, 'when' | 'will'>): string {
  return `When ${inline(when)}, I will ${inline(will, planLength.will)}.`;
}

/** What a nudge's message says of the plan that was made of it, with the ways to change it while it waits. */
export function plannedBlocks(coming: Coming, reader: Reader): KnownBlock[] {
  const { plan } = coming;
  const said = section(`*Planned:* ${sayPlan(plan)}`);
  switch (plan.state) {
    case 'waiting':
      return [said, context(sayComing(coming, reader)), changeOrDrop(coming, reader)];
    case 'asked':
      return [said, context('It came back: the newer message asks whether it happened.')];
    case 'not-this-time':
      return [said, context('Not this time, and that is fine.')];
    case 'happened':
      return [said];
    case 'dropped':
      return [];
  }
}

/** The message that brings a plan back, as it is by now: with its question, or with what was answered. */
export function planMessage(coming: Coming, confirmed: Confirmed | null, reader: Reader): Message {
  const { plan } = coming;
  const head = section(`*Your plan*\n${sayPlan(plan)}`);
  const message = (said: string, ...below: KnownBlock[]): Message => ({
    text: `${sayPlan(plan)} ${said}`,
    blocks: [head, context(said), ...below],
  });
  const anotherMoment = button('Another moment', { action: 'intention.change', value: plan.id });
  switch (plan.state) {
    case 'waiting':
      return message(sayComing(coming, reader), changeOrDrop(coming, reader));
    case 'asked':
      return message(
        'Did it happen? I ask once. What you reply in this thread is kept in your journal.',
        actions(
          button('It happened', {
            action: 'intention.happened',
            value: plan.id,
            style: 'primary',
          }),
          button('Not this time', { action: 'intention.not-this-time', value: plan.id }),
          anotherMoment,
        ),
      );
    case 'happened':
      return message(sayConfirmed('It happened. You said when, and you did it.', confirmed));
    case 'not-this-time':
      return message(
        'Not this time, and that is fine. Another moment may suit it better.',
        actions(
          anotherMoment,
          button('It did happen', { action: 'intention.happened', value: plan.id }),
        ),
      );
    case 'dropped':
      return message('Dropped. It does not come back.');
  }
}

/** Said to words under the question: what they were taken for, and the way back. */
export function answeredInWords(
  outcome: 'happened' | 'not-this-time',
  isKept: boolean,
  { undo, plan }: { undo: string; plan: string },
): Message {
  const text = isKept ? taken[outcome] : plainly[outcome];
  return {
    text,
    blocks: [
      section(text),
      ...(isKept ? [context('Only you see this. Your words are kept in your journal.')] : []),
      actions(
        ...(outcome === 'happened'
          ? []
          : [button('Another moment', { action: 'intention.change', value: plan })]),
        button('Undo', {
          action: 'intention.words-undo',
          value: undo,
          says: 'Undo: take this answer back',
        }),
      ),
    ],
  };
}

/** What words that say more than yes or no are taken for, and what is said to a plain one. */
const taken = {
  happened: 'Noted. I take that as a yes: it happened.',
  'not-this-time': 'Noted. I take that as not this time, and that is fine.',
} as const;
const plainly = {
  happened: 'Good. You said when, and you did it.',
  'not-this-time': 'That is fine. Another moment may suit it better.',
} as const;

/** Said when that is taken back. */
export function wordsTakenBack(): Message {
  const text = 'Taken back. Your message stays here, and the question is open again.';
  return { text, blocks: [section(text)] };
}

/** The plans that wait, with when they come: on the Home tab, and wherever else they are listed. */
export function waitingBlocks(plans: readonly Coming[], reader: Reader): KnownBlock[] {
  const shown = plans.slice(0, mostShown);
  const more = plans.length - shown.length;
  return shown.flatMap((coming, at) => [
    section(`${at === 0 ? '*Planned*\n' : ''}${sayPlan(coming.plan)}`),
    context(
      [
        sayComing(coming, reader),
        ...(more > 0 && at === shown.length - 1 ? [`And ${more} more after it.`] : []),
      ].join('\n'),
    ),
    changeOrDrop(coming, reader),
  ]);
}

/** So many plans are listed; the others follow as these come. */
const mostShown = 5;

function sayComing({ comes }: Coming, { now, zone }: Reader): string {
  return comes
    ? `It comes back on ${sayFixedMoment(comes, now, zone)}, once.`
    : 'It comes back once your pause is over.';
}

function changeOrDrop({ plan, comes }: Coming, { now, zone }: Reader) {
  const of = comes ? `the plan of ${sayFixedMoment(comes, now, zone)}` : 'this plan';
  return actions(
    button('Change', { action: 'intention.change', value: plan.id, says: `Change ${of}` }),
    button('Drop it', { action: 'intention.drop', value: plan.id, says: `Drop it: ${of}` }),
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
