import type { ChannelCard, Screen } from '../../protocol.ts';
import { isObj, optionsOf, text, texts, type Obj } from '../blocks/shape.ts';
import { nameOf, titleOf, useWorkspace } from '../live/workspace.ts';
import { words } from '../text/Rich.tsx';

/** One line of a list to choose from. */
export type Option = { value: string; label: string; hint: string };

/** What a select offers: its own options, people, or conversations. */
export function useOptions(element: Obj): Option[] {
  const { screen } = useWorkspace();
  const type = text(element['type']);
  if (type.endsWith('users_select')) return peopleIn(screen);
  if (type.endsWith('channels_select')) return channelsIn(screen, ['public']);
  if (type.endsWith('conversations_select')) return conversationsIn(screen, element);
  return optionsOf(element).map(({ option, group }) => ({
    value: text(option['value']),
    label: words(option['text']),
    hint: words(option['description']) || words(group),
  }));
}

function peopleIn(screen: Screen): Option[] {
  return screen.people
    .filter((person) => !person.isDeactivated)
    .map((person) => ({
      value: person.id,
      label: nameOf(person),
      hint: person.isBot ? 'App' : person.title,
    }));
}

function conversationsIn(screen: Screen, element: Obj): Option[] {
  const filter = isObj(element['filter']) ? element['filter'] : {};
  const include =
    filter['include'] === undefined ? ['public', 'private', 'im'] : texts(filter['include']);
  return channelsIn(screen, include);
}

function channelsIn(screen: Screen, kinds: readonly string[]): Option[] {
  const isOffered = (channel: ChannelCard) => !channel.isArchived && kinds.includes(channel.kind);
  return screen.channels.filter(isOffered).map((channel) => ({
    value: channel.id,
    label: titleOf(screen, channel),
    hint: channel.topic,
  }));
}
