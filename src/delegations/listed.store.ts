import type { Db } from '../db/schema.ts';
import { scheduledAt } from '../schedule/schedule.store.ts';
import { checkInSchedule, type Listed, type OpenOnes, type Page, type Role } from './delegation.ts';
import { countOpen, delegationsOf } from './delegation.store.ts';

/** How many a page of the list shows of each sort. */
const pageSize = 10;
/** How many the Home tab shows of each sort. */
const homeSize = 5;

/** The number of a page, as a button or a list's metadata holds it. */
export function pageOf(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : 0;
}

/** A page of everything that `user` gave and was given. */
export async function readPage(
  db: Db,
  workspace: string,
  user: string,
  page: number,
): Promise<Page> {
  const wanted = { openOnly: false, limit: pageSize + 1, offset: page * pageSize };
  const given = await listed(db, workspace, user, 'manager', wanted);
  const owned = await listed(db, workspace, user, 'delegate', wanted);
  return {
    given: given.slice(0, pageSize),
    owned: owned.slice(0, pageSize),
    page,
    hasMore: given.length > pageSize || owned.length > pageSize,
  };
}

/** What is still open for `user`. */
export async function readOpenOnes(db: Db, workspace: string, user: string): Promise<OpenOnes> {
  const wanted = { openOnly: true, limit: homeSize };
  return {
    given: await listed(db, workspace, user, 'manager', wanted),
    givenCount: await countOpen(db, workspace, user, 'manager'),
    owned: await listed(db, workspace, user, 'delegate', wanted),
    ownedCount: await countOpen(db, workspace, user, 'delegate'),
  };
}

async function listed(
  db: Db,
  workspace: string,
  user: string,
  role: Role,
  wanted: Parameters<typeof delegationsOf>[4],
): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const delegation of await delegationsOf(db, workspace, user, role, wanted)) {
    const nextCheckIn = await scheduledAt(db, workspace, checkInSchedule(delegation.id));
    found.push({ delegation, nextCheckIn });
  }
  return found;
}
