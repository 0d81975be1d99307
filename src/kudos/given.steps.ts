import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Visit } from '../room.ts';
import type { ActionCall, Call, SubmitCall } from '../slack/call.ts';
import { changedOfLate } from './draft.store.ts';
import { type Kept, type OpenList, type Origin, type Tab, tabs } from './kudos.ts';
import { listGiven, listReceived } from './kudos.store.ts';
import { type Listed, listView } from './kudos-list.view.ts';

export type KudosOptions = {
  /** The channel of somebody's team, which the form offers first. */
  teamChannel(db: Db, workspace: string, user: string): Promise<string | null>;
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** A win was shared: shows it where that was clicked. */
  shared(call: SubmitCall, from: SharedFrom): Promise<void>;
};

type SharedFrom = {
  win: string;
  channel: string;
  replyTo: string | null;
  list: { view: string; page: number } | null;
};

/** How many a page shows. */
const pageLength = 10;

/** What a list shows first, unless it says another: the first page of what somebody gave. */
type Wanted = { tab?: Tab; page?: number; replyTo: string };

/** A page of what somebody gave, or of where they were thanked. */
export async function listOf(
  call: Call,
  options: Pick<KudosOptions, 'zoneOf'>,
  { tab = 'given', page = 0, replyTo }: Wanted,
): Promise<ModalView> {
  const read = tab === 'given' ? listGiven : listReceived;
  const found = await read(call.db, call, { limit: pageLength + 1, offset: page * pageLength });
  const kudos = await listed(call, found.slice(0, pageLength));
  const when = { now: call.now, zone: await options.zoneOf(call) };
  return listView({ tab, page, kudos, hasMore: found.length > pageLength, replyTo }, when);
}

/** Kudos as a list shows them to their giver. */
export async function listed(visit: Visit, kudos: readonly Kept[]): Promise<Listed[]> {
  const ids = kudos.map(({ id }) => id);
  const changed = await changedOfLate(visit.db, visit, ids, visit.now);
  return kudos.map((one) => ({ ...one, isChanged: changed.has(one.id) }));
}

/** Draws a list anew. Nothing is typed in one, so whichever of two quick clicks comes last may win. */
export async function showPage(
  call: Call,
  options: Pick<KudosOptions, 'zoneOf'>,
  list: OpenList,
): Promise<void> {
  const view = await listOf(call, options, list);
  await call.slack.views.update({ view_id: list.view, view });
}

const shown = z
  .string()
  .transform((text, check): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      check.addIssue({ code: 'custom', message: 'no list' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ tab: z.enum(tabs), page: z.number(), replyTo: z.string() }));

/** The list that was clicked in; null elsewhere. */
export function openListOf(call: ActionCall): OpenList | null {
  if (call.view?.type !== 'modal') return null;
  const read = shown.safeParse(call.view.private_metadata);
  return read.success ? { view: call.view.id, ...read.data } : null;
}

/** Where a form goes back to that is opened by a click: the list, or the message that is clicked on. */
export function fromList(call: ActionCall): Origin {
  const from = openListOf(call);
  if (!from) return call.replyTo ? { replyTo: call.replyTo } : {};
  return { from, ...(from.replyTo && { replyTo: from.replyTo }) };
}
