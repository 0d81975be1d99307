import { botUserOf } from '../db/workspace.store.ts';
import type { Db } from '../db/schema.ts';
import { peopleOf, readPeople, readPerson, slackbot } from '../people/index.ts';
import {
  type Planner,
  removeSchedule,
  scheduledAt,
  setSchedule,
} from '../schedule/schedule.store.ts';
import { enqueue, type OutboxRow } from '../slack/outbox.store.ts';
import { mentions, somebodyWhoLeft } from '../slack/text.ts';
import type { ThreadKeeper } from '../slack/read-thread.ts';
import type { Reply, Thread } from '../slack/thread.ts';
import { openThread, repliesOf } from '../slack/thread.store.ts';
import type { Slot } from '../time/cadence.ts';
import {
  closesAt,
  closingKind,
  grace,
  type KudosChannel,
  kudosIn,
  lastLineAt,
  nextThread,
  nobodyIsLeft,
  type RunningChannel,
  silentAfter,
  weeklyKind,
} from './weekly.ts';
import * as store from './weekly.store.ts';
import { closingLine, refusedMessage, silentMessage, weeklyPost, wordings } from './weekly.view.ts';

function scheduleOf(channel: string): string {
  return `${weeklyKind}:${channel}`;
}

/** Has a channel get its threads from now on, as `of` says. */
export async function startThreads(
  tx: Db,
  of: KudosChannel,
  now: Temporal.Instant,
): Promise<RunningChannel> {
  const { workspace, channel, owner } = of;
  const id = scheduleOf(channel);
  await store.keepChannel(tx, of, now);
  const { date, at } = await nextNew(tx, of, now);
  await removeSchedule(tx, workspace, id);
  await setSchedule(tx, {
    workspace,
    id,
    user: owner,
    kind: weeklyKind,
    subject: channel,
    next: { slot: date.toString(), at },
  });
  return { ...of, next: at };
}

/** The next thread of a channel: a day that had one already has no second. */
async function nextNew(tx: Db, of: KudosChannel, now: Temporal.Instant): Promise<Slot> {
  const next = nextThread(of, now);
  const slot = next.date.toString();
  const came = await store.cameOn(tx, of.workspace, { schedule: scheduleOf(of.channel), slot });
  return came ? nextThread(of, next.at) : next;
}

/** The channels that somebody looks after, the first one first; those that were stopped are left out. */
export async function runningOf(
  db: Db,
  whose: { workspace: string; user: string },
  now: Temporal.Instant,
): Promise<RunningChannel[]> {
  const channels = await store.channelsOf(db, whose);
  return Promise.all(channels.map(async (of) => runningIn(db, of, now)));
}

/** A channel and when its next thread comes. */
export async function runningIn(
  db: Db,
  of: KudosChannel,
  now: Temporal.Instant,
): Promise<RunningChannel> {
  const next = await scheduledAt(db, of.workspace, scheduleOf(of.channel));
  return { ...of, next: next ?? nextThread(of, now).at };
}

/** No more threads in a channel; one that is open is closed as usual. */
export async function stopThreads(tx: Db, of: KudosChannel, now: Temporal.Instant): Promise<void> {
  await store.keepChannel(tx, { ...of, stoppedAt: now }, now);
  await removeSchedule(tx, of.workspace, scheduleOf(of.channel));
}

/** Opens the week's thread. Where whoever looks after it has left, there are no more. */
export const weeklyPlanner: Planner = async (tx, due, now) => {
  const { workspace_id: workspace, subject } = due;
  const of = await store.readChannel(tx, workspace, subject ?? '');
  if (!of || of.stoppedAt !== null) return null;
  const owner = await readPerson(tx, workspace, of.owner);
  if (owner?.person.isDeactivated) {
    await store.keepChannel(tx, { ...of, stoppedAt: now }, now);
    return null;
  }
  const wording = (of.wording + 1) % wordings.length;
  const opened = Temporal.Instant.fromEpochMilliseconds(due.next_at);
  const outbox = await enqueue(
    tx,
    {
      workspace,
      to: { channel: of.channel },
      kind: weeklyKind,
      message: weeklyPost(wording),
      dueAt: now,
      expiresAt: opened.add(grace),
      occurrence: { schedule: due.id, slot: due.slot },
    },
    now,
  );
  if (outbox !== null) {
    await openThread(tx, workspace, { outbox, until: closesAt(of, opened) });
    await store.keepChannel(tx, { ...of, wording }, now);
  }
  const { date, at } = nextThread(of, now);
  return { slot: date.toString(), at };
};

/** What is written in a weekly thread: replies that name people are kept as kudos. */
export const weeklyKeeper: ThreadKeeper = {
  async meet(asking, replies) {
    const named = namedIn(replies);
    const known = await readPeople(asking.db, asking.workspace, named);
    const strangers = new Set(named).difference(new Set(known.map(({ id }) => id)));
    await peopleOf(asking, [...strangers]);
  },
  async keep(tx, thread) {
    const { workspace, outbox, channel, replies } = thread;
    const before = new Map(
      (await store.kudosOfThread(tx, workspace, outbox)).map((each) => [each.ts, each]),
    );
    const notPeople = await botsAmong(tx, thread);
    const marked = new Set<string>();
    for (const reply of replies) {
      const known = before.get(reply.ts) ?? null;
      // What was taken out is remembered as long as the reply is there, whomever it names meanwhile.
      const found =
        kudosIn(reply, notPeople) ?? (known?.takenOut ? { people: [], text: reply.text } : null);
      if (!found) continue;
      before.delete(reply.ts);
      const { ts, user: giver } = reply;
      await store.keepKudos(tx, { workspace, thread: outbox, channel, ts, giver, ...found }, known);
      // Nobody has decided on the whole where nobody is left: its author may name others again.
      const isOut = (person: string) => known?.without.includes(person) ?? false;
      const without = found.people.filter(isOut);
      const people = found.people.filter((person) => !isOut(person));
      if (!known?.takenOut && !nobodyIsLeft({ people, without })) marked.add(ts);
    }
    // What somebody wrote who is forgotten since is not read any more, and stays until it is deleted in Slack.
    const standing = new Set((await repliesOf(tx, workspace, [outbox])).map(({ ts }) => ts));
    for (const { id, ts, giver } of before.values()) {
      if (giver !== somebodyWhoLeft || !standing.has(ts)) await store.dropKudos(tx, workspace, id);
    }
    return { marked };
  },
  async close(tx, thread, now, until) {
    const { workspace, outbox, channel, replies } = thread;
    const kudos = await store.kudosOfThread(tx, workspace, outbox);
    const sum = {
      kudos: kudos.filter((one) => !one.takenOut && !nobodyIsLeft(one)),
      writers: [...new Set(replies.map(({ user }) => user))],
    };
    const of = await store.readChannel(tx, workspace, channel);
    const dueAt = of ? lastLineAt(of, until, now) : now;
    if (sum.writers.length > 0 && dueAt) {
      const to = { channel };
      const message = closingLine(sum);
      await enqueue(
        tx,
        {
          workspace,
          to,
          kind: closingKind,
          message,
          dueAt,
          expiresAt: dueAt.add({ hours: 24 }),
          threadOf: outbox,
        },
        now,
      );
    }
    if (!of || of.stoppedAt !== null) return;
    const { silentWeeks, isOver } = silentAfter(of.silentWeeks, sum);
    await store.keepChannel(tx, { ...of, silentWeeks }, now);
    if (isOver) await stopAndTell(tx, of, silentMessage(channel), now);
  },
};

/** Slack refuses a weekly post: there are no more, and whoever started them hears why. */
export async function weeklyRefused(
  tx: Db,
  row: OutboxRow,
  code: string,
  now: Temporal.Instant,
): Promise<void> {
  const of = await store.readChannel(tx, row.workspace_id, row.channel);
  if (!of || of.stoppedAt !== null) return;
  await stopAndTell(tx, of, refusedMessage(of.channel, code), now);
}

async function stopAndTell(
  tx: Db,
  of: KudosChannel,
  message: ReturnType<typeof silentMessage>,
  now: Temporal.Instant,
): Promise<void> {
  const { workspace, owner } = of;
  await stopThreads(tx, { ...of, silentWeeks: 0 }, now);
  await enqueue(
    tx,
    { workspace, to: { user: owner }, kind: 'weekly-thread-stopped', message, dueAt: now },
    now,
  );
}

/** Whoever is named in a thread and known to be no person. */
async function botsAmong(tx: Db, { workspace, replies }: Thread): Promise<ReadonlySet<string>> {
  const known = await readPeople(tx, workspace, namedIn(replies));
  const bots = known.filter(({ isBot }) => isBot).map(({ id }) => id);
  return new Set([...bots, slackbot, await botUserOf(tx, workspace)]);
}

function namedIn(replies: readonly Pick<Reply, 'text'>[]): string[] {
  const named = new Set(replies.flatMap(({ text }) => mentions(text)));
  return [...named].filter((one) => one !== somebodyWhoLeft);
}
