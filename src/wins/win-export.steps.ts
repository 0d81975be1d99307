import { readPeople } from '../people/index.ts';
import type { Visit } from '../room.ts';
import type { ActionCall, CommandCall } from '../slack/call.ts';
import { type Delivery, type FilesDeps, requestFiles, sendFiles } from '../slack/files.steps.ts';
import { quietly } from '../slack/quietly.ts';
import { mentions, type Typed } from '../slack/text.ts';
import { localDate } from '../time/wall.ts';
import { sayFilter } from './filter.ts';
import { listWins } from './find.store.ts';
import { foundBy, lookingFor, type Showing, withShares } from './shown.ts';
import type { Shown } from './win.ts';
import { winFiles } from './win-export.ts';
import { exportComment, exportFailed, gatheringMessage, gatheringView } from './win-export.view.ts';

/** Somebody's wins as files; what they asked for are the words that were looked for. */
export function winDelivery(options: Showing): Delivery {
  return {
    kind: 'win-export',
    async compose({ db, slack }, { workspace, user, asks, askedAt }, now) {
      // "Last month" is that of the day on which it was asked for.
      const visit = { db, workspace, user, now: askedAt };
      const zone = await options.zoneOf(visit);
      const found = await winsFor(visit, asks, options);
      const wins = await withShares(visit, found.wins.toReversed(), options);
      const ids = wins.flatMap((win) => [
        ...win.people,
        ...mentions(win.text),
        ...mentions(win.why),
      ]);
      const people = await readPeople(db, workspace, [...new Set([...ids, ...mentions(asks)])]);
      const exported = {
        user,
        workspace,
        zone,
        asked: asks,
        wins,
        people: people.map(({ id, name }) => ({ id, name })),
        channels: await channelsOf({ slack }, wins),
      };
      const which = sayFilter(found.filter, localDate(now, zone), wins.length);
      return { files: winFiles(exported, now), comment: exportComment(wins.length, which) };
    },
    failed: exportFailed,
  };
}

/** So many channels are asked for by name; of others the id is told. */
const mostChannels = 20;

async function channelsOf(
  { slack }: Pick<FilesDeps, 'slack'>,
  wins: readonly Shown[],
): Promise<{ id: string; name: string }[]> {
  const ids = new Set(wins.flatMap(({ shares }) => shares.map(({ channel }) => channel)));
  const named = await Promise.all(
    [...ids].slice(0, mostChannels).map(async (id) => {
      const answer = await slack.conversations.info({ channel: id }).catch(() => null);
      return { id, name: answer?.channel?.name ?? null };
    }),
  );
  return named.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
}

/** What the list shows for these words, but for what was removed. */
async function winsFor(visit: Visit, words: Typed, options: Showing) {
  const sought = await lookingFor(visit, words, options);
  const { filter, instead, found } = await foundBy(sought, async (looking) => {
    const removed = { now: visit.now };
    const wins = await listWins(visit.db, visit, { removed }, looking);
    return { wins: wins.filter(({ undoneAt }) => !undoneAt), listed: wins.length };
  });
  return { filter: instead ?? filter, wins: found.wins };
}

/** Sends the wins that are looked for, unless there are none or others are on their way. */
export async function sendWins(
  call: CommandCall | ActionCall,
  words: Typed,
  options: Showing,
): Promise<void> {
  const delivery = winDelivery(options);
  const { filter, wins } = await winsFor(call, words, options);
  const total = wins.length;
  const today = localDate(call.now, await options.zoneOf(call));
  const which = sayFilter(filter, today, Math.max(1, total));
  const { db, workspace, user, now } = call;
  const isNew =
    total > 0 && (await requestFiles(db, delivery, { workspace, user, asks: words }, now));
  const said = { isNew, total, which };
  if ('view' in call && call.view?.type === 'modal') {
    await quietly(call, call.open(gatheringView(said)));
  } else {
    await call.reply(gatheringMessage(said));
  }
  if (isNew) await sendFiles(call, delivery, call, now);
}
