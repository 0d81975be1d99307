import { zoneOfPerson } from '../coach/index.ts';
import type { Visit } from '../room.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import { localDate } from '../time/wall.ts';
import { leftOutOf } from './check-in.store.ts';
import {
  type Board,
  checkInSchedule,
  type Column,
  type Delegation,
  isInTime,
  type Listed,
  type Page,
  type Role,
  type State,
} from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { countOpen, delegationsOf } from './delegation.store.ts';
import type { Listing } from './list-filter.ts';

/** How many a page of the list shows of each sort. */
const pageSize = 10;
/** How many the Home tab shows in each state. */
const columnSize = 3;
/** Of so many the Home tab tells how they stand. */
const mostOnBoard = 100;
/** What was done stays on the Home tab for so long, to be thanked for. */
const doneFor = Temporal.Duration.from({ hours: 7 * 24 });

type Options = Pick<DelegationsOptions, 'reaches' | 'zoneOf'>;

/** A page of what somebody gave and was given, as far as the listing wants it. */
export async function readPage(visit: Visit, listing: Listing, options: Options): Promise<Page> {
  const { page, side, show } = listing;
  const today = localDate(visit.now, await options.zoneOf(visit));
  const wanted = {
    openOnly: false,
    only: { show, today },
    limit: pageSize + 1,
    offset: page * pageSize,
  };
  const read = async (role: Role) =>
    listed(
      visit,
      await delegationsOf(visit.db, visit.workspace, visit.user, role, wanted),
      options,
    );
  const given = side === 'owned' ? [] : await read('manager');
  const owned = side === 'given' ? [] : await read('delegate');
  return {
    given: given.slice(0, pageSize),
    owned: owned.slice(0, pageSize),
    listing,
    hasMore: given.length > pageSize || owned.length > pageSize,
  };
}

/** What stands first on the board: what waits for whoever looks at it. */
const columns: Readonly<Record<Role, readonly State[]>> = {
  manager: ['handed-in', 'accepted', 'proposed'],
  delegate: ['proposed', 'accepted', 'handed-in'],
};

/** What is under way for somebody, by its state. */
export async function readBoard(visit: Visit, options: Options): Promise<Board> {
  const { db, workspace, user, now } = visit;
  const read = async (role: Role): Promise<Column[]> => {
    const wanted = { openOnly: true, limit: mostOnBoard };
    const open = await delegationsOf(db, workspace, user, role, wanted);
    return filled(
      columns[role].map((state) => ({ state, all: open.filter((each) => each.state === state) })),
    );
  };
  const filled = (found: readonly { state: State; all: Delegation[] }[]) =>
    Promise.all(
      found
        .filter(({ all }) => all.length > 0)
        .map(async ({ state, all }) => ({
          state,
          shown: await listed(visit, all.slice(0, columnSize), options),
          count: all.length,
        })),
    );
  const doneSince = now.subtract(doneFor);
  const lately = { openOnly: false, doneSince, limit: columnSize };
  const done = await delegationsOf(db, workspace, user, 'manager', lately);
  const given = [...(await read('manager')), ...(await filled([{ state: 'done', all: done }]))];
  const owned = await read('delegate');
  const onBoard = [...given, ...owned].filter(({ state }) => state !== 'done');
  const shown = onBoard.reduce((sum, column) => sum + column.shown.length, 0);
  const open =
    (await countOpen(db, workspace, user, 'manager')) +
    (await countOpen(db, workspace, user, 'delegate'));
  return { given, owned, more: open - shown };
}

async function listed(
  visit: Visit,
  delegations: readonly Delegation[],
  options: Options,
): Promise<Listed[]> {
  const { db, workspace, now } = visit;
  const found: Listed[] = [];
  for (const delegation of delegations) {
    const { state, delivery, delegate } = delegation;
    const isWaiting = state === 'proposed' && delivery === 'waiting';
    found.push({
      delegation,
      arrives: isWaiting ? await options.reaches(db, workspace, delegate, now) : null,
      nextCheckIn: await nextCheckInOf(visit, delegation, options),
      leftOut: state === 'accepted' ? await leftOutOf(db, workspace, delegation.id) : 0,
    });
  }
  return found;
}

async function nextCheckInOf(
  { db, workspace }: Visit,
  { id, delegate }: Delegation,
  options: Options,
): Promise<Listed['nextCheckIn']> {
  const at = await scheduledAt(db, workspace, checkInSchedule(id));
  if (!at) return null;
  const zone = await zoneOfPerson(db, workspace, delegate);
  const reachedAt = await options.reaches(db, workspace, delegate, at);
  return { at, arrives: isInTime(at, reachedAt, zone) };
}
