import type { MrkdwnElement, PlainTextElement } from '@slack/types';

/**
 * What a person typed, as we keep it: well-formed Unicode without control characters, line ends as \n, trimmed.
 * Mentions of people stay `<@U123>`; everything else is plain text, unescaped.
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
 * `<!channel>`, links into `<https://…>`, and escaped & < >. Mentions of people stay, the others become what was typed.
 */
export function fromCommand(raw: string): Typed {
  const readable = raw.replaceAll(
    /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
    (whole, sign, id, label) => {
      if (sign === '@') return isUserId(id) ? `<@${id}>` : whole;
      if (sign === '#') return `#${label || id}`;
      if (sign === '!') return label || `@${id.split('^')[0]}`;
      return id;
    },
  );
  return fromField(unescape(readable));
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

/** The people mentioned in `text`, each once, in their order. */
export function mentions(text: Typed): string[] {
  return [...new Set(Array.from(text.matchAll(/<@([UW][A-Z0-9]+)>/g), (m) => m[1] ?? ''))];
}

/** Stands in rows for the id of a person who is forgotten, where others rely on the rest. Slack's ids are longer. */
export const somebodyWhoLeft = 'UGONE';

/** Typed text made safe for mrkdwn: only mentions of people work, no channel-wide mention, no hidden link. */
export function safe(text: Typed): string {
  return escape(text).replaceAll(/&lt;@([UW][A-Z0-9]+)&gt;/g, (_, user: string) => mention(user));
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

/** Text that we wrote, with what people typed in it made safe; bare links and names are left as text. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}
