import type { ContextBlock, InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Person } from '../people/index.ts';
import {
  choiceField,
  context,
  dateField,
  field,
  modal,
  option,
  personField,
  section,
  textField,
  timeField,
} from '../slack/blocks.ts';
import { escape, plain, shorten } from '../slack/text.ts';
import { leftOver, namesForMentions, safeBeginning, typedPieces } from '../slack/typed.ts';
import { allWeekdays } from '../time/hours.ts';
import { weekdayName } from '../time/words.ts';
import { authorityHints, authorityNames } from './authority.view.ts';
import type { Field } from './clarity.ts';
import type { Unclear } from './date-meanings.ts';
import { authorities, type Contract } from './delegation.ts';
import {
  anotherDay,
  dailyCheckIn,
  limits,
  noCheckIn,
  writeDue,
  writeOrigin,
} from './delegation-form.ts';
import type { Ambiguity } from './read-contract.ts';
import type { Beside } from './writing.ts';

/** What the form holds when it opens. */
export type Opened = Partial<
  Pick<
    Contract,
    'delegate' | 'outcome' | 'doneLooksLike' | 'authority' | 'limit' | 'dueOn' | 'dueAt' | 'link'
  >
> & {
  /** A due date that may mean more than one day: asked in the place of the due date. */
  asks?: Ambiguity;
  /** Said above the fields, such as why the person named cannot be asked. */
  note?: string;
  /** What it answers, such as a nudge: given back when it is sent. */
  answers?: string;
};

/** Each change in the form comes at once, as this. */
const dispatch = 'delegations.draft';

/**
 * `named` are people whom the outcome and the limit may mention: a field cannot show a mention, so it shows their names. `beside` is what
 * is said about it as it opens.
 */
export function delegateForm(
  opened: Opened,
  named: readonly Person[],
  beside: Beside | null = null,
): ModalView {
  const [outcome, ...rest] = piecesOf(
    namesForMentions(opened.outcome ?? '', named),
    limits.outcome,
  );
  const [limit, ...beyond] = piecesOf(
    namesForMentions((opened.limit ?? '').replaceAll(/\s+/g, ' '), named),
    limits.limit,
  );
  const { asks, link, answers } = opened;
  const due = asks ? [whichDue(asks)] : dueFields(opened);
  const blocks = [
    ...(opened.note ? [section(escape(opened.note))] : []),
    ...leftOver([...rest, ...beyond].join(' ')),
    ...(link ? [context(`From <${link}|this message>. Both of you see the link.`)] : []),
    ...(asks ? [...due, slot('asked')] : []),
    personField({ key: 'who', label: 'Who', initial: opened.delegate, dispatch }),
    textField({
      key: 'outcome',
      label: 'Outcome',
      lines: 'many',
      max: limits.outcome,
      initial: outcome,
      placeholder: 'A 5-page report on retention in Q3, sent to the board',
      dispatch,
    }),
    slot('outcome'),
    textField({
      key: 'done',
      label: 'What does done look like?',
      lines: 'many',
      max: limits.done,
      initial: opened.doneLooksLike,
      placeholder: 'Three causes with numbers, and one proposal that we could start next week',
      dispatch,
    }),
    slot('done'),
    choiceField({
      key: 'authority',
      label: 'Authority',
      choices: authorities.map((level) => ({
        ...option(authorityNames[level], level),
        description: plain(authorityHints[level]),
      })),
      initial: opened.authority ?? null,
      dispatch,
    }),
    textField({
      key: 'limit',
      label: 'Limit',
      max: limits.limit,
      initial: limit,
      placeholder: 'up to $500, not the API',
      optional: true,
      dispatch,
    }),
    slot('limit'),
    choiceField({
      key: 'check_in',
      label: 'Check-in',
      choices: [
        option('No check-in', noCheckIn),
        ...allWeekdays.map((day) => option(weekdayName(day), String(day))),
        option('Every working day', dailyCheckIn),
      ],
      initial: '2',
      dispatch,
    }),
    timeField({
      key: 'check_in_at',
      label: 'Check-in time',
      hint: 'By their clock, wherever they are.',
      optional: true,
      initial: Temporal.PlainTime.from('10:00'),
    }),
    slot('check_in'),
    ...(asks ? [] : [...due, slot('due')]),
    context(
      'Only you and the person you choose see what you write here. A line with 💡 is for you alone. They can accept or decline.',
    ),
  ];
  return formOf(
    blocks.map((block) => withBeside(block, beside)),
    writeOrigin({
      named: named.map((person) => person.id),
      ...(answers && { answers }),
      ...(link && { link }),
    }),
  );
}

/**
 * The form as it stands before somebody, with what is said of it now: `beside`, and the fields for another day where
 * `isAnotherDay` asks for them. Null when that stands there already.
 */
export function formWithBeside(
  form: { blocks: readonly KnownBlock[]; metadata: string },
  { beside, isAnotherDay }: { beside: Beside | null; isAnotherDay: boolean },
): ModalView | null {
  const asked = form.blocks.findIndex((block) => block.block_id === 'which_due');
  const has = form.blocks.some((block) => block.block_id === 'due');
  let blocks = [...form.blocks];
  if (asked >= 0 && isAnotherDay && !has) blocks.splice(asked + 1, 0, ...dueFields({}));
  if (asked >= 0 && !isAnotherDay && has) blocks = blocks.filter((block) => !isDueField(block));
  const drawn = blocks.map((block) => withBeside(block, beside));
  const isSame =
    drawn.length === form.blocks.length &&
    drawn.every((block, at) => wordsIn(block) === wordsIn(form.blocks[at]));
  return isSame ? null : formOf(drawn, form.metadata);
}

function formOf(blocks: KnownBlock[], metadata: string): ModalView {
  return modal({
    callback: 'delegations.form',
    title: 'Delegate',
    submit: 'Ask them',
    metadata,
    blocks,
  });
}

/** Where something may be said, and what stands there otherwise. */
const quiet = {
  outcome: 'What will be there in the end? How they get there is theirs.',
  done: 'How will you both see that it is done?',
  limit: 'How far do they go without asking you? A limit is optional: “up to $500”, “not the API”.',
  check_in:
    'I ask them whether anything is in the way, and nothing else. You hear of it when something is.',
  due: 'A time is by your clock. Without one it is the whole day.',
  asked: 'This can be read in more than one way, so I ask. A time is by your clock.',
} as const;
type Slot = keyof typeof quiet;

/** What each of them is about. */
const slots: Readonly<Record<Slot, readonly Field[]>> = {
  outcome: ['who', 'outcome'],
  done: ['done'],
  limit: ['authority', 'limit'],
  check_in: ['check_in'],
  due: ['due'],
  asked: ['due'],
};
const allSlots = ['outcome', 'done', 'limit', 'check_in', 'due', 'asked'] as const;

/** Where something is said of what stands above: never empty, so that nothing moves under somebody who types. */
function slot(key: Slot): ContextBlock {
  return { ...context(quiet[key]), block_id: `${key}-beside` };
}

function withBeside(block: KnownBlock, beside: Beside | null): KnownBlock {
  const key = allSlots.find((one) => block.block_id === `${one}-beside`);
  if (!key) return block;
  if (!beside || !slots[key].includes(beside.about)) return slot(key);
  return { ...context(sayBeside(beside)), block_id: `${key}-beside` };
}

/** What the coach says, as it stands beside a field or on its own. */
export function sayBeside({ says, suggests }: Beside): string {
  return `:bulb: ${safeBeginning(says, 600)} ${safeBeginning(suggests, 600)}`;
}

function wordsIn(block: KnownBlock | undefined): string {
  const [first] = block?.type === 'context' ? block.elements : [];
  return `${block?.block_id} ${first && 'text' in first ? first.text : ''}`;
}

function dueFields({ dueOn, dueAt }: Pick<Opened, 'dueOn' | 'dueAt'>): InputBlock[] {
  return [
    dateField({
      key: 'due',
      label: 'Due',
      placeholder: 'No date',
      initial: dueOn ?? null,
      optional: true,
      dispatch,
    }),
    timeField({ key: 'due_at', label: 'Due time', initial: dueAt ?? null, optional: true }),
  ];
}

function isDueField({ block_id: key }: KnownBlock): boolean {
  return key === 'due' || key === 'due_at';
}

/** How many readings are offered beside another day. */
const mostReadings = 9;

function whichDue({ why, phrase, choices }: Ambiguity): InputBlock {
  const readings = choices.slice(0, mostReadings);
  return field(
    { key: 'which_due', label: `“${shorten(phrase, 80)}”: ${questions[why]}`, dispatch },
    {
      type: 'radio_buttons',
      options: [
        ...readings.map(({ says, due }) => option(says, writeDue(due))),
        option('Another day', anotherDay),
      ],
    },
  );
}

const questions: Readonly<Record<Unclear, string>> = {
  'day-or-month': 'which day do you mean?',
  'which-one': 'which one do you mean?',
  'which-day': 'which day do you mean?',
  'weekday-differs': 'the weekday and the date differ. Which one do you mean?',
  'that-day-or-before': 'on that day, or the day before?',
  'which-morning': 'which morning do you mean?',
  'time-is-over': 'that time is over today. When do you mean?',
  'which-half': 'which half of the day do you mean?',
  'whose-clock': 'when is that by your clock?',
  'two-dates': 'when is it due?',
};

function piecesOf(text: string, max: number): string[] {
  return typedPieces(text, max, (part) => part.length);
}
