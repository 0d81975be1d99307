import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import type { Visit } from '../room.ts';
import type { ActionCall, Call, SubmitCall } from '../slack/call.ts';
import { mayRead } from '../slack/may-read.ts';
import type { Message } from '../slack/message.ts';
import { permalinkTo } from '../slack/permalink.ts';
import type { Typed } from '../slack/text.ts';
import { changedOfLate } from './draft.store.ts';
import {
  type InThread,
  type Kept,
  newestOf,
  nothingAdded,
  type OpenList,
  type Origin,
  type Shareable,
  type Tab,
  tabs,
  wasAdded,
} from './kudos.ts';
import { listGiven, listReceived } from './kudos.store.ts';
import { type Entry, listView } from './kudos-list.view.ts';

export type KudosOptions = AnsweredBy & {
  /** The channel of somebody's team, which the form offers first. */
  teamChannel(db: Db, workspace: string, user: string): Promise<string | null>;
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** Thanks in weekly kudos threads. */
  inThreads: ThanksInThreads;
  /** What a win says that is shared; null when its owner has none of that id. */
  winOf(db: Db, whose: Whose, id: string): Promise<Shareable | null>;
  /** A win was shared: shows it where that was clicked. */
  shared(call: SubmitCall, from: SharedFrom): Promise<void>;
};

/** For the practice that is answered by giving kudos. */
type AnsweredBy = {
  /** What a kudos answers is done, in the transaction that posts it. */
  answered(tx: Db, call: SubmitCall, answers: string): Promise<unknown>;
  /** The same, once Slack has been answered. */
  afterAnswered(call: SubmitCall, answers: string): Promise<void>;
  /** Opens the form for what somebody did instead, with what they have typed. */
  instead(
    call: ActionCall,
    answers: string,
    typed: { people: readonly string[]; text: Typed },
  ): Promise<void>;
};

type Whose = { workspace: string; user: string };

/** The newest first, without what was taken out. */
type ThanksInThreads = {
  /** What somebody wrote. */
  given(db: Db, whose: Whose, limit: number): Promise<readonly InThread[]>;
  /** Where they were thanked, in these channels. */
  received(
    db: Db,
    whose: Whose,
    of: { channels: readonly string[]; limit: number },
  ): Promise<readonly InThread[]>;
  /** The channels in which they were. */
  channels(db: Db, whose: Whose): Promise<readonly string[]>;
  /** Takes one out, and returns what is said to that; null where it is not the caller's to take out. */
  takeOut(call: Call, at: { channel: string; ts: string }): Promise<Message | null>;
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
  options: Listing,
  { tab = 'given', page = 0, replyTo }: Wanted,
): Promise<ModalView> {
  const wanted = { limit: pageLength + 1, offset: page * pageLength };
  const found =
    tab === 'given'
      ? await withoutUnread(call, await given(call, options, wanted))
      : await received(call, options, wanted);
  const kudos = await linked(call, await listed(call, found.slice(0, pageLength)));
  const when = { now: call.now, zone: await options.zoneOf(call) };
  return listView({ tab, page, kudos, hasMore: found.length > pageLength, replyTo }, when);
}

type Listing = Pick<KudosOptions, 'zoneOf' | 'inThreads'>;
type Range = { limit: number; offset: number };

/** What somebody gave, by kudos and in weekly threads: the newest first. */
export async function given(
  visit: Visit,
  { inThreads }: Pick<KudosOptions, 'inThreads'>,
  { limit, offset }: Range,
): Promise<(Kept | InThread)[]> {
  const most = limit + offset;
  return newestOf(
    await listGiven(visit.db, visit, { limit: most, offset: 0 }),
    await inThreads.given(visit.db, visit, most),
    { limit, offset },
  );
}

/**
 * Where somebody was thanked. Whoever writes in a thread does so for its channel, so what they cannot read there is left out:
 * thanks in a weekly thread, and what others added to a kudos.
 */
async function received(
  call: Call,
  { inThreads }: Pick<KudosOptions, 'inThreads'>,
  { limit, offset }: Range,
): Promise<(Kept | InThread)[]> {
  const { db, slack, user } = call;
  const most = limit + offset;
  const kudos = await listReceived(db, call, { limit: most, offset: 0 });
  const asked = new Set([...(await inThreads.channels(db, call)), ...channelsOfAdded(kudos)]);
  const readable = await mayRead(slack, user, [...asked]);
  return newestOf(
    kudos.map((one) => withoutAdded(one, readable)),
    await inThreads.received(db, call, { channels: [...readable], limit: most }),
    { limit, offset },
  );
}

/** What somebody gave, without what others added in channels that its giver cannot read any more. */
async function withoutUnread(
  { slack, user }: Call,
  given: readonly (Kept | InThread)[],
): Promise<(Kept | InThread)[]> {
  const readable = await mayRead(slack, user, [...new Set(channelsOfAdded(given))]);
  return given.map((one) => ('ts' in one ? one : withoutAdded(one, readable)));
}

function channelsOfAdded(kudos: readonly (Kept | InThread)[]): string[] {
  return kudos.flatMap((one) => ('ts' in one || !wasAdded(one.added) ? [] : [one.channel]));
}

function withoutAdded(kudos: Kept, readable: ReadonlySet<string>): Kept {
  return readable.has(kudos.channel) ? kudos : { ...kudos, added: nothingAdded };
}

/** Kudos as a list shows them to their giver. */
export async function listed(visit: Visit, kudos: readonly (Kept | InThread)[]): Promise<Entry[]> {
  const ids = kudos.map(({ id }) => id);
  const changed = await changedOfLate(visit.db, visit, ids, visit.now);
  return kudos.map((one) =>
    'ts' in one ? { ...one, thread: null } : { ...one, isChanged: changed.has(one.id) },
  );
}

/** A list opens while its click lives, and Slack may have been asked before who reads what. */
const patienceMs = 700;

async function linked(call: Call, entries: readonly Entry[]): Promise<Entry[]> {
  return Promise.all(
    entries.map(async (one) =>
      'ts' in one ? { ...one, thread: await permalinkTo(call.slack, one, patienceMs) } : one,
    ),
  );
}

/** Draws a list anew. Nothing is typed in one, so whichever of two quick clicks comes last may win. */
export async function showPage(call: Call, options: Listing, list: OpenList): Promise<void> {
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
