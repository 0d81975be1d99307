import { createElement as h, Fragment, type ReactNode } from 'react';

/** The names behind the ids in a text. */
export type Names = {
  people: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
};

/** The emoji that the app writes by their names. */
const emoji: Readonly<Record<string, string>> = { raised_hands: '🙌' };

type Rule = {
  pattern: RegExp;
  draw(inner: string, names: Names): ReactNode;
};

/** What Slack reads in a line of mrkdwn. A mark counts at the edge of a word only. */
const rules: readonly Rule[] = [
  { pattern: /`([^`\n]+)`/, draw: (text) => h('code', {}, unescape(text)) },
  {
    pattern: /<@([A-Z0-9]+)>/,
    draw: (id, { people }) =>
      h('span', { className: 'mention' }, h('bdi', {}, `@${people.get(id) ?? id}`)),
  },
  {
    pattern: /<#([A-Z0-9]+)>/,
    draw: (id, { channels }) => h('span', { className: 'mention' }, `#${channels.get(id) ?? id}`),
  },
  {
    pattern: /<(https?:[^>|]+(?:\|[^>]*)?)>/,
    draw: (link) => {
      const [url = '', label = url] = link.split('|');
      return h('a', { href: url }, unescape(label));
    },
  },
  {
    pattern: /(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])/u,
    draw: (text, names) => h('strong', {}, line(text, names)),
  },
  {
    pattern: /(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])/u,
    draw: (text, names) => h('em', {}, line(text, names)),
  },
  {
    pattern: /(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/u,
    draw: (text, names) => h('s', {}, line(text, names)),
  },
  { pattern: /:([a-z0-9_+-]+):/, draw: (name) => emoji[name] ?? `:${name}:` },
];

/** One line of mrkdwn, drawn: the mark that comes first, what stands before it, and the rest. */
function line(text: string, names: Names): ReactNode {
  const found = rules
    .map((rule) => ({ rule, match: rule.pattern.exec(text) }))
    .filter(({ match }) => match !== null)
    .toSorted((a, b) => (a.match?.index ?? 0) - (b.match?.index ?? 0))[0];
  if (!found?.match) return unescape(text);
  const { rule, match } = found;
  const after = match.index + match[0].length;
  return h(
    Fragment,
    {},
    unescape(text.slice(0, match.index)),
    rule.draw(match[1] ?? '', names),
    line(text.slice(after), names),
  );
}

/** A text of mrkdwn, its quotes as blocks. Each line takes the direction of its own first letter, as in Slack. */
export function drawMrkdwn(text: string, names: Names): ReactNode {
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const raw of text.split('\n')) {
    const quote = /^(?:>|&gt;) ?(.*)$/.exec(raw);
    const quoted = quote !== null;
    const last = groups.at(-1);
    const content = quote?.[1] ?? raw;
    if (last?.quoted === quoted) last.lines.push(content);
    else groups.push({ quoted, lines: [content] });
  }
  return groups.map(({ quoted, lines }, i) =>
    h(
      quoted ? 'blockquote' : 'div',
      { key: i },
      lines.map((one, j) =>
        h('div', { key: j, dir: 'auto' }, one === '' ? h('br') : line(one, names)),
      ),
    ),
  );
}

/** Plain text, where only line ends mean something. */
export function drawPlain(text: string): ReactNode {
  return text
    .split('\n')
    .map((one, i) => h('div', { key: i, dir: 'auto' }, one === '' ? h('br') : one));
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
