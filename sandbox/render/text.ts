import { fieldsOf, stringOf } from '../blocks/json.ts';

/** Says what a user, a channel or a user group is called. */
export type Names = (id: string) => string;

/** Renders a text object; `plain_text` means what it says, so only `mrkdwn` is read for mentions and links. */
export function renderText(object: unknown, names: Names): string {
  const { type, text } = fieldsOf(object);
  return type === 'mrkdwn' ? renderMrkdwn(stringOf(text), names) : stringOf(text);
}

/** Renders mrkdwn as a person reads it: mentions by name, links by their text, escapes undone, *bold* as typed. */
export function renderMrkdwn(text: string, names: Names): string {
  return text
    .split(/(<[^<>\n]+>)/)
    .map((part) =>
      part.startsWith('<') && part.endsWith('>')
        ? renderReference(part.slice(1, -1), names)
        : unescape(part),
    )
    .join('');
}

/** A mention of a person, as `@name`. */
export const mention = (id: string, names: Names): string => `@${names(id).replace(/^@/, '')}`;

/** A channel, as `#name`. */
export const channelName = (id: string, names: Names): string => `#${names(id).replace(/^#/, '')}`;

function renderReference(reference: string, names: Names): string {
  const bar = reference.indexOf('|');
  const target = bar < 0 ? reference : reference.slice(0, bar);
  const label = bar < 0 ? '' : unescape(reference.slice(bar + 1));
  if (target.startsWith('@')) return mention(target.slice(1), names);
  if (target.startsWith('#')) return channelName(target.slice(1), names);
  if (target.startsWith('!subteam^'))
    return label || mention(target.slice('!subteam^'.length), names);
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return label || unescape(target);
  return `<${unescape(reference)}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function unescape(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (escape) => ESCAPES[escape] ?? escape);
}
