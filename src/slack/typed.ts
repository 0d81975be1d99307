import type { SectionBlock } from '@slack/types';
import { section } from './blocks.ts';
import { linked, plain, safe, shorten, type Typed } from './text.ts';

/** Longest text of a section (docs.slack.dev, Block Kit). */
const sectionLength = 3000;
/** Slack refuses messages whose blocks hold about 9,500 characters together; what else they say has to fit as well. */
const messageLength = 8000;

/** A mention of somebody, a channel by its id, or one character. */
const token = /<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+>|[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S]/g;

/**
 * Cuts typed text into pieces of at most `max`, as `lengthOf` counts, at line ends or spaces where there are some and
 * never inside a mention or a character. `lengthOf` is asked for one token at a time.
 */
export function typedPieces(
  text: Typed,
  max: number,
  lengthOf: (token: string) => number = (t) => safe(t).length,
): Typed[] {
  const found: Typed[] = [];
  let piece = '';
  let length = 0;
  for (const [part] of text.matchAll(token)) {
    const more = lengthOf(part);
    if (length + more > max) {
      const end = /^[\s\S]*\s/.exec(piece)?.[0] ?? '';
      const head = end.length > piece.length / 2 ? end : piece;
      found.push(head);
      piece = piece.slice(head.length);
      length = 0;
      for (const [kept] of piece.matchAll(token)) length += lengthOf(kept);
    }
    piece += part;
    length += more;
  }
  return [...found, piece].map((p) => p.trim()).filter((p) => p !== '');
}

/**
 * Typed text of up to 3,000 characters as sections that fit into one message, together with `others`: mentions and bare
 * addresses work, nothing else does. Text that escaping would make too long for a message is shown as plain text, where
 * mentions stay codes.
 */
export function typedSections(text: Typed, others: readonly Typed[] = []): SectionBlock[] {
  const together = [text, ...others].reduce((sum, each) => sum + linked(each).length, 0);
  if (together > messageLength) return plainSections(text);
  const pieces = typedPieces(text, sectionLength);
  return pieces.map((piece) =>
    section(pieces.length > 1 ? safe(piece) : linkedWithin(piece, sectionLength)),
  );
}

/** Typed text whose bare addresses work, where there is room for what makes them work: `max` characters. */
export function linkedWithin(text: Typed, max: number): string {
  const shown = linked(text);
  return shown.length <= max ? shown : safe(text);
}

function plainSections(text: Typed): SectionBlock[] {
  return typedPieces(text, sectionLength, (part) => part.length).map((piece) => ({
    type: 'section',
    text: plain(piece),
  }));
}

/** What did not fit into the fields of a form is shown above them, so that nothing typed is lost. */
export function leftOver(rest: Typed): SectionBlock[] {
  if (rest === '') return [];
  return [
    section('*This did not fit into the fields below.* Copy what you need of it:'),
    ...plainSections(rest).slice(0, mostLeftOver),
  ];
}

const mostLeftOver = 50;

/** The beginning of typed text: about `max` characters, no mention cut in two. */
export function beginningOf(text: Typed, max: number): Typed {
  const short = shorten(text, max);
  return short === text ? text : short.replace(/<(?:[@#](?:[UWCG][A-Z0-9]{0,14})?)?…$/, '…');
}

/**
 * The beginning of typed text as mrkdwn of at most `max` characters once it is escaped, with an ellipsis when something is
 * missing; no mention, entity or character is cut in two.
 */
export function safeBeginning(text: Typed, max: number): string {
  const [first = '', ...rest] = typedPieces(text, max - 1);
  return rest.length > 0 ? `${safe(first)}…` : safe(first);
}

/** The same as a quotation, each line behind a bar. */
export function quoteBeginning(text: Typed, max: number): string {
  const bar = '> ';
  const lengthOf = (part: string) => (part === '\n' ? 1 + bar.length : safe(part).length);
  const [first = '', ...rest] = typedPieces(text, max - bar.length - 1, lengthOf);
  const shown = rest.length > 0 ? `${safe(first)}…` : safe(first);
  return shown.replaceAll(/^/gm, bar);
}

/** Characters that turn the order of the text after them: what they begin would reach into our own words. */
const turns = /[\u202A-\u202E\u2066-\u2069]/g;
/** Letters of the scripts that are written from right to left. */
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** What somebody wrote, to stand within a sentence of ours without turning the order of our words. Escapes nothing. */
export function setApart(text: string): string {
  const straight = text.replaceAll(turns, '');
  return rightToLeft.test(straight) ? `\u2068${straight}\u2069` : straight;
}

/** Typed text within a sentence of ours: on one line, about `max` characters, safe for mrkdwn. */
export function inline(text: Typed, max = 150): string {
  return setApart(safe(beginningOf(text.replaceAll(/\s+/g, ' '), max)));
}

/** The same, of at most `max` characters once it is escaped, for where many stand together. */
export function inlineWithin(text: Typed, max: number): string {
  return setApart(safeBeginning(text.replaceAll(/\s+/g, ' '), max));
}

/** Whether there is something to read in it: not only spaces, joiners and other invisible characters. */
export function saysSomething(text: Typed): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

type Named = { id: string; name: string };

const mention = /<@([UW][A-Z0-9]+)>/g;

/**
 * Typed text as it is shown in a form's text field, where Slack draws no mentions: "@ana" for "<@U123>". Left as they are:
 * people who are not among `people`, or share their name, and mentions whose name would not come back as the same person,
 * because of what stands beside it.
 */
export function namesForMentions(text: Typed, people: readonly Named[]): string {
  const names = new Map(distinct(people).map((person) => [person.id, person.name]));
  const back = mentioning(people);
  const meant = back(text);
  const named = text.replaceAll(mention, (whole, id: string) => {
    const name = names.get(id);
    return name === undefined ? whole : `@${name}`;
  });
  if (back(named) === meant) return named;
  return Array.from(text.matchAll(mention)).reduceRight(
    (shown, { 0: whole, 1: id = '', index }) => {
      const name = names.get(id);
      if (name === undefined) return shown;
      const next = `${shown.slice(0, index)}@${name}${shown.slice(index + whole.length)}`;
      return back(next) === meant ? next : shown;
    },
    text,
  );
}

/** The way back: "@ana" becomes her mention when she is among `people`, unless the text would be longer than `max` then. */
export function mentionsForNames(text: string, people: readonly Named[], max: number): Typed {
  const mentioned = mentioning(people)(text);
  return mentioned.length <= max ? mentioned : text;
}

/** Puts mentions where names of `people` stand after an @, no letter beside them; names that touch one another are several. */
function mentioning(people: readonly Named[]): (text: string) => Typed {
  const named = distinct(people).toSorted((a, b) => b.name.length - a.name.length);
  if (named.length === 0) return (text) => text;
  const ids = new Map(named.map((person) => [person.name, person.id]));
  const names = named.map((person) => RegExp.escape(person.name)).join('|');
  const one = `@(?:${names})(?![\\p{L}\\p{N}])`;
  const several = new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})+`, 'gu');
  const each = new RegExp(one, 'gu');
  return (text) =>
    text.replaceAll(several, (run) =>
      run.replaceAll(each, (name) => `<@${ids.get(name.slice(1))}>`),
    );
}

/** Those whose name nobody else has. */
function distinct(people: readonly Named[]): Named[] {
  return people.filter(
    (person) => !people.some((other) => other.id !== person.id && other.name === person.name),
  );
}
