import type { KnownBlock, ModalView } from '@slack/types';
import type { Person } from '../people/index.ts';
import {
  choiceField,
  context,
  field,
  modal,
  option,
  personField,
  section,
  textField,
} from '../slack/blocks.ts';
import { escape, mention, plain } from '../slack/text.ts';
import { inline, namesForMentions, typedPieces } from '../slack/typed.ts';
import { allWeekdays } from '../time/hours.ts';
import { localDate } from '../time/wall.ts';
import { sayMoment, weekdayName } from '../time/words.ts';
import { authorityNames } from './authority.view.ts';
import { authorities, type Contract, isInTime } from './delegation.ts';
import { limits, noCheckIn, writeOrigin } from './delegation-form.ts';
import { type Reader, sayCheckIn, sayFixedMoment } from './delegation.view.ts';

/** What the form holds when it opens. */
export type Draft = Partial<
  Pick<Contract, 'delegate' | 'outcome' | 'doneLooksLike' | 'authority'>
> & {
  /** Said above the fields, such as why the person named cannot be asked. */
  note?: string;
  /** What it answers, such as a nudge: given back when it is sent. */
  answers?: string;
};

/** `named` are people whom the outcome may mention: a field cannot show a mention, so it shows their names. */
export function delegateForm(draft: Draft, named: readonly Person[]): ModalView {
  const [outcome, ...rest] = typedPieces(
    namesForMentions(draft.outcome ?? '', named),
    limits.outcome,
    (part) => part.length,
  );
  return modal({
    callback: 'delegations.form',
    title: 'Delegate',
    submit: 'Ask them',
    metadata: writeOrigin({
      named: named.map((person) => person.id),
      ...(draft.answers && { answers: draft.answers }),
    }),
    blocks: [
      ...(draft.note ? [section(escape(draft.note))] : []),
      ...tooLong(rest.join(' ')),
      personField({ key: 'who', label: 'Who', initial: draft.delegate }),
      textField({
        key: 'outcome',
        label: 'Outcome',
        lines: 'many',
        max: limits.outcome,
        initial: outcome,
        placeholder: 'A 5-page report on retention in Q3, sent to the board',
        hint: 'What will be there in the end? How they get there is theirs.',
      }),
      textField({
        key: 'done',
        label: 'What does done look like?',
        lines: 'many',
        max: limits.done,
        initial: draft.doneLooksLike,
        placeholder: 'Three causes with numbers, and one proposal that we could start next week',
        hint: 'How will you both see that it is done?',
      }),
      choiceField({
        key: 'authority',
        label: 'Authority',
        hint: 'How far do they go without asking you?',
        choices: authorities.map((level) => option(authorityNames[level], level)),
        initial: draft.authority ?? null,
      }),
      choiceField({
        key: 'check_in',
        label: 'Check-in',
        hint: 'Once a week I ask them whether anything is in the way. You hear of it only then.',
        choices: [
          option('No check-in', noCheckIn),
          ...allWeekdays.map((day) => option(weekdayName(day), String(day))),
        ],
        initial: '2',
      }),
      field(
        {
          key: 'check_in_at',
          label: 'Check-in time',
          hint: 'By their clock, wherever they are.',
          optional: true,
        },
        { type: 'timepicker', initial_time: '10:00' },
      ),
      field(
        { key: 'due', label: 'Due', optional: true },
        { type: 'datepicker', placeholder: plain('No date') },
      ),
      context('You and the person you choose see this, nobody else. They can accept or decline.'),
    ],
  });
}

/** What did not fit into the outcome is shown, so that nothing typed is lost. */
function tooLong(rest: string): KnownBlock[] {
  if (rest === '') return [];
  return [
    section(
      `*This did not fit into the outcome*, which holds ${limits.outcome} characters. Copy what you need of it into the fields:`,
    ),
    ...typedPieces(rest, 3000, (part) => part.length)
      .slice(0, 50)
      .map((piece): KnownBlock => ({ type: 'section', text: plain(piece) })),
  ];
}

type Sent = {
  contract: Contract;
  delegate: Person;
  /** When the message reaches the delegate; null for never, as far as their hours tell. */
  reachedAt: Temporal.Instant | null;
  /** The first check-in, and when its question would reach the delegate. */
  firstCheckIn: { at: Temporal.Instant; reachedAt: Temporal.Instant | null } | null;
  /** The manager's clock. */
  reader: Reader;
};

/** What the manager reads when the form is sent. */
export function sentView(sent: Sent): ModalView {
  const { contract } = sent;
  const blocks: KnownBlock[] = [
    section(`“${inline(contract.outcome)}”`),
    section(sayWhen(sent)),
    ...lateCheckIn(sent).map((text) => section(text)),
    context('You hear from me when they answer. `/delegate list` shows where everything stands.'),
  ];
  return modal({ callback: 'delegations.sent', title: 'On its way', close: 'Done', blocks });
}

/** By the clock of the delegate; "today" and "tomorrow" are words for people who have the same date. */
function sayWhen({ contract, delegate, reachedAt, reader }: Sent): string {
  const { now } = reader;
  const { zone } = delegate;
  const who = mention(contract.delegate);
  if (!reachedAt) {
    return `I cannot say when ${who} gets it. If it matters soon, talk to them.`;
  }
  if (Temporal.Instant.compare(reachedAt, now) <= 0) return `${who} gets it now.`;
  const sameDate = localDate(now, zone).equals(localDate(now, reader.zone));
  const when = sameDate
    ? sayMoment(reachedAt, now, zone)
    : `on ${sayFixedMoment(reachedAt, { now, zone })}`;
  return `${who} gets it ${when}, their time.`;
}

/** A check-in outside the delegate's hours does not come: better said now than found out. */
function lateCheckIn({ contract, delegate, firstCheckIn }: Sent): string[] {
  if (!contract.checkIn || !firstCheckIn) return [];
  if (isInTime(firstCheckIn.at, firstCheckIn.reachedAt, delegate.zone)) return [];
  return [
    `The check-in ${sayCheckIn(contract.checkIn)} falls outside ${mention(contract.delegate)}'s working hours, at least the first time. That one is left out.`,
  ];
}
