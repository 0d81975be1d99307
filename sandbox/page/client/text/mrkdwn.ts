/**
 * Slack's mrkdwn as a tree. Written here because the library reads it as Markdown: it drops lines that begin with "1."
 * or "-" and turns an escaped "&lt;!here&gt;" into a broadcast, both of which this page has to show as Slack does.
 */
export type Node =
  | { kind: 'text' | 'code' | 'pre' | 'emoji' | 'broadcast'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; inside: Node[] }
  | { kind: 'user' | 'channel'; id: string; text: string }
  | { kind: 'link'; href: string; text: string };

/** Parses mrkdwn. */
export function parseMrkdwn(text: string): Node[] {
  const nodes: Node[] = [];
  for (const [at, piece] of text.split('```').entries()) {
    const isFence = at % 2 === 1 && text.split('```').length > at + 1;
    if (isFence) nodes.push({ kind: 'pre', text: unescape(piece.replace(/^\n/, '')) });
    else nodes.push(...paragraphs(at % 2 === 1 ? `\`\`\`${piece}` : piece));
  }
  return nodes;
}

/** Parses plain_text, in which only emoji mean something. */
export function parsePlain(text: string): Node[] {
  return text
    .split(/(:[a-z0-9_+-]+:)/)
    .filter((piece) => piece !== '')
    .map((piece): Node => {
      const name = /^:([a-z0-9_+-]+):$/.exec(piece)?.[1];
      return name === undefined ? { kind: 'text', text: piece } : { kind: 'emoji', text: name };
    });
}

/** Runs of lines: quotes begin with >, everything else is text. */
function paragraphs(text: string): Node[] {
  const runs: { isQuote: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?(.*)$/s.exec(line);
    const isQuote = quoted !== null;
    if (runs.at(-1)?.isQuote !== isQuote) runs.push({ isQuote, lines: [] });
    runs.at(-1)?.lines.push(quoted?.[1] ?? line);
  }
  return runs.flatMap(({ isQuote, lines }): Node[] => {
    const inside = inline(lines.join('\n'));
    return isQuote ? [{ kind: 'quote', inside }] : inside;
  });
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const special = /<([^<>\n]+)>|`([^`\n]+)`|:([a-z0-9_+-]+):|(?<![\p{L}\p{N}])([*_~])(?=\S)/u;

function inline(text: string): Node[] {
  const nodes: Node[] = [];
  let plain = '';
  let rest = text;
  let before = '';
  const flush = () => {
    if (plain !== '') nodes.push({ kind: 'text', text: unescape(plain) });
    plain = '';
  };
  while (rest !== '') {
    const found = special.exec(before + rest);
    if (!found) break;
    const start = found.index - before.length;
    const [whole, angle, code, emoji, mark] = found;
    plain += rest.slice(0, start);
    const after = rest.slice(start);
    const styled = mark === undefined ? null : closeMark(after, mark as keyof typeof marks);
    if (mark !== undefined && styled === null) {
      plain += mark;
      rest = after.slice(1);
      before = mark;
      continue;
    }
    flush();
    if (styled !== null && mark !== undefined) {
      nodes.push({ kind: marks[mark as keyof typeof marks], inside: inline(styled) });
      rest = after.slice(styled.length + 2);
    } else {
      if (angle !== undefined) nodes.push(entity(angle));
      if (code !== undefined) nodes.push({ kind: 'code', text: unescape(code) });
      if (emoji !== undefined) nodes.push({ kind: 'emoji', text: emoji });
      rest = after.slice(whole.length);
    }
    before = '';
  }
  plain += rest;
  flush();
  return nodes;
}

/** What stands between the mark at the start and the one that closes it, or null. */
function closeMark(text: string, mark: keyof typeof marks): string | null {
  for (let at = 1; at < text.length && text[at] !== '\n'; at += 1) {
    const isEnd = text[at] === mark && /\S/.test(text[at - 1] ?? '') && at > 1;
    if (isEnd && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1))) return text.slice(1, at);
  }
  return null;
}

/** What stands between < and >. */
function entity(inside: string): Node {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), text: label ?? '' };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), text: label ?? '' };
  if (target.startsWith('!date^')) return { kind: 'text', text: unescape(label ?? '') };
  if (target.startsWith('!')) return { kind: 'broadcast', text: `@${target.slice(1)}` };
  const words = unescape(label ?? target.replace(/^mailto:/, ''));
  if (!/^(https?:|mailto:)/i.test(target)) return { kind: 'text', text: words };
  return { kind: 'link', href: unescape(target), text: words };
}

/** Turns &lt; &gt; &amp; back. */
function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
