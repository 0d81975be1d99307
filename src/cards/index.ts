import { readCoached } from '../coach/index.ts';
import type { Room, Subcommand } from '../room.ts';
import { type CardsOptions, listenForCards, peopleWords } from './card.listeners.ts';
import { forgetChanges } from './card.store.ts';
import { homeBlocks } from './list.view.ts';

export { strengthsFor } from './strengths.steps.ts';

type CardsRoom = Room & { subcommands: Readonly<Record<'people', Subcommand>> };

/** For a manager alone: a card for each of their people, with strengths, what drives them, and how they like to be led. */
export function cardsRoom(options: CardsOptions): CardsRoom {
  return {
    listen: (on) => listenForCards(on, options),
    subcommands: { people: peopleWords(options) },
    async home({ db, workspace, user }) {
      return (await readCoached(db, workspace, user)) ? homeBlocks() : [];
    },
    tidy: forgetChanges,
  };
}
