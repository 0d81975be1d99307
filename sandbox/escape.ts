import type { WorkspaceState } from './state.ts';

/** How mentions are written: a command gets the name along with the id, a message only the id. */
export type MentionStyle = 'with names' | 'ids only';

/** Turns what somebody typed into Slack's own text: mentions become ids, & < > are escaped. */
export function escapeText(state: WorkspaceState, typed: string, style: MentionStyle): string {
  const handles = handlesOf(state, style);
  let out = '';
  let rest = typed;
  while (rest !== '') {
    const isStart = out === '' || /[^\p{L}\p{N}_]$/u.test(out);
    const found = isStart ? handles.find(({ word }) => startsWith(rest, word)) : undefined;
    if (found) {
      out += found.written;
      rest = rest.slice(found.word.length);
    } else {
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      out += ESCAPES[character] ?? character;
      rest = rest.slice(character.length);
    }
  }
  return out;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What was typed, from its escaped form. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Everything that can be mentioned, the longest names first. */
function handlesOf(
  state: WorkspaceState,
  style: MentionStyle,
): { word: string; written: string }[] {
  const label = (name: string) => (style === 'with names' ? `|${name}` : '');
  const people = Object.values(state.users)
    .filter((user) => !user.deleted)
    .flatMap((user) =>
      [user.name, user.display_name, user.real_name].map((name) => ({
        word: `@${name}`,
        written: `<@${user.id}${label(user.name)}>`,
      })),
    );
  const channels = Object.values(state.channels)
    .filter((channel) => channel.kind !== 'im')
    .map((channel) => ({
      word: `#${channel.name}`,
      written: `<#${channel.id}${style === 'with names' ? `|${channel.name}` : '|'}>`,
    }));
  const everybody = ['channel', 'here', 'everyone'].map((range) => ({
    word: `@${range}`,
    written: `<!${range}>`,
  }));
  return [...people, ...channels, ...everybody].sort((a, b) => b.word.length - a.word.length);
}

/** Whether the text starts with the word, and the word ends there. */
function startsWith(text: string, word: string): boolean {
  return text.startsWith(word) && !/^[\p{L}\p{N}_-]/u.test(text.slice(word.length));
}
