import type { Screen } from '../../protocol.ts';
import { nameOf } from '../live/workspace.ts';
import { none, rankOf } from '../text/rank.ts';

/** One thing to complete what is being typed with. */
export type Completion = { key: string; label: string; hint: string; insert: string };

/** What could complete the text at the caret, and where the word to be replaced begins. */
export type Completions = { from: number; items: Completion[] };

const most = 8;

/** Slash commands at the very start, people after @, channels after #. */
export function completionsFor(screen: Screen, text: string, caret: number): Completions | null {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) {
    const items = screen.commands
      .filter(({ command }) => command.startsWith(before))
      .map(({ command, description, usageHint }) => ({
        key: command,
        label: `${command} ${usageHint}`.trim(),
        hint: description,
        insert: `${command} `,
      }));
    return items.length === 0 ? null : { from: 0, items };
  }
  const word = /(?:^|\s)([@#])([\p{L}\p{N}_.-]*)$/u.exec(before);
  if (!word) return null;
  const [, mark = '', typed = ''] = word;
  const from = caret - typed.length - 1;
  const items = (mark === '@' ? people(screen) : channels(screen))
    .map((item) => ({ item, rank: rankOf([item.insert.slice(1), item.label], typed) }))
    .filter(({ rank }) => rank < none)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
    .slice(0, most);
  return items.length === 0 ? null : { from, items };
}

function people(screen: Screen): Completion[] {
  return screen.people
    .filter((person) => !person.isDeactivated)
    .toSorted((a, b) => Number(a.isBot) - Number(b.isBot))
    .map((person) => ({
      key: person.id,
      label: nameOf(person),
      hint: `@${person.name}${person.title === '' ? '' : ` · ${person.title}`}`,
      insert: `@${person.name} `,
    }));
}

function channels(screen: Screen): Completion[] {
  return screen.channels
    .filter(({ kind, isArchived }) => kind !== 'im' && !isArchived)
    .map(({ id, name, topic }) => ({
      key: id,
      label: `#${name}`,
      hint: topic,
      insert: `#${name} `,
    }));
}

/** The command that the text begins with, once its name is typed. */
export function commandIn(screen: Screen, text: string) {
  const name = /^\/\S+(?=\s)/.exec(text)?.[0];
  return screen.commands.find(({ command }) => command === name);
}
