import type { Button, InputBlock, ModalView } from '@slack/types';
import {
  actions,
  button,
  context,
  divider,
  field,
  modal,
  section,
  textField,
} from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { sayFixedDate } from '../time/words.ts';
import type { Span } from './days-off.ts';
import type { HolidayCalendar } from './holidays.ts';

/** More than these are not listed. */
const listed = 20;
/** Longest name of a country and region that is typed. */
const placeLength = 120;

/** The days off to come, each removable, with a form for more and for public holidays. */
export function daysOffForm(of: {
  spans: readonly Span[];
  holidays: HolidayCalendar | null;
  today: Temporal.PlainDate;
}): ModalView {
  const { spans, holidays, today } = of;
  return modal({
    callback: 'people.off',
    title: 'Days off',
    submit: 'Save',
    blocks: [
      section(
        'Nothing reaches you on these days. What somebody agreed on with you comes on your next working day.',
      ),
      ...spans
        .slice(0, listed)
        .map((span) => section(`*${saySpan(span, today)}*`, removeButton(span, today))),
      ...(spans.length > listed ? [context(`and ${spans.length - listed} more later`)] : []),
      divider,
      field({ key: 'from', label: 'First day off', optional: true }, { type: 'datepicker' }),
      field(
        {
          key: 'to',
          label: 'Last day off',
          hint: 'Leave it empty for a single day.',
          optional: true,
        },
        { type: 'datepicker' },
      ),
      holidaysField(holidays),
      ...nextHoliday(holidays, today),
    ],
  });
}

/** Public holidays as days off, in any form; `readCalendar` reads what comes back. */
export function holidaysField(holidays: HolidayCalendar | null): InputBlock {
  return textField({
    key: 'holidays',
    label: 'Public holidays',
    hint: 'A country, and its region where it has holidays of its own. They are days off then. Empty: none.',
    optional: true,
    max: placeLength,
    placeholder: 'Germany, Berlin',
    initial: holidays?.name,
  });
}

function nextHoliday(holidays: HolidayCalendar | null, today: Temporal.PlainDate) {
  if (!holidays) return [];
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const date = today.add({ days: ahead });
    const name = holidays.nameOf(date);
    if (name !== null) return [context(`The next one is ${sayFixedDate(date, today)}: ${name}.`)];
  }
  return [];
}

function removeButton(span: Span, today: Temporal.PlainDate) {
  return button('Remove', {
    action: 'people.off-remove',
    value: span.from.toString(),
    says: `Remove: ${saySpan(span, today)}`,
  });
}

/** "Monday 3 May", "Monday 3 May to Friday 14 May". */
export function saySpan({ from, to }: Span, today: Temporal.PlainDate): string {
  const first = sayFixedDate(from, today);
  return from.equals(to) ? first : `${first} to ${sayFixedDate(to, today)}`;
}

/** Makes these days off; `readOff` reads its value. */
export function offButton(span: Span, today: Temporal.PlainDate): Button {
  return button(`Off: ${saySpan(span, today)}`, {
    action: 'people.off-add',
    value: `${span.from.toString()} ${span.to.toString()}`,
  });
}

/** The inverse of the value of `offButton`; null for anything else. */
export function readOff(value: string): Span | null {
  const [, from, to] = /^(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)$/.exec(value) ?? [];
  if (from === undefined || to === undefined) return null;
  return { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) };
}

/** Asks which days are meant, where what was typed may mean several. `missing`: a day in it that no month has. */
export function whichOff(
  spans: readonly Span[],
  missing: string | null,
  today: Temporal.PlainDate,
): Message {
  const said = spans.map((span) => saySpan(span, today)).join(' or ');
  const text = missing ? `There is no ${missing}. Did you mean ${said}?` : `Off ${said}?`;
  return {
    text,
    blocks: [section(text), ...spans.map((span) => actions(offButton(span, today)))],
  };
}

/** Said when days off were added: `span` as it is now, with what it joined. `said`: what else had to change. */
export function offKept(of: {
  span: Span;
  /** The first day on which something may come again; null when there is none. */
  back: Temporal.PlainDate | null;
  said: readonly string[];
  today: Temporal.PlainDate;
}): Message {
  const { span, back, today } = of;
  const text = [
    `Off: ${saySpan(span, today)}. Nothing reaches you then, and nothing piles up.`,
    ...(back ? [`I am back on ${sayFixedDate(back, today)}.`] : []),
    ...of.said,
  ].join(' ');
  return { text, blocks: [section(text), actions(removeButton(span, today))] };
}

/** In the place of `offKept`. */
export function offRemoved(span: Span, today: Temporal.PlainDate): Message {
  const text = `Not off any more: ${saySpan(span, today)}.`;
  return { text, blocks: [section(text)] };
}

/** Said when the public holidays were chosen or taken out. */
export function holidaysKept(holidays: HolidayCalendar | null, today: Temporal.PlainDate): Message {
  const text = holidays
    ? `Public holidays of ${holidays.name} are days off now.`
    : 'Public holidays are days like others now.';
  return { text, blocks: [section(text), ...nextHoliday(holidays, today)] };
}
