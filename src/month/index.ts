import type { Room } from '../room.ts';
import { listenForMonths, pictureKind, sendWordsAlone } from './month.listeners.ts';
import { createMonths, type MonthOptions } from './month.steps.ts';
import { homeBlocks } from './month.view.ts';

export type { Record as MonthRecord } from './month.ts';
export { picturesOf } from './month.store.ts';

/** A month to look back on: the balance of the two hats, wins by week, who was thanked. */
export function monthRoom(options: MonthOptions): Room {
  const months = createMonths(options);
  return {
    listen: (on) => listenForMonths(on, months),
    undeliverable: { [pictureKind]: sendWordsAlone },
    async home(visit) {
      const looked = await months.look(visit);
      return looked ? homeBlocks(looked.shown) : [];
    },
    homeDrawn: (visit, pictures) => months.drawn(visit, pictures),
  };
}
