import type { Db } from '../db/schema.ts';
import { checkPeople, knownPeople } from '../people/index.ts';
import type { ActionCall, Call, Listen, SubmitCall } from '../slack/call.ts';
import { channelProblem } from '../slack/channel.ts';
import { failureOf } from '../slack/failure.ts';
import { enqueue, type OutboxRow, sentMessage } from '../slack/outbox.store.ts';
import { quietly } from '../slack/quietly.ts';
import { drawAnew, drawClicked } from '../slack/redraw.ts';
import { mentionsForNames } from '../slack/typed.ts';
import { UserError } from '../slack/user-error.ts';
import {
  type Kudos,
  kudosFormSchema,
  type Origin,
  readOrigin,
  type Shareable,
  textFrom,
  textLimit,
} from './kudos.ts';
import { addKudos, changeKudos, kudosOfMessage, readKudos, sharesOf } from './kudos.store.ts';
import {
  againAction,
  failedMessage,
  formCallback,
  kudosForm,
  kudosPost,
  sentAgainMessage,
  threadOpener,
} from './kudos.view.ts';

export type KudosOptions = {
  /** The channel of somebody's team, which the form offers first. */
  teamChannel(db: Db, workspace: string, user: string): Promise<string | null>;
  /** A win was shared: shows it where that was clicked. */
  shared(call: SubmitCall, from: SharedFrom): Promise<void>;
};

type OpenList = { view: string; page: number };
type SharedFrom = {
  win: string;
  channel: string;
  replyTo: string | null;
  list: OpenList | null;
};

const notFound = "I can't find that kudos any more.";

/** `already`: where it was shared before, in words; `list`: where it was clicked. */
export type SharingFrom = { already: string; list: OpenList | null };

/** Opens the form that makes a kudos of a win. */
export async function shareWin(
  call: ActionCall,
  win: Shareable,
  { already, list }: SharingFrom,
  options: KudosOptions,
): Promise<void> {
  const origin = { win: win.id, ...(list && { list }) };
  await openForm(call, options, origin, { text: textFrom(win), people: win.people }, already);
}

/** What somebody is to be thanked for. */
export type Thanks = { text: string; people: readonly string[] };

/** Opens the form that thanks somebody for what another room knows of. */
export async function thank(
  call: ActionCall,
  { text, people }: Thanks,
  options: KudosOptions,
): Promise<void> {
  await openForm(call, options, {}, { text, people: [...people] });
}

/** Lets what was posted of a win say what it says now; false when something could not be changed. */
export async function changePosts(call: Call, win: Shareable): Promise<boolean> {
  const { db, workspace, user } = call;
  let all = true;
  for (const { id } of await sharesOf(db, call, [win.id])) {
    const kudos = await readKudos(db, workspace, user, id);
    const place = kudos && (await sentMessage(db, workspace, kudos.outbox));
    if (!place) {
      all = false;
      continue;
    }
    const others = win.people.filter((person) => person !== user);
    const people = others.length > 0 ? others : kudos.people;
    const changed = { ...kudos, text: textFrom(win), people };
    try {
      await drawAnew(call, place, kudosPost(changed), kudos.outbox);
      await db.transaction().execute((tx) => changeKudos(tx, workspace, changed));
    } catch (error) {
      call.log.warn({ failure: failureOf(error) }, 'a kudos was not changed');
      all = false;
    }
  }
  return all;
}

async function openForm(
  call: ActionCall,
  options: KudosOptions,
  origin: Origin,
  from: Pick<Kudos, 'text' | 'people'>,
  already = '',
): Promise<void> {
  const { db, workspace, user, replyTo } = call;
  const view = kudosForm({
    origin: { ...origin, ...(replyTo && { replyTo }) },
    from: { ...from, people: from.people.filter((person) => person !== user) },
    channel: await options.teamChannel(db, workspace, user),
    known: await knownPeople(db, workspace, from.people),
    already,
  });
  await call.open(view);
}

export function listenForKudos(on: Listen, options: KudosOptions): void {
  on.action(againAction, async (call) => {
    const kudos = await readKudos(call.db, call.workspace, call.user, call.value);
    if (!kudos) throw new UserError(notFound);
    if (!kudos.failed) return call.replace(sentAgainMessage(kudos.channel));
    const failed = call.message ?? undefined;
    await openForm(call, options, { again: kudos.id, failed }, kudos);
  });

  on.submission(formCallback, kudosFormSchema, async (call, typed) => {
    const origin = readOrigin(call.metadata);
    if (typed.people.includes(call.user)) {
      return { errors: { people: 'Kudos are for others: leave yourself out here.' } };
    }
    const [checked, channel] = await Promise.all([
      // The giver as well: their hours decide when they can be told that Slack refused it.
      checkPeople(call, [...typed.people, call.user]),
      channelProblem(call.slack, typed.channel),
    ]);
    if ('problem' in checked || channel) {
      return {
        errors: {
          ...('problem' in checked && { people: checked.problem }),
          ...(channel && { channel }),
        },
      };
    }
    const kudos = {
      giver: call.user,
      channel: typed.channel,
      text: mentionsForNames(typed.text, checked.people, textLimit),
      people: typed.people,
    };
    const posted = await call.once((tx) => post(tx, call, kudos, origin));
    return {
      after: async () => (posted ? quietly(call, show(call, origin, kudos.channel)) : undefined),
    };
  });

  /** What was clicked on says what became of it. */
  async function show(call: SubmitCall, origin: Origin, channel: string): Promise<void> {
    const { win, replyTo = null, list = null, failed } = origin;
    if (failed) await drawClicked(call, failed, sentAgainMessage(channel));
    if (win) await options.shared(call, { win, channel, replyTo, list });
  }
}

/** Puts the post and its thread's first reply into the outbox. */
async function post(
  tx: Db,
  call: SubmitCall,
  kudos: Omit<Kudos, 'id' | 'win'>,
  origin: Origin,
): Promise<true> {
  const { workspace, now } = call;
  const message = { workspace, to: { channel: kudos.channel }, dueAt: now };
  const outbox = await enqueue(tx, { ...message, kind: 'kudos', message: kudosPost(kudos) }, now);
  if (!outbox) throw new Error('a kudos did not get into the outbox');
  await enqueue(
    tx,
    { ...message, kind: 'kudos-thread', message: threadOpener(), threadOf: outbox },
    now,
  );
  if (!origin.again) {
    await addKudos(tx, workspace, { ...kudos, win: origin.win ?? null, outbox }, now);
    return true;
  }
  const before = await readKudos(tx, workspace, call.user, origin.again);
  if (!before) throw new UserError(`${notFound} Copy your text to share it anew.`);
  if (!before.failed) throw new UserError('You sent this kudos again already. Close this form.');
  await changeKudos(tx, workspace, { ...before, ...kudos }, { outbox, now });
  return true;
}

/** Tells the giver that Slack refused the post, with their words. */
export async function kudosRefused(
  tx: Db,
  row: OutboxRow,
  code: string,
  now: Temporal.Instant,
): Promise<void> {
  const workspace = row.workspace_id;
  const kudos = await kudosOfMessage(tx, workspace, row.id);
  if (!kudos) return;
  await enqueue(
    tx,
    {
      workspace,
      to: { user: kudos.giver },
      kind: 'kudos-failed',
      message: failedMessage(kudos, code),
      dueAt: now,
    },
    now,
  );
}
