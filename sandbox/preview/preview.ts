import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { home } from '../../src/slack/blocks.ts';
import type { Message } from '../../src/slack/message.ts';

type Place = {
  /** The folder in src/ that the view belongs to. */
  room: string;
  /** The view function that drew it. */
  name: string;
  state: string;
};

/** One view of the app in one of its states, as it would be sent to Slack. */
export type Preview = Place &
  (
    | { kind: 'message'; content: Message }
    | { kind: 'modal'; content: ModalView }
    | { kind: 'home'; content: HomeView }
  );

/** Short ways to write down a room's previews. A view's states are named by what is special about them. */
export function previewsOf(room: string) {
  return {
    messages: (name: string, states: Readonly<Record<string, Message>>): Preview[] =>
      Object.entries(states).map(([state, content]) => ({
        room,
        name,
        state,
        kind: 'message',
        content,
      })),
    modals: (name: string, states: Readonly<Record<string, ModalView>>): Preview[] =>
      Object.entries(states).map(([state, content]) => ({
        room,
        name,
        state,
        kind: 'modal',
        content,
      })),
    homes: (name: string, states: Readonly<Record<string, HomeView>>): Preview[] =>
      Object.entries(states).map(([state, content]) => ({
        room,
        name,
        state,
        kind: 'home',
        content,
      })),
    /** Blocks that the app puts on the Home tab, or into a view of its own. */
    blocks: (name: string, states: Readonly<Record<string, KnownBlock[]>>): Preview[] =>
      Object.entries(states).map(([state, blocks]) => ({
        room,
        name,
        state,
        kind: 'home',
        content: home(blocks),
      })),
  };
}

/** One preview. Throws when there is none of that name. */
export function previewOf(previews: readonly Preview[], name: string, state: string): Preview {
  const found = previews.find((one) => one.name === name && one.state === state);
  if (!found) throw new Error(`there is no preview of ${name} "${state}"`);
  return found;
}

/** The blocks of one preview, as parts of another. */
export function blocksOf(previews: readonly Preview[], name: string, state: string): KnownBlock[] {
  return previewOf(previews, name, state).content.blocks as KnownBlock[];
}
