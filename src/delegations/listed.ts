import { zoneOfPerson } from '../coach/index.ts';
import type { Visit } from '../room.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import { leftOutOf } from './check-in.store.ts';
import {
  checkInSchedule,
  type Delegation,
  isInTime,
  type Listed,
  type OpenOnes,
  type Page,
  type Role,
} from './delegation.ts';
import type { DelegationsOptions } from './delegation.listeners.ts';
import { countOpen, delegationsOf } from './delegation.store.ts';

/** How many a page of the list shows of each sort. */
const pageSize = 10;
/** How many the Home tab shows of each sort. */
const homeSize = 5;

type Options = Pick<DelegationsOptions, 'reaches'>;

/** The number of a page, as a button or a list's metadata holds it. */
export function pageOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

/** A page of everything that somebody gave and was given. */
export async function readPage(visit: Visit, page: number, options: Options): Promise<Page> {
  const wanted = { openOnly: false, limit: pageSize + 1, offset: page * pageSize };
  const given = await listed(visit, 'manager', wanted, options);
  const owned = await listed(visit, 'delegate', wanted, options);
  return {
    given: given.slice(0, pageSize),
    owned: owned.slice(0, pageSize),
    page,
    hasMore: given.length > pageSize || owned.length > pageSize,
  };
}

/** What is still open for somebody. */
export async function readOpenOnes(visit: Visit, options: Options): Promise<OpenOnes> {
  const { db, workspace, user } = visit;
  const wanted = { openOnly: true, limit: homeSize };
  return {
    given: await listed(visit, 'manager', wanted, options),
    givenCount: await countOpen(db, workspace, user, 'manager'),
    owned: await listed(visit, 'delegate', wanted, options),
    ownedCount: await countOpen(db, workspace, user, 'delegate'),
  };
}

async function listed(
  visit: Visit,
  role: Role,
  wanted: Parameters<typeof delegationsOf>[4],
  options: Options,
): Promise<Listed[]> {
  const { db, workspace, user, now } = visit;
  const found: Listed[] = [];
  for (const delegation of await delegationsOf(db, workspace, user, role, wanted)) {
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
