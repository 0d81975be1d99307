import type { Typed } from '../slack/text.ts';
import type { Stretch } from './authority-words.ts';
import type { DatePhrase, Due, Unclear, Where } from './date-meanings.ts';
import { before, dateAtStart, isOver } from './date-phrases.ts';

/** Words of a text that say when something is due, with the "by" before them. */
export type FoundDue = Stretch & {
  /** As they were typed. */
  phrase: string;
  meant: readonly Due[];
  unclear: Unclear | null;
  names: DatePhrase['names'];
};

const lead =
  /(?<![\p{L}\p{N}'’¤.-])(?<lead>(?:(?:which |that )?(?:is |are |it's |it’s )?due(?: date)?(?: is)?|(?:with )?(?:a |the )?deadline(?: is| of)?|no later than|not later than|(?:at the )?latest)(?::? (?<also>by|on|before|until|till|in(?= (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec))))?:?|by|before|until|till|on)[^\S\n]+(?:latest[^\S\n]+)?/giu;

/** What may stand behind a date that belongs to nothing else: "by Friday to the board", but not "by Friday's call". */
const mayFollow =
  /^(?:$|\s*[,;!?)\n¤]|\s*[.:](?!\S)|\s+(?:[–—-]\s|[(¤]|(?:and|with|so|for|to|the|a|an|our|my|their|his|her|your|its|this|these|those|can|could|may|but|if|then|who|because|since|including|as|please|pls|plz|thanks|thx|we|they|you|i|he|she|it|without|using|at|from|in|via|sent|ready|max|up|no)\b))/iu;
const endsClause = /^(?:$|\s*[,;!?)\n]|\s*\.(?!\S)|\s+[–—-]\s)/u;

/** Words before a date at the end of a text that make it part of something else: "the plan for Friday". */
const belongs =
  /(?:^|[\s(])(?:for|of|from|since|about|the|an?|and|or|to|than|over|during|after|with|every|each|per|between|around|through|black|good|casual|cyber|our|my|their|his|her|your|its|as|at|in|this|last|next|past|until|not|no|through|vs\.?|versus|like|is|are|was|were|it|what|we|all|any|on|by|before|till|up)$|['’]s?$|[\d/:$€£%]$/iu;

/** Words that say when, as far as they were read: "before lunch" on a day, "by this or that" of it. */
const hasUnread =
  /\b(?:(?:before|until|till)(?: [^\s,;.!?()]+){1,4}|(?:by|no later than) (?:\d|noon|mid|lunch|breakfast|first|last|half|a? ?quarter|close|end|the end|this|next|about|around|early|late|a week)[^,;.!?()]{0,30})$/iu;

/** What happens or happened on a day: "what broke on Friday". */
const happened =
  /(?:\p{L}ed|was|were|broke|met|said|sent|saw|held|came|went|began|took|ends?|starts?|begins?|opens?|closes?|is|are)$/iu;

/**
 * The words of a text that say when it is due, in their order. `introduced` are those after "by", "before", "until", "due"
 * or "on"; those `alone` stand after a comma or at the end. Quotations, links and mentions are passed over.
 */
export function findDue(text: Typed, where: Where, how: 'introduced' | 'alone'): FoundDue[] {
  const readable = masked(text);
  const found = how === 'introduced' ? introduced(readable, where) : alone(readable, where);
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter((one, at, all) => !all.slice(0, at).some((other) => other.end > one.start))
    .map((one) => ({ ...one, phrase: text.slice(one.start, one.end) }));
}

type Place = Omit<FoundDue, 'phrase'>;

/** A day that something is to be there by says more than one "on" which something else happens. */
function introduced(text: string, where: Where): Place[] {
  // The time in "on Friday by 3pm" is that of the Friday.
  const places = readIntroduced(text, where).filter(
    ({ start }, _, all) => !all.some((other) => other.start < start && start < other.end),
  );
  const limits = places.filter(({ start }) => !/^on\b/i.test(text.slice(start)));
  return limits.length > 0 ? limits : places;
}

function readIntroduced(text: string, where: Where): Place[] {
  return Array.from(text.matchAll(lead)).flatMap((match) => {
    const start = match.index;
    const from = start + match[0].length;
    const read = dateAtStart(text.slice(from), where);
    if (!read) return [];
    const word = (match.groups?.['also'] ?? match.groups?.['lead'] ?? '').toLowerCase();
    const end = from + read.text.length;
    const left = text.slice(0, start).trimEnd();
    if (/\bnot$/i.test(left)) return [];
    if (word === 'on' && (!isDayOn(read) || !mayStandOn(left, text.slice(end)))) return [];
    if (word === 'by' && isNotBy(left, read)) return [];
    const both = orAnother(text, end, read, where);
    if (both) return [{ start, ...both }];
    if (!mayFollow.test(text.slice(end))) return [];
    const { meant, unclear, names } = word === 'before' ? before(read, where) : read;
    return [{ start, end, meant, unclear, names }];
  });
}

/** "on" a day, not on a morning or at a time. */
function isDayOn({ names, text }: DatePhrase): boolean {
  return names === 'day' && !/^(?:the |in )?(?:morning|afternoon|evening)/i.test(text);
}

function mayStandOn(left: string, right: string): boolean {
  return endsClause.test(right) && !happened.test(left) && !hasUnread.test(left);
}

/** "by" a person called May, or by three quarters. */
function isNotBy(left: string, { names, text }: DatePhrase): boolean {
  if (names === 'stretch' && /^\p{L}+\d?$/u.test(text)) return /(?:ed|en|de|un)$/i.test(left);
  return (
    /^\d+\/\d+$/.test(text) &&
    /\b(?:reduc|increas|cut|gr[eo]w|shrink|drop|rais|lower|up|down|scal|multipl|divid)\w*(?:\s+\S+){0,4}$/i.test(
      left,
    )
  );
}

/** "by Monday or Tuesday": both are meant. */
function orAnother(
  text: string,
  end: number,
  first: DatePhrase,
  where: Where,
): Omit<Place, 'start'> | null {
  const [or] = /^ or (?:by |on )?/i.exec(text.slice(end)) ?? [];
  if (or === undefined) return null;
  const other = dateAtStart(text.slice(end + or.length), where);
  if (!other) return null;
  const last = end + or.length + other.text.length;
  if (!mayFollow.test(text.slice(last))) return null;
  const meant = [...first.meant, ...other.meant];
  return { end: last, meant, unclear: 'two-dates', names: first.names };
}

function alone(text: string, where: Where): Place[] {
  return [...afterBreaks(text, where), ...atTheEnd(text, where)];
}

function afterBreaks(text: string, where: Where): Place[] {
  return Array.from(text.matchAll(/[,;(\n]\s*|\s[–—-]\s+|\.\s+/g)).flatMap((match) => {
    const start = match.index + match[0].length;
    const read = dateAtStart(text.slice(start), where);
    if (!read || !standsAlone(read)) return [];
    const end = start + read.text.length;
    return endsClause.test(text.slice(end)) ? [{ start, end, ...read }] : [];
  });
}

/** How many words from the end a date may begin. */
const lastWords = 8;

/** "lunch Friday": a lunch before it is the hour. */
const partOfDay = /^(?:lunch|breakfast|(?:the )?(?:morning|afternoon|evening) \p{L})/iu;

function atTheEnd(text: string, where: Where): Place[] {
  const starts = Array.from(text.matchAll(/(?<=\s)\S+/g), (match) => match.index).slice(-lastWords);
  for (const start of starts) {
    const read = dateAtStart(text.slice(start), where);
    const end = start + (read?.text.length ?? 0);
    if (!read || !/^[.!?)\s]*$/.test(text.slice(end)) || partOfDay.test(read.text)) continue;
    const left = text.slice(0, start).trimEnd();
    const isFine =
      !belongs.test(left) && !hasUnread.test(left) && standsAlone(read) && !isOver(read, where);
    return isFine && !isShort(read) ? [{ start, end, ...read }] : [];
  }
  return [];
}

/** Whether words are a date without a "by" before them: not a mere time, month, number or part of a day. */
function standsAlone({ text, names, unclear }: DatePhrase): boolean {
  if (names === 'time' || unclear === 'two-dates') return false;
  if (names === 'stretch') return /\bof\b|^eo|^(?:this|next|last) (?:week|month)/i.test(text);
  return !/^(?:the )?(?:morning|afternoon|evening)|^\d{1,2}(?:\/\d{1,2}|st|nd|rd|th)$|^(?:Christmas|Xmas)/i.test(
    text,
  );
}

/** "sat", "mon": words of other languages and sentences; "2.10.27": a version. */
function isShort({ text }: DatePhrase): boolean {
  return (/^[a-z]{3,5}\.?$/.test(text) && text !== 'today') || /^[\d.]+\.\d\d$/.test(text);
}

/** Where a date may begin, and the word before it that makes even a week or month a date that is meant. */
const mayBegin =
  /(?<![\p{L}\p{N}.,:/$€£'’-])(?<led>(?:by|on|before|until|till|due|than) )?(?:\d|the (?=\d|end|begin|start|middle|week)|(?:this|next|coming|today|tomorrow|tonight|in|within|eo[dwmqy]|end|beginning|start|middle|early|mid|late|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu;

/** The other days still to come that a text names beside a time that was found in it, each at that time. */
export function daysBeside(text: Typed, time: FoundDue, where: Where): FoundDue[] {
  const readable = masked(text);
  const days: FoundDue[] = [];
  for (const match of readable.matchAll(mayBegin)) {
    const { led = '' } = match.groups ?? {};
    const start = match.index + led.length;
    const till = start < time.start ? time.start : readable.length;
    if ([...days, time].some((other) => other.start <= start && start < other.end)) continue;
    const read = dateAtStart(readable.slice(start, till), where);
    const end = start + (read?.text.length ?? 0);
    const right = readable.slice(end, till).trimEnd();
    if (!read || isOver(read, where) || !isDayBeside(read, led !== '', right)) continue;
    const meant = read.meant.flatMap((due) => (due.time ? [due] : atTimesOf(time, due.date)));
    days.push({ ...read, start, end, meant, phrase: text.slice(start, end) });
  }
  const isOther = ({ date }: Due) => !time.meant.some((due) => due.date.equals(date));
  return days.filter(({ meant }) => meant.some(isOther));
}

/** Not "Friday's call", "the 2nd floor" nor, without a "by", "the March numbers". */
function isDayBeside(read: DatePhrase, isLed: boolean, right: string): boolean {
  if (read.names === 'time' || /^['’]/.test(right)) return false;
  if (/\d(?:st|nd|rd|th)$/i.test(read.text) && !mayFollow.test(right)) return false;
  return isLed || (read.names === 'day' && standsAlone(read) && !isShort(read));
}

function atTimesOf({ meant }: FoundDue, date: Temporal.PlainDate): Due[] {
  const times = meant.filter(({ time }) => time !== null);
  return times.length > 0 ? times.map(({ time }) => ({ date, time })) : [{ date, time: null }];
}

/** What people quote, link and mention is no word of the contract itself: made unreadable, every place kept. */
export function masked(text: Typed): string {
  return text.replaceAll(
    /<@[UW][A-Z0-9]+>|https?:\/\/\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+|```[^]*?```|`[^`\n]*`|"[^"\n]*"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|(?<![\p{L}\p{N}])'[^'\n]+'(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])‘[^’\n]+’(?![\p{L}\p{N}])/gu,
    (quoted) => '¤'.repeat(quoted.length),
  );
}
