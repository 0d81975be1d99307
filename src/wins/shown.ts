import type { ModalView } from '@slack/types';
import type { Db } from '../db/schema.ts';
import { glimpseOf, readPeople } from '../people/index.ts';
import type { Visit } from '../room.ts';
import type { ActionCall, Call, SubmitCall } from '../slack/call.ts';
import type { FormValues } from '../slack/form.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { mentionsForNames } from '../slack/typed.ts';
import { localDate } from '../time/wall.ts';
import { type Filter, isEverything, isSurely, matcher, nearFilter, readFilter } from './filter.ts';
import {
  findWins,
  keepSearch,
  listWins,
  type Looking,
  peopleInWins,
  readSearch,
} from './find.store.ts';
import { readList, type SearchBlock, searchIn } from './list.ts';
import { filterLimit, type Owner, type Share, type Shown, type Win } from './win.ts';
import { readWin } from './win.store.ts';
import { keptMessage, sayOnItsWay, type When } from './win.view.ts';
import { listCallback, listView, pageLength } from './win-list.view.ts';

/** What it takes to show wins. */
export type Showing = {
  /** The zone in which somebody reads dates. */
  zoneOf(visit: Visit): Promise<string>;
  /** Where somebody's wins have been shared, the oldest first. */
  sharesOf(db: Db, owner: Owner, wins: readonly string[]): Promise<readonly Share[]>;
};

/** A list of wins that is open, and the page that it shows. */
export type OpenList = { view: string; page: number };

/** The same with what is looked for in it, and the field in which that stands. */
export type ListBefore = OpenList & { words: Typed; block: SearchBlock; isFromCommand: boolean };

/** Where a form that shared a win was opened. */
export type SharedFrom = {
  win: string;
  channel: string;
  replyTo: string | null;
  list: OpenList | null;
};

/** The list that was clicked in, as it stands before somebody; null elsewhere. */
export async function listOf(call: ActionCall): Promise<ListBefore | null> {
  const { view } = call;
  if (view?.type !== 'modal' || view.callback_id !== listCallback) return null;
  const { page, isFromCommand } = readList(view.private_metadata);
  const search = await searchBefore(call, view.state ?? {}, view.private_metadata);
  return { view: view.id, page, isFromCommand, ...search };
}

/** What stands in the search field of a list. */
export async function searchBefore(
  { db, workspace }: Call,
  values: FormValues,
  metadata: string,
): Promise<{ words: Typed; block: SearchBlock }> {
  const { block, typed } = searchIn(values);
  const named = await readPeople(db, workspace, readList(metadata).asked);
  return { block, words: mentionsForNames(typed, named, filterLimit) };
}

/** Remembers what is looked for in a list on which a form is about to lie; the form keeps no more of it than what this returns. */
export async function coverList(call: ActionCall): Promise<OpenList | null> {
  const list = await listOf(call);
  if (!list) return null;
  await keepSearch(call.db, call, list, call.now);
  return { view: list.view, page: list.page };
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

/** So many of the newest wins stand on the Home tab, and at most as many lines for what was removed among them. */
const onHome = 3;

/** The newest wins, and what was removed among them of late, so that it can be put back from there too. */
export async function newestWins(visit: Visit): Promise<Win[]> {
  const { db, now } = visit;
  const newest = await listWins(db, visit, { limit: onHome });
  const all = await listWins(db, visit, { limit: onHome * 2, removed: { now } });
  const last = newest.length < onHome ? null : (newest.at(-1)?.at ?? null);
  const removed = all
    .filter(({ undoneAt }) => undoneAt !== null)
    .filter(({ at }) => last === null || Temporal.Instant.compare(at, last) >= 0)
    .slice(0, onHome);
  return [...newest, ...removed].toSorted(
    (a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1),
  );
}

/** What somebody looks for with these words, and how it is found. */
export async function lookingFor(
  visit: Visit,
  words: Typed,
  options: Showing,
): Promise<{
  filter: Filter;
  looking: Looking;
  near(): { filter: Filter; looking: Looking } | null;
  /** Whether these words can be nothing but a filter. */
  isSure: boolean;
}> {
  const { db, workspace, now } = visit;
  const zone = await options.zoneOf(visit);
  const people = await readPeople(db, workspace, await peopleInWins(db, visit));
  const knowing = { today: localDate(now, zone), people };
  const filter = readFilter(words, knowing);
  return {
    filter,
    isSure: isSurely(words, knowing),
    looking: lookingWith(filter, zone),
    near() {
      const near = nearFilter(filter, people);
      return near && { filter: near, looking: lookingWith(near, zone) };
    },
  };
}

/** What is found by the words or, where that is nothing, by names near to them: `instead` says so then. */
export async function foundBy<T extends { listed: number }>(
  { filter, looking, near }: Awaited<ReturnType<typeof lookingFor>>,
  find: (looking: Looking) => Promise<T>,
): Promise<{ filter: Filter; instead: Filter | null; found: T }> {
  const found = await find(looking);
  const like = found.listed === 0 ? near() : null;
  const nearly = like && (await find(like.looking));
  return like && nearly && nearly.listed > 0
    ? { filter, instead: like.filter, found: nearly }
    : { filter, instead: null, found };
}

function lookingWith(filter: Filter, zone: string): Looking {
  const isByDate = filter.people.length + filter.words.length === 0;
  return {
    has: isByDate ? null : matcher(filter),
    ranges: filter.periods.map(({ first, last }) => ({
      from: first && first.toZonedDateTime(zone).toInstant(),
      until: last && last.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
    })),
  };
}

type Wanted = Pick<ListBefore, 'words' | 'page'> &
  Partial<Pick<ListBefore, 'block' | 'isFromCommand'>>;

/** The list as it is wanted; where nothing is found by the words, what is found by names near to them. */
export async function listAt(call: Call, wanted: Wanted, options: Showing): Promise<ModalView> {
  const { words, block = 'find-1', isFromCommand = false } = wanted;
  const when = await whenFor(call, options);
  const at = { page: wanted.page, pageLength, now: call.now };
  const { filter, instead, found } = await foundBy(
    await lookingFor(call, words, options),
    (looking) => findWins(call.db, call, looking, at),
  );
  if (found.listed === 0) {
    const any = await listWins(call.db, call, { limit: 1, removed: { now: call.now } });
    if (any.length === 0 && (isEverything(filter) || !isFromCommand)) return listView(null, when);
  }
  const named = await Promise.all(
    mentions(words).map((user) => glimpseOf(call, user).catch(() => null)),
  );
  const search = {
    words,
    named: named.filter((person) => person !== null),
    filter,
    near: instead,
    block,
    isFromCommand,
  };
  const { page, pages, total } = found;
  const wins = await withShares(call, found.wins, options);
  return listView({ wins, page, pages, total, search }, when);
}

/** Draws a list anew, as it is wanted. Of two quick clicks whichever comes last may win. */
export async function drawList(
  call: Call,
  list: Wanted & { view: string },
  options: Showing,
): Promise<void> {
  const view = await listAt(call, list, options);
  await call.slack.views.update({ view_id: list.view, view });
}

/** Draws a list anew on which a form lay, with what was looked for in it. */
export async function drawCovered(call: Call, list: OpenList, options: Showing): Promise<void> {
  const words = await readSearch(call.db, call, list.view);
  await drawList(call, { ...list, words }, options);
}

/** Shows that a win was shared, where that was clicked; the Home tab is drawn again anyway. */
export async function showShared(
  call: SubmitCall,
  from: SharedFrom,
  options: Showing,
): Promise<void> {
  if (from.list) await drawCovered(call, from.list, options);
  const win = from.replyTo === null ? null : await readWin(call.db, call, from.win);
  if (!win || from.replyTo === null) return;
  const message = keptMessage(win, 'shared', sayOnItsWay(from.channel));
  await call.answer(from.replyTo, message, { replace: true });
}
