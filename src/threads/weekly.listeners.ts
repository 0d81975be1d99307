import { z } from 'zod';
import { managerOf, readCoached } from '../coach/index.ts';
import type { Db } from '../db/schema.ts';
import { readPerson } from '../people/index.ts';
import type { Subcommand, Visit } from '../room.ts';
import type {
  ActionCall,
  Call,
  CommandCall,
  Listen,
  ShortcutCall,
  SubmitCall,
} from '../slack/call.ts';
import { enter } from '../slack/channel.ts';
import { cannotRead, mayRead } from '../slack/may-read.ts';
import { permalinkTo } from '../slack/permalink.ts';
import type { Postable } from '../slack/postable.ts';
import { quietly } from '../slack/quietly.ts';
import { mark } from '../slack/thread.ts';
import { UserError } from '../slack/user-error.ts';
import { putBack, takeOut } from './take-out.steps.ts';
import { kudosWithin } from './week.store.ts';
import { saidView } from './week.view.ts';
import {
  asksForCare,
  type KudosChannel,
  readSpan,
  type RunningChannel,
  weeklyForm,
} from './weekly.ts';
import * as store from './weekly.store.ts';
import { runningIn, runningOf, startThreads, stopThreads } from './weekly.steps.ts';
import * as view from './weekly.view.ts';

export type ThreadsOptions = {
  /** A nudge was answered by starting a thread, in the transaction that does. */
  answered(tx: Db, call: SubmitCall, nudge: string): Promise<unknown>;
  /** The same, once Slack has been answered. */
  afterAnswered(call: SubmitCall, nudge: string): Promise<void>;
  /** Who gave the kudos whose post stands at a place; null for none. */
  giverOf(db: Db, workspace: string, at: { channel: string; ts: string }): Promise<string | null>;
  /** Opens the form for what somebody did instead. */
  instead(call: ActionCall, nudge: string): Promise<void>;
};

const metadata = z.object({
  answers: z.string(),
  /** Whose clock the form shows. */
  zone: z.string().optional(),
  /** The channel whose thread is changed; '' for a new one. */
  changes: z.string().default(''),
  /** The channel of which the form has said who else reads it. */
  warned: z.string().optional(),
  /** The channel of which it has said that nothing is known. */
  unsure: z.string().optional(),
});
type Metadata = z.infer<typeof metadata>;

/** Opens the form in which a manager starts a weekly thread. `answers` names the nudge that it is the answer to. */
async function openWeekly(
  call: CommandCall | ActionCall,
  answers: string,
  { channel = '', changes = '' }: { channel?: string; changes?: string } = {},
): Promise<void> {
  const { zone, teamChannel } = await managerOf(call);
  const known = channel ? await store.readChannel(call.db, call.workspace, channel) : null;
  const of = { zone, ...known, channel: channel || teamChannel };
  await call.open(view.weeklyFormView(of, { answers, changes }));
}

/** The same for the practice of opening a thread; false where one runs that its manager can answer in. */
export async function openUnlessOneRuns(
  call: CommandCall | ActionCall,
  answers: string,
): Promise<void | false> {
  const { db, workspace } = call;
  const { teamChannel } = await managerOf(call);
  const team = teamChannel === null ? null : await store.readChannel(db, workspace, teamChannel);
  const runs = team !== null && team.stoppedAt === null;
  if (runs || (await store.channelsOf(db, call)).length > 0) return false;
  await openWeekly(call, answers);
}

export function listenForWeekly(on: Listen, options: ThreadsOptions): void {
  on.action(view.does.start, (call) => openWeekly(call, '', { channel: call.value }));

  on.action(view.does.change, (call) =>
    openWeekly(call, '', { channel: call.value, changes: call.value }),
  );

  on.submission(view.formCallback, weeklyForm, async (call, choice) => {
    const form = metadata.parse(JSON.parse(call.metadata));
    const { answers, changes } = form;
    const { channel } = choice;
    const { db, workspace, user, now } = call;
    const { zone: own } = await managerOf(call);
    const zone = form.zone ?? own;
    const known = await store.readChannel(db, workspace, channel);
    const taken = known && (await whyTaken(db, call, known));
    if (taken !== null) return { errors: { channel: taken } };
    const asksFirst = (found: Postable) => asksForCare(found) && channel !== form.warned;
    const { problem, postable } = await enter(call.slack, channel, asksFirst);
    if (problem) return { errors: { channel: problem.says } };
    if (postable ? asksFirst(postable) : isNew(channel, form)) {
      return { view: view.weeklyFormView({ ...choice, zone }, { answers, changes, postable }) };
    }
    const of = { workspace, owner: user, ...choice, zone, silentWeeks: 0, stoppedAt: null };
    const started = await call.once(async (tx) => {
      if (answers !== '') await options.answered(tx, call, answers);
      const left = await leave(tx, call, { channel: changes, for: channel });
      return { left, running: await startIfFree(tx, call, of) };
    });
    const running = started?.running ?? (await runningIn(db, { ...of, wording: -1 }, now));
    return {
      view: view.startedView(running, { zone: own, now }, started?.left ?? null),
      after: async () => {
        if (answers !== '') await quietly(call, options.afterAnswered(call, answers));
      },
    };
  });

  on.action(view.does.instead, async (call) => {
    const { answers } = metadata.parse(JSON.parse(call.view?.private_metadata ?? ''));
    await options.instead(call, answers);
  });

  on.action(view.does.stop, async (call) => {
    const { db, workspace, user, value, now } = call;
    const of = await store.readChannel(db, workspace, value);
    if (!of || of.owner !== user)
      throw new UserError('Only whoever started that thread can stop it.');
    await db.transaction().execute((tx) => stopThreads(tx, of, now));
    if (call.view?.type === 'modal') await call.update(view.stoppedView(value));
    else if (!call.view) await call.replace(view.stoppedMessage(value));
  });

  on.action(view.does.said, async (call) => {
    const { db, workspace, user, slack } = call;
    const [channel = '', ...span] = call.value.split(' ');
    // Whoever looks after a thread may have left its channel since.
    if (!(await mayRead(slack, user, [channel])).has(channel)) {
      throw new UserError(cannotRead);
    }
    const kudos = await kudosWithin(db, workspace, channel, readSpan(span));
    const link = kudos[0] ? await permalinkTo(slack, kudos[0]) : null;
    await call.open(saidView(channel, kudos, link));
  });

  on.shortcut(view.takeOutShortcut, async (call) => {
    const message = await takeOut(call, call.said);
    if (!message) throw new UserError(await whyNotTakenOut(call));
    await call.reply(message);
  });

  on.action(view.does.putBack, async (call) => {
    const [channel = '', ts = ''] = call.value.split(' ');
    const message = await putBack(call, { channel, ts });
    if (!message) throw new UserError("I can't find that message any more.");
    await call.replace(message);
  });

  /** A message of ours looks as if it could be taken out, too: by whoever gave that kudos. */
  async function whyNotTakenOut(call: ShortcutCall): Promise<string> {
    const { db, workspace, user, said } = call;
    const giver = said.author === null ? await options.giverOf(db, workspace, said) : null;
    if (giver === user) return 'This kudos is yours: `/kudos list` takes it back.';
    if (giver !== null) {
      const name = (await readPerson(db, workspace, giver))?.person.name ?? 'somebody else';
      return `This kudos is from ${name}, and only they can take it back.`;
    }
    return `Only what carries a :${mark}: is kept as kudos, and only whoever wrote it or is named in it can take it out.`;
  }
}

/** The words after /coach. */
export const subcommands: Readonly<Record<string, Subcommand>> = {
  threads: {
    help: '`/coach threads`: a kudos thread every week in your team channel',
    alone:
      '`/coach threads` starts a weekly thread, or shows the ones you have: channel, day and the end of it are chosen there.',
    run: async (call) => {
      const { zone } = await managerOf(call);
      const channels = await runningOf(call.db, call, call.now);
      if (channels.length === 0) return openWeekly(call, '');
      const blocks = view.homeBlocks(channels, { zone, now: call.now });
      await call.reply({ text: 'Your weekly kudos threads.', blocks });
    },
  },
};

/** The part of the Home tab. */
export async function weeklyHome(visit: Visit) {
  const { db, workspace, user, now } = visit;
  const channels = await runningOf(db, visit, now);
  const coached = await readCoached(db, workspace, user);
  if (!coached && channels.length === 0) return [];
  const zone = coached?.zone ?? (await readPerson(db, workspace, user))?.person.zone ?? 'UTC';
  return view.homeBlocks(channels, { zone, now });
}

/** Whether the form has said nothing yet of who reads a channel. */
function isNew(channel: string, { warned, unsure }: Metadata): boolean {
  return channel !== warned && channel !== unsure;
}

/** Starts threads in a channel, unless somebody else has done so meanwhile. */
async function startIfFree(
  tx: Db,
  call: Call,
  of: Omit<KudosChannel, 'wording'>,
): Promise<RunningChannel> {
  const known = await store.readChannel(tx, of.workspace, of.channel);
  const taken = known && (await whyTaken(tx, call, known));
  if (taken !== null) throw new UserError(taken);
  return startThreads(tx, { ...of, wording: known?.wording ?? -1 }, call.now);
}

/** The thread of a channel moves to another one: there are no more where it was. Null where none moves. */
async function leave(
  tx: Db,
  { workspace, user, now }: Call,
  { channel, for: other }: { channel: string; for: string },
): Promise<string | null> {
  if (channel === '' || channel === other) return null;
  const before = await store.readChannel(tx, workspace, channel);
  if (!before || before.stoppedAt !== null || before.owner !== user) return null;
  await stopThreads(tx, before, now);
  return channel;
}

/** Somebody else looks after a channel's thread already, and is still here; null for nobody. */
async function whyTaken(
  db: Db,
  { workspace, user }: Call,
  of: KudosChannel,
): Promise<string | null> {
  if (of.stoppedAt !== null || of.owner === user) return null;
  const owner = await readPerson(db, workspace, of.owner);
  if (owner?.person.isDeactivated) return null;
  const name = owner?.person.name ?? 'Somebody else';
  return `${name} has started one in that channel already. Answer in theirs, or choose another channel.`;
}
