import type { ModalView } from '@slack/types';
import type { Db } from '../db/schema.ts';
import type { Visit } from '../room.ts';
import type { ActionCall, Call, SubmitCall } from '../slack/call.ts';
import type { Owner, Share, Shown, Win } from './win.ts';
import { countWins, listWins, readWin } from './win.store.ts';
import { keptMessage, sayOnItsWay, type When } from './win.view.ts';
import { listView, pageLength, pageShown } from './win-list.view.ts';

/** What it takes to show wins. */
export type Showing = {
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** Where somebody's wins have been shared, the oldest first. */
  sharesOf(db: Db, owner: Owner, wins: readonly string[]): Promise<readonly Share[]>;
};

/** A list of wins that is open, and the page that it shows. */
export type OpenList = { view: string; page: number };

/** Where a form that shared a win was opened. */
export type SharedFrom = {
  win: string;
  channel: string;
  replyTo: string | null;
  list: OpenList | null;
};

/** The list that was clicked in; null elsewhere. */
export function listOf(call: ActionCall): OpenList | null {
  if (call.view?.type !== 'modal') return null;
  return { view: call.view.id, page: pageShown(call.view.private_metadata) };
}

export async function whenFor(visit: Visit, options: Showing): Promise<When> {
  return { now: visit.now, zone: await options.zoneOf(visit) };
}

/** Wins with the places in which others see them. */
export async function withShares(
  { db, workspace, user }: Visit,
  wins: readonly Win[],
  options: Showing,
): Promise<Shown[]> {
  const ids = wins.map((win) => win.id);
  const shares = await options.sharesOf(db, { workspace, user }, ids);
  return wins.map((win) => ({ ...win, shares: shares.filter((share) => share.win === win.id) }));
}

export async function shown(visit: Visit, win: Win, options: Showing): Promise<Shown> {
  const [first] = await withShares(visit, [win], options);
  return first ?? { ...win, shares: [] };
}

export async function listAt(call: Call, wanted: number, options: Showing): Promise<ModalView> {
  const { db, now } = call;
  const { wins: total, listed } = await countWins(db, call, now);
  const pages = Math.max(1, Math.ceil(listed / pageLength));
  const page = Math.min(Math.max(1, wanted), pages);
  const offset = (page - 1) * pageLength;
  const found = await listWins(db, call, { limit: pageLength, offset, removed: { now } });
  const wins = await withShares(call, found, options);
  return listView({ wins, page, pages, total }, await whenFor(call, options));
}

/** Draws a list anew. Nothing is typed in one, so whichever of two quick clicks comes last may win. */
export async function showPage(call: Call, list: OpenList, options: Showing): Promise<void> {
  const view = await listAt(call, list.page, options);
  await call.slack.views.update({ view_id: list.view, view });
}

/** Shows that a win was shared, where that was clicked; the Home tab is drawn again anyway. */
export async function showShared(
  call: SubmitCall,
  from: SharedFrom,
  options: Showing,
): Promise<void> {
  if (from.list) await showPage(call, from.list, options);
  const win = from.replyTo === null ? null : await readWin(call.db, call, from.win);
  if (!win || from.replyTo === null) return;
  const message = keptMessage(win, 'shared', sayOnItsWay(from.channel));
  await call.answer(from.replyTo, message, { replace: true });
}
