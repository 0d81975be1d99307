import type { Typed } from '../slack/text.ts';
import { localDate } from '../time/wall.ts';
import { sayFixedDate, sayTime } from '../time/words.ts';
import { type DatePhrase, type Due, type Where } from './date-meanings.ts';
import { dateAtStart } from './date-phrases.ts';
import { type Quantity, numbersIn } from './quantities.ts';

/** What somebody said, and when and where: "Friday" is a date on their calendar. */
export type Said = Where & { text: Typed };

/** A date or number as it was typed; `means` says a date in full, such as "Friday 19 March". */
export type Named = { typed: string; means: string | null };

/** What two people say differently of the same thing. */
export type Difference = {
  kind: 'date' | 'number';
  one: readonly Named[];
  other: readonly Named[];
};

/**
 * Where two descriptions name other dates, or other numbers of the same thing. What only one of them names is no difference,
 * and of words nothing is said. Dates that may be the same are taken for the same.
 *
 * @throws RangeError when a zone is unknown.
 */
export function differences(one: Said, other: Said): Difference[] {
  const left = factsIn(one);
  const right = factsIn(other);
  const dates = apart(left.dates, right.dates, () => true, isSameDate);
  const numbers = grouped(unmatched(left, right), unmatched(right, left)).map(([some, others]) =>
    apart(some, others, isSameKind, isSameNumber),
  );
  return [
    ...(dates ? [differ('date', dates, nameDate)] : []),
    ...numbers.flatMap((pair) => (pair ? [differ('number', pair, nameNumber)] : [])),
  ];
}

/** The numbers of one side, without those that the other side names as well, saying nothing of what they count. */
function unmatched({ numbers }: Facts, { bare }: Facts): Quantity[] {
  return numbers.filter(({ values }) => !haveSame(values, bare));
}

type DateFact = { start: number; read: DatePhrase; today: Temporal.PlainDate };
type Pair<T> = readonly [readonly T[], readonly T[]];

type Facts = { dates: DateFact[]; numbers: Quantity[]; bare: readonly number[] };

function factsIn({ text, now, zone }: Said): Facts {
  let rest = text.replaceAll(/<@[UW][A-Z0-9]+>|https?:\/\/\S+/g, (found) =>
    ' '.repeat(found.length),
  );
  const today = localDate(now, zone);
  const dates: DateFact[] = [];
  for (const { index } of rest.matchAll(mayBegin)) {
    if ((dates.at(-1)?.start ?? -1) + (dates.at(-1)?.read.text.length ?? 0) > index) continue;
    const read = dateAtStart(rest.slice(index), { now, zone });
    if (read && isNamed(read, rest, index)) dates.push({ start: index, read, today });
  }
  for (const { start, read } of dates) {
    const end = start + read.text.length;
    rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
  }
  const { counted, bare } = numbersIn(rest);
  return { dates, numbers: counted, bare };
}

/** The words that a date may begin with. */
const mayBegin =
  /(?<![\p{L}\p{N}.,:/$€£-])(?:\d|the (?=\d|end|begin|start|middle|week)|(?:this|next|last|past|coming|today|tomorrow|tonight|yesterday|in|within|eo[dwmqy]|cob|eob|end|close|beginning|start|middle|early|mid|late|noon|midnight|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu;

/** Whether words that read as a date are meant as one: "the 2nd draft", "3/4 of them" and "May I" are not. */
function isNamed({ text: typed, names }: DatePhrase, text: string, start: number): boolean {
  const right = text.slice(start + typed.length);
  if (/^(?:the )?\d+(?:st|nd|rd|th)$/i.test(typed)) return /^\s*(?:$|[.,;:!?)\n])/.test(right);
  if (/^\d+\/\d+$/.test(typed))
    return /\b(?:by|on|until|before|due|till) $/i.test(text.slice(0, start));
  if (/^may$/i.test(typed) && /^ (?:i|we|you|they|he|she|it)\b/i.test(right)) return false;
  return names !== 'stretch' || /^[A-Z]|\b(?:of|week|month|quarter|year)\b|^eo/.test(typed);
}

/** What stands on either side without its like on the other; null unless both have some. */
function apart<T>(
  some: readonly T[],
  others: readonly T[],
  isComparable: (a: T, b: T) => boolean,
  isSame: (a: T, b: T) => boolean,
): Pair<T> | null {
  const without = (these: readonly T[], those: readonly T[]) =>
    these.filter((a) => !those.some((b) => isComparable(a, b) && isSame(a, b)));
  const left = without(some, others);
  const right = without(others, some);
  return left.length > 0 && right.length > 0 ? [left, right] : null;
}

function isSameDate(a: DateFact, b: DateFact): boolean {
  if (a.read.names === 'time' || b.read.names === 'time') {
    return a.read.names !== b.read.names || haveSame(timesOf(a), timesOf(b));
  }
  const [first, last] = spanOf(a);
  const [begin, end] = spanOf(b);
  if (a.read.names === 'stretch' || b.read.names === 'stretch') {
    return isUpTo(first, end) && isUpTo(begin, last);
  }
  return a.read.meant.some((due) => b.read.meant.some((other) => isSameDue(due, other)));
}

/** On the same day, and at the same time when both name one. */
function isSameDue(a: Due, b: Due): boolean {
  return a.date.equals(b.date) && (a.time === null || b.time === null || a.time.equals(b.time));
}

function timesOf({ read }: DateFact): string[] {
  return read.meant.flatMap(({ time }) => (time ? [time.toString()] : []));
}

function spanOf({ read }: DateFact): [Temporal.PlainDate, Temporal.PlainDate] {
  const days = read.meant.map(({ date }) => date).toSorted(Temporal.PlainDate.compare);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) throw new Error('a date that was read means a day at least');
  return [first, last];
}

function isUpTo(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) <= 0;
}

function haveSame<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.some((one) => others.includes(one));
}

function isSameKind(a: Quantity, b: Quantity): boolean {
  return haveSame(a.units, b.units) || (isMoney(a) && isMoney(b));
}

function isSameNumber(a: Quantity, b: Quantity): boolean {
  if (!haveSame(a.units, b.units)) return false;
  return haveSame(a.values, b.values) || fits(a, b) || fits(b, a);
}

/** Whether just so many are within a bound. */
function fits({ bound }: Quantity, { values, bound: other }: Quantity): boolean {
  if (!bound || other) return false;
  return values.some((value) => bound.least <= value && value <= bound.most);
}

function isMoney({ units: [unit = ''] }: Quantity): boolean {
  return ['$', '€', '£', 'chf'].includes(unit);
}

/** The numbers of both sides that count the same, together: those whose units meet, also by way of another. */
function grouped(some: readonly Quantity[], others: readonly Quantity[]): Pair<Quantity>[] {
  let groups: Quantity[][] = [];
  for (const one of [...some, ...others]) {
    const near = groups.filter((group) => group.some((other) => isSameKind(one, other)));
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), one]];
  }
  return groups.map((group) => [
    some.filter((one) => group.includes(one)),
    others.filter((one) => group.includes(one)),
  ]);
}

function differ<T>(
  kind: Difference['kind'],
  [one, other]: Pair<T>,
  name: (fact: T) => Named,
): Difference {
  return { kind, one: one.map(name), other: other.map(name) };
}

function nameNumber({ typed }: Quantity): Named {
  return { typed, means: null };
}

function nameDate({ read, today }: DateFact): Named {
  const [first, ...others] = read.meant;
  if (!first || others.length > 0 || read.names === 'time')
    return { typed: read.text, means: null };
  const day = sayFixedDate(first.date, today);
  return { typed: read.text, means: first.time ? `${day} at ${sayTime(first.time)}` : day };
}
