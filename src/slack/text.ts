import type { MrkdwnElement, PlainTextElement } from '@slack/types';

/**
 * What a person typed, as we keep it: well-formed Unicode without control characters, line ends as \n, trimmed.
 * Mentions of people stay `<@U123>`, channels that have no name there `<#C123>`; everything else is plain text, unescaped.
 */
export type Typed = string;

/** Cleans text from a form field, which Slack sends as it was typed. */
export function fromField(raw: string): Typed {
  return raw
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .trim();
}

/**
 * Reads the text of a command with `should_escape`: Slack has turned mentions into `<@U123|ana>`, `<#C1|general>` or
 * `<!channel>`, links into `<https://…>`, and escaped & < >. Mentions of people stay, and so does a channel that is not named;
 * the others become what was typed, a link under words those words and the address.
 */
export function fromCommand(raw: string): Typed {
  const readable = raw.replaceAll(
    /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
    (whole, sign, id, label) => {
      if (sign === '@') return isUserId(id) ? `<@${id}>` : whole;
      if (sign === '#') return label || !isChannelId(id) ? `#${label || id}` : `<#${id}>`;
      if (sign === '!')
        return label || (/^subteam\b/.test(id) ? 'a user group' : `@${id.split('^')[0]}`);
      return readLink(id, label);
    },
  );
  return fromField(unescape(readable));
}

/** A link as it was typed: Slack puts a label on what it has recognised itself, such as an address of mail. */
function readLink(address: string, label = ''): string {
  const bare = address.replace(/^(?:mailto|tel):/, '');
  if (label === '') return bare;
  if (bare !== address || label === address || label === address.replace(/^https?:\/\//, '')) {
    return label;
  }
  return `${label} (${address})`;
}

/** Escapes the three characters that mean something to Slack (docs.slack.dev, formatting message text). */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function isUserId(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}

function isChannelId(id: string): boolean {
  return /^[CG][A-Z0-9]+$/.test(id);
}

/** The people mentioned in `text`, each once, in their order. */
export function mentions(text: Typed): string[] {
  return [...new Set(Array.from(text.matchAll(/<@([UW][A-Z0-9]+)>/g), (m) => m[1] ?? ''))];
}

/** Stands in rows for the id of a person who is forgotten, where others rely on the rest. Slack's ids are longer. */
export const somebodyWhoLeft = 'UGONE';

const working = /<@[UW][A-Z0-9]+>|<#[CG][A-Z0-9]+>/;
const meaning = new RegExp(`${working.source}|[&<>]`, 'g');
/**
 * An address with what stands right after it: "…" says that the rest of it was cut off. What would hide it under words ends
 * it, and behind a `<` it is part of what somebody typed to look like a link.
 */
const address = /(?<![<|])https?:\/\/[^\s<>|"`…\u202A-\u202E\u2066-\u2069]+…?/g;

/** Typed text made safe for mrkdwn: only mentions of people and channels by their ids work, no channel-wide mention, no link. */
export function safe(text: Typed): string {
  return text.replaceAll(meaning, (found) => {
    if (found.startsWith('<@')) return mention(found.slice(2, -1));
    return found.startsWith('<#') ? found : escape(found);
  });
}

/** The same where bare addresses work too: what their reader sees is where they lead. Two characters more for each. */
export function linked(text: Typed): string {
  let shown = '';
  let end = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const link = linkIn(found);
    if (link === '') continue;
    shown += `${safe(text.slice(end, index))}<${escape(link)}>`;
    end = index + link.length;
  }
  return shown + safe(text.slice(end));
}

/** The address that a match of `address` begins with, without what ends the sentence around it; '' for none, and for one that was cut. */
function linkIn(found: string): string {
  let link = found.endsWith('…') ? '' : found;
  while (/[.,;:!?'’”*_~\]}]$/u.test(link) || closesMore(link)) link = link.slice(0, -1);
  return /^https?:\/*$/.test(link) ? '' : link;
}

/** Whether a link ends with a bracket that was opened before it. */
function closesMore(link: string): boolean {
  return link.endsWith(')') && link.split(')').length > link.split('(').length;
}

/** A mention that Slack shows as the person's name. */
export function mention(user: string): string {
  return user === somebodyWhoLeft ? 'somebody who left' : `<@${user}>`;
}

/** At most `max` UTF-16 units, cut at a character, with an ellipsis when something is missing. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()}…`;
}

/** Names joined as in a sentence: "ana", "ana and bo", "ana, bo and cy". */
export function list(items: readonly string[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** "1 win", "3 wins". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** Text that we wrote, with what people typed in it made safe; Slack looks for no links or names of its own. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
