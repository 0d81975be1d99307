import { createContext, use } from 'react';
import type { Act, ChannelCard, PersonCard, Screen } from '../../protocol.ts';
import type { Answer } from './connection.ts';
import type { Place } from './place.ts';

/** What every part of the page can reach. */
export type Workspace = {
  screen: Screen;
  place: Place;
  act(act: Act): Promise<Answer>;
  /** Acts, and says so when it did not work. */
  attempt(act: Act): Promise<boolean>;
  go(to: Partial<Place>): void;
  /** Opens the DM with somebody. */
  goToPerson(handle: string, id: string): void;
  /** Puts a text into the composer of the conversation looked at. */
  compose(text: string): void;
};

export const WorkspaceContext = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (!workspace) throw new Error('there is no workspace around this');
  return workspace;
}

/** The person with this id or handle. */
export function personOf(screen: Screen, idOrName: string): PersonCard | undefined {
  return screen.people.find(({ id, name }) => id === idOrName || name === idOrName);
}

/** What this page says where it speaks of the app. */
export const appName = 'Both Hats';
const appHandle = appName.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** How a person is called on the page. */
export function nameOf(person: PersonCard): string {
  if (person.isBot && person.name === appHandle) return appName;
  return person.displayName === '' ? person.name : person.displayName;
}

/** The DM between the acting person and the app. */
export function appDm(screen: Screen): ChannelCard | undefined {
  return channelOf(screen, screen.appChannel);
}

/** Where a conversation's card stands. */
export function channelOf(screen: Screen, id: string | null): ChannelCard | undefined {
  return id === null ? undefined : screen.channels.find((channel) => channel.id === id);
}

/** "#general", or the other person's name. */
export function titleOf(screen: Screen, channel: ChannelCard): string {
  if (channel.kind !== 'im') return `#${channel.name}`;
  const person = personOf(screen, channel.name);
  return person ? nameOf(person) : channel.name;
}
